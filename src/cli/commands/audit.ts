import { Option } from "commander";
import { ok } from "../../outcome.js";
import { AUDIT_FORMATS, type AuditFormat } from "../../report/audit/index.js";
import { defineCommand } from "../command.js";
import { CLEAN } from "../exit.js";
import { networkOptions, providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { checkFormats, writeReports } from "../reports.js";

interface Flags {
  readonly provider?: string;
  readonly config?: string;
  readonly format?: readonly FormatRequest<AuditFormat>[];
}

export const audit = defineCommand<Flags>({
  name: "audit",
  summary: "where the vendor broke its own policy: removed inside the window, removed without notice",
  examples: [
    { line: "lastcall audit", does: "with the evidence, and how sure it is" },
    { line: "lastcall audit --format markdown=audit.md", does: "to send to the vendor" },
  ],
  arguments: [],
  options: [
    providerOption(),
    new Option("--config <file>", "the config (default: looked for upward)").helpGroup("API:"),
    ...networkOptions(),
    formatOption(AUDIT_FORMATS),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ flags, terminal }) {
    const formats = flags.format ?? [{ name: "text", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ openAllLives, joinedReport }, policy, { renderAudit }] = await Promise.all([
      import("../lives.js"),
      import("../../policy/index.js"),
      import("../../report/audit/index.js"),
    ]);
    const opened = await openAllLives(flags, terminal);
    if (!opened.ok) return opened;
    const made = opened.value.map(({ lives }) => policy.audit(lives));
    const written = await writeReports(
      formats,
      (name, file) =>
        joinedReport(name, made, (one) =>
          renderAudit(name, one, { color: file === undefined && terminal.colour.stdout, width: terminal.width }),
        ),
      terminal,
    );
    return written.ok ? ok(CLEAN) : written;
  },
});
