import type { Explanation } from "../../policy/explain.js";
import type { RenderContext } from "../check/context.js";

export type ExplainRenderer = (explanation: Explanation, context: Pick<RenderContext, "color" | "width">) => string;
type Loaded = Promise<{ readonly render: ExplainRenderer }>;

/** A format is a file of that name beside this one and a line here. */
const explainReporters = {
  text: (): Loaded => import("./text.js"),
  json: (): Loaded => import("./json.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type ExplainFormat = keyof typeof explainReporters;
export const EXPLAIN_FORMATS = Object.keys(explainReporters) as readonly ExplainFormat[];

export const renderExplanation = async (
  format: ExplainFormat,
  explanation: Explanation,
  context: Pick<RenderContext, "color" | "width">,
): Promise<string> => (await explainReporters[format]()).render(explanation, context);
