/** The API of the fixtures, and calls of it written down instead of scanned. */
import { fileURLToPath } from "node:url";
import type { ApiKnowledge } from "../../../src/check/api/knowledge.js";
import { openReleases } from "../../../src/check/api/open.js";
import { resolveSettings } from "../../../src/check/config/settings.js";
import type { Finding } from "../../../src/check/finding.js";
import { join } from "../../../src/check/join/index.js";
import type { CheckOptions } from "../../../src/check/options.js";
import { settle } from "../../../src/check/settle.js";
import { openProvider } from "../../../src/contract/provider/index.js";
import type { ApiCall, FieldUse, InterfaceUse } from "../../../src/scan/call.js";

const project = fileURLToPath(new URL("../../fixtures/check/bookshop", import.meta.url));

/** `use("items.[].shelf", 4)`: named on line 4; further arguments are the values it is given. */
export const use = (path: string, line: number, ...values: readonly string[]): FieldUse => ({
  path: path.split("."),
  at: { file: "src/shop.ts", line, column: 5, endLine: line, endColumn: 20 },
  values,
  certainty: "certain",
});

/** `call("GET /books")` on line 1; `? /books` where the method is not known. */
export function call(written: string, rest: Partial<ApiCall> = {}): ApiCall {
  const [method = "", path = ""] = written.split(" ");
  return {
    file: "src/shop.ts",
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 40,
    symbol: "",
    method: method === "?" ? undefined : method,
    path,
    query: [],
    headers: [],
    body: [],
    reads: [],
    complete: { query: false, body: false, headers: false },
    certainty: "certain",
    via: [],
    from: [],
    client: "fetch",
    inTest: false,
    generatedSymbol: undefined,
    ...rest,
  };
}

const BETWEEN: CheckOptions = { from: "1.1", to: "2.0" };

async function opened(options: CheckOptions) {
  const resolved = resolveSettings(options, { cwd: project, today: "2026-03-01" }, undefined);
  const provider = await openProvider("bookshop", { project });
  if (!resolved.ok || !provider.ok) throw new Error("the fixture does not open");
  const api = await openReleases(provider.value, resolved.value.settings, (file) => file);
  if (!api.ok) throw new Error(api.problem.message);
  return { name: provider.value.name, settings: resolved.value.settings, api: api.value };
}

export const knowledgeOf = async (options: CheckOptions = BETWEEN): Promise<ApiKnowledge> =>
  (await opened(options)).api.knowledge;

export async function findingsFor(
  calls: readonly ApiCall[],
  options: CheckOptions = BETWEEN,
  interfaces: readonly InterfaceUse[] = [],
): Promise<readonly Finding[]> {
  const { name, settings, api } = await opened(options);
  const { drafts } = join({ calls, interfaces }, api.knowledge);
  return settle([{ api: name, drafts, endOf: api.endOf }], [], {
    alone: true,
    levelsOf: () => settings.rules,
    gatePossible: settings.gatePossible,
    packageOf: () => "",
  }).open;
}

/** `error removed-parameter GET /books shelfCode :4` */
export const said = ({ severity, ruleId, operation, element, place }: Finding): string =>
  [severity, ruleId, operation, element.path.join("."), `:${place.line}`].filter((part) => part !== "").join(" ");
