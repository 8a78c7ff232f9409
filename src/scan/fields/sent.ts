/** What a request carries: the fields of bodies, queries and headers, each at the place that names it. */
import type { FieldUse } from "../call.js";
import type { Part } from "../calls/record.js";
import { literalsOf } from "../domain/strings.js";
import type { Field, ObjectValue, Value } from "../domain/value.js";
import { isNothing, optionsOf } from "../domain/value.js";
import type { Run } from "../evaluate/run.js";
import { asObject } from "../evaluate/typed.js";
import { pairsIn } from "../knowledge/natives/url.js";
import type { ts } from "../project/syntax.js";
import { symbolAround } from "../project/syntax.js";
import { FieldPlaces, type View } from "./field-places.js";

export interface Sent {
  readonly fields: readonly FieldUse[];
  /** nothing unknown was mixed in at the top */
  readonly complete: boolean;
}

const DEEPEST = 12;
const MOST_FIELDS = 600;

interface Collection {
  readonly fields: FieldUse[];
  complete: boolean;
  /** a list of pairs and nested objects, or flat names only */
  readonly flat: boolean;
  readonly places: FieldPlaces;
}

export function sentFields(run: Run, parts: readonly Part[], flat: boolean, view: View): Sent {
  const found: Collection = { fields: [], complete: true, flat, places: new FieldPlaces(run.generated, view) };
  for (const { value, at } of parts) collect(run, found, value, [], at, false, new Set());
  return found;
}

function collect(
  run: Run,
  found: Collection,
  value: Value,
  path: readonly string[],
  at: ts.Node,
  declared: boolean,
  within: ReadonlySet<ObjectValue>,
): void {
  for (const option of optionsOf(value)) {
    if (isNothing(option)) continue;
    if (option.kind === "text" && path.length === 0) {
      // superagent's `.query("filter=x")`
      for (const [key, given] of pairsIn(option)) leaf(found, [key], given, { at, declared, sure: true });
      for (const part of option.parts)
        if (typeof part !== "string" && "query" in part) collect(run, found, part.query, path, at, declared, within);
      if (option.parts.some((part) => typeof part !== "string" && "hole" in part) && pairsIn(option).length === 0)
        found.complete = false;
      continue;
    }
    const source = asObject(run, option);
    if (source !== undefined) {
      members(run, found, source, path, declared || option.kind === "unknown", within);
      continue;
    }
    if (option.kind === "list") {
      for (const item of [...option.items, ...(option.rest === undefined ? [] : [option.rest])]) {
        if (asObject(run, item) !== undefined) collect(run, found, item, [...path, "[]"], at, declared, within);
      }
      if (path.length === 0 && option.rest !== undefined && asObject(run, option.rest) === undefined)
        found.complete = false;
      continue;
    }
    if (path.length === 0) found.complete = false;
  }
}

function members(
  run: Run,
  found: Collection,
  source: ObjectValue,
  path: readonly string[],
  declared: boolean,
  within: ReadonlySet<ObjectValue>,
): void {
  if (within.has(source) || path.length > DEEPEST || found.fields.length > MOST_FIELDS) return;
  const inner = new Set([...within, source]);
  if ((source.open || source.behind.length > 0 || source.anyValue !== undefined) && path.length === 0)
    found.complete = false;
  if (source.tag === "instance" && path.length === 0) found.complete = false;
  for (const [key, field] of source.fields) {
    const { value } = field;
    if (value.kind === "function" || (value.kind === "plain" && value.value === undefined && !field.declared)) continue;
    const fieldPath = [...path, key];
    const isDeclared = declared || field.declared;
    if (!found.flat && goesDeeper(run, value)) {
      leaf(found, fieldPath, value, { ...field, declared: isDeclared });
      collect(run, found, value, fieldPath, field.at, isDeclared, inner);
    } else leaf(found, fieldPath, value, { ...field, declared: isDeclared });
  }
}

/** Has members of its own that are known: these are named besides, because the outer one may be what goes away. */
function goesDeeper(run: Run, value: Value): boolean {
  return optionsOf(value).some((option) => {
    if (option.kind === "list")
      return [...option.items, ...(option.rest === undefined ? [] : [option.rest])].some(
        (item) => (asObject(run, item)?.fields.size ?? 0) > 0,
      );
    return option.kind === "object" || option.kind === "unknown"
      ? (asObject(run, option)?.fields.size ?? 0) > 0 && !(option.kind === "object" && option.tag === "instance")
      : false;
  });
}

function leaf(
  { fields, places }: Collection,
  path: readonly string[],
  value: Value,
  { at, declared, sure }: Pick<Field, "at" | "declared" | "sure">,
): void {
  if (path.at(-1) === "") return;
  // all that a generated type allows is not what the code sends
  const merelyAllowed = declared && !sure && places.isGenerated(at);
  const valuePlaces = places.ofValues(value, at);
  fields.push({
    path,
    at: places.ofKey(at, value),
    ...(places.isGenerated(at) ? {} : { symbol: symbolAround(at) }),
    values: literalsOf(value),
    ...(valuePlaces.length === 0 ? {} : { valuePlaces }),
    certainty: merelyAllowed ? "possible" : declared ? "likely" : "certain",
  });
}
