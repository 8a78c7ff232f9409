/** Text that tries to be more than text, wherever a report can hold text that others wrote. */
import type { CheckReport, Finding } from "../../../src/check/finding.js";
import { finding, noLife, reportOf } from "./build.js";

/** One line each; `MARKER` tells in the output whose text it is. */
export const HOSTILE = {
  command: "%0A::error::MARKER",
  commandLine: "x\n::error::MARKER\n::add-mask::MARKER",
  oldCommand: "##[error]MARKER",
  script: "</script><script>alert('MARKER')</script>",
  image: "<img src=x onerror=alert('MARKER')>",
  cdata: "]]><MARKER/>",
  colour: "\u001b[31mMARKER\u001b[0m\u009b31m",
  titleOfTerminal: "\u001b]0;MARKER\u0007",
  rightToLeft: "\u202eREKRAM\u202c\u2066\u200f",
  nul: "\u0000MARKER\u0008\u007f",
  comment: "<!-- MARKER --> -->",
  backticks: "``` `MARKER` ```",
  pipe: "a | MARKER | b",
  link: "[MARKER](javascript:alert(1)) ![MARKER](https://example.invalid/x.png)",
  mention: "@MARKER #1 https://example.invalid/MARKER www.example.invalid",
  quotes: `"MARKER" 'MARKER' onclick="alert(1)`,
  surrogate: "\ud800MARKER",
  separators: "\u2028MARKER\u2029\u0085",
  replacement: "$& $1 $` MARKER",
  template: "${MARKER}",
} as const;

const everything = Object.values(HOSTILE);

/** Each hostile text in each field that a finding has. */
const findings: readonly Finding[] = everything.flatMap((text): readonly Finding[] => {
  const place = { file: `src/${text}.ts`, line: 1, column: 1, endLine: 1, endColumn: 9 };
  return [
    finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place,
      call: { ...place, line: 2, endLine: 2 },
      operation: `GET /${text}`,
      lifecycle: {
        ...noLife,
        deprecated: text,
        removed: text,
        keptThrough: { release: text, firstRelease: text, date: { precision: "bracket", after: text, before: text } },
      },
      replacement: [
        {
          target: text,
          certainty: "certain",
          source: { kind: "notice", release: text, reference: text },
          chain: [text],
        },
      ],
      via: [{ file: text, line: 3 }],
      contract: {
        base: { file: text, line: 1, column: 1, pointer: ["paths", text] },
        target: { file: `https://example.invalid/${text}`, line: 1, column: 1, pointer: [text] },
      },
      fingerprint: text,
    }),
    finding({
      ruleId: "changed-request-field",
      severity: "warning",
      place,
      operation: text,
      element: { kind: "request-property", path: [text, "[]", text] },
      detail: { kind: "changed", ruleId: text, before: text, after: text },
    }),
    finding({
      ruleId: "deprecated-api",
      severity: "info",
      place,
      operation: text,
      element: { kind: "api", path: [text] },
      detail: { kind: "interface", signature: text, title: text, text },
    }),
    finding({
      ruleId: "retargeted-operation",
      severity: "error",
      place,
      operation: text,
      detail: { kind: "retargeted", symbol: text, was: text, becomes: text },
    }),
    finding({
      ruleId: "unknown-suppression",
      severity: "error",
      place,
      operation: "",
      detail: { kind: "suppression", text, rule: text, reason: text, until: text },
    }),
  ];
});

export const hostileReport: CheckReport = {
  ...reportOf(
    findings,
    [
      {
        finding: finding({
          ruleId: "removed-endpoint",
          severity: "error",
          place: { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
          operation: "GET /",
        }),
        by: "suppression",
        reason: everything.join(" "),
      },
    ],
    {
      unresolved: everything.map((text) => ({
        file: text,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 2,
        reason: text,
      })),
      troubledFiles: everything.map((text) => ({ file: text, line: 1, reason: text })),
      remarks: everything,
    },
  ),
  apis: [
    {
      provider: everything.join(" "),
      title: everything.join(" "),
      hasPolicy: true,
      releases: [],
      from: HOSTILE.script,
      to: HOSTILE.image,
      deployment: "self-hosted",
      asOf: HOSTILE.command,
      forecast: false,
      supports: HOSTILE.link,
    },
  ],
};

/** The code is hostile too. */
export const hostileSource = (): string => everything.map((text) => `fetch("${text}");`).join("\n");
