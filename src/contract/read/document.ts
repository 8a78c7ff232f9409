import { type Outcome, ok, problem } from "../../outcome.js";
import { readJson } from "./json.js";
import type { Positions } from "./positions.js";

/** One parsed file of a specification. */
export interface SpecDocument {
  /** as it is shown to users */
  readonly file: string;
  readonly root: unknown;
  /** one of the files that a specification is spread over, not the one that was asked for */
  readonly isPart?: true;
  /** false: no reference leads out of it, as far as can be told without looking through it */
  readonly mayReferElsewhere: boolean;
  /** it, or a part of it, may have an address of its own: `$self`, `$id` */
  readonly identifies?: boolean;
  /** computed on first use */
  readonly positions: () => Positions;
}

/** `"$id"` and `$self`, or letters of them written as escapes. */
export const mayIdentify = (text: string): boolean => /["'\s{,](?:\$id|\$self)["'\s:]|\\u0024/.test(text);

/** How far a text is believed: `foreign` may be anything; a `snapshot` was written by this product, which saves a pass over it. */
export type Trust = "foreign" | "snapshot";

/** JSON or YAML, told apart by content, not by the file's name. */
export async function parseDocument(
  file: string,
  text: string,
  trust: Trust = "foreign",
): Promise<Outcome<SpecDocument>> {
  const start = /\S/.exec(text)?.[0];
  if (start === undefined)
    return problem(`${file} is empty`, { file, hint: "An OpenAPI document in JSON or YAML is expected." });
  if (text.includes("\u0000"))
    return problem(`${file} is not a text file`, { file, hint: "An OpenAPI document in JSON or YAML is expected." });
  if (start === "<") {
    const hint =
      "This looks like a web page. `lastcall spec add <version> <url>` finds the document behind a docs page.";
    return problem(`${file} is not an OpenAPI document but HTML or XML`, { file, line: 1, hint });
  }
  if (start === "{" || start === "[") {
    const json = readJson(file, text, trust === "snapshot");
    // YAML allows `{ a: 1 }` too, and comments; only a file that calls itself JSON must be JSON.
    if (json.ok || file.endsWith(".json")) return json;
    const yaml = await readAsYaml(file, text);
    return yaml.ok ? yaml : json;
  }
  return readAsYaml(file, text);
}

export const CUT_FILE = "Look at that place; a file that was cut off breaks at its end.";

async function readAsYaml(file: string, text: string): Promise<Outcome<SpecDocument>> {
  const { readYaml } = await import("./yaml.js");
  const read = readYaml(file, text);
  if (read.ok) return ok(read.value);
  const { message, ...rest } = read.problem;
  // of what came from an address whoever asked for it knows more to do
  return /^https?:/.test(file) ? read : problem(message, { hint: CUT_FILE, ...rest });
}
