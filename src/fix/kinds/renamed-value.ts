/** A value of an enum that the vendor has another name for: the literal that a request sends is exchanged. */

import { operationKey } from "../../contract/index.js";
import { enumOwner } from "../../contract/lookup.js";
import { changedValue, declaredValue } from "../code/keys.js";
import { callAt } from "../code/written-path.js";
import { proveValue } from "../proof/value.js";
import { circumstancesOf, type FixKind, isMadeOfContract, type Question } from "./kind.js";

export const kind: FixKind = {
  name: "renamed-value",
  draft(question) {
    const { finding, program, call, api } = question;
    const parts = enumOwner(finding.element);
    if (!/^(?:removed|deprecated|expired)-enum-value$/.test(finding.ruleId) || parts === undefined) return undefined;
    const { owner, value: from } = parts;
    const [only, ...others] = finding.replacement;
    if (call === undefined || only === undefined || others.length > 0 || isPartOfMore(question)) return undefined;
    if (call.certainty === "possible" || finding.certainty === "possible") return undefined;
    // what is read is compared with either name during the change
    const sent = owner.kind === "query" ? call.query : owner.kind === "request-property" ? call.body : [];
    const uses = sent.filter(({ path }) => path.join("\0") === owner.path.join("\0"));
    const [use] = uses;
    const site = callAt(program, call);
    if (use === undefined || uses.length > 1 || !use.values.includes(from) || site === undefined) return undefined;
    const written = use.valuePlaces?.filter(({ value }) => value === from) ?? [];
    const [place] = written;
    const to = only.target;
    const made = written.length > 1 ? undefined : changedValue(program, place?.at ?? use.at, from, to, site);
    const proved = proveValue(api.opened.knowledge, keyOf(finding.operation), owner, { from, to });
    if (made === undefined || proved === undefined || !program.mayEdit(made.edit.file)) return undefined;
    return {
      change: { kind: "name", of: "enum-value", from, to },
      unproved: [
        ...proved,
        ...(isMadeOfContract(call) || declaredValue(program, from) ? [{ kind: "declared" as const, name: from }] : []),
        ...(only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target: to }]),
        ...circumstancesOf(question, call),
      ],
      edits: [{ ...made.edit, steps: [] }],
    };
  },
};

const keyOf = (operation: string) => {
  const [method = "", path = ""] = operation.split(" ");
  return operationKey(method, path);
};

/** A value that was replaced together with names is never exchanged alone. */
const isPartOfMore = ({ api, finding }: Question): boolean =>
  api.opened.knowledge.rewrites.some(
    ({ operation, values }) => operation === finding.operation && values.has(finding.element.path[1] ?? ""),
  );
