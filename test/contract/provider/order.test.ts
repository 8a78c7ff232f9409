/** Which of two versions comes first, as vendors write them. */
import { expect, test } from "vitest";
import { compareVersions } from "../../../src/contract/provider/order.js";

test("numbers count as numbers, what comes before a release comes before it, text by its letters", () => {
  const sorted = (versions: readonly string[]) => [...versions].sort(compareVersions);
  const IN_ORDER = ["2.9", "2.13", "2.26.0-beta.1", "2.26.0-rc.1", "2.26.0", "v3"];
  expect(sorted([...IN_ORDER].reverse())).toEqual(IN_ORDER);
  for (const [at, version] of IN_ORDER.entries())
    for (const later of IN_ORDER.slice(at + 1))
      expect([compareVersions(version, later), compareVersions(later, version)], `${version} ${later}`).toEqual([
        -1, 1,
      ]);
  expect(sorted(["sunrise", "dawn"])).toEqual(["dawn", "sunrise"]);
});
