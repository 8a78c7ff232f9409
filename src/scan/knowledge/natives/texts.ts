/** String methods on strings with gaps: what is known stays known. */

import { isUncertain, uncertain } from "../../domain/certainty.js";
import { unknownAt } from "../../domain/hole.js";
import { concatenate, literalOf, textsOf } from "../../domain/strings.js";
import { boundedList, MOST_ITEMS, unite } from "../../domain/union.js";
import type { Invocation, TextPart, TextValue, Value } from "../../domain/value.js";
import { argument, plain, text } from "../../domain/value.js";
import { callBack, unknownCall } from "../../evaluate/call.js";
import { characterAt, isBehindSlash, isLastOf, lastCharacter } from "../../evaluate/characters.js";
import type { Run } from "../../evaluate/run.js";
import { ts } from "../../project/syntax.js";

const UNCHANGED: ReadonlySet<string> = new Set([
  "toString",
  "valueOf",
  "trim",
  "trimStart",
  "trimEnd",
  "normalize",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
]);

/** A gap stays the same gap under these. */
const SHAPE_KEEPING: ReadonlySet<string> = new Set([
  ...UNCHANGED,
  "toLowerCase",
  "toUpperCase",
  "replace",
  "replaceAll",
]);

/** What is worked out of a string. */
export const STRING_METHODS: ReadonlySet<string> = new Set([
  ...SHAPE_KEEPING,
  "concat",
  "split",
  "slice",
  "substring",
  "substr",
  "startsWith",
  "endsWith",
  "includes",
]);

export function textMethod(run: Run, receiver: Value, name: string, call: Invocation): Value {
  if (receiver.kind !== "text")
    return SHAPE_KEEPING.has(name) && call.arguments.length <= 2 ? receiver : unknownCall(run, call);
  if (UNCHANGED.has(name)) return receiver;
  switch (name) {
    case "toLowerCase":
      return mapLiterals(receiver, (literal) => literal.toLowerCase());
    case "toUpperCase":
      return mapLiterals(receiver, (literal) => literal.toUpperCase());
    case "concat":
      return concatenate([receiver, ...call.arguments.map(({ value }) => value)]);
    case "replace":
    case "replaceAll":
      return replaced(run, receiver, call);
    case "split":
      return split(receiver, literalOf(argument(call, 0)), call);
    case "slice":
    case "substring":
    case "substr":
      return sliced(receiver, name, call);
    case "startsWith":
    case "endsWith":
    case "includes":
      return asCertain(receiver, tested(receiver, name, literalOf(argument(call, 0)), call));
    case "at":
    case "charAt":
      return (
        (asksForLast(call)
          ? lastCharacter(receiver)
          : characterAt(receiver, argument(call, 0), name === "at" ? "either end" : "start")) ?? unknownAt(call.site)
      );
    default:
      return unknownCall(run, call);
  }
}

/** `path.charAt(path.length - 1)`, `path.at(-1)` */
function asksForLast({ site, arguments: [key] }: Invocation): boolean {
  if (key === undefined || !ts.isCallExpression(site) || !ts.isPropertyAccessExpression(site.expression)) return false;
  const { expression, name } = site.expression;
  return isLastOf(expression, key.node) || (name.text === "at" && key.value.kind === "plain" && key.value.value === -1);
}

const mapLiterals = (value: TextValue, change: (literal: string) => string): TextValue =>
  text(...value.parts.map((part) => (typeof part === "string" ? change(part) : part)));

const asCertain = (source: Value, result: Value): Value => (isUncertain(source) ? uncertain(result) : result);

function tested(
  receiver: TextValue,
  name: "startsWith" | "endsWith" | "includes",
  wanted: string | undefined,
  call: Invocation,
): Value {
  const [first] = receiver.parts;
  const whole = literalOf(receiver);
  if (wanted === undefined) return unknownAt(call.site);
  if (whole !== undefined)
    return plain(
      name === "startsWith"
        ? whole.startsWith(wanted)
        : name === "endsWith"
          ? whole.endsWith(wanted)
          : whole.includes(wanted),
    );
  const last = receiver.parts.at(-1);
  if (name === "endsWith" && wanted === "/" && typeof last !== "string" && isBehindSlash(receiver)) return plain(false);
  // `repos/${name}` begins with no `api/v3/`, though what follows the gap may be anything
  if (name === "startsWith" && typeof first === "string" && !(first.length < wanted.length && wanted.startsWith(first)))
    return plain(first.startsWith(wanted));
  return name === "endsWith" && typeof last === "string" && !(last.length < wanted.length && wanted.endsWith(last))
    ? plain(last.endsWith(wanted))
    : unknownAt(call.site);
}

function split(receiver: TextValue, separator: string | undefined, call: Invocation): Value {
  if (separator === undefined || separator === "") return unknownAt(call.site);
  const pieces: TextPart[][] = [[]];
  for (const part of receiver.parts) {
    if (typeof part !== "string") {
      pieces.at(-1)?.push(part);
      continue;
    }
    part.split(separator, MOST_ITEMS + 1).forEach((piece, index) => {
      if (index > 0) pieces.push([]);
      if (piece !== "") pieces.at(-1)?.push(piece);
    });
  }
  return boundedList(
    pieces.map((parts) => text(...(parts.length === 0 ? [""] : parts))),
    undefined,
  );
}

function sliced(receiver: TextValue, name: "slice" | "substring" | "substr", call: Invocation): Value {
  const from = argument(call, 0);
  const to = argument(call, 1);
  const start = from.kind === "plain" && typeof from.value === "number" ? from.value : undefined;
  const whole = literalOf(receiver);
  const end = to.kind === "plain" && typeof to.value === "number" ? to.value : undefined;
  if (start === undefined || (to.kind !== "plain" && call.arguments.length > 1)) return unknownAt(call.site);
  if (whole !== undefined)
    return text(
      name === "substring"
        ? whole.substring(start, end)
        : name === "slice"
          ? whole.slice(start, end)
          : whole.slice(start, end === undefined ? undefined : start + end),
    );
  if (start === -1 && end === undefined && name !== "substring") return lastCharacter(receiver) ?? unknownAt(call.site);
  const [first, ...others] = receiver.parts;
  if (end === undefined && start >= 0 && typeof first === "string" && first.length >= start)
    return text(first.slice(start), ...others);
  if (start === 0 && end === -1) {
    const last = receiver.parts.at(-1);
    return typeof last === "string" ? text(...receiver.parts.slice(0, -1), last.slice(0, -1)) : receiver;
  }
  return unknownAt(call.site);
}

/** `.replace(":id", id)`, `.replace(/\{(\w+)\}/g, (_, key) => params[key])`, `.replace(/\/$/, "")` */
function replaced(run: Run, receiver: TextValue, call: Invocation): Value {
  const [pattern] = call.arguments;
  if (pattern === undefined) return receiver;
  const withValue = argument(call, 1);
  const wanted = patternOf(pattern.value, pattern.node);
  if (wanted === undefined) return receiver;
  if (receiver.parts.some((part) => typeof part === "string" && part.length > longestTried(wanted)))
    return unknownAt(call.site);
  if (wanted.kind === "expression") run.charge(effortOf(wanted.expression.source, receiver));
  let ways: TextPart[][] = [[]];
  const last = receiver.parts.length - 1;
  receiver.parts.forEach((part, index) => {
    const pieces =
      typeof part === "string" ? piecesOf(run, part, wanted, withValue, call, index === 0, index === last) : [[part]];
    ways = ways.flatMap((way) => pieces.map((piece) => [...way, ...piece])).slice(0, 16);
  });
  return unite(ways.map((parts) => concatenate(parts.map((part) => text(part)))));
}

type Wanted =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly expression: RegExp; readonly start: boolean; readonly end: boolean };

function patternOf(value: Value, node: ts.Node): Wanted | undefined {
  const literal = literalOf(value);
  if (literal !== undefined) return literal === "" ? undefined : { kind: "text", text: literal };
  if (value.kind === "text" && value.parts.length === 3) {
    // `{${key}}` with a key nobody knows: any parameter in that dress
    const [open, , close] = value.parts;
    if (open === "{" && close === "}")
      return { kind: "expression", expression: /\{[^}]*\}/g, start: false, end: false };
  }
  if (value.kind === "text" && value.parts[0] === ":" && value.parts.length === 2)
    return { kind: "expression", expression: /:\w+/g, start: false, end: false };
  if (!ts.isRegularExpressionLiteral(node)) return undefined;
  const source = node.text.slice(1, node.text.lastIndexOf("/"));
  const flags = node.text.slice(node.text.lastIndexOf("/") + 1);
  if (!isHarmless(source)) return undefined;
  try {
    return {
      kind: "expression",
      expression: new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
      start: source.startsWith("^"),
      end: source.endsWith("$"),
    };
  } catch {
    return undefined;
  }
}

/**
 * A regular expression of the scanned code is tried only when it cannot run long: no repeated groups, no look-
 * around, no back-references.
 */
const isHarmless = (source: string): boolean =>
  source.length <= 60 &&
  !/\)[*+{]/.test(source) &&
  !/\(\?[=!<]/.test(source) &&
  !/\\[1-9]/.test(source) &&
  (source.match(/[*+]/g) ?? []).length <= 2;

const repetitions = (source: string): number => source.match(/[*+{]/g)?.length ?? 0;

/** characters; each repetition may be tried from each place to each other place */
function longestTried(wanted: Wanted): number {
  if (wanted.kind === "text") return 20_000;
  return repetitions(wanted.expression.source) <= 1 ? 2000 : 200;
}

/** in steps; nothing for what code usually does */
const effortOf = (source: string, receiver: TextValue): number =>
  receiver.parts.reduce(
    (sum, part) => sum + (typeof part === "string" ? Math.floor(part.length ** (1 + repetitions(source)) / 20_000) : 0),
    0,
  );

function piecesOf(
  run: Run,
  part: string,
  wanted: Wanted,
  withValue: Value,
  call: Invocation,
  first: boolean,
  last: boolean,
): TextPart[][] {
  if (wanted.kind === "expression" && ((wanted.start && !first) || (wanted.end && !last))) return [[part]];
  const matches =
    wanted.kind === "text"
      ? literalMatches(part, wanted.text, call)
      : [...part.matchAll(wanted.expression)].map((match) => ({
          index: match.index,
          whole: match[0],
          groups: match.slice(1),
        }));
  if (matches.length === 0) return [[part]];
  let ways: TextPart[][] = [[]];
  let end = 0;
  for (const { index, whole, groups } of matches) {
    const before = part.slice(end, index);
    end = index + whole.length;
    const options = replacementFor(run, withValue, whole, groups, call);
    ways = ways.flatMap((way) => options.map((option) => [...way, before, ...option.parts])).slice(0, 16);
  }
  return ways.map((way) => [...way, part.slice(end)].filter((piece) => piece !== ""));
}

function literalMatches(
  part: string,
  wanted: string,
  call: Invocation,
): { index: number; whole: string; groups: string[] }[] {
  const matches: { index: number; whole: string; groups: string[] }[] = [];
  const callee = ts.isCallExpression(call.site) ? call.site.expression : undefined;
  const all = callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === "replaceAll";
  for (let index = part.indexOf(wanted); index >= 0; index = part.indexOf(wanted, index + wanted.length)) {
    matches.push({ index, whole: wanted, groups: [] });
    if (!all) break;
  }
  return matches;
}

function replacementFor(
  run: Run,
  withValue: Value,
  whole: string,
  groups: readonly (string | undefined)[],
  call: Invocation,
): readonly TextValue[] {
  if (withValue.kind === "function" || withValue.kind === "native" || withValue.kind === "external") {
    const result = callBack(
      run,
      withValue,
      [text(whole), ...groups.map((group) => (group === undefined ? plain(undefined) : text(group)))],
      call,
    );
    const texts = textsOf(result);
    return texts.length > 0 ? texts : [text({ hole: { text: whole, names: [], parameter: false } })];
  }
  const literal = literalOf(withValue);
  if (literal !== undefined)
    return [
      text(
        literal.replace(/\$(\d|&)/g, (_all, mark: string) => (mark === "&" ? whole : (groups[Number(mark) - 1] ?? ""))),
      ),
    ];
  const texts = textsOf(withValue);
  return texts.length > 0 ? texts : [text({ hole: { text: whole, names: [], parameter: false } })];
}
