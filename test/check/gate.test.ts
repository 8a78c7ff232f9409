import { describe, expect, test } from "vitest";
import { type GateSettings, judge, type Verdict } from "../../src/check/gate.js";

const judged = (
  {
    errors = 0,
    warnings = 0,
    files = 1,
    empty = false,
  }: Partial<Record<"errors" | "warnings" | "files", number>> & { empty?: boolean },
  gate: Partial<GateSettings>,
): Verdict =>
  judge({ summary: { errors, warnings, files }, empty: empty ? {} : undefined } as never, {
    failOn: "error",
    maxWarnings: undefined,
    allowEmpty: false,
    ...gate,
  });

describe("how a run ends", () => {
  test.each<[found: Parameters<typeof judged>[0], gate: Partial<GateSettings>, verdict: Verdict]>([
    [{}, {}, "pass"],
    [{ errors: 1 }, {}, "findings"],
    [{ warnings: 9 }, {}, "pass"],
    [{ warnings: 1 }, { failOn: "warning" }, "findings"],
    [{ errors: 1 }, { failOn: "warning" }, "findings"],
    [{}, { failOn: "warning" }, "pass"],
    [{ errors: 1, warnings: 9 }, { failOn: "never" }, "pass"],
    [{ warnings: 9 }, { failOn: "never", maxWarnings: 1 }, "pass"],
    [{ warnings: 1 }, { maxWarnings: 0 }, "too-many-warnings"],
    [{ warnings: 0 }, { maxWarnings: 0 }, "pass"],
    [{ warnings: 2 }, { maxWarnings: 2 }, "pass"],
    [{ warnings: 3 }, { maxWarnings: 2 }, "too-many-warnings"],
    [{ errors: 1, warnings: 3 }, { maxWarnings: 2 }, "findings"],
    [{ files: 0 }, {}, "nothing-checked"],
    [{ files: 0, errors: 1 }, { failOn: "never" }, "nothing-checked"],
    [{ files: 0 }, { allowEmpty: true }, "pass"],
    [{ empty: true }, {}, "nothing-checked"],
    [{ empty: true }, { allowEmpty: true }, "pass"],
    [{ empty: true, errors: 1 }, { allowEmpty: true }, "findings"],
  ])("%j with %j: %s", (found, gate, verdict) => {
    expect(judged(found, gate)).toBe(verdict);
  });
});
