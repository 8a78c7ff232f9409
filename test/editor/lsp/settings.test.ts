import { expect, test } from "vitest";
import { settingsOf } from "../../../src/editor/lsp/settings.js";

test.each([
  ["nothing", undefined, { codeLens: false, check: {} }],
  ["nothing at all", null, { codeLens: false, check: {} }],
  ["no object", "yes", { codeLens: false, check: {} }],
  ["what another server takes", { rules: ["a"] }, { codeLens: false, check: {} }],
  ["lenses", { codeLens: true }, { codeLens: true, check: {} }],
  [
    "releases and a config",
    { from: "2.22", to: "2.24", config: "a.json" },
    { codeLens: false, check: { from: "2.22", to: "2.24", config: "a.json" } },
  ],
  ["a value of another kind, and with it all", { codeLens: true, from: 2.22 }, { codeLens: false, check: {} }],
])("%s", (_, given, expected) => {
  expect(settingsOf(given)).toEqual(expected);
});
