import { expect, test } from "vitest";
import { releaseScale } from "../../../src/report/check/html/release-scale.js";
import { api } from "../reports/build.js";

test("releases stand in the order in which they came out, whatever they are called", () => {
  const row = (release: string) => ({
    element: "GET /pets",
    api,
    removed: undefined,
    kept: { release },
    findings: 1,
  });
  const own = { ...api, releases: ["zebra", "yak", "3.0"], from: "zebra", to: "yak" };
  const rows = ["the 10th release after 3.0", "the second release after 3.0", "3.0", "the release after 3.0"].map(row);
  expect(String(releaseScale([...rows, row("latest")], own).axis)).toContain(
    "Releases zebra, yak, 3.0, latest, the release after 3.0, the second release after 3.0, the 10th release after 3.0;",
  );
});
