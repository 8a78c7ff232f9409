/** Names and values of one request that the vendor replaced together: all of them, or none. */

import type { Unproved } from "../../check/finding.js";
import { writtenAs } from "../../check/join/index.js";
import type { ProviderRewrite } from "../../contract/provider/index.js";
import type { ApiCall, CodePlace } from "../../scan/call.js";
import { changedValue, declaredMembers, type KeyEdit, renamedKey } from "../code/keys.js";
import { namedOnTheWay } from "../code/on-the-way.js";
import { callAt } from "../code/written-path.js";
import { proveRewrite } from "../proof/rewrite.js";
import { circumstancesOf, type FixKind, type Question } from "./kind.js";

export const kind: FixKind = {
  name: "request-rewrite",
  draft(question) {
    const { program, api, finding } = question;
    for (const rewrite of api.opened.knowledge.rewrites) {
      const call = callConcerned(question, rewrite);
      if (call === undefined || call.certainty === "possible" || finding.certainty === "possible") continue;
      const site = callAt(program, call);
      if (site === undefined || sendsNewName(call, rewrite)) continue;
      const edits = [
        ...call.body.flatMap(({ path, at }): readonly (KeyEdit | undefined)[] => {
          const to = path.length === 1 ? rewrite.fields.get(path[0] ?? "") : undefined;
          return to === undefined ? [] : [renamedKey(program, at, to, site)];
        }),
        ...call.body.flatMap((use) => {
          const values = use.path.length === 1 ? rewrite.values.get(use.path[0] ?? "") : undefined;
          return [...(values ?? [])].flatMap(([from, to]): readonly (KeyEdit | undefined)[] => {
            if (!use.values.includes(from)) return [];
            const written = use.valuePlaces?.filter((place) => place.value === from) ?? [];
            const [place] = written;
            return [
              place === undefined || written.length > 1 ? undefined : changedValue(program, place.at, from, to, site),
            ];
          });
        }),
      ];
      const made = edits.filter((one) => one !== undefined);
      if (made.length !== edits.length || made.length === 0) return undefined;
      if (!made.every(({ edit }) => program.mayEdit(edit.file))) return undefined;
      const sent = call.body.map(({ path }) => path[0] ?? "");
      const proved = proveRewrite(api.opened.knowledge, rewrite, sent);
      if (proved === undefined) return undefined;
      return {
        change: { kind: "rewrite", operation: rewrite.operation, title: rewrite.title },
        unproved: [
          ...proved,
          // a name that nobody knows may be one of the old ones
          ...(call.complete.body ? [] : [{ kind: "sent" as const, part: "body" as const }]),
          ...made.flatMap(({ unproved }) => unproved),
          ...[...rewrite.fields.keys()]
            .filter((name) => call.body.some(({ path }) => path[0] === name))
            .flatMap((name): readonly Unproved[] => {
              const reader = namedOnTheWay(program, call, name);
              return [
                ...(declaredMembers(program, name) ? [{ kind: "declared" as const, name }] : []),
                ...(reader === undefined ? [] : [{ kind: "named-too" as const, name, ...reader }]),
              ];
            }),
          ...circumstancesOf(question, call),
        ],
        edits: made.map(({ edit }) => ({ ...edit, steps: [] })),
      };
    }
    return undefined;
  },
};

/** Whether a rewrite is about a field: then that field is never renamed alone. */
export const belongsToRewrite = ({ api, finding }: Question): boolean =>
  api.opened.knowledge.rewrites.some(
    ({ operation, fields }) => operation === finding.operation && fields.has(finding.element.path[0] ?? ""),
  );

/** The call that a finding is about: of one of the fields, of the old value, or of the signature that gives it away. */
function callConcerned({ finding, call, api }: Question, rewrite: ProviderRewrite): ApiCall | undefined {
  if (finding.detail.kind === "interface") {
    if (finding.detail.signature !== rewrite.signature) return undefined;
    const inside = api.scanned.calls.filter(
      (one) =>
        sendsOldValue(one, rewrite) &&
        api.operations.match(one).some(({ value }) => writtenAs(value) === rewrite.operation) &&
        one.body.some(({ at }) => isWithin(at, finding.place)),
    );
    return inside.length === 1 ? inside[0] : undefined;
  }
  if (finding.operation !== rewrite.operation || call === undefined || !sendsOldValue(call, rewrite)) return undefined;
  const [first, field] = finding.element.path;
  const named = finding.element.kind === "enum-value" ? field : first;
  const isMeant = /^(?:removed|deprecated|expired)-(?:request-field|enum-value)$/.test(finding.ruleId);
  return isMeant && (rewrite.fields.has(named ?? "") || rewrite.values.has(named ?? "")) ? call : undefined;
}

const sendsOldValue = (call: ApiCall, { values }: ProviderRewrite): boolean =>
  [...values].every(([field, changes]) =>
    call.body.some(
      ({ path, values: sent }) =>
        path.length === 1 && path[0] === field && sent.length === 1 && changes.has(sent[0] ?? ""),
    ),
  );

const sendsNewName = (call: ApiCall, { fields }: ProviderRewrite): boolean =>
  call.body.some(({ path }) => [...fields.values()].includes(path[0] ?? ""));

const isWithin = (at: CodePlace, place: CodePlace): boolean =>
  at.file === place.file &&
  (at.line > place.line || (at.line === place.line && at.column >= place.column)) &&
  (at.endLine < place.endLine || (at.endLine === place.endLine && at.endColumn <= place.endColumn));
