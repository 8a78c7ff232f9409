/** A field or parameter of a request that has another name now: the key in the code is renamed, its value stays. */

import type { Unproved } from "../../check/finding.js";
import { isRefused } from "../../check/join/refusal.js";
import type { Element } from "../../contract/element.js";
import { operationKey, type Schema } from "../../contract/index.js";
import { findElement } from "../../contract/lookup.js";
import type { ApiCall, FieldUse } from "../../scan/call.js";
import { declaredMembers, renamedKey } from "../code/keys.js";
import { callAt } from "../code/written-path.js";
import { releasesOf } from "../proof/successor.js";
import { circumstancesOf, type FixKind, type Question } from "./kind.js";
import { belongsToRewrite } from "./request-rewrite.js";

export const kind: FixKind = {
  name: "renamed-field",
  draft(question) {
    const { finding, program, call } = question;
    if (!/^(?:removed|deprecated|expired)-(?:request-field|parameter)$/.test(finding.ruleId) || call === undefined)
      return undefined;
    const [only, ...others] = finding.replacement;
    const name = others.length > 0 ? undefined : only?.target;
    if (only === undefined || name === undefined || !/^[\w$-]+$/.test(name) || belongsToRewrite(question))
      return undefined;
    if (call.certainty === "possible" || finding.certainty === "possible") return undefined;
    const sent = sentIn(call, finding.element);
    const site = callAt(program, call);
    const uses = sent.filter(({ path }) => isSame(path, finding.element.path));
    const [use] = uses;
    const path = [...finding.element.path.slice(0, -1), name];
    if (use === undefined || site === undefined || uses.length > 1) return undefined;
    // both names in one request: which value counts, only the code's author knows
    if (sent.some((one) => isSame(one.path.slice(0, path.length), path))) return undefined;
    const key = renamedKey(program, use.at, name, site);
    const proved = key === undefined ? undefined : provedAs(question, use, { kind: finding.element.kind, path });
    if (key === undefined || proved === undefined || !program.mayEdit(key.edit.file)) return undefined;
    const old = finding.element.path.at(-1) ?? "";
    return {
      change: { kind: "name", of: finding.element.kind, from: old, to: name },
      unproved: [
        ...proved,
        ...key.unproved,
        ...(isComplete(call, finding.element) ? [] : [{ kind: "sent" as const, part: partOf(finding.element) }]),
        ...(declaredMembers(program, old) ? [{ kind: "declared" as const, name: old }] : []),
        ...(only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target: name }]),
        ...circumstancesOf(question),
      ],
      edits: [{ ...key.edit, steps: [] }],
    };
  },
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((step, at) => step === other[at]);

function sentIn(call: ApiCall, { kind: of }: Element): readonly FieldUse[] {
  return of === "query" ? call.query : of === "header" ? call.headers : of === "request-property" ? call.body : [];
}

const partOf = ({ kind: of }: Element): "query" | "body" => (of === "request-property" ? "body" : "query");
const isComplete = (call: ApiCall, element: Element): boolean =>
  element.kind === "header" || call.complete[partOf(element)];

/** The new name is there and takes what the old one took, on all releases that count. */
function provedAs({ api, finding }: Question, use: FieldUse, element: Element): readonly Unproved[] | undefined {
  const { knowledge } = api.opened;
  const [method = "", path = ""] = finding.operation.split(" ");
  const key = operationKey(method, path);
  const stands = knowledge.targets.every(
    (target) => knowledge.life(key, element, target).standing.state === "supported",
  );
  if (!stands) return undefined;
  const before = knowledge.base.contract.operations.get(key);
  const old = before === undefined ? undefined : findElement(before, finding.element);
  const unproved: Unproved[] = [];
  for (const { release, contract } of releasesOf(knowledge)) {
    const operation = contract?.operations.get(key);
    const state = operation === undefined ? undefined : findElement(operation, element);
    if (contract === undefined) unproved.push({ kind: "unknown-release", release });
    else if (operation === undefined || state === undefined) unproved.push({ kind: "after-upgrade", release });
    else if (state.open || old === undefined || old.open)
      unproved.push({ kind: "undescribed", release, element, in: "sent" });
    else if (use.values.some((value) => isRefused(value, operation, element)) || !sameKind(old.schemas, state.schemas))
      unproved.push({ kind: "difference", release, ruleId: "request-property-type-changed", element, in: "sent" });
  }
  return unproved;
}

/** Of the same type in all that narrows it; objects and lists are compared only as far as that they are such. */
function sameKind(before: readonly Schema[], after: readonly Schema[]): boolean {
  const facts = (schemas: readonly Schema[]): string =>
    JSON.stringify(
      schemas.map(
        ({ types, format, enum: values, pattern, minLength, maxLength, minimum, maximum, properties, items }) => [
          ...[types, format, values, pattern, minLength, maxLength, minimum, maximum],
          [...properties.keys()].sort(),
          typeof items === "object" ? items.types : items,
        ],
      ),
    );
  return facts(before) === facts(after);
}
