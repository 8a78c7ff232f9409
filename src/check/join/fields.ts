/** What a release does to the query parameters, headers, body fields and response fields that a call names. */

import type { Operation } from "../../contract/contract.js";
import type { Element, ElementKind } from "../../contract/element.js";
import { enumValue, findElement } from "../../contract/lookup.js";
import { spelledAs } from "../../contract/spelling.js";
import { isPlain, isWorse, waysTo } from "../../policy/worse.js";
import type { ApiCall, CodePlace, FieldUse } from "../../scan/call.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { type Draft, findingLifecycle, leastCertain, placeOf, ruleFor, subjectOf } from "./draft.js";
import { isForecast, type Judgement, judgeElement, milderBy } from "./judgement.js";
import { locationsOf } from "./locations.js";
import { type KnownOperation, writtenAs } from "./operations.js";
import { placeOfField, placeOfValue } from "./places.js";

type FieldKind = Extract<ElementKind, "query" | "header" | "request-property" | "response-property">;

export const fieldUsesOf = (call: ApiCall): readonly { readonly kind: FieldKind; readonly use: FieldUse }[] => [
  ...call.query.map((use) => ({ kind: "query" as const, use })),
  ...call.headers.map((use) => ({ kind: "header" as const, use })),
  ...call.body.map((use) => ({ kind: "request-property" as const, use })),
  ...call.reads.map((use) => ({ kind: "response-property" as const, use })),
];

interface Troubled {
  readonly element: Element;
  readonly judgement: Judgement;
  readonly use: FieldUse;
  /** where the code names this very element; undefined: only something below it */
  readonly named: CodePlace | undefined;
  /** its name in the code, where that differs in letter case */
  readonly written: string | undefined;
}

/**
 * One cause, one finding: a field below one that is gone is not named again. A field in trouble is named at
 * every place that uses it; a parent that the code only passes through, at the first field below it.
 *
 * `pinned`: the call can mean no other operation. Otherwise an absent field proves nothing.
 */
export function draftsOfFields(
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
  pinned: boolean,
): readonly Draft[] {
  const judge = (element: Element) => judgeElement(knowledge, operation.key, element);
  const uses = fieldUsesOf(call).map(({ kind, use }) => asSpelled(kind, use, operation, knowledge));
  const troubled = uses.flatMap((one) => troublesOf(one, operation, knowledge, judge));
  const miscased = uses.filter(({ spelling }) => spelling !== undefined && pinned && call.certainty !== "possible");
  return [
    ...onePerCause(troubled).flatMap((one) => draftOf(one, call, operation, knowledge, pinned)),
    ...miscased.flatMap((one) => draftOfSpelling(one, troubled, call, operation, knowledge)),
  ];
}

/** A use of the name that the contract has; `spelling`: what the code writes instead of the name at that place of the path. */
interface SpelledUse {
  readonly kind: FieldKind;
  readonly use: FieldUse;
  readonly spelling: { readonly at: number; readonly written: string } | undefined;
}

/** As the first release spells it that has the name: the base, else what the code is checked against. */
function asSpelled(
  kind: FieldKind,
  use: FieldUse,
  { key, operation }: KnownOperation,
  { targets }: ApiKnowledge,
): SpelledUse {
  const asked: Element = { kind, path: use.path };
  let listed = operation && spelledAs(operation, asked);
  if (listed === undefined && (operation === undefined || findElement(operation, asked) === undefined))
    for (const { contract } of targets) {
      const there = contract?.operations.get(key);
      listed ??= there && spelledAs(there, asked);
    }
  if (listed === undefined) return { kind, use, spelling: undefined };
  const at = use.path.findLastIndex((name, index) => name !== listed.path[index]);
  return { kind, use: { ...use, path: listed.path }, spelling: { at, written: use.path[at] ?? "" } };
}

/** Where the element has no other trouble, its spelling is worth a word. */
function draftOfSpelling(
  { kind, use, spelling }: SpelledUse,
  troubled: readonly Troubled[],
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
): readonly Draft[] {
  const target = knowledge.targets.at(-1);
  if (spelling === undefined || target === undefined || troubled.some((one) => one.use === use)) return [];
  const element: Element = { kind, path: use.path.slice(0, spelling.at + 1) };
  return [
    {
      ruleId: "miscased-name",
      milder: 0,
      place: placeOf(placeOfField(use, element.path) ?? use.at),
      symbol: use.symbol ?? call.symbol,
      call: placeOf(call),
      operation: writtenAs(operation),
      element,
      lifecycle: undefined,
      replacement: [],
      certainty: leastCertain(call.certainty, use.certainty),
      via: call.via,
      from: call.from,
      detail: { kind: "spelling", written: spelling.written },
      contract: locationsOf(knowledge, target, operation.key, element),
      forecast: target.release.forecast,
      inTest: call.inTest,
    },
  ];
}

/** From the outside in; below a parent in trouble only what is worse off than the parent. */
function troublesOf(
  { kind, use, spelling }: SpelledUse,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
  judge: (element: Element) => Judgement,
): readonly Troubled[] {
  const prefixes = kind === "request-property" || kind === "response-property" ? waysTo(use.path) : [use.path];
  const troubles: Troubled[] = [];
  for (const path of prefixes) {
    const element: Element = { kind, path };
    const judgement = judge(element);
    const { standing, absentFromBaseOnly } = judgement;
    // That the installed release lacks what holds it says nothing of what the target does to it.
    const above = troubles.findLast((one) => one.judgement.absentFromBaseOnly === absentFromBaseOnly)?.judgement
      .standing;
    if (isPlain(standing) || (above !== undefined && !isWorse(standing, above))) continue;
    if (standing.state === "unlisted" && !isSurelyUnlisted(element, operation)) break;
    troubles.push({
      element,
      judgement,
      use,
      named: placeOfField(use, path),
      written: spelling !== undefined && spelling.at === path.length - 1 ? spelling.written : undefined,
    });
  }
  const above = troubles.findLast((one) => !one.judgement.absentFromBaseOnly)?.judgement.standing;
  const values = valueTroublesOf({ kind, path: use.path }, use, operation, knowledge, judge);
  return [...troubles, ...values.filter(({ judgement }) => above === undefined || isWorse(judgement.standing, above))];
}

function valueTroublesOf(
  owner: Element,
  use: FieldUse,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
  judge: (element: Element) => Judgement,
): readonly Troubled[] {
  if (use.values.length === 0 || !isEnumerated(owner, operation, knowledge)) return [];
  return use.values.flatMap((value) => {
    const element = enumValue(owner, value);
    const judgement = judge(element);
    const said = judgement.standing.state;
    return said === "supported" || said === "unlisted"
      ? []
      : [{ element, judgement, use, named: placeOfValue(use, value), written: undefined }];
  });
}

/** The contract that the code was written against, or that of a target, lists what may be sent. */
function isEnumerated(owner: Element, { key, operation }: KnownOperation, { targets }: ApiKnowledge): boolean {
  const lists = (one: Operation | undefined): boolean => {
    const state = one && findElement(one, owner);
    return state !== undefined && !state.open && state.values !== undefined;
  };
  return lists(operation) || targets.some(({ contract }) => lists(contract?.operations.get(key)));
}

/**
 * Headers belong to everybody (proxies, tracing), and a path through a list that the contract does not
 * have says more about the reading of the code than about the API.
 */
function isSurelyUnlisted(element: Element, { operation }: KnownOperation): boolean {
  if (operation === undefined || element.kind === "header") return false;
  if (findElement(operation, element) !== undefined) return false;
  const above = element.path.slice(0, -1);
  return (
    above.length === 0 ||
    element.kind === "query" ||
    findElement(operation, { kind: element.kind, path: above }) !== undefined
  );
}

function onePerCause(troubled: readonly Troubled[]): readonly Troubled[] {
  const seen = new Set<string>();
  return troubled.filter(({ element, named }) => {
    const key = JSON.stringify([element.kind, element.path]);
    const namedItself = troubled.some(
      (other) => other.named !== undefined && JSON.stringify([other.element.kind, other.element.path]) === key,
    );
    if (named === undefined && namedItself) return false;
    const place = named === undefined ? key : JSON.stringify([key, named.file, named.line, named.column]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function draftOf(
  { element, judgement, use, named, written }: Troubled,
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
  pinned: boolean,
): readonly Draft[] {
  const { lifecycle, standing, target } = judgement;
  const subject = subjectOf(element.kind);
  const ruleId = subject === undefined ? undefined : ruleFor(standing, subject);
  const certainty = leastCertain(call.certainty, use.certainty);
  if (ruleId === undefined) return [];
  if (standing.state === "unlisted" && (!pinned || certainty === "possible")) return [];
  return [
    {
      ruleId,
      // A comparison with a value that no longer comes is dead, not broken.
      milder:
        standing.state === "removed" && element.kind === "enum-value" && element.path[0] === "response-property"
          ? 1
          : milderBy(judgement),
      place: placeOf(named ?? use.at),
      symbol: use.symbol ?? call.symbol,
      call: placeOf(call),
      operation: writtenAs(operation),
      element,
      lifecycle: standing.state === "unlisted" ? undefined : findingLifecycle(judgement),
      replacement: lifecycle.replacement,
      certainty,
      via: call.via,
      from: call.from,
      detail:
        standing.state === "not-yet"
          ? { kind: "not-yet", firstRelease: standing.from }
          : written === undefined
            ? { kind: "none" }
            : { kind: "spelling", written },
      contract: locationsOf(knowledge, target, operation.key, element),
      forecast: isForecast(judgement),
      inTest: call.inTest,
    },
  ];
}
