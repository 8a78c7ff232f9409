import type { OAuthFlow, SecurityRequirement, SecurityScheme } from "../contract.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { Context } from "./context.js";
import { marksOf } from "./marks.js";
import { child, elements, isObjectNode, members, type Node, type ObjectNode, originOf, strings, text } from "./node.js";

const NO_FLOWS: ReadonlyMap<string, OAuthFlow> = new Map();

/** Alternatives as written; undefined where nothing is said. */
export function securityOf(node: Node): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(node.value)) return undefined;
  return elements(node).map(
    (alternative) => new Map(members(alternative).map(([name, scopes]) => [name, strings(scopes.value)])),
  );
}

export function securitySchemesOf(
  context: Context,
  node: Node,
  read: (scheme: ObjectNode) => SecurityScheme,
  unread: Set<string>,
): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, member] of members(node)) {
    const scheme = context.reading.object(member);
    if (scheme !== undefined) schemes.set(name, read(scheme));
    else unread.add(unreadScheme(name));
  }
  return schemes;
}

/** As it stands among what of a contract could not be read. */
export const unreadScheme = (name: string): string => `security scheme ${name}`;

/** OpenAPI 3.x security scheme object */
export const securityScheme = (node: ObjectNode): SecurityScheme => ({
  type: text(node.value.type) ?? "",
  name: text(node.value.name),
  in: text(node.value.in),
  scheme: text(node.value.scheme)?.toLowerCase(),
  bearerFormat: text(node.value.bearerFormat),
  openIdConnectUrl: text(node.value.openIdConnectUrl),
  flows: flowsOf(child(node, "flows")),
  deprecated: marksOf(node.value, "field").deprecated,
  origin: originOf(node),
});

/** OpenAPI 2.0 has one flow under another name, and `basic` as a type of its own. */
export function securityScheme2(node: ObjectNode): SecurityScheme {
  const type = text(node.value.type) ?? "";
  const flow = FLOW_NAMES.get(text(node.value.flow) ?? "");
  return {
    type: type === "basic" ? "http" : type,
    name: text(node.value.name),
    in: text(node.value.in),
    scheme: type === "basic" ? "basic" : undefined,
    flows: flow === undefined ? NO_FLOWS : new Map([[flow, flowOf(node.value)]]),
    deprecated: marksOf(node.value, "field").deprecated,
    origin: originOf(node),
  };
}

const FLOW_NAMES: ReadonlyMap<string, string> = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

function flowsOf(node: Node): ReadonlyMap<string, OAuthFlow> {
  if (!isObjectNode(node)) return NO_FLOWS;
  const flows = new Map<string, OAuthFlow>();
  for (const [name, flow] of members(node)) if (isObjectNode(flow)) flows.set(name, flowOf(flow.value));
  return flows;
}

const flowOf = (raw: RawObject): OAuthFlow => ({
  authorizationUrl: text(raw.authorizationUrl),
  tokenUrl: text(raw.tokenUrl),
  refreshUrl: text(raw.refreshUrl),
  scopes: isObject(raw.scopes) ? Object.keys(raw.scopes).filter((scope) => !scope.startsWith("x-")) : [],
});
