/** A field or parameter of a request that has another name now: the key in the code is renamed, its value stays. */

import type { Element } from "../../contract/element.js";
import { operationKey } from "../../contract/index.js";
import type { ApiCall, FieldUse } from "../../scan/call.js";
import { declaredMembers, renamedKey } from "../code/keys.js";
import { namedOnTheWay } from "../code/on-the-way.js";
import { callAt } from "../code/written-path.js";
import { nameBeside, proveRename } from "../proof/rename.js";
import { circumstancesOf, type FixKind, isMadeOfContract } from "./kind.js";
import { belongsToRewrite } from "./request-rewrite.js";

export const kind: FixKind = {
  name: "renamed-field",
  draft(question) {
    const { finding, program, call } = question;
    if (!/^(?:removed|deprecated|expired)-(?:request-field|parameter)$/.test(finding.ruleId) || call === undefined)
      return undefined;
    const [only, ...others] = finding.replacement;
    const name = only === undefined || others.length > 0 ? undefined : nameBeside(finding.element.path, only.target);
    if (only === undefined || name === undefined || belongsToRewrite(question)) return undefined;
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
    const [method = "", route = ""] = finding.operation.split(" ");
    const names = { from: finding.element, to: { kind: finding.element.kind, path } };
    const proved = proveRename(question.api.opened.knowledge, operationKey(method, route), names, use.values);
    if (key === undefined || proved === undefined || !program.mayEdit(key.edit.file)) return undefined;
    const old = finding.element.path.at(-1) ?? "";
    const reader = namedOnTheWay(program, call, old);
    return {
      change: { kind: "name", of: finding.element.kind, from: old, to: name },
      unproved: [
        ...proved,
        ...key.unproved,
        ...(isComplete(call, finding.element) ? [] : [{ kind: "sent" as const, part: partOf(finding.element) }]),
        ...(reader === undefined ? [] : [{ kind: "named-too" as const, name: old, ...reader }]),
        ...(isMadeOfContract(call) || declaredMembers(program, old) ? [{ kind: "declared" as const, name: old }] : []),
        ...(only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target: name }]),
        ...circumstancesOf(question, call),
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
