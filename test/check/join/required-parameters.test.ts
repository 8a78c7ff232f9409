/** A parameter that the next release asks for, held against what a call surely sends. */
import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { runCheck } from "../../../src/check/index.js";
import { folder } from "../../cli/folder.js";
import { said } from "./bookshop.js";

interface Parameter {
  readonly name: string;
  readonly in: "query" | "header";
  readonly required: boolean;
}

const document = (...parameters: readonly Parameter[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Tickets", version: "1" },
    servers: [{ url: "https://api.tickets.example" }],
    paths: {
      "/tickets": {
        get: {
          parameters: parameters.map((one) => ({ ...one, schema: { type: "string" } })),
          responses: { "204": { description: "done" } },
        },
      },
    },
  });

const inHeader = (required: boolean): Parameter => ({ name: "Gate", in: "header", required });
const inQuery = (required: boolean): Parameter => ({ name: "Gate", in: "query", required });
const BARE = 'fetch("https://api.tickets.example/tickets", { headers: { accept: "text/plain" } })';
const ANY_QUERY = 'fetch("https://api.tickets.example/tickets?" + rest, { headers: { accept: "text/plain" } })';
const ANY_HEADERS = 'fetch("https://api.tickets.example/tickets", { headers: rest })';
const TOLD = ["error newly-required-parameter GET /tickets Gate :1"];

const folders: string[] = [];
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true })));

test.each<
  [name: string, base: readonly Parameter[], target: readonly Parameter[], code: string, told: readonly string[]]
>([
  ["a header that is new", [], [inHeader(true)], BARE, TOLD],
  ["a header that may be left out", [], [inHeader(false)], BARE, []],
  ["a header that could be left out", [inHeader(false)], [inHeader(true)], BARE, TOLD],
  ["a header that was asked for before", [inHeader(true)], [inHeader(true)], BARE, []],
  ["a header of the name of a query parameter", [inQuery(true)], [inQuery(true), inHeader(true)], BARE, TOLD],
  ["a header, where the query is anything", [], [inHeader(true)], ANY_QUERY, TOLD],
  ["a header, where it may be sent", [], [inHeader(true)], ANY_HEADERS, []],
  ["a query parameter, where the headers are anything", [], [inQuery(true)], ANY_HEADERS, TOLD],
  ["a query parameter, where it may be sent", [], [inQuery(true)], ANY_QUERY, []],
])("%s", async (_, base, target, code, told) => {
  const root = folder({
    "package.json": "{}",
    "src/a.ts": `export const tickets = (rest: string) => ${code};\n`,
    "base.json": document(...base),
    "target.json": document(...target),
  });
  folders.push(root);
  const outcome = await runCheck(["src"], {
    cwd: root,
    today: "2026-03-01",
    cache: false,
    base: "base.json",
    target: "target.json",
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  expect(outcome.value.report.findings.map(said)).toEqual(told);
});
