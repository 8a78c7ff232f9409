import type { Contract, JsonValue, SecurityScheme } from "../../contract/contract.js";
import { unreadScheme } from "../../contract/normalise/security.js";
import type { Rule, RuleExample } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { usersOfSchemes } from "./security.js";

const components = (scheme: string): string =>
  `components:\n  securitySchemes:\n${scheme === "" ? "    {}" : `    access: ${scheme}`}`;
const example = (before: string, after: string): RuleExample => ({
  before: components(before),
  after: components(after),
});
const KEY = "{ type: apiKey, name: X-Key, in: header }";
const flow = (host: string, scopes: string, token = "a"): string =>
  `{ type: oauth2, flows: { authorizationCode: { authorizationUrl: https://${host}.example.com/go, tokenUrl: https://${token}.example.com/token, scopes: { ${scopes} } } } }`;
const PREFIX = "api-security-component";

const added: Rule = {
  id: `${PREFIX}-added`,
  level: "compatible",
  what: "{A security scheme} is new.",
  why: "Whether an operation asks for it is told there.",
  example: example("", KEY),
  action: "Nothing has to be done.",
};
const removed: Rule = {
  id: `${PREFIX}-removed`,
  level: "compatible",
  what: "{A security scheme} was removed.",
  why: "Whether an operation loses a way to authenticate is told there.",
  example: example(KEY, ""),
  action: "Nothing has to be done.",
};
const typeChanged: Rule = {
  id: `${PREFIX}-type-changed`,
  level: "breaking",
  what: "{A security scheme} works another way: its type, HTTP scheme, name or place changed.",
  why: "The credentials that clients send are not found or not understood.",
  example: example(KEY, "{ type: http, scheme: bearer }"),
  action: "Authenticate the new way.",
};
const urlChanged: Rule = {
  id: `${PREFIX}-oauth-url-changed`,
  level: "compatible",
  what: "The authorization address of an OAuth flow of {a security scheme} changed.",
  why: "Where a token comes from is a setting of the client; the call itself, with its token, stays as it was.",
  example: example(flow("a", "read: r"), flow("b", "read: r")),
  action: "Change the address in the client's settings.",
};
const tokenUrlChanged: Rule = {
  id: `${PREFIX}-oauth-token-url-changed`,
  level: "compatible",
  what: "The token address of an OAuth flow of {a security scheme} changed.",
  why: "Where a token comes from is a setting of the client; the call itself, with its token, stays as it was.",
  example: example(flow("a", "read: r"), flow("a", "read: r", "b")),
  action: "Change the address in the client's settings.",
};
const scopeAdded: Rule = {
  id: `${PREFIX}-oauth-scope-added`,
  level: "compatible",
  what: "{A scope was|Scopes were} added to an OAuth flow of {a security scheme}.",
  why: "Whether an operation asks for it is told there.",
  example: example(flow("a", "read: r"), flow("a", "read: r, write: w")),
  action: "Nothing has to be done.",
};
const scopeRemoved: Rule = {
  id: `${PREFIX}-oauth-scope-removed`,
  level: "compatible",
  what: "{A scope was|Scopes were} removed from an OAuth flow of {a security scheme}.",
  why: "Whether an operation asked for it is told there.",
  example: example(flow("a", "read: r, write: w"), flow("a", "read: r")),
  action: "Stop asking for the scope.",
};

const deprecated: Rule = {
  id: `${PREFIX}-deprecated`,
  level: "compatible",
  what: "{A security scheme} is deprecated now.",
  why: "Credentials of that kind still work; they are announced to go.",
  example: example(KEY, KEY.replace(" }", ", deprecated: true }")),
  action: "Plan the move to another way to authenticate.",
};
const reactivated: Rule = {
  id: `${PREFIX}-reactivated`,
  level: "compatible",
  what: "{A security scheme} is no longer deprecated.",
  why: "It stays.",
  example: example(KEY.replace(" }", ", deprecated: true }"), KEY),
  action: "Nothing has to be done.",
};

export const securitySchemeRules: readonly Rule[] = [
  added,
  removed,
  typeChanged,
  urlChanged,
  tokenUrlChanged,
  scopeAdded,
  scopeRemoved,
  deprecated,
  reactivated,
];

/** By the name in the target: what the base calls a scheme that works the same way and has another name there. */
export function schemeNames(base: Contract, target: Contract): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, scheme] of base.securitySchemes) {
    if (target.securitySchemes.has(name)) continue;
    for (const [other, partner] of target.securitySchemes)
      if (!base.securitySchemes.has(other) && !names.has(other) && identity(scheme) === identity(partner)) {
        names.set(other, name);
        break;
      }
  }
  return names;
}

/** Of tokens, where they come from tells two schemes apart. */
const identity = (scheme: SecurityScheme): string =>
  JSON.stringify([
    way(scheme),
    scheme.openIdConnectUrl,
    Array.from(scheme.flows, ([name, { authorizationUrl, tokenUrl }]) => [name, authorizationUrl, tokenUrl]).sort(),
  ]);

/** Told at the operations that use the scheme; a scheme that none uses affects none. */
export function compareSecuritySchemes(
  comparison: Comparison,
  base: Contract,
  target: Contract,
  pairs: readonly OperationPair[],
): void {
  // asked only for a scheme that differs: it takes a look at every operation
  let users: ReadonlyMap<string, readonly OperationPair[]> | undefined;
  const usersOf = (name: string): readonly OperationPair[] => (users ??= usersOfSchemes(base, pairs)).get(name) ?? [];
  const namesBefore = new Map(Array.from(comparison.schemeNames, ([after, before]) => [before, after]));
  for (const [name, scheme] of base.securitySchemes) {
    const partner = target.securitySchemes.get(namesBefore.get(name) ?? name);
    const say = reporter(comparison, name, scheme, partner, () => usersOf(name));
    if (partner !== undefined) compareScheme(say, scheme, partner);
    else if (!target.partial && !target.unread.has(unreadScheme(name))) say(removed, {});
  }
  for (const [name, scheme] of target.securitySchemes)
    if (!base.securitySchemes.has(name) && !comparison.schemeNames.has(name) && !base.unread.has(unreadScheme(name)))
      reporter(comparison, name, undefined, scheme, () => [])(added, {});
}

type Say = (rule: Rule, values: { readonly before?: JsonValue; readonly after?: JsonValue }) => void;

function reporter(
  comparison: Comparison,
  name: string,
  base: SecurityScheme | undefined,
  target: SecurityScheme | undefined,
  usersOf: () => readonly OperationPair[],
): Say {
  return (rule, values) => {
    const users = usersOf();
    for (const operation of users.length > 0 ? users.map((pair) => pair.affected) : [undefined])
      comparison.report({
        rule,
        operation,
        element: { kind: "security", path: [name] },
        base: base?.origin,
        target: target?.origin,
        ...values,
      });
  };
}

function compareScheme(say: Say, before: SecurityScheme, after: SecurityScheme): void {
  const [was, is] = [way(before), way(after)];
  if (was !== is) return say(typeChanged, { before: was, after: is });
  if (before.deprecated !== after.deprecated)
    say(after.deprecated ? deprecated : reactivated, { before: before.deprecated, after: after.deprecated });
  for (const [name, flow] of before.flows) {
    const partner = after.flows.get(name);
    if (partner === undefined) continue;
    if (flow.authorizationUrl !== partner.authorizationUrl)
      say(urlChanged, { before: flow.authorizationUrl ?? null, after: partner.authorizationUrl ?? null });
    if (flow.tokenUrl !== partner.tokenUrl)
      say(tokenUrlChanged, { before: flow.tokenUrl ?? null, after: partner.tokenUrl ?? null });
    for (const scope of flow.scopes) if (!partner.scopes.includes(scope)) say(scopeRemoved, { before: scope });
    for (const scope of partner.scopes) if (!flow.scopes.includes(scope)) say(scopeAdded, { after: scope });
  }
}

/** How credentials are sent; HTTP schemes and header names have no case. */
const way = ({ type, scheme, name, in: place }: SecurityScheme): string =>
  [type, scheme?.toLowerCase(), place, place === "header" ? name?.toLowerCase() : name]
    .filter((part) => part !== undefined)
    .join(" ");
