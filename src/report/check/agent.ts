/** One finding, one line: `file:line:col: severity rule: what is left, what to do`. For machines and people that read logs. */

import { visible, withoutCommands } from "../text/visible.js";
import type { Reporter } from "./context.js";
import { messageIn, messageLine } from "./message/index.js";

export const render: Reporter = (report) =>
  report.findings
    .map((finding) => {
      const { file, line, column } = finding.place;
      const text = messageLine(messageIn(report, finding));
      return `${withoutCommands(visible(`${file}:${line}:${column}: ${finding.severity} ${finding.ruleId}: ${text}`))}\n`;
    })
    .join("");
