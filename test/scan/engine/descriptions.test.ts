/**
 * The clients once more, told as programs: test/fixtures/clients has a file for each description, whose lines are
 * calls with what has to be found in them. A block between empty lines is a program; each of its calls has a line.
 *
 *     import got from "got";
 *     export const f1 = () => got.get("/v1/k8s/users/7"); // → GET /v1/k8s/users/7
 *
 * And the other way round: with any one word of a description written wrongly, a line of its file fails.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { RawCall } from "../../../src/scan/calls/raw-call.js";
import type { ClientDescription } from "../../../src/scan/knowledge/clients/description.js";
import { CLIENTS } from "../../../src/scan/knowledge/clients/index.js";
import { analysed, lineOf } from "./engine.js";

const FOLDER = new URL("../../fixtures/clients/", import.meta.url);
const files = readdirSync(FOLDER).sort();

interface Row {
  readonly block: string;
  readonly code: string;
  readonly expected: string;
}

function rowsOf(file: string): readonly Row[] {
  return readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n\n")
    .flatMap((block) => {
      const lines = block.trimEnd().split("\n");
      const isRow = (line: string): boolean => line.includes(" // → ");
      const shared = lines.filter((line) => !isRow(line));
      return lines.filter(isRow).map((line): Row => {
        const [code = "", expected = ""] = line.split(" // → ");
        return { block, code: [...shared, code].join("\n"), expected };
      });
    });
}

/** `GET /v1/k8s/users/7 [query: page] at app.run.ai` */
function said(call: RawCall): string {
  const hosts = new Set(call.bases.flatMap((base) => (base.kind === "host" ? [base.host] : [])));
  return `${lineOf(call, false)}${hosts.size === 0 ? "" : ` at ${[...hosts].join(", ")}`}`;
}

const found = (code: string): readonly string[] => analysed(code).calls.map((call) => `${call.client}: ${said(call)}`);
const holds = (row: Row, client: string): boolean => found(row.code).join("; ") === `${client}: ${row.expected}`;

describe("each client is read as its file says", () => {
  test("there is a file for each", () => {
    expect(files).toEqual(CLIENTS.map(({ name }) => `${name}.ts`).sort());
  });

  test.each(files)("%s", (file) => {
    const client = file.replace(/\.ts$/, "");
    const rows = rowsOf(file);
    expect(rows.map(({ code }) => `${code} // ${found(code).join("; ")}`)).toEqual(
      rows.map(({ code, expected }) => `${code} // ${client}: ${expected}`),
    );
  });
});

type Path = readonly (string | number)[];

/** Tells that the package is one of a client; the calls are found without it. */
const OF_THE_PACKAGE = "n8n-workflow#IExecuteFunctions";

/** Where a description has words. Its signs tell files that are worth reading, see discover/select.test.ts. */
function* wordsOf(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly word: string }> {
  if (typeof value === "string") {
    if (value !== OF_THE_PACKAGE) yield { path, word: value };
  } else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      if (path.length > 0 || !["name", "nature", "signs"].includes(key)) yield* wordsOf(inner, [...path, key]);
}

function written(value: unknown, [key, ...rest]: Path, word: string): unknown {
  if (key === undefined) return word;
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (String(at) === key ? written(each, rest, word) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? written(inner, rest, word) : inner]),
  );
}

/** Most words are noticed by the first row that is tried: one that has the word, in a call of its shape. */
function likelyFirst(rows: readonly Row[], { calls }: ClientDescription, path: Path, word: string): readonly Row[] {
  // `got#default`, `1.searchParams`, `get`
  const words = word.split(/[.#]/).filter((each) => !/^(?:\d*|default|\*)$/.test(each));
  const members = path[0] === "calls" ? (calls[Number(path[1])]?.members ?? []) : [];
  const score = ({ code, expected }: Row): number =>
    words.filter((each) => code.includes(each)).length * 2 +
    (members.some((member) => code.includes(`${member.replace("*", "")}(`)) ? 1 : 0) +
    (expected.includes(`[${path.at(-2)}: `) || (path.at(-2) === "base" && expected.includes(" at ")) ? 2 : 0) +
    (path.includes("answer") && expected.includes("[reads: ") ? 2 : 0);
  return rows.toSorted((a, b) => score(b) - score(a));
}

describe("a word that is written wrongly is noticed", () => {
  const clients = CLIENTS as ClientDescription[];
  test.each(CLIENTS.map((description, at) => [description.name, description, at] as const))(
    "%s",
    (name, description, at) => {
      const rows = rowsOf(`${name}.ts`);
      const missed: string[] = [];
      try {
        for (const { path, word } of wordsOf(description)) {
          clients[at] = written(description, path, `${word}~`) as ClientDescription;
          if (likelyFirst(rows, description, path, word).every((row) => holds(row, name)))
            missed.push(`${path.join(".")}: ${word}`);
        }
      } finally {
        clients[at] = description;
      }
      expect(missed).toEqual([]);
    },
  );
});
