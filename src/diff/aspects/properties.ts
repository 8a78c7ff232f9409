import { announcementOf } from "../deprecation/end.js";
import type { Aspect, Role, SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily, Subject } from "../rules/rule.js";
import { firstFact } from "../view/build-view.js";
import type { ChildView, View } from "../view/view.js";
import { deprecationOf } from "./deprecation.js";

const OBJECT = "type: object\nproperties:\n  id: { type: string }";
const withSize = (more = ""): string => `${OBJECT}\n  size: { type: string${more} }`;
const REQUIRED = "\nrequired: [size]";
const REQUEST: readonly Subject[] = ["request-property", "request-parameter-property"];
const RESPONSE: readonly Subject[] = ["response-property", "response-header"];

const added: RuleFamily = {
  name: "new-optional-property",
  id: (subject) => `new-optional-${subject}`,
  effect: "annotation",
  subjects: REQUEST,
  because: { request: "Who does not know the property leaves it out." },
  what: "{subject} is new and optional.",
  example: { before: OBJECT, after: withSize() },
};
const requiredAdded: RuleFamily = {
  name: "new-required-property",
  id: (subject) => `new-required-${subject}`,
  effect: "narrowed",
  subjects: REQUEST,
  because: { request: "Clients that do not send the property are rejected." },
  action: { request: "Send the new property." },
  what: "{subject} is new and required.",
  example: { before: OBJECT, after: withSize() + REQUIRED },
};
const requiredWithDefaultAdded: RuleFamily = {
  name: "new-required-property-with-default",
  id: (subject) => `new-required-${subject}-with-default`,
  effect: "narrowed",
  subjects: REQUEST,
  because: {
    request:
      "A required property must be sent even if it has a default: whoever validates against the document rejects what lacks it.",
  },
  action: { request: "Send the new property." },
  what: "{subject} is new and required, with a default.",
  example: { before: OBJECT, after: withSize(", default: small") + REQUIRED },
};
const removedAfterNotice: RuleFamily = {
  name: "removed-with-deprecation",
  effect: "narrowed",
  subjects: REQUEST,
  levels: { request: "dangerous" },
  because: {
    request:
      "It was announced as deprecated; what clients still send for it is ignored, or rejected where unknown properties are.",
  },
  action: { request: "Stop sending the property." },
  what: "{subject} was removed after it was deprecated.",
  example: { before: withSize(", deprecated: true"), after: OBJECT },
};
const removed: RuleFamily = {
  name: "removed",
  effect: "narrowed",
  subjects: REQUEST,
  levels: { request: "dangerous" },
  because: { request: "What clients send for it is ignored, or rejected where unknown properties are." },
  action: { request: "Stop sending the property." },
  what: "{subject} was removed.",
  example: { before: withSize(), after: OBJECT },
  afterNotice: removedAfterNotice,
};
const responseAdded: RuleFamily = {
  name: "optional-property-added",
  id: (subject) =>
    subject === "response-property" ? "response-optional-property-added" : "response-header-property-added",
  effect: "annotation",
  subjects: RESPONSE,
  because: { response: "Readers pass over properties they do not know." },
  what: "{subject} is new and may be missing.",
  example: { before: OBJECT, after: withSize() },
};
const responseRequiredAdded: RuleFamily = {
  name: "required-property-added",
  id: () => "response-required-property-added",
  effect: "annotation",
  subjects: ["response-property"],
  because: { response: "Readers pass over properties they do not know." },
  what: "{subject} is new and always sent.",
  example: { before: OBJECT, after: withSize() + REQUIRED },
};
const responseRequiredRemovedAfterNotice: RuleFamily = {
  name: "required-property-removed-with-deprecation",
  id: () => "response-required-property-removed-with-deprecation",
  effect: "widened",
  subjects: ["response-property"],
  levels: { response: "breaking" },
  because: { response: "It was always there; readers that did not follow the notice find nothing." },
  action: { response: "Stop reading the property, or read what replaces it." },
  what: "{subject}, which was always sent, was removed after it was deprecated.",
  example: { before: withSize(", deprecated: true") + REQUIRED, after: OBJECT },
};
const responseRequiredRemoved: RuleFamily = {
  name: "required-property-removed",
  id: () => "response-required-property-removed",
  effect: "widened",
  subjects: ["response-property"],
  levels: { response: "breaking" },
  because: { response: "It was always there; readers that count on it find nothing." },
  action: { response: "Stop reading the property, or read what replaces it." },
  what: "{subject} was removed; it was always sent.",
  example: { before: withSize() + REQUIRED, after: OBJECT },
  afterNotice: responseRequiredRemovedAfterNotice,
};
const responseRemovedAfterNotice: RuleFamily = {
  name: "removed-with-deprecation",
  effect: "widened",
  subjects: ["response-property"],
  because: { response: "It was announced as deprecated; readers that still use it find nothing." },
  action: { response: "Stop reading the property, or read what replaces it." },
  what: "{subject} was removed after it was deprecated.",
  example: { before: withSize(", deprecated: true"), after: OBJECT },
};
const responseRemoved: RuleFamily = {
  name: "optional-property-removed",
  id: (subject) =>
    subject === "response-property" ? "response-optional-property-removed" : "response-header-property-removed",
  effect: "widened",
  subjects: RESPONSE,
  because: {
    response: "It was optional, so careful readers cope with its absence; those that count on it find nothing.",
  },
  action: { response: "Stop reading the property, or read what replaces it." },
  what: "{subject} was removed.",
  example: { before: withSize(), after: OBJECT },
  afterNotice: responseRemovedAfterNotice,
};

/** Comes, goes, stays: what stays is compared below. Whether it must be there is the aspect `required`. */
export const properties: Aspect = {
  name: "properties",
  keywords: ["properties"],
  families: [
    added,
    requiredAdded,
    requiredWithDefaultAdded,
    removed,
    removedAfterNotice,
    responseAdded,
    responseRequiredAdded,
    responseRequiredRemoved,
    responseRemoved,
    responseRemovedAfterNotice,
    responseRequiredRemovedAfterNotice,
  ],
  compare(pair) {
    const before = pair.base.properties;
    const after = pair.target.properties;
    for (const name of before.keys()) if (!after.has(name)) reportRemoved(pair, name, before.get(name));
    for (const { name, before: was, after: is } of pair.sharedProperties)
      if (isCompared(was.view, is.view, pair.role)) pair.descend([name], was.view, is.view);
    for (const name of after.keys()) if (!before.has(name)) reportAdded(pair, name, after.get(name));
  },
};

/** A read-only property is no part of what is written, a write-only one no part of what is read. */
export const isSeen = (view: View, role: Role): boolean => (role.side === "request" ? !view.readOnly : !view.writeOnly);

/**
 * What one side does not send at all is told by `read-only` and `write-only`. Who sends back what was read sends a
 * property that was read-only too: it was passed over, and counts as soon as it may be written.
 */
const isCompared = (before: View, after: View, role: Role): boolean =>
  isSeen(after, role) && (role.side === "request" || isSeen(before, role));

export function reportRemoved(pair: SchemaPair, name: string, property: ChildView | undefined): void {
  if (property === undefined || !isSeen(property.view, pair.role)) return;
  const said = deprecationOf(property.view);
  const announced = said === undefined ? undefined : announcementOf(said, pair.calendar);
  const details = {
    step: [name],
    base: within(property.from, "properties", name),
    target: pair.target.nodes[0],
    saidIn: "base",
    announced,
  } as const;
  if (pair.role.side === "request") pair.report(announced === undefined ? removed : removedAfterNotice, details);
  else if (pair.base.required.has(name))
    pair.report(announced === undefined ? responseRequiredRemoved : responseRequiredRemovedAfterNotice, details);
  else pair.report(announced === undefined ? responseRemoved : responseRemovedAfterNotice, details);
}

function reportAdded(pair: SchemaPair, name: string, property: ChildView | undefined): void {
  if (property === undefined || !isSeen(property.view, pair.role)) return;
  const details = {
    step: [name],
    base: pair.base.nodes[0],
    target: within(property.from, "properties", name),
    saidIn: "target",
  } as const;
  // required before it was described: it had to be there all along
  const required = pair.target.required.has(name) && !pair.base.required.has(name);
  if (pair.role.side === "response") pair.report(required ? responseRequiredAdded : responseAdded, details);
  else if (!required) pair.report(added, details);
  else pair.report(hasDefault(property.view) ? requiredWithDefaultAdded : requiredAdded, details);
}

export const hasDefault = (view: View): boolean => firstFact(view.nodes, (node) => node.default) !== undefined;
