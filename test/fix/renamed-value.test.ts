import { describe, expect, test } from "vitest";
import { type FixRun, runFix } from "../../src/fix/run.js";
import { CHOICE, editedTexts, project } from "./project.js";

/** `lost` was renamed to `missing`; `sold` is replaced by `gone`, which is another thing. */
const document = (version: string): string => {
  const values = version === "0" ? ["here", "lost", "sold", "gone"] : ["here", "lost", "missing", "sold", "gone"];
  const state = {
    type: "string",
    enum: values,
    "x-deprecated-values": ["lost", "sold"],
    description: "`lost` was renamed to `missing`. `sold` is deprecated, use `gone` instead.",
  };
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "pets", version },
    servers: [{ url: "https://pets.example.com" }],
    paths: {
      "/pets": {
        get: {
          parameters: [{ name: "state", in: "query", schema: state }],
          responses: {
            "200": {
              description: "",
              content: { "application/json": { schema: { type: "object", properties: { state } } } },
            },
          },
        },
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties: { state } } } } },
          responses: { "200": { description: "" } },
        },
      },
    },
  });
};

async function fixedPets(text: string, from = "1"): Promise<FixRun> {
  const cwd = project({ "base.json": document(from), "target.json": document("2"), "a.ts": text });
  const options = { cwd, today: "2026-11-21", base: "base.json", target: "target.json" };
  const run = await runFix(["."], CHOICE, options);
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

const post = (value: string, above = ""): string => `${above}export async function add(late: boolean) {
  const response = await fetch("https://pets.example.com/pets", { method: "POST", body: JSON.stringify({ state: ${value} }) });
  return response.ok && late;
}
`;
const unprovedOf = (run: FixRun) =>
  run.suggestions.map(({ fix }) => fix.unproved.map((one) => ("release" in one ? one.kind : one)));

describe("a value under another name", () => {
  test.each([
    ["a literal", `"lost"`, `"missing"`],
    ["in the quotes that stand there", `'lost'`, `'missing'`],
    ["one of two", `late ? "lost" : "here"`, `late ? "missing" : "here"`],
  ])("%s", async (_, value, becomes) => {
    const run = await fixedPets(post(value));
    expect(editedTexts(run)).toEqual({ "a.ts": post(becomes) });
    expect(run.after.report.findings).toEqual([]);
  });

  test("in a query", async () => {
    const text = (value: string) =>
      `import axios from "axios";\nexport const up = async () =>\n  (await axios.get("https://pets.example.com/pets", { params: { state: "${value}" } })).status;\n`;
    expect(editedTexts(await fixedPets(text("lost")))).toEqual({ "a.ts": text("missing") });
  });

  test("what is to be used instead is not said to be the same", async () => {
    const run = await fixedPets(post(`"sold"`));
    expect(editedTexts(run)).toEqual({});
    expect(unprovedOf(run)).toEqual([[{ kind: "resource", from: "sold", to: "gone" }]]);
  });

  test.each([
    ["a constant, which may serve others", post("LOST", `const LOST = "lost";\n`)],
    [
      "a value that is compared: both come during the change",
      `export async function up() {
  const pet = await (await fetch("https://pets.example.com/pets")).json();
  console.log(pet.state === "lost");
}
`,
    ],
  ])("%s: never", async (_, text) => {
    const run = await fixedPets(text);
    expect([editedTexts(run), run.suggestions]).toEqual([{}, []]);
    expect(run.after.report.findings.map(({ ruleId }) => ruleId)).toEqual(["deprecated-enum-value"]);
  });
});
