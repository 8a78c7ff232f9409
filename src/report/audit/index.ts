import type { Audit } from "../../policy/audit.js";
import type { RenderContext } from "../check/context.js";

export type AuditRenderer = (audit: Audit, context: Pick<RenderContext, "color" | "width">) => string;
type Loaded = Promise<{ readonly render: AuditRenderer }>;

/** A format is a file of that name beside this one and a line here. */
const auditReporters = {
  text: (): Loaded => import("./text.js"),
  json: (): Loaded => import("./json.js"),
  markdown: (): Loaded => import("./markdown.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type AuditFormat = keyof typeof auditReporters;
export const AUDIT_FORMATS = Object.keys(auditReporters) as readonly AuditFormat[];

export const renderAudit = async (
  format: AuditFormat,
  audit: Audit,
  context: Pick<RenderContext, "color" | "width">,
): Promise<string> => (await auditReporters[format]()).render(audit, context);
