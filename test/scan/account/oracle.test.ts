/**
 * Law 1 of the scan, never silent, held by a second reader that is much dumber: it knows no syntax tree, follows nothing,
 * and lists every call of a client by its name and every text that only this API can have. Whatever it lists must be in
 * one of the heaps: understood, not understood, somebody else's, mention.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathTest } from "../../../src/scan/account/distinctive.js";
import type { CodePlace, ScanResult } from "../../../src/scan/call.js";
import { analyse } from "../../../src/scan/calls/analyse.js";
import { discover } from "../../../src/scan/discover/index.js";
import { sourceText } from "../../../src/scan/discover/sources.js";
import { scan } from "../../../src/scan/index.js";
import { openKnowledge } from "../call-shapes/score.js";

const FIXTURES = join(process.cwd(), "test/fixtures");
const { surface } = await openKnowledge();

interface Spot {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

const programs = ["scan", "call-shapes"].flatMap((set) =>
  readdirSync(join(FIXTURES, set), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${set}/${name}`),
);

const filesOf = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter(
      (file) => /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(file) && !/\.d\.ts$|(?:^|\/)node_modules\//.test(file),
    )
    .sort();

/** Comments become blanks; texts stay, be they odd. */
const withoutComments = (text: string): string =>
  text.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|(?<![\\:])\/\/.*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g,
    (token) => (/^(?:\/|<)/.test(token) ? token.replace(/[^\n]/g, " ") : token),
  );

const CLIENT =
  /(?<![\w.$"'`/-])(?<!function )(?:fetch|(?:axios|ky|got)(?:\.(?:get|post|put|patch|delete|head|request))?|\$fetch)\s*(?:<[^;()]*>)?\(/g;

/** Of its own, or in a type: then the name is not the client's. */
const DECLARES_FETCH = /function fetch\b|^\s*(?:async\s+)?fetch\s*(?:<[^>]*>)?\([^)]*:/m;

function clientCalls(file: string, text: string): readonly Spot[] {
  const code = withoutComments(text);
  if (DECLARES_FETCH.test(code)) return [];
  return [...code.matchAll(CLIENT)]
    .filter(
      ([name]) =>
        /^(?:fetch|\$fetch)/.test(name) || new RegExp(`from ["']${/^\w+/.exec(name)?.[0] ?? ""}["']`).test(code),
    )
    .map((match) => ({ file, line: lineAt(code, match.index), what: match[0] }));
}

function distinctiveTexts(file: string, text: string): readonly Spot[] {
  const spoken = pathTest(surface);
  const code = withoutComments(text).replace(
    /^\s*(?:export\s+)?(?:declare\s+)?(?:type|interface)\s[\s\S]*?(?:;\s*$|^\})/gm,
    (type) => type.replace(/[^\n]/g, " "),
  );
  return [...code.matchAll(/(["'`])((?:https?:\/\/[\w.-]+)?\/[^"'`\s]*)\1/g)]
    .filter((match) => spoken((match[2] ?? "").replace(/\$\{[^}]*\}/g, "{}"))?.distinctive === true)
    .map((match) => ({ file, line: lineAt(code, match.index), what: match[2] ?? "" }));
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

const covers = ({ file, line }: Spot, place: CodePlace): boolean =>
  place.file === file && place.line <= line && line <= place.endLine;

/** The last segments of the path are those of the text, whatever base stands before. */
function hasPath(path: string, { what }: Spot): boolean {
  const bare = (one: string): string =>
    one
      .replace(/^https?:\/\/[^/]*/, "")
      .replace(/\$?\{[^}]*\}|:\w+/g, "{}")
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "");
  const [own, text] = [bare(path), bare(what)];
  return own === text || own.startsWith(`${text}/`) || own.endsWith(text) || own.replaceAll("{}", "").includes(text);
}

const inSomeHeap = (spot: Spot, { calls, unresolved, mentions }: ScanResult): boolean =>
  [...calls, ...unresolved, ...mentions].some((place) => covers(spot, place)) ||
  calls.some(({ path }) => hasPath(path, spot));

describe.each(programs)("%s", (program) => {
  const root = join(FIXTURES, program);
  const files = filesOf(root);
  const text = (file: string): string => readFileSync(join(root, file), "utf8");

  test("each call of a client is a call to somebody, or is not understood", () => {
    const found = discover({ root, paths: [], include: [], exclude: [], surface });
    if (!found.ok) throw new Error(found.problem.message);
    const sources = new Map(files.map((file) => [file, sourceText(file, text(file))]));
    const { calls, unresolved } = analyse({
      files: [...sources.values()],
      load: (specifier, from) => sources.get(found.value.resolve(specifier, from) ?? ""),
      surface,
      clients: [],
    });
    const known = [...calls, ...unresolved];
    const silent = files
      // generators write what carries the calls of others
      .filter((file) => !/generated|Stainless|Speakeasy/i.test(text(file).slice(0, 300)))
      .flatMap((file) => clientCalls(file, text(file)))
      .filter(
        (spot) =>
          !known.some(({ place }) => covers(spot, place)) &&
          // what others go through to the network is the transport of their calls
          !calls.some(({ via }) => via.some((step) => step.file === spot.file)),
      );
    expect(silent).toEqual([]);
  });

  test("each text that only this API has is in one of the heaps", async () => {
    const scanned = await scan({ root, paths: [], include: [], exclude: [], surface });
    if (!scanned.ok) throw new Error(scanned.problem.message);
    const { value } = scanned;
    const silent = files
      .filter((file) => !sourceText(file, text(file)).generated)
      .flatMap((file) => distinctiveTexts(file, text(file)))
      .filter((spot) => !inSomeHeap(spot, value));
    expect(silent).toEqual([]);
  });
});
