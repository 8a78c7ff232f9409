import type { MediaType, Origin } from "../../contract/contract.js";
import type { ElementKind } from "../change.js";
import type { Rule, Side } from "../rules/rule.js";
import { compareEncodings } from "./encodings.js";
import type { Comparison, Holder, OperationPair } from "./findings.js";

/** The rules of one place that has media types. */
export interface MediaTypeRules {
  readonly removed: Rule;
  readonly added: Rule;
  readonly generalized: Rule;
  readonly specialized: Rule;
  /** other parameters, where that is no matter of narrower or wider; what is sent must have those that are asked for */
  readonly renamed?: Rule;
  readonly schemaAdded: Rule;
  readonly schemaRemoved: Rule;
}

export const mediaTypeRules = (rules: MediaTypeRules): readonly Rule[] => [
  rules.removed,
  rules.added,
  rules.generalized,
  rules.specialized,
  ...(rules.renamed === undefined ? [] : [rules.renamed]),
  rules.schemaAdded,
  rules.schemaRemoved,
];

export interface MediaTypePlace {
  readonly holder: Holder;
  readonly side: Side;
  readonly kind: ElementKind;
  readonly kindBelow: ElementKind;
  readonly mediaKind: ElementKind;
  readonly path: readonly string[];
  readonly base: Origin;
  readonly target: Origin;
  readonly rules: MediaTypeRules;
}

type Content = ReadonlyMap<string, MediaType>;

/** Media types matched by name, then by range: `application/*` takes `application/json`. */
export function compareContent(
  comparison: Comparison,
  pair: OperationPair,
  before: Content,
  after: Content,
  place: MediaTypePlace,
): void {
  const { rules } = place;
  const taken = new Set<string>();
  const open: [string, MediaType][] = [];
  for (const [name, media] of before) {
    const partner = [...after.keys()].find((other) => !taken.has(other) && canonical(other) === canonical(name));
    const found = partner === undefined ? undefined : after.get(partner);
    if (partner === undefined || found === undefined) open.push([name, media]);
    else {
      taken.add(partner);
      compareMedia(comparison, pair, name, media, found, place);
    }
  }
  const report = (
    rule: Rule,
    name: string,
    base: MediaType | undefined,
    target: MediaType | undefined,
    other?: string,
  ): void =>
    comparison.report({
      rule,
      operation: pair.affected,
      element: { kind: place.mediaKind, path: [...place.path, name] },
      before: base === undefined ? null : name,
      after: target === undefined ? null : (other ?? name),
      base: base?.origin ?? place.base,
      target: target?.origin ?? place.target,
    });
  for (const [name, media] of open) {
    const successor = successorOf(name, after, taken, rules);
    if (successor === undefined) {
      report(rules.removed, name, media, undefined);
      continue;
    }
    const [rule, other, partner] = successor;
    taken.add(other);
    report(rule, name, media, partner, other);
    compareMedia(comparison, pair, name, media, partner, place);
  }
  for (const [name, media] of after) if (!taken.has(name)) report(rules.added, name, undefined, media);
}

/** What stands for a media type that is no longer named, and what that means. */
function successorOf(
  name: string,
  after: Content,
  taken: ReadonlySet<string>,
  rules: MediaTypeRules,
): readonly [Rule, string, MediaType] | undefined {
  const free = [...after].filter(([other]) => !taken.has(other));
  const renamed = free.find(([other]) => essenceOf(other) === essenceOf(name));
  if (renamed !== undefined && rules.renamed !== undefined) return [rules.renamed, ...renamed];
  const wider = [...after].find(([other]) => covers(other, name));
  if (wider !== undefined) return [rules.generalized, ...wider];
  const narrower = free.find(([other]) => covers(name, other));
  return narrower && [rules.specialized, ...narrower];
}

function compareMedia(
  comparison: Comparison,
  pair: OperationPair,
  name: string,
  before: MediaType,
  after: MediaType,
  place: MediaTypePlace,
): void {
  if (before.schema === undefined && after.schema === undefined) return;
  if (before.schema === undefined || after.schema === undefined) {
    // 3.0 says `{ type: string, format: binary }` of bytes, 3.1 nothing at all
    const only = before.schema === undefined ? comparison.target.of(after.schema) : comparison.base.of(before.schema);
    if (only.format?.value === "binary" && only.types?.value.has("string") === true) return;
    comparison.report({
      rule: before.schema === undefined ? place.rules.schemaAdded : place.rules.schemaRemoved,
      operation: pair.affected,
      element: { kind: place.mediaKind, path: [...place.path, name] },
      base: before.origin,
      target: after.origin,
    });
    return;
  }
  compareEncodings(comparison, pair, name, before, after, place);
  if (comparison.contents.same(before.schema, after.schema)) return;
  comparison.reach({
    operation: pair.affected,
    holder: place.holder,
    kind: place.kind,
    kindBelow: place.kindBelow,
    path: place.path,
    pair: comparison.graph.enter(before.schema, after.schema, { side: place.side, textual: !isJson(name) }),
  });
}

/** Case, spaces and the order of parameters do not matter; a charset does not change what JSON is. */
function canonical(name: string): string {
  let known = canonicals.get(name);
  if (known === undefined) canonicals.set(name, (known = makeCanonical(name)));
  return known;
}

/** A document has a handful of media types and thousands of places that use them. */
const canonicals = new Map<string, string>();

function makeCanonical(name: string): string {
  const [essence = "", ...parameters] = name
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  return [essence, ...parameters.filter((part) => !part.startsWith("charset=")).sort()].join(";");
}

const essenceOf = (name: string): string => split(canonical(name))[0];

/** Every media type of `inner` is one of `outer`: ranges, dropped parameters, `+json` as JSON. */
function covers(outer: string, inner: string): boolean {
  const [a = "", b = ""] = [canonical(outer), canonical(inner)];
  if (a === b || a === "*/*") return true;
  const [aEssence = "", aParameters] = split(a);
  const [bEssence = "", bParameters] = split(b);
  const essence =
    aEssence === bEssence ||
    (aEssence.endsWith("/*") && bEssence.startsWith(aEssence.slice(0, -1))) ||
    (bEssence.includes("+") && aEssence === bEssence.replace(/\/.*\+/, "/"));
  return essence && aParameters.every((part) => bParameters.includes(part));
}

function split(name: string): readonly [string, readonly string[]] {
  const [essence = "", ...parameters] = name.split(";");
  return [essence, parameters];
}

/** Elsewhere (forms, XML, plain text) values travel as text. */
const isJson = (name: string): boolean =>
  /[/+](json|\*)(;|$)/.test(canonical(name)) || /ndjson|json-seq|jsonl/.test(name);
