import type { Encoding, MediaType } from "../../contract/contract.js";
import type { Rule } from "../rules/rule.js";
import type { View } from "../view/view.js";
import type { Comparison, OperationPair } from "./findings.js";
import type { MediaTypePlace } from "./media-types.js";
import { operationExample } from "./operation-example.js";

const form = (contentType: string): string =>
  `requestBody:\n  content:\n    multipart/form-data:\n      schema: { type: object, properties: { size: { type: object } } }\n      encoding: { size: { contentType: ${contentType} } }`;

const changed: Rule = {
  id: "request-property-encoding-changed",
  level: "breaking",
  what: "{A request property} is written another way into the form.",
  why: "What clients send for it is not understood any more.",
  example: operationExample(form("application/json"), form("application/xml")),
  action: "Write the property the new way.",
};
const widened: Rule = {
  id: "request-property-encoding-widened",
  level: "compatible",
  what: "{A request property} may be written in further ways into the form.",
  why: "The way known before is still understood.",
  example: operationExample(form("application/json"), form("'application/json, application/xml'")),
  action: "Nothing has to be done.",
};

export const encodingRules: readonly Rule[] = [changed, widened];

/** How the properties of a form are written; elsewhere `encoding` says nothing. @see https://spec.openapis.org/oas/v3.1.1#encoding-object */
export function compareEncodings(
  comparison: Comparison,
  pair: OperationPair,
  name: string,
  before: MediaType,
  after: MediaType,
  place: MediaTypePlace,
): void {
  const multipart = name.startsWith("multipart/");
  if (!multipart && name !== "application/x-www-form-urlencoded") return;
  if (place.side !== "request" || before.encoding.size + after.encoding.size === 0) return;
  const [base, target] = [comparison.base.of(before.schema), comparison.target.of(after.schema)];
  for (const property of new Set([...before.encoding.keys(), ...after.encoding.keys()])) {
    const [was, is] = [base.properties.get(property)?.view, target.properties.get(property)?.view];
    if (was === undefined || is === undefined) continue;
    const [old, fresh] = [before.encoding.get(property), after.encoding.get(property)];
    const [wayBefore, wayAfter] = [wayOf(old, was, multipart), wayOf(fresh, is, multipart)];
    const kept = wayBefore.every((way) => wayAfter.includes(way));
    if (kept && wayAfter.length === wayBefore.length) continue;
    comparison.report({
      rule: kept ? widened : changed,
      operation: pair.affected,
      element: { kind: place.kindBelow, path: [...place.path, property] },
      before: wayBefore.join(", "),
      after: wayAfter.join(", "),
      base: old?.origin ?? before.origin,
      target: fresh?.origin ?? after.origin,
    });
  }
}

/** The media types that a part may have; of what travels as `name=value`, the style. */
function wayOf(said: Encoding | undefined, view: View, multipart: boolean): readonly string[] {
  const styled = said?.style !== undefined || said?.explode !== undefined || said?.allowReserved !== undefined;
  if (styled || (!multipart && said?.contentType === undefined)) {
    const style = said?.style ?? "form";
    return [`${style}${(said?.explode ?? style === "form") ? ", exploded" : ""}`];
  }
  return (said?.contentType ?? usualType(view)).split(",").map((one) => one.trim().toLowerCase());
}

/** Where nothing is said, the type of the value decides. */
function usualType(view: View): string {
  const types = view.types?.value;
  if (types?.has("array") === true) {
    const items = view.child("items")?.view;
    return items === undefined ? "text/plain" : usualType(items);
  }
  if (types?.has("object") === true) return "application/json";
  return view.format?.value === "binary" || view.format?.value === "byte" ? "application/octet-stream" : "text/plain";
}
