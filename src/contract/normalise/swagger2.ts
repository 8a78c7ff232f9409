/** OpenAPI 2.0 in the terms of 3.x. @see https://spec.openapis.org/oas/v2.0.html */
import type { Header, MediaType, Parameter, RequestBody, Response, Schema } from "../contract.js";
import { isObject, type RawObject } from "../read/raw.js";
import { mediaTypeName, NO_ENCODING } from "./content.js";
import type { Context } from "./context.js";
import { marksOf } from "./marks.js";
import { child, instead, members, type Node, type ObjectNode, originOf, strings, text } from "./node.js";
import { indexIn, placeOf } from "./parameters.js";
import { changed } from "./schema-node.js";

const JSON_ONLY: readonly string[] = ["application/json"];
const NO_CONTENT: ReadonlyMap<string, MediaType> = new Map();

/** `consumes` or `produces` of the operation, of the document, or JSON, which is what clients assume. */
export function mediaTypes(root: Node, operation: ObjectNode, key: "consumes" | "produces"): readonly string[] {
  const declared = operation.value[key] ?? (isObject(root.value) ? root.value[key] : undefined);
  const names = strings(declared);
  return (names.length > 0 ? names : JSON_ONLY).map(mediaTypeName);
}

/** A parameter that is neither body nor form: its schema is the parameter object itself. */
export function parameterOf2(context: Context, node: ObjectNode, path: string): Parameter | undefined {
  const place = placeOf(node.value.in);
  if (place === undefined || place === "cookie") {
    context.reading.skip(node, `parameters in "${String(node.value.in)}" are not compared`);
    return undefined;
  }
  const name = text(node.value.name) ?? "";
  const index = indexIn(path, place, name);
  return context.once(node, `parameter ${index ?? ""}`, () => {
    const marks = marksOf(node.value, "field");
    return {
      name,
      in: place,
      index,
      required: place === "path" || node.value.required === true,
      ...(place === "path" && node.value.required !== true && { requiredUnsaid: true as const }),
      ...serialisation(node.value, place === "query"),
      schema: inlineSchema(context, node),
      content: NO_CONTENT,
      ...marks,
      origin: originOf(node),
    };
  });
}

/** Addresses of a document: `schemes` × `host` + `basePath`; without a host, the path alone. */
export function serversOf2({ host, basePath, schemes }: Servers2): readonly string[] {
  const base = text(basePath)?.replace(/\/$/, "") ?? "";
  if (typeof host !== "string") return base === "" ? [] : [base];
  const named = schemes.filter((one) => typeof one === "string");
  return (named.length > 0 ? named : ["https"]).map((scheme) => `${scheme}://${host}${base}`);
}

interface Servers2 {
  readonly host: unknown;
  readonly basePath: unknown;
  readonly schemes: readonly unknown[];
}

/** `collectionFormat` in the words of 3.x; it means something for arrays only. */
function serialisation(raw: RawObject, inQuery: boolean): { style: string; explode: boolean } {
  const natural = { style: inQuery ? "form" : "simple", explode: inQuery };
  if (raw.type !== "array") return natural;
  switch (raw.collectionFormat) {
    case "multi":
      return { style: "form", explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    case "tsv":
      return { style: "tabDelimited", explode: false };
    default:
      return { ...natural, explode: false };
  }
}

/** The one `body` parameter, or all `formData` parameters as the properties of one object. */
export function requestBodyOf2(
  context: Context,
  operation: ObjectNode,
  parameters: readonly ObjectNode[],
  consumes: readonly string[],
): RequestBody | undefined {
  const body = parameters.find((parameter) => parameter.value.in === "body");
  if (body !== undefined) {
    const media = {
      schema: context.schemas.schema(child(body, "schema")),
      encoding: NO_ENCODING,
      origin: originOf(body),
    };
    return {
      required: body.value.required === true,
      content: new Map(consumes.map((type) => [type, media])),
      origin: originOf(body),
    };
  }
  const fields = parameters.filter((parameter) => parameter.value.in === "formData");
  const [first] = fields;
  if (first === undefined) return undefined;
  const media = { schema: formSchema(context, operation, fields), encoding: NO_ENCODING, origin: originOf(first) };
  const forms = consumes.filter(
    (type) => type.startsWith("multipart/") || type === "application/x-www-form-urlencoded",
  );
  const hasFile = fields.some((field) => field.value.type === "file");
  const types = forms.length > 0 ? forms : [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"];
  return {
    required: fields.some((field) => field.value.required === true),
    content: new Map(types.map((type) => [type, media])),
    origin: originOf(first),
  };
}

function formSchema(context: Context, operation: ObjectNode, fields: readonly ObjectNode[]): Schema | undefined {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const field of fields) {
    const name = text(field.value.name) ?? "";
    properties[name] = schemaKeywords(field.value);
    if (field.value.required === true) required.push(name);
  }
  const value = { type: "object", properties, required };
  const schema = context.schemas.schema(instead(child(operation, "parameters"), value));
  if (schema === undefined) return undefined;
  // The fields stand in the document as parameters: that is where a reader wants to be sent.
  const placed = new Map(
    Array.from(schema.properties, ([name, property]) => {
      const field = fields.find((one) => one.value.name === name);
      return [name, field === undefined ? property : changed(property, { origin: originOf(field) })] as const;
    }),
  );
  return changed(schema, { properties: placed });
}

export function responseOf2(context: Context, response: ObjectNode, produces: readonly string[]): Response {
  const schema = context.schemas.schema(child(response, "schema"));
  const media = { schema, encoding: NO_ENCODING, origin: originOf(response) };
  const headers = new Map<string, Header>();
  for (const [name, member] of members(child(response, "headers"))) {
    const header = context.reading.object(member);
    if (header === undefined || name.toLowerCase() === "content-type") continue;
    headers.set(name.toLowerCase(), {
      name,
      required: false,
      schema: inlineSchema(context, header),
      content: NO_CONTENT,
      ...context.endOfLife(marksOf(header.value, "field"), undefined),
      origin: originOf(header),
    });
  }
  return {
    content: schema === undefined ? NO_CONTENT : new Map(produces.map((type) => [type, media])),
    headers,
    origin: originOf(response),
  };
}

const inlineSchema = (context: Context, node: ObjectNode): Schema | undefined =>
  context.schemas.schema(instead(node, schemaKeywords(node.value)));

/** A parameter without what belongs to the parameter: `required` there is a boolean, no list of names. */
function schemaKeywords(raw: RawObject): RawObject {
  const ofTheParameter = new Set(["required", "in", "name", "deprecated", "description"]);
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !ofTheParameter.has(key)));
}
