import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A labelled piece of code: which calls it makes and what a check of 2.22 → 2.24 must say. */
export interface Snippet {
  readonly id: string;
  /** `fetch`, `axios`, `NEG`: the second word of the folder's name */
  readonly group: string;
  readonly folder: string;
  /** 1 easy … 5 very hard */
  readonly difficulty: number;
  readonly negative: boolean;
  readonly calls: readonly ExpectedCall[];
  /** `removed-body POST /api/v1/token appID` */
  readonly findings: readonly string[];
}

export interface ExpectedCall {
  readonly method: string;
  /** parameters blanked: `/v1/k8s/users/{}` */
  readonly path: string;
  readonly query: readonly string[];
  readonly body: readonly string[];
  readonly reads: readonly string[];
}

/** Labelled by hand. More of the kind may lie elsewhere: `CALL_SHAPES=folder npm run score:calls`. */
export const SNIPPETS = join(process.cwd(), "test/fixtures/call-shapes");

export function readSnippets(folder: string): readonly Snippet[] | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readSnippet(entry.name, join(folder, entry.name)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readSnippet(id: string, folder: string): Snippet {
  const main =
    readdirSync(folder).find((file) => /^main\.[cm]?[jt]sx?$|^main\.(?:vue|svelte)$/.test(file)) ?? "main.ts";
  const head = readFileSync(join(folder, main), "utf8");
  const lines = (mark: string): readonly string[] =>
    [...head.matchAll(new RegExp(`// ${mark}: (.*)`, "g"))].map((match) => match[1]?.trim() ?? "");
  const expected = lines("EXPECT");
  return {
    id,
    group: id.split("-")[1] ?? "",
    folder,
    difficulty: Number(lines("DIFFICULTY")[0] ?? 0),
    negative: expected.some((line) => line.startsWith("NONE")),
    calls: expected.filter((line) => !line.startsWith("NONE")).map(expectedCall),
    findings: lines("FINDING"),
  };
}

function expectedCall(line: string): ExpectedCall {
  const [, method = "", path = ""] = /^(?:MOCK )?(\w+) (\S+)/.exec(line) ?? [];
  const names = (kind: string): readonly string[] =>
    (new RegExp(`\\[${kind}: ((?:\\[\\]|[^\\]])*)\\]`).exec(line)?.[1] ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
  return { method, path: blanked(path), query: names("query"), body: names("body"), reads: names("reads") };
}

export const blanked = (path: string): string => path.replace(/\{[^}]*\}/g, "{}");
