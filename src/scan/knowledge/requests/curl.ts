/** `exec("curl -X POST https://…")`: a request all the same, in the words of a shell. */

import { textsOf } from "../../domain/strings.js";
import type { Invocation, TextPart, TextValue, Value } from "../../domain/value.js";
import { text } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import type { ts } from "../../project/syntax.js";
import type { ClientDescription } from "../clients/description.js";

const CURL: ClientDescription = { name: "curl", nature: "link", calls: [], answer: { payload: [], typed: false } };
export const SHELLS: ReadonlySet<string> = new Set([
  "exec",
  "execSync",
  "execa",
  "execaCommand",
  "execaCommandSync",
  "spawn",
  "spawnSync",
  "execFile",
  "execFileSync",
  "$",
]);

export function curlCall(run: Run, name: string, call: Invocation): void {
  if (!SHELLS.has(name)) return;
  for (const { value, node } of call.arguments.slice(0, 2))
    curl(run, value.kind === "list" ? commandOf(value.items) : value, node, value.kind === "list");
}

/** `["-X", "DELETE", url]` as one line */
const commandOf = (words: readonly Value[]): Value =>
  text("curl ", ...words.flatMap((word): readonly TextPart[] => [...(textsOf(word)[0]?.parts ?? []), " "]));

function curl(run: Run, value: Value, at: ts.Node, certainlyCurl = false): void {
  for (const command of textsOf(value)) {
    const [first] = command.parts;
    if (!certainlyCurl && (typeof first !== "string" || !/(^|[\s;&|(])curl\s/.test(first))) continue;
    const url = urlIn(command);
    if (url === undefined) continue;
    const words = command.parts.map((part) => (typeof part === "string" ? part : "x")).join("");
    const given = /(?:-X|--request)[ =]?['"]?([A-Z]+)/.exec(words)?.[1];
    const method = given ?? (/\s(-d|--data(-\w+)?|--json|-F|--form)\s/.test(words) ? "POST" : "GET");
    run.record({
      site: at,
      description: CURL,
      nature: "link",
      method: text(method),
      url,
      base: undefined,
      clientMadeAt: undefined,
    });
  }
}

/** From `http` to the next blank, quote or bracket; gaps within belong to it. */
function urlIn(command: TextValue): TextValue | undefined {
  const parts: TextPart[] = [];
  let inside = false;
  for (const [index, part] of command.parts.entries()) {
    if (typeof part !== "string") {
      const next = command.parts[index + 1];
      if (!inside && typeof next === "string" && next.startsWith("/")) inside = true;
      if (inside) parts.push(part);
      continue;
    }
    const start = inside ? 0 : part.search(/https?:\/\//);
    if (start < 0) continue;
    inside = true;
    const rest = part.slice(start);
    const end = rest.search(/['"\s)]/);
    parts.push(end < 0 ? rest : rest.slice(0, end));
    if (end >= 0) break;
  }
  return parts.length === 0 ? undefined : text(...parts);
}
