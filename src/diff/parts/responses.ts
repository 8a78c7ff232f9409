import type { Response } from "../../contract/contract.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { compareContent, type MediaTypeRules, mediaTypeRules } from "./media-types.js";
import { operationExample } from "./operation-example.js";
import { compareHeaders } from "./response-headers.js";

const said = (...statuses: readonly string[]): string =>
  `responses:\n${statuses.map((status) => `  '${status}': { description: said }`).join("\n")}`;
const content = (...types: readonly string[]): string =>
  `responses:\n  '200':\n    description: OK\n    content:\n${types.map((type) => `      ${type}`).join("\n")}`;
const JSON_OBJECT = "application/json: { schema: { type: object } }";

const successRemoved: Rule = {
  id: "response-success-status-removed",
  level: "breaking",
  what: "{A status}, which meant success, is no longer answered.",
  why: "Clients that wait for this status do not see their call succeed.",
  example: operationExample(said("200", "202"), said("200")),
  action: "Take the statuses that are left as success.",
};
const successAdded: Rule = {
  id: "response-success-status-added",
  level: "compatible",
  what: "{A status}, which means success, is new.",
  why: "A client that takes every 2xx as success needs no change.",
  example: operationExample(said("200"), said("200", "202")),
  action: "Check code that compares with one status only.",
};
const successGeneralized: Rule = {
  id: "response-success-status-generalized",
  level: "dangerous",
  what: "{A status}, which meant success, became a range of statuses or the answer to whatever is not listed.",
  why: "Clients that wait for this status may get another one of the range.",
  example: operationExample(said("200"), said("2XX")),
  action: "Take every status of the range as success.",
};
const successSpecialized: Rule = {
  id: "response-success-status-specialized",
  level: "compatible",
  what: "{A range of statuses}, which meant success, became some of them.",
  why: "Clients that take the whole range as success still do.",
  example: operationExample(said("2XX"), said("200", "202")),
  action: "Nothing has to be done.",
};
const otherRemoved: Rule = {
  id: "response-non-success-status-removed",
  level: "compatible",
  what: "{A status}, which meant failure, is no longer answered.",
  why: "Nothing that worked depends on it.",
  example: operationExample(said("200", "404"), said("200")),
  action: "Nothing has to be done.",
};
const otherAdded: Rule = {
  id: "response-non-success-status-added",
  level: "compatible",
  what: "{A status}, which means failure, is new.",
  why: "Clients must take failures they do not know anyway.",
  example: operationExample(said("200"), said("200", "404")),
  action: "Nothing has to be done.",
};

const media: MediaTypeRules = {
  removed: {
    id: "response-media-type-removed",
    level: "breaking",
    what: "{A media type of a response} was removed.",
    why: "Clients that ask for it get something else or nothing.",
    example: operationExample(
      content(JSON_OBJECT, "application/xml: { schema: { type: object } }"),
      content(JSON_OBJECT),
    ),
    action: "Ask for one of the media types that are left.",
  },
  added: {
    id: "response-media-type-added",
    level: "compatible",
    what: "{A media type of a response} is new.",
    why: "Clients that ask for one they know get that one.",
    example: operationExample(
      content(JSON_OBJECT),
      content(JSON_OBJECT, "application/xml: { schema: { type: object } }"),
    ),
    action: "Nothing has to be done.",
  },
  generalized: {
    id: "response-media-type-name-generalized",
    level: "breaking",
    what: "{A media type of a response} became a wider one.",
    why: "What is sent may be more than what readers know.",
    example: operationExample(content(JSON_OBJECT), content("'application/*': { schema: { type: object } }")),
    action: "Look at the Content-Type before reading.",
  },
  specialized: {
    id: "response-media-type-name-specialized",
    level: "compatible",
    what: "{A media type of a response} became a narrower one.",
    why: "What is sent is among what was sent before.",
    example: operationExample(content("'application/*': { schema: { type: object } }"), content(JSON_OBJECT)),
    action: "Nothing has to be done.",
  },
  renamed: {
    id: "response-media-type-name-changed",
    level: "compatible",
    what: "{A media type of a response} has other parameters now.",
    why: "Readers know a media type by its name; what differs in the content is told on its own.",
    example: operationExample(
      content("'application/json; v=1': { schema: { type: object } }"),
      content("'application/json; v=2': { schema: { type: object } }"),
    ),
    action: "Nothing has to be done.",
  },
  schemaAdded: {
    id: "response-body-media-type-schema-added",
    level: "compatible",
    what: "{A media type of a response} has a schema now.",
    why: "It says more about what was sent before.",
    example: operationExample(content("application/json: {}"), content(JSON_OBJECT)),
    action: "Nothing has to be done.",
  },
  schemaRemoved: {
    id: "response-body-media-type-schema-removed",
    level: "dangerous",
    what: "{A media type of a response} no longer has a schema.",
    why: "Nothing is promised any more about what is sent.",
    example: operationExample(content(JSON_OBJECT), content("application/json: {}")),
    action: "Check what the code reads from the response.",
  },
};

export const responseRules: readonly Rule[] = [
  successRemoved,
  successAdded,
  successGeneralized,
  successSpecialized,
  otherRemoved,
  otherAdded,
  ...mediaTypeRules(media),
];

type Responses = OperationPair["base"]["responses"];
type Answer = readonly [status: string, response: Response];

export function compareResponses(comparison: Comparison, pair: OperationPair): void {
  const [before, after] = [pair.base.responses, pair.target.responses];
  const report = (rule: Rule, status: string, was: Answer | undefined, is: Answer | undefined): void =>
    comparison.report({
      rule,
      operation: pair.affected,
      element: { kind: "response", path: [status] },
      before: was?.[0] ?? null,
      after: is?.[0] ?? null,
      base: was?.[1].origin ?? pair.base.origin,
      target: is?.[1].origin ?? pair.target.origin,
    });
  for (const status of before.keys()) {
    if (comparison.contents.same(pair.base, pair.target, ["responses", status])) continue;
    const [answer] = answers(before, [status]);
    if (answer === undefined) continue;
    const partners = answers(after, counterparts(status, after, before));
    const [first] = partners;
    if (first === undefined && pair.target.unread.has("responses")) continue;
    if (first === undefined) report(isSuccess(status) ? successRemoved : otherRemoved, status, answer, undefined);
    else if (first[0] !== status && isSuccess(status))
      report(
        isRange(status) && first[0] !== "default" ? successSpecialized : successGeneralized,
        status,
        answer,
        first,
      );
    for (const [, partner] of partners)
      if (!comparison.contents.same(answer[1], partner)) compareResponse(comparison, pair, status, answer[1], partner);
  }
  for (const status of after.keys()) {
    if (pair.base.unread.has("responses")) break;
    // a `default` that stands for what had a status of its own is no new answer
    if (status === "default" && [...before.keys()].some((was) => counterparts(was, after, before)[0] === status))
      continue;
    const [answer] = counterparts(status, before, after).length === 0 ? answers(after, [status]) : [];
    if (answer !== undefined) report(isSuccess(status) ? successAdded : otherAdded, status, undefined, answer);
  }
}

const answers = (responses: Responses, statuses: readonly string[]): readonly Answer[] =>
  statuses.flatMap((status): Answer[] => {
    const response = responses.get(status);
    return response === undefined ? [] : [[status, response]];
  });

/**
 * The status itself; where it is not listed, the range that it is in, or the statuses that are in it; for a success
 * that is not listed in any way, a `default` that the other side has not got: it speaks of what is left.
 */
function counterparts(status: string, responses: Responses, others: Responses): readonly string[] {
  if (responses.has(status)) return [status];
  const found = [...responses.keys()].filter(
    (other) => other.charAt(0) === status.charAt(0) && isRange(other) !== isRange(status),
  );
  const covered =
    found.length === 0 &&
    isSuccess(status) &&
    responses.has("default") &&
    !others.has("default") &&
    ![...responses.keys()].some(isSuccess);
  return covered ? ["default"] : found;
}

const isRange = (status: string): boolean => /^[1-5]XX$/i.test(status);

const isSuccess = (status: string): boolean => /^2(\d\d|XX)$/i.test(status);

function compareResponse(
  comparison: Comparison,
  pair: OperationPair,
  status: string,
  before: Response,
  after: Response,
): void {
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
