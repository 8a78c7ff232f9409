import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import type { MediaTypeRules } from "./media-types.js";
import { compareContent, mediaTypeRules } from "./media-types.js";
import { operationExample } from "./operation-example.js";

const JSON_BODY = "requestBody:\n  content:\n    application/json: { schema: { type: object } }";
const REQUIRED_BODY = "requestBody:\n  required: true\n  content:\n    application/json: { schema: { type: object } }";
const XML_TOO = `${JSON_BODY}\n    application/xml: { schema: { type: object } }`;
const BARE = "requestBody:\n  content:\n    application/json: {}";

const addedRequired: Rule = {
  id: "request-body-added-required",
  level: "breaking",
  what: "{The request body} is new and required.",
  why: "Clients that send none are rejected.",
  example: operationExample("", REQUIRED_BODY),
  action: "Send the request body.",
};
const addedOptional: Rule = {
  id: "request-body-added-optional",
  level: "compatible",
  what: "{The request body} is new and optional.",
  why: "It may be left out.",
  example: operationExample("", JSON_BODY),
  action: "Nothing has to be done.",
};
const removed: Rule = {
  id: "request-body-removed",
  level: "breaking",
  what: "{The request body} was removed.",
  why: "What clients send is ignored or rejected.",
  example: operationExample(JSON_BODY, ""),
  action: "Find out where what was in the body goes now, and stop sending it.",
};
const becameRequired: Rule = {
  id: "request-body-became-required",
  level: "breaking",
  what: "{The request body} is required now.",
  why: "Clients that send none are rejected.",
  example: operationExample(JSON_BODY, REQUIRED_BODY),
  action: "Send the request body.",
};
const becameOptional: Rule = {
  id: "request-body-became-optional",
  level: "compatible",
  what: "{The request body} may be left out now.",
  why: "Clients that send it are still understood.",
  example: operationExample(REQUIRED_BODY, JSON_BODY),
  action: "Nothing has to be done.",
};

const media: MediaTypeRules = {
  removed: {
    id: "request-body-media-type-removed",
    level: "breaking",
    what: "{A media type of the request body} was removed.",
    why: "Clients that send it are rejected.",
    example: operationExample(XML_TOO, JSON_BODY),
    action: "Send one of the media types that are left.",
  },
  added: {
    id: "request-body-media-type-added",
    level: "compatible",
    what: "{A media type of the request body} is new.",
    why: "The media types known before are still accepted.",
    example: operationExample(JSON_BODY, XML_TOO),
    action: "Nothing has to be done.",
  },
  generalized: {
    id: "request-body-media-type-generalized",
    level: "compatible",
    what: "{A media type of the request body} became a wider one.",
    why: "What clients send is among what is accepted.",
    example: operationExample(JSON_BODY, JSON_BODY.replace("application/json", "application/*")),
    action: "Nothing has to be done.",
  },
  specialized: {
    id: "request-body-media-type-specialized",
    level: "breaking",
    what: "{A media type of the request body} became a narrower one.",
    why: "Clients may send what is no longer accepted.",
    example: operationExample(JSON_BODY.replace("application/json", "application/*"), JSON_BODY),
    action: "Send the media type that is left.",
  },
  schemaAdded: {
    id: "request-body-media-type-schema-added",
    level: "breaking",
    what: "{A media type of the request body} has a schema now.",
    why: "Anything was accepted before; what does not match the schema is rejected.",
    example: operationExample(BARE, JSON_BODY),
    action: "Check what the code sends against the schema.",
  },
  schemaRemoved: {
    id: "request-body-media-type-schema-removed",
    level: "compatible",
    what: "{A media type of the request body} no longer has a schema.",
    why: "Anything is accepted, also what clients send today.",
    example: operationExample(JSON_BODY, BARE),
    action: "Nothing has to be done.",
  },
};

export const requestBodyRules: readonly Rule[] = [
  addedRequired,
  addedOptional,
  removed,
  becameRequired,
  becameOptional,
  ...mediaTypeRules(media),
];

export function compareRequestBodies(comparison: Comparison, pair: OperationPair): void {
  const before = pair.base.requestBody;
  const after = pair.target.requestBody;
  const report = (rule: Rule): void =>
    comparison.report({
      rule,
      operation: pair.affected,
      element: { kind: "request-body", path: [] },
      base: before?.origin ?? pair.base.origin,
      target: after?.origin ?? pair.target.origin,
    });
  if (before === undefined && after === undefined) return;
  if (pair.base.unread.has("requestBody") || pair.target.unread.has("requestBody")) return;
  // a payload that comes in asks nothing of who receives it
  if (before === undefined) return report(after?.required === true && !pair.received ? addedRequired : addedOptional);
  if (after === undefined) return report(removed);
  if (comparison.contents.same(before, after)) return;
  if (before.required !== after.required && !pair.received) report(after.required ? becameRequired : becameOptional);
  compareContent(comparison, pair, before.content, after.content, {
    holder: pair.received ? "response" : "request",
    side: pair.received ? "response" : "request",
    kind: "request-body",
    kindBelow: "request-property",
    mediaKind: "request-media-type",
    path: [],
    base: before.origin,
    target: after.origin,
    rules: media,
  });
}
