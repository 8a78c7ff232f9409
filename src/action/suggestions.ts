/**
 * Proved edits as suggested changes: comments of one review, each on the lines that it would replace. GitHub takes them
 * only on lines that the pull request shows, and a reader applies one with a button.
 *
 * @see https://docs.github.com/en/rest/pulls/reviews#create-a-review-for-a-pull-request
 */
import { join } from "node:path";
import { type Outcome, ok } from "../outcome.js";
import { ask, type GithubEnvironment, pages, pullRequestOf, repositoryUrl } from "./github.js";

/** An edit within whole files of the repository, as rdjson writes it: columns count UTF-8 bytes from 1. */
export interface SuggestedEdit {
  /** from the repository's root */
  readonly path: string;
  readonly message: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly text: string;
}

interface SuggestionsEnvironment extends GithubEnvironment {
  /** the repository's root, absolute */
  readonly root: string;
  readonly read: (file: string) => Promise<string>;
}

interface Suggestion {
  readonly path: string;
  readonly start_line?: number;
  readonly start_side?: "RIGHT";
  readonly line: number;
  readonly side: "RIGHT";
  readonly body: string;
}

const MARKER = "<!-- lastcall:suggestion -->";

/** How many were written. What an earlier run suggested at the same place stays the only one. */
export async function suggest(
  edits: readonly SuggestedEdit[],
  environment: SuggestionsEnvironment,
): Promise<Outcome<number>> {
  const pull = await pullRequestOf(environment.env);
  if (pull?.head === undefined || edits.length === 0) return ok(0);
  const url = `${repositoryUrl(environment.env)}/pulls/${pull.number}`;
  const shown = await shownLines(`${url}/files`, environment);
  if (!shown.ok) return shown;
  const made: Suggestion[] = [];
  for (const edit of edits) {
    const suggestion = await suggestionFor(edit, shown.value.get(edit.path), environment);
    if (suggestion !== undefined) made.push(suggestion);
  }
  if (made.length === 0) return ok(0);
  const known = new Set<string>();
  for await (const page of pages(environment, `${url}/comments`)) {
    if (!page.ok) return page;
    for (const { path, body } of page.value) known.add(`${String(path)} ${String(body).replaceAll("\r", "")}`);
  }
  const comments = made.filter(({ path, body }) => !known.has(`${path} ${body}`));
  if (comments.length === 0) return ok(0);
  const review = { commit_id: pull.head, event: "COMMENT", body: "", comments };
  const written = await ask(environment, "POST", `${url}/reviews`, review);
  return written.ok ? ok(comments.length) : written;
}

/** `hunk`: the first line of the stretch that it stands in. */
type Lines = ReadonlyMap<number, { readonly text: string; readonly hunk: number }>;

/** The lines of each file that the pull request shows, as they are after it. */
async function shownLines(url: string, environment: GithubEnvironment): Promise<Outcome<ReadonlyMap<string, Lines>>> {
  const files = new Map<string, Lines>();
  for await (const page of pages(environment, url)) {
    if (!page.ok) return page;
    for (const { filename, patch } of page.value)
      if (typeof filename === "string" && typeof patch === "string") files.set(filename, linesIn(patch));
  }
  return ok(files);
}

/** Lines of the new side of a patch, by their number. */
export function linesIn(patch: string): Lines {
  const lines = new Map<number, { readonly text: string; readonly hunk: number }>();
  // what stands above the first head is no line of the file
  let [at, hunk] = [Number.NaN, Number.NaN];
  for (const line of patch.split("\n")) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line)?.[1];
    if (start !== undefined) [at, hunk] = [Number(start), Number(start)];
    else if (line.startsWith("+") || line.startsWith(" ") || line === "")
      lines.set(at++, { text: line.slice(1).replace(/\r$/, ""), hunk });
  }
  return lines;
}

/** Undefined: the pull request does not show all of its lines, or shows others than were checked. */
async function suggestionFor(
  { path, message, start, end, text }: SuggestedEdit,
  shown: Lines | undefined,
  { root, read }: SuggestionsEnvironment,
): Promise<Suggestion | undefined> {
  if (shown === undefined) return undefined;
  const lines = (await read(join(root, path))).replace(/^\uFEFF/, "").split(/\r\n|[\n\r]/);
  const replaced = lines.slice(start.line - 1, end.line);
  const isShown = replaced.every((line, index) => {
    const one = shown.get(start.line + index);
    return one !== undefined && one.text === line && one.hunk === shown.get(start.line)?.hunk;
  });
  const [first] = replaced;
  if (first === undefined || !isShown) return undefined;
  const last = replaced.at(-1) ?? first;
  const bytes = (line: string, from: number, to?: number): string => Buffer.from(line).subarray(from, to).toString();
  const whole = bytes(first, 0, start.column - 1) + text + bytes(last, end.column - 1);
  const fence = "`".repeat(Math.max(3, ...[...whole.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return {
    path,
    ...(end.line > start.line ? { start_line: start.line, start_side: "RIGHT" as const } : {}),
    line: end.line,
    side: "RIGHT",
    body: `${MARKER}\n${message}\n\n${fence}suggestion\n${whole}\n${fence}`,
  };
}

interface Diagnostics {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly location: { readonly path: string };
    readonly suggestions?: readonly {
      readonly range: Pick<SuggestedEdit, "start" | "end">;
      readonly text: string;
    }[];
  }[];
}

/** The proved edits of a report in rdjson. */
export const suggestedIn = (rdjson: string): readonly SuggestedEdit[] =>
  (JSON.parse(rdjson) as Diagnostics).diagnostics.flatMap(({ message, location: { path }, suggestions = [] }) =>
    suggestions.map(({ range: { start, end }, text }) => ({ path, message, start, end, text })),
  );
