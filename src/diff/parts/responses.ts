import type { Response } from "../../spec/contract.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { compareHeaders } from "./response-headers.js";
import { compareContent, type MediaTypeRules, mediaTypeRules } from "./media-types.js";
import { operationExample } from "./operation-example.js";

const said = (...statuses: readonly string[]): string => `responses:\n${statuses.map((status) => `  '${status}': { description: said }`).join("\n")}`;
const content = (...types: readonly string[]): string =>
  `responses:\n  '200':\n    description: OK\n    content:\n${types.map((type) => `      ${type}`).join("\n")}`;
const JSON_OBJECT = "application/json: { schema: { type: object } }";

const successRemoved: Rule = {
  id: "response-success-status-removed",
  level: "breaking",
  what: "A status that meant success is no longer answered.",
  why: "Clients that wait for this status do not see their call succeed.",
  example: operationExample(said("200", "202"), said("200")),
  action: "Take the statuses that are left as success.",
};
const successAdded: Rule = {
  id: "response-success-status-added",
  level: "compatible",
  what: "There is a further status that means success.",
  why: "A client that takes every 2xx as success needs no change.",
  example: operationExample(said("200"), said("200", "202")),
  action: "Check code that compares with one status only.",
};
const otherRemoved: Rule = {
  id: "response-non-success-status-removed",
  level: "compatible",
  what: "A status that meant failure is no longer answered.",
  why: "Nothing that worked depends on it.",
  example: operationExample(said("200", "404"), said("200")),
  action: "Nothing has to be done.",
};
const otherAdded: Rule = {
  id: "response-non-success-status-added",
  level: "compatible",
  what: "There is a further status that means failure.",
  why: "Clients must take failures they do not know anyway.",
  example: operationExample(said("200"), said("200", "404")),
  action: "Nothing has to be done.",
};

const media: MediaTypeRules = {
  removed: {
    id: "response-media-type-removed",
    level: "breaking",
    what: "A media type of a response is gone.",
    why: "Clients that ask for it get something else or nothing.",
    example: operationExample(content(JSON_OBJECT, "application/xml: { schema: { type: object } }"), content(JSON_OBJECT)),
    action: "Ask for one of the media types that are left.",
  },
  added: {
    id: "response-media-type-added",
    level: "compatible",
    what: "A response comes in a further media type.",
    why: "Clients that ask for one they know get that one.",
    example: operationExample(content(JSON_OBJECT), content(JSON_OBJECT, "application/xml: { schema: { type: object } }")),
    action: "Nothing has to be done.",
  },
  generalized: {
    id: "response-media-type-name-generalized",
    level: "breaking",
    what: "A media type of a response is a wider one.",
    why: "What is sent may be more than what readers know.",
    example: operationExample(content(JSON_OBJECT), content("'application/*': { schema: { type: object } }")),
    action: "Look at the Content-Type before reading.",
  },
  specialized: {
    id: "response-media-type-name-specialized",
    level: "compatible",
    what: "A media type of a response is a narrower one.",
    why: "What is sent is among what was sent before.",
    example: operationExample(content("'application/*': { schema: { type: object } }"), content(JSON_OBJECT)),
    action: "Nothing has to be done.",
  },
  renamed: {
    id: "response-media-type-name-changed",
    level: "compatible",
    what: "A media type of a response has other parameters.",
    why: "Readers know a media type by its name; what differs in the content is told on its own.",
    example: operationExample(content("'application/json; v=1': { schema: { type: object } }"), content("'application/json; v=2': { schema: { type: object } }")),
    action: "Nothing has to be done.",
  },
  schemaAdded: {
    id: "response-body-media-type-schema-added",
    level: "compatible",
    what: "A media type of a response has a schema now.",
    why: "It says more about what was sent before.",
    example: operationExample(content("application/json: {}"), content(JSON_OBJECT)),
    action: "Nothing has to be done.",
  },
  schemaRemoved: {
    id: "response-body-media-type-schema-removed",
    level: "dangerous",
    what: "A media type of a response no longer has a schema.",
    why: "Nothing is promised any more about what is sent.",
    example: operationExample(content(JSON_OBJECT), content("application/json: {}")),
    action: "Check what the code reads from the response.",
  },
};

export const responseRules: readonly Rule[] = [successRemoved, successAdded, otherRemoved, otherAdded, ...mediaTypeRules(media)];

export function compareResponses(comparison: Comparison, pair: OperationPair): void {
  const before = pair.base.responses;
  const after = pair.target.responses;
  for (const [status, response] of before) {
    const partner = after.get(status) ?? rangeOf(status, after);
    if (partner === undefined) {
      comparison.report({
        rule: isSuccess(status) ? successRemoved : otherRemoved,
        operation: pair.affected,
        element: { kind: "response", path: [status] },
        before: status,
        base: response.origin,
        target: pair.target.origin,
      });
    } else compareResponse(comparison, pair, status, response, partner);
  }
  for (const [status, response] of after)
    if (!before.has(status) && rangeOf(status, before) === undefined)
      comparison.report({
        rule: isSuccess(status) ? successAdded : otherAdded,
        operation: pair.affected,
        element: { kind: "response", path: [status] },
        after: status,
        base: pair.base.origin,
        target: response.origin,
      });
}

/** `2XX` stands for 200 where 200 itself is not listed. */
function rangeOf(status: string, responses: OperationPair["base"]["responses"]): Response | undefined {
  if (!/^[1-5]\d\d$/.test(status)) return undefined;
  return responses.get(`${status.charAt(0)}XX`) ?? responses.get(`${status.charAt(0)}xx`);
}

const isSuccess = (status: string): boolean => /^2(\d\d|XX)$/i.test(status);

function compareResponse(comparison: Comparison, pair: OperationPair, status: string, before: Response, after: Response): void {
  compareContent(comparison, pair, before.content, after.content, {
    holder: pair.received ? "request" : "response",
    side: pair.received ? "request" : "response",
    kind: "response",
    kindBelow: "response-property",
    mediaKind: "response-media-type",
    path: [],
    base: before.origin,
    target: after.origin,
    rules: media,
  });
  compareHeaders(comparison, pair, status, before, after);
}
