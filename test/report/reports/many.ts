/** Findings by the thousand, in files of ten. */
import type { CheckReport, Finding } from "../../../src/check/finding.js";
import { finding, noLife, reportOf } from "./build.js";

const RULES = ["removed-endpoint", "deprecated-endpoint", "expired-endpoint", "unlisted-endpoint"] as const;
const SEVERITIES = ["error", "warning", "warning", "info"] as const;

const one = (index: number): Finding => {
  const line = (index % 10) * 3 + 2;
  return finding({
    ruleId: RULES[index % 4] ?? "removed-endpoint",
    severity: SEVERITIES[index % 4] ?? "error",
    place: {
      file: `src/part-${String(Math.floor(index / 10)).padStart(4, "0")}.ts`,
      line,
      column: 9,
      endLine: line,
      endColumn: 40,
    },
    operation: `GET /api/v1/resources/${index % 97}/{resourceId}`,
    lifecycle: {
      ...noLife,
      deprecated: "2.22",
      removed: index % 4 === 0 ? "2.24" : undefined,
      keptThrough: { release: "2.24", firstRelease: "2.25", releasesLeft: index % 3 },
    },
    fingerprint: index.toString(16).padStart(16, "0"),
  });
};

export const manyReport = (count: number): CheckReport =>
  reportOf(Array.from({ length: count }, (_, index) => one(index)));

const source = Array.from(
  { length: 32 },
  (_, line) => `  const value${line} = await client.get("/api/v1/resources/" + id);`,
).join("\n");
export const manySource = (): string => source;
