import { expect, test } from "vitest";
import { api, fixedBetween, operation, SERVER, text } from "./between.js";
import { editedTexts } from "./project.js";

const pet = {
  type: "object",
  properties: { owner: { ...text, deprecated: true, description: "Deprecated, use `holder` instead." }, holder: text },
};
const document = api({
  "/pets": { post: operation({ sends: pet, instead: "POST /v2/pets" }) },
  "/v2/pets": { post: operation({ sends: pet }) },
  "/toys": { post: operation({ sends: { type: "object" }, instead: "POST /v2/toys" }) },
  "/v2/toys": { post: operation({ sends: { type: "object" } }) },
});

const post = (name: string, path: string, body: string): string => `export async function ${name}(it: string) {
  const { ok } = await fetch("${SERVER}${path}", { method: "POST", body: JSON.stringify({ ${body} }) });
  return ok;
}
`;

test("an operation that deprecates the same field takes its place, and the field has its turn then", async () => {
  const run = await fixedBetween({ base: document }, { "a.ts": post("add", "/pets", "owner: it") });
  expect(editedTexts(run)).toEqual({ "a.ts": post("add", "/v2/pets", "holder: it") });
  expect([run.refused, run.after.report.findings]).toEqual([[], []]);
});

test("what a later round edits is told by its place in the file on the disk", async () => {
  const files = { "a.ts": `// a note\n${post("add", "/pets", "owner: it")}` };
  const { done } = await fixedBetween({ base: document }, files);
  const told = done.flatMap(({ fix }) => fix.edits);
  expect(told.map(({ start, end, text }) => [files["a.ts"].slice(start, end), text])).toEqual([
    ["pets", "v2/pets"],
    ["owner", "holder"],
  ]);
  expect(told.every(({ start, end, before }) => files["a.ts"].slice(start, end) === before)).toBe(true);
});

test("many edits in many files come to what each would come to alone", async () => {
  const all = (moved: boolean) =>
    Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [
        `${at}.ts`,
        post("pets", moved ? "/v2/pets" : "/pets", moved ? "holder: it" : "owner: it") +
          post("toys", moved ? "/v2/toys" : "/toys", ""),
      ]),
    );
  const run = await fixedBetween({ base: document }, all(false));
  expect(editedTexts(run)).toEqual(all(true));
  expect(run.after.report.findings).toEqual([]);
});

test("many findings that the same edits settle have one fix", async () => {
  const reading = (name: string): string => `export async function show() {
  const pet = await (await fetch("${SERVER}/pets")).json();
${Array.from({ length: 40 }, (_, at) => `  console.log(${at}, pet.${name});\n`).join("")}}
`;
  const run = await fixedBetween(
    { base: api({ "/pets": { get: operation({ answers: pet }) } }) },
    { "a.ts": reading("owner") },
  );
  expect(run.done.map(({ fix, findings }) => [fix.edits.length, findings.length])).toEqual([[40, 40]]);
  expect(editedTexts(run)).toEqual({ "a.ts": reading("holder") });
});
