import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ApiCall, FieldUse } from "../../src/scan/call.js";
import { scan } from "../../src/scan/index.js";
import { openKnowledge } from "./call-shapes/score.js";

/**
 * Shapes of real code bases, one folder a story. A line that makes a call ends with what must be found there:
 * `//=> GET /api/v1/users likely [query: limit] [body: a, b.c] [reads: x]`, one line per call, and nothing else may be.
 */
const FIXTURES = join(process.cwd(), "test/fixtures/scan");
const stories = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const { surface } = await openKnowledge();

describe("stories", () => {
  test.each(stories)("%s", async (story) => {
    const root = join(FIXTURES, story);
    const scanned = await scan({ root, paths: [], include: [], exclude: [], surface });
    if (!scanned.ok) throw new Error(scanned.problem.message);
    expect(scanned.value.calls.map(told)).toEqual(expectedIn(root));
  });
});

const told = (call: ApiCall): string => {
  const parts = (["query", "body", "reads"] as const).flatMap((part) =>
    call[part].length === 0 ? [] : ` [${part}: ${names(call[part])}]`,
  );
  return `${call.file}:${call.line} ${call.method ?? "?"} ${call.path} ${call.certainty}${parts.join("")}`;
};

/** In alphabetical order, each once; a field that only leads to deeper ones is not told by itself. */
function names(fields: readonly FieldUse[]): string {
  const all = [...new Set(fields.map(({ path }) => path.join(".").replace(/\.?\[\]/g, "[]")))].sort();
  return all
    .filter((name) => !all.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[]`)))
    .join(", ");
}

function expectedIn(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replace(/\\/g, "/"))
    .filter((file) => /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(file))
    .sort();
  return files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) => {
        const mark = /\/\/=> (.*)$/.exec(line)?.[1];
        return mark === undefined ? [] : mark.split(" and ").map((one) => `${file}:${index + 1} ${inOrder(one)}`);
      }),
  );
}

const inOrder = (mark: string): string =>
  mark.replace(
    /\[(query|body|reads): ((?:\[\]|[^\]])*)\]/g,
    (_, part: string, list: string) => `[${part}: ${list.split(", ").sort().join(", ")}]`,
  );
