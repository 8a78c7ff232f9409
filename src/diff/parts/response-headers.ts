import type { Header, Response } from "../../contract/contract.js";
import { deprecationFamilies } from "../aspects/deprecation.js";
import { turnOf } from "../deprecation/turn.js";
import { ruleOf } from "../rules/family-rules.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { operationExample } from "./operation-example.js";
import { valueSchema } from "./parameters.js";

const BARE = "responses:\n  '200':\n    description: OK";
const withHeader = (required: boolean): string =>
  `${BARE}\n    headers:\n      X-Total: { ${required ? "required: true, " : ""}schema: { type: integer } }`;

const requiredRemoved: Rule = {
  id: "required-response-header-removed",
  level: "breaking",
  what: "{A response header} was removed; it was always sent.",
  why: "Readers that count on it find nothing.",
  example: operationExample(withHeader(true), BARE),
  action: "Stop reading the header.",
};
const optionalRemoved: Rule = {
  id: "optional-response-header-removed",
  level: "dangerous",
  what: "{A response header} was removed; it was optional.",
  why: "Careful readers cope with its absence; those that count on it find nothing.",
  example: operationExample(withHeader(false), BARE),
  action: "Stop reading the header.",
};
const added: Rule = {
  id: "response-header-added",
  level: "compatible",
  what: "{A response header} is new.",
  why: "Readers pass over headers they do not know.",
  example: operationExample(BARE, withHeader(false)),
  action: "Nothing has to be done.",
};
const becameOptional: Rule = {
  id: "response-header-became-optional",
  level: "breaking",
  what: "{A response header} may be missing now.",
  why: "Readers that count on it find nothing when it is left out.",
  example: operationExample(withHeader(true), withHeader(false)),
  action: "Handle the absence of the header.",
};
const becameRequired: Rule = {
  id: "response-header-became-required",
  level: "compatible",
  what: "{A response header} is always sent now.",
  why: "Readers already coped with its absence.",
  example: operationExample(withHeader(false), withHeader(true)),
  action: "Nothing has to be done.",
};

export const responseHeaderRules: readonly Rule[] = [
  requiredRemoved,
  optionalRemoved,
  added,
  becameOptional,
  becameRequired,
];

export function compareHeaders(
  comparison: Comparison,
  pair: OperationPair,
  status: string,
  before: Response,
  after: Response,
): void {
  for (const [key, header] of before.headers) {
    const partner = after.headers.get(key);
    if (partner === undefined && pair.target.unread.has("responses")) continue;
    if (partner === undefined) report(header.required ? requiredRemoved : optionalRemoved, header, undefined);
    else compareHeader(comparison, pair, header, partner);
  }
  for (const [key, header] of after.headers)
    if (!before.headers.has(key) && !pair.base.unread.has("responses")) report(added, undefined, header);

  function report(rule: Rule, base: Header | undefined, target: Header | undefined): void {
    comparison.report({
      rule,
      operation: pair.affected,
      element: { kind: "response-header", path: [(base ?? target)?.name ?? ""] },
      before: base === undefined ? null : status,
      after: target === undefined ? null : status,
      base: base?.origin ?? before.origin,
      target: target?.origin ?? after.origin,
    });
  }
}

function compareHeader(comparison: Comparison, pair: OperationPair, before: Header, after: Header): void {
  const place = {
    operation: pair.affected,
    element: { kind: "response-header", path: [before.name] },
    base: before.origin,
    target: after.origin,
  } as const;
  if (before.required !== after.required)
    comparison.report({
      ...place,
      rule: after.required ? becameRequired : becameOptional,
      before: before.required,
      after: after.required,
    });
  const turn = turnOf({ ...before, maturity: "stable" }, { ...after, maturity: "stable" }, comparison.calendar);
  if (turn !== undefined)
    comparison.report({
      ...place,
      rule: ruleOf(deprecationFamilies[turn], "response-header"),
      before: before.sunset ?? before.deprecated,
      after: after.sunset ?? after.deprecated,
    });
  const [was, is] = [valueSchema(before), valueSchema(after)];
  if (was === undefined || is === undefined) return;
  comparison.reach({
    operation: pair.affected,
    holder: pair.received ? "parameter" : "header",
    kind: "response-header",
    kindBelow: "response-header",
    path: [before.name],
    pair: comparison.graph.pair(comparison.base.of(was), comparison.target.of(is), {
      side: pair.received ? "request" : "response",
      textual: before.schema !== undefined,
    }),
  });
}
