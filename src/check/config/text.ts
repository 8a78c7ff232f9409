/** Config texts as values, with the line of every part: JSON, JSON with comments, YAML. */
import { withoutComments } from "../../json-comments.js";
import { type Outcome, ok, problem } from "../../outcome.js";

export interface Position {
  /** from 1 */
  readonly line: number;
  /** from 1, UTF-16 code units */
  readonly column: number;
}

export interface ConfigText {
  readonly value: unknown;
  /** where a key stands; the nearest part above it that exists otherwise */
  readonly locate: (path: readonly PropertyKey[]) => Promise<Position>;
}

export async function parseConfigText(text: string, file: string): Promise<Outcome<ConfigText>> {
  const isYaml = /\.ya?ml$/i.test(file);
  // a tab is nothing that the reader of positions would take
  const plain = isYaml ? text : withoutComments(text).replace(/^\uFEFF|\t/g, " ");
  const locate = async (path: readonly PropertyKey[]): Promise<Position> =>
    (await import("./position.js")).positionOf(plain, path);
  if (isYaml) {
    const { parseYaml } = await import("./position.js");
    const parsed = parseYaml(file, plain);
    return parsed.ok ? ok({ value: parsed.value, locate }) : { ok: false, problem: { hint: HINT, ...parsed.problem } };
  }
  try {
    const value: unknown = JSON.parse(plain);
    return ok({ value, locate });
  } catch (error) {
    // V8 names a position in the text, or none where the text just ends.
    const message = error instanceof Error ? error.message : String(error);
    const offset = /position (\d+)/.exec(message)?.[1];
    return broken(
      file,
      message.replace(/ in JSON at position.*$/, ""),
      offsetPosition(plain, offset === undefined ? plain.length : Number(offset)),
    );
  }
}

const HINT = "`lastcall init` writes a config to start from.";

const broken = (file: string, said: string, position: Position): Outcome<never> =>
  problem(`the config cannot be read: ${said}`, { file, ...position, hint: HINT });

function offsetPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}
