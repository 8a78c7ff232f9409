import { expect, test } from "vitest";
import { fitOf, GUESS, type Segment, segmentsOf, textsOf } from "../../../src/scan/routes/segment.js";

test.each<readonly [path: string, segments: readonly Segment[]]>([
  ["", []],
  ["/", []],
  ["/users", [{ kind: "literal", text: "users" }]],
  [
    "//users//roles/",
    [
      { kind: "literal", text: "users" },
      { kind: "literal", text: "roles" },
    ],
  ],
  ["/{userId}", [{ kind: "hole" }]],
  ["/{}{}", [{ kind: "hole" }]],
  ["/{name}.json", [{ kind: "mixed", text: "{}.json", parts: ["", ".json"] }]],
  ["/a-{b}-{c}", [{ kind: "mixed", text: "a-{}-{}", parts: ["a-", "-", ""] }]],
  ["/%72oles", [{ kind: "literal", text: "roles" }]],
  ["/100%", [{ kind: "literal", text: "100%" }]],
  ["/%25", [{ kind: "literal", text: "%" }]],
])("the segments of `%s`", (path, segments) => {
  expect(segmentsOf(path)).toEqual(segments);
});

test("segments as they are written", () => {
  expect(textsOf("//users/{userId}/%72oles/")).toEqual(["users", "{userId}", "%72oles"]);
});

test.each<readonly [code: string, contract: string, fit: number | undefined]>([
  ["{}", "{userId}", 0],
  ["users", "{userId}", 2],
  ["a-{}", "{userId}", 2],
  ["{}", "users", GUESS],
  ["{}", "{name}.json", GUESS],
  ["users", "users", 0],
  ["users", "roles", undefined],
  ["users{}", "users", 1],
  ["{}users", "users", 1],
  ["us{}ers", "users", 1],
  ["users{}", "usersettings", GUESS],
  ["users{}", "roles", undefined],
  ["a.json", "{name}.json", 1],
  [".json", "{name}.json", 1],
  ["a.xml", "{name}.json", undefined],
  ["{}.json", "{name}.json", 0],
  ["q-{}.json", "{name}.json", 1],
  ["q-{}.xml", "{name}.json", undefined],
])("code `%s` against `%s` of the contract", (code, contract, fit) => {
  const [one] = segmentsOf(code);
  const [other] = segmentsOf(contract);
  expect(one !== undefined && other !== undefined ? fitOf(one, other) : "no segment").toBe(fit);
});
