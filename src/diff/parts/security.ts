import type { Contract, JsonValue, SecurityRequirement } from "../../contract/contract.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { operationExample } from "./operation-example.js";

const said = (...alternatives: readonly string[]): string => `security: [${alternatives.join(", ")}]`;

const becameRequired: Rule = {
  id: "api-security-became-required",
  level: "breaking",
  what: "{An operation}, which anybody could call, asks for credentials now.",
  why: "Calls without credentials are rejected.",
  example: operationExample("security: []", said("{ key: [] }")),
  action: "Send the credentials.",
};
const noLongerRequired: Rule = {
  id: "api-security-no-longer-required",
  level: "compatible",
  what: "{An operation} can be called without credentials now.",
  why: "Calls with credentials still work.",
  example: operationExample(said("{ key: [] }"), "security: []"),
  action: "Nothing has to be done.",
};
const removed: Rule = {
  id: "api-security-removed",
  level: "breaking",
  what: "{A way to authenticate was|Ways to authenticate were} removed from {an operation}.",
  why: "Clients that use it are rejected.",
  example: operationExample(said("{ key: [] }", "{ token: [] }"), said("{ token: [] }")),
  action: "Authenticate in one of the ways that are left.",
};
const added: Rule = {
  id: "api-security-added",
  level: "compatible",
  what: "{A way to authenticate was|Ways to authenticate were} added to {an operation}.",
  why: "The ways known before still work.",
  example: operationExample(said("{ key: [] }"), said("{ key: [] }", "{ token: [] }")),
  action: "Nothing has to be done.",
};
const scopeAdded: Rule = {
  id: "api-security-scope-added",
  level: "breaking",
  what: "{An operation} asks for {a further scope|further scopes} now.",
  why: "Tokens without the scope are rejected.",
  example: operationExample(said("{ token: [read] }"), said("{ token: [read, write] }")),
  action: "Ask for the further scope when the token is fetched.",
};
const scopeRemoved: Rule = {
  id: "api-security-scope-removed",
  level: "compatible",
  what: "{An operation} no longer asks for {a scope|scopes}.",
  why: "Tokens with the scope still work.",
  example: operationExample(said("{ token: [read, write] }"), said("{ token: [read] }")),
  action: "Nothing has to be done.",
};

export const securityRules: readonly Rule[] = [
  becameRequired,
  noLongerRequired,
  removed,
  added,
  scopeAdded,
  scopeRemoved,
];

/** A client keeps working when what it presents today still satisfies one of the alternatives. */
export function compareSecurity(comparison: Comparison, pair: OperationPair): void {
  const before = pair.base.security ?? [];
  const after = (pair.target.security ?? []).map((one) => renamed(one, comparison.schemeNames));
  const report = (rule: Rule, path: readonly string[], values: { before?: JsonValue; after?: JsonValue }): void =>
    comparison.report({
      rule,
      operation: pair.affected,
      element: { kind: "security", path },
      base: pair.base.origin,
      target: pair.target.origin,
      ...values,
    });
  const wasOpen = isOpen(before);
  const isOpenNow = isOpen(after);
  if (wasOpen && isOpenNow) return;
  if (wasOpen) return report(becameRequired, [], { after: after.map(shown) });
  if (isOpenNow) return report(noLongerRequired, [], { before: before.map(shown) });

  const open = after.filter((one) => !before.some((other) => isSame(one, other)));
  const lost = before.filter((one) => !after.some((other) => isSame(one, other)));
  for (const alternative of lost) {
    const index = open.findIndex((other) => sameSchemes(alternative, other));
    const partner = open[index];
    if (partner !== undefined) {
      open.splice(index, 1);
      for (const [scheme, scope] of scopesBeyond(partner, alternative)) report(scopeAdded, [scheme], { after: scope });
      for (const [scheme, scope] of scopesBeyond(alternative, partner))
        report(scopeRemoved, [scheme], { before: scope });
    } else if (!after.some((other) => satisfies(alternative, other)))
      report(removed, [...alternative.keys()], { before: shown(alternative) });
  }
  for (const alternative of open) report(added, [...alternative.keys()], { after: shown(alternative) });
}

/** By the names of the base: what a scheme is called is nobody's business but the document's. */
const renamed = (one: SecurityRequirement, names: ReadonlyMap<string, string>): SecurityRequirement =>
  names.size === 0 ? one : new Map([...one].map(([name, scopes]) => [names.get(name) ?? name, scopes]));

const isOpen = (alternatives: readonly SecurityRequirement[]): boolean =>
  alternatives.length === 0 || alternatives.some((one) => one.size === 0);

const sameSchemes = (a: SecurityRequirement, b: SecurityRequirement): boolean =>
  a.size === b.size && [...a.keys()].every((scheme) => b.has(scheme));

const isSame = (a: SecurityRequirement, b: SecurityRequirement): boolean =>
  sameSchemes(a, b) && scopesBeyond(a, b).length === 0 && scopesBeyond(b, a).length === 0;

/** What satisfied `held` satisfies `asked` too: no further scheme, no further scope. */
const satisfies = (held: SecurityRequirement, asked: SecurityRequirement): boolean =>
  [...asked.keys()].every((scheme) => held.has(scheme)) && scopesBeyond(asked, held).length === 0;

const scopesBeyond = (
  a: SecurityRequirement,
  b: SecurityRequirement,
): readonly (readonly [scheme: string, scope: string])[] =>
  [...a].flatMap(([scheme, scopes]) =>
    scopes.filter((scope) => b.get(scheme)?.includes(scope) !== true).map((scope) => [scheme, scope] as const),
  );

const shown = (alternative: SecurityRequirement): JsonValue => Object.fromEntries(alternative);

/** The operations of the base by the scheme they use. */
export function usersOfSchemes(
  base: Contract,
  pairs: readonly OperationPair[],
): ReadonlyMap<string, readonly OperationPair[]> {
  const users = new Map<string, OperationPair[]>([...base.securitySchemes.keys()].map((name) => [name, []]));
  for (const pair of pairs)
    for (const name of new Set((pair.base.security ?? []).flatMap((one) => [...one.keys()])))
      users.get(name)?.push(pair);
  return users;
}
