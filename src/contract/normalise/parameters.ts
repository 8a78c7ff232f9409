import type { Parameter, ParameterPlace } from "../contract.js";
import { contentOf } from "./content.js";
import type { Context } from "./context.js";
import { marksOf } from "./marks.js";
import { child, type Node, type ObjectNode, originOf, text } from "./node.js";
import { parameterNames } from "./path.js";

const PLACES: readonly ParameterPlace[] = ["path", "query", "header", "cookie"];

export const placeOf = (raw: unknown): ParameterPlace | undefined => PLACES.find((place) => place === raw);

export interface ParameterNodes {
  readonly nodes: readonly ObjectNode[];
  /** one of them at least could not be read */
  readonly unread: boolean;
}

/** As a header these have rules of their own, and a parameter of such a name shall be ignored (OpenAPI 3.x, Parameter Object, `name`). */
const RESERVED = new Set(["accept", "content-type", "authorization"]);
export const isReservedHeader = ({ in: place, name }: Pick<Parameter, "in" | "name">): boolean =>
  place === "header" && RESERVED.has(name.toLowerCase());

/**
 * The raw parameters that hold for an operation: the path item's, unless the operation has one
 * of the same name and place (OpenAPI 3.x, Operation Object, `parameters`). The closest holder comes first.
 */
export function parameterNodes(context: Context, holders: readonly Node[]): ParameterNodes {
  let unread = false;
  const byIdentity = new Map<string, ObjectNode>();
  for (const holder of holders.toReversed()) {
    const written = context.reading.list(child(holder, "parameters"));
    if (written === undefined) unread = true;
    for (const element of written ?? []) {
      const parameter = context.reading.member(element);
      if (parameter === undefined) {
        unread = true;
        continue;
      }
      const place = text(parameter.value.in);
      const name = text(parameter.value.name) ?? (place === "body" ? "body" : undefined);
      if (name === undefined || place === undefined) {
        context.reading.skip(element, "a parameter needs `name` and `in`");
        unread = true;
        continue;
      }
      // Header names have no case (RFC 9110, section 5.1).
      byIdentity.set(`${place} ${place === "header" ? name.toLowerCase() : name}`, parameter);
    }
  }
  return { nodes: [...byIdentity.values()], unread };
}

/** OpenAPI 3.x parameter object */
export function parameterOf(context: Context, node: ObjectNode, path: string): Parameter | undefined {
  const whole = node.value.in === "querystring";
  const place = whole ? "query" : placeOf(node.value.in);
  if (place === undefined) {
    context.reading.skip(node, `parameters in "${String(node.value.in)}" are not compared`);
    return undefined;
  }
  const name = text(node.value.name) ?? "";
  if (isReservedHeader({ in: place, name })) return undefined;
  const index = indexIn(path, place, name);
  return context.once(node, `parameter ${index ?? ""}`, () => {
    const marks = marksOf(node.value, "field");
    const schema = context.schemas.schema(child(node, "schema"));
    const style = text(node.value.style) ?? (place === "query" || place === "cookie" ? "form" : "simple");
    return {
      name,
      in: place,
      ...(whole && { wholeQuery: true as const }),
      index,
      // A path parameter is always there, whatever the document says.
      required: place === "path" || node.value.required === true,
      ...(place === "path" && node.value.required !== true && { requiredUnsaid: true as const }),
      style,
      explode: typeof node.value.explode === "boolean" ? node.value.explode : style === "form",
      allowReserved: node.value.allowReserved === true ? true : undefined,
      schema,
      content: contentOf(context, node),
      maturity: marks.maturity,
      ...(marks.unknownMaturity !== undefined && { unknownMaturity: marks.unknownMaturity }),
      ...context.endOfLife(marks, schema),
      origin: originOf(node),
    };
  });
}

/** The position of a path parameter in the template is its identity. */
export function indexIn(path: string, place: ParameterPlace, name: string): number | undefined {
  if (place !== "path") return undefined;
  const index = parameterNames(path).indexOf(name);
  return index === -1 ? undefined : index;
}
