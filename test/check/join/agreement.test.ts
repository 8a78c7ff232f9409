/** What `diff` says of two documents, `check` says at the places that use what changed: in whole runs. */

import { rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheck } from "../../../src/check/index.js";
import { folder } from "../../cli/folder.js";
import { said } from "./bookshop.js";

type Schema = Readonly<Record<string, unknown>>;

let root: string;
beforeAll(() => {
  root = folder({
    "package.json": "{}",
    "src/reads.ts": `export async function tickets() {
  const answer = await fetch("https://api.tickets.example/tickets");
  const body = await answer.json();
  return [
    body.seat.row,
    body.price,
    (body.marks ?? []).includes("late"),
  ];
}
`,
    "src/writes.ts": `export const order = (code: string) =>
  fetch("https://api.tickets.example/tickets", {
    method: "POST",
    body: JSON.stringify({
      seat: { row: "front" },
      price: 12,
      code,
    }),
  });
`,
  });
});
afterAll(() => rm(root, { recursive: true }));

const object = (properties: Schema, more: Schema = {}): Schema => ({ type: "object", properties, ...more });

interface Bodies {
  readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly failure?: Schema;
}

const json = (schema: Schema, failure?: Schema): Bodies => ({
  content: { "application/json": { schema } },
  ...(failure !== undefined && { failure }),
});

function document({ content, failure }: Bodies): string {
  const failed = failure === undefined ? {} : { "404": { description: "none", content: json(failure).content } };
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Tickets", version: "1" },
    servers: [{ url: "https://api.tickets.example" }],
    paths: {
      "/tickets": {
        get: { responses: { "200": { description: "ok", content }, ...failed } },
        post: { requestBody: { content }, responses: { "204": { description: "done" } } },
      },
    },
  });
}

let pairs = 0;
async function findings(code: string, base: Bodies, target: Bodies): Promise<readonly string[]> {
  return (await report(code, base, target)).findings.map(said);
}

async function report(code: string, base: Bodies, target: Bodies) {
  pairs += 1;
  const names = [`base-${pairs}.json`, `target-${pairs}.json`] as const;
  await writeFile(`${root}/${names[0]}`, document(base));
  await writeFile(`${root}/${names[1]}`, document(target));
  const outcome = await runCheck([code], {
    cwd: root,
    today: "2026-03-01",
    cache: false,
    base: names[0],
    target: names[1],
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.report;
}

const text = { type: "string" };
const seat = object({ row: { enum: ["front", "back"] } });
const withPrice = json(object({ price: { type: "integer" } }));

describe("the only property of an object goes", () => {
  const gone = object({});
  test.each([
    ["src/reads.ts", "error removed-response-field GET /tickets price :6"],
    ["src/writes.ts", "error removed-request-field POST /tickets price :6"],
  ])("%s: an object of nothing is left", async (code, finding) => {
    expect(await findings(code, withPrice, json(gone))).toEqual([finding]);
    expect(await findings(code, withPrice, json({ type: "object" }))).toEqual([finding]);
  });

  test("the object is said through allOf, beside a note of its own", async () => {
    const noted = (properties: Schema): Schema =>
      object({ seat: { deprecated: true, allOf: [object(properties, { nullable: true })] } });
    expect(await findings("src/reads.ts", json(noted({ row: text })), json(noted({})))).toContain(
      "error removed-response-field GET /tickets seat.row :5",
    );
  });

  test("that it was deprecated before stays known", async () => {
    const marked = json(object({ price: { type: "integer", deprecated: true } }));
    const [finding] = (await report("src/reads.ts", marked, json(gone))).findings;
    expect(finding?.ruleId).toBe("removed-response-field");
    expect(finding?.lifecycle?.deprecated).toBe(`base-${pairs}.json`);
  });

  test("where any name may stand it may still come: a warning", async () => {
    const open = json({ type: "object", additionalProperties: true });
    expect(await findings("src/reads.ts", withPrice, open)).toEqual([
      "warning removed-response-field GET /tickets price :6",
    ]);
  });

  test("what was never described is not gone", async () => {
    const open = json({ type: "object" });
    expect(await findings("src/reads.ts", open, open)).toEqual([]);
  });
});

describe("other bodies than the one with fields", () => {
  test.each(["text/plain", "text/csv", "image/png", "application/pdf"])("%s says nothing of fields", async (name) => {
    const beside = ({ content }: Bodies): Bodies => ({ content: { [name]: {}, ...content } });
    const found = await findings("src/reads.ts", beside(withPrice), beside(json(object({ other: text }))));
    expect(found).toContain("error removed-response-field GET /tickets price :6");
  });

  test("JSON that nobody describes hides nothing", async () => {
    const beside = ({ content }: Bodies): Bodies => ({ content: { "application/problem+json": {}, ...content } });
    expect(await findings("src/reads.ts", beside(withPrice), beside(json(object({ other: text }))))).toEqual([
      "error removed-response-field GET /tickets price :6",
    ]);
  });

  test("fields of an error are not those of an answer", async () => {
    const answer = object({ price: { type: "integer" } });
    const found = await findings("src/reads.ts", json(answer, answer), json(answer, object({ price: text })));
    expect(found.filter((one) => !one.startsWith("info"))).toEqual([]);
  });
});

describe("a milder finding hides no harder one", () => {
  const deprecated = { deprecated: true };
  test.each<readonly [story: string, code: string, base: Schema, target: Schema, finding: string]>([
    [
      "a deprecated field gets another type",
      "src/reads.ts",
      object({ price: { type: "integer", ...deprecated } }),
      object({ price: { type: "string", ...deprecated } }),
      "error changed-response-field GET /tickets price :6",
    ],
    [
      "a value goes below a deprecated object",
      "src/writes.ts",
      object({ seat: { ...seat, ...deprecated } }),
      object({ seat: { ...object({ row: { enum: ["back"] } }), ...deprecated } }),
      "error removed-enum-value POST /tickets request-property.seat.row.front :5",
    ],
  ])("%s", async (_, code, base, target, finding) => {
    const found = await findings(code, json(base), json(target));
    expect(found).toContain(finding);
    expect(found.some((one) => one.includes(" deprecated-"))).toBe(true);
  });
});

describe("as diff judges, so is the use judged", () => {
  /** All that the code sends. */
  const order = (more: Schema = {}): Schema =>
    object({ seat: object({ row: text }), price: { type: "number" }, code: text, gate: text }, more);
  test.each<readonly [story: string, code: string, base: Schema, target: Schema, expected: readonly string[]]>([
    [
      "an answer's field may be missing",
      "src/reads.ts",
      object({ price: text }, { required: ["price"] }),
      object({ price: text }),
      ["error changed-response-field GET /tickets price :6"],
    ],
    [
      "an answer's field may hold a new value",
      "src/reads.ts",
      object({ price: { enum: ["low"] } }),
      object({ price: { enum: ["low", "high"] } }),
      ["warning changed-response-field GET /tickets price :6"],
    ],
    [
      "an answer is a list now",
      "src/reads.ts",
      object({ price: text }),
      { type: "array", items: object({ price: text }) },
      ["error removed-response-field GET /tickets price :6", "error changed-response-field GET /tickets :7"],
    ],
    [
      "a value that is looked for in a list goes",
      "src/reads.ts",
      object({ marks: { type: "array", items: { enum: ["late", "paid"] } } }),
      object({ marks: { type: "array", items: { enum: ["paid"] } } }),
      ["warning removed-enum-value GET /tickets response-property.marks.late :7"],
    ],
    ["another default", "src/writes.ts", object({ price: { default: 1 } }), object({ price: { default: 2 } }), []],
    [
      "a format for who knows what",
      "src/writes.ts",
      object({ code: text }),
      object({ code: { ...text, format: "uuid" } }),
      [],
    ],
    [
      "a list of values without the one that is sent",
      "src/writes.ts",
      object({ seat: object({ row: text }) }),
      object({ seat: object({ row: { ...text, enum: ["back"] } }) }),
      ["error changed-request-field POST /tickets seat.row :5"],
    ],
    [
      "a format that the sent value does not have",
      "src/writes.ts",
      object({ seat: object({ row: text }) }),
      object({ seat: object({ row: { ...text, format: "date" } }) }),
      ["error changed-request-field POST /tickets seat.row :5"],
    ],
    [
      "a field that one part of a composition deprecates and another names",
      "src/reads.ts",
      { allOf: [object({ price: { type: "number" } }), object({ price: {} })] },
      { allOf: [object({ price: { type: "number", deprecated: true } }), object({ price: {} })] },
      ["warning deprecated-response-field GET /tickets price :6"],
    ],
    [
      "a field that one branch of a union deprecates and another has",
      "src/reads.ts",
      { oneOf: [object({ price: { type: "number" } }), object({ price: text })] },
      { oneOf: [object({ price: { type: "number", deprecated: true } }), object({ price: text })] },
      [],
    ],
    [
      "one more field asked for in the branch of a union that describes what is sent",
      "src/writes.ts",
      { anyOf: [object({ refund: text }), order()] },
      { anyOf: [object({ refund: text }), order({ required: ["gate"] })] },
      ["error newly-required-request-field POST /tickets gate :2"],
    ],
    [
      "one more field asked for in another branch",
      "src/writes.ts",
      { anyOf: [object({ refund: text }), order()] },
      { anyOf: [object({ refund: text, gate: text }, { required: ["gate"] }), order()] },
      [],
    ],
    [
      "one more field asked for in one of two branches that describe what is sent",
      "src/writes.ts",
      { oneOf: [order(), order()] },
      { oneOf: [order(), order({ required: ["gate"] })] },
      [],
    ],
    [
      "one more field asked for beside a union",
      "src/writes.ts",
      { allOf: [object({ gate: text }), { oneOf: [order(), object({ refund: text })] }] },
      { allOf: [object({ gate: text }, { required: ["gate"] }), { oneOf: [order(), object({ refund: text })] }] },
      ["error newly-required-request-field POST /tickets gate :2"],
    ],
  ])("%s", async (_, code, base, target, expected) => {
    const found = await findings(code, json(base), json(target));
    expect(found.filter((one) => !one.startsWith("info"))).toEqual(expected);
  });
});
