/** Which operation takes the place of another, and what of its answer the code reads. */
import { describe, expect, test } from "vitest";
import { api, fixedBetween, operation, SERVER, text } from "./between.js";
import { editedTexts } from "./project.js";

const get = (use: string): string => `export async function owner() {
  const response = await fetch("${SERVER}/pets");
  ${use}
}
`;

describe("a place that two operations share", () => {
  const document = (instead: string) =>
    api({
      "/pets": { get: { ...operation({}), deprecated: true, description: `Deprecated, use ${instead} instead.` } },
      "/v2/pets": { get: operation({}) },
      "/v2/animals": { get: operation({}) },
    });

  test.each<[name: string, instead: string, becomes: string | undefined]>([
    ["one", "`GET /v2/pets`", "/v2/pets"],
    ["either of two: nobody can tell which is meant", "`GET /v2/pets` or `GET /v2/animals`", undefined],
  ])("%s", async (_, instead, becomes) => {
    const code = get("return response.ok;");
    const run = await fixedBetween({ base: document(instead) }, { "a.ts": code });
    expect(run.after.report.findings.length).toBe(becomes === undefined ? 1 : 0);
    expect(editedTexts(run)).toEqual(
      becomes === undefined ? {} : { "a.ts": code.replace(`${SERVER}/pets`, SERVER + becomes) },
    );
    expect([run.suggestions, run.refused]).toEqual([[], []]);
  });
});

describe("of an answer whose other parts differ", () => {
  const pets = (age: object) => ({ type: "array", items: { type: "object", properties: { name: text, age } } });
  const document = api({
    "/pets": { get: operation({ answers: pets({ type: "integer" }), instead: "GET /v2/pets" }) },
    "/v2/pets": { get: operation({ answers: pets(text) }) },
  });

  test.each<[name: string, use: string, kind: string]>([
    ["the first item, taken apart", "const [first] = await response.json();\n  return first.name.length > 3;", "fix"],
    ["the first two", "const [one, two] = await response.json();\n  return one.name === two.name;", "fix"],
    ["what differs", "const [first] = await response.json();\n  return first.age > 3;", "suggestion"],
    ["all but the first", "const [, ...others] = await response.json();\n  return show(others);", "suggestion"],
  ])("the code reads %s", async (_, use, kind) => {
    const run = await fixedBetween(
      { base: document },
      { "a.ts": `declare function show(value: unknown): boolean;\n${get(use)}` },
    );
    expect([...run.done, ...run.suggestions].map(({ fix }) => fix.kind)).toEqual([kind]);
  });
});
