import type {
  Encoding,
  Header,
  MediaType,
  Operation,
  Parameter,
  RequestBody,
  Response,
  SecurityRequirement,
} from "../contract.js";
import type { ComponentShelf } from "./components.js";
import { type Json, sorted } from "./layout.js";
import { UNREAD_KEY } from "./mark.js";
import { writeMarks } from "./write-marks.js";

export function writeOperation(
  operation: Operation,
  shelf: ComponentShelf,
  documentSecurity: readonly SecurityRequirement[] | undefined,
): Json {
  const { security } = operation;
  const asTheDocument =
    security === undefined ||
    JSON.stringify(writeSecurity(security)) === JSON.stringify(documentSecurity && writeSecurity(documentSecurity));
  return {
    [UNREAD_KEY]: operation.unread.size === 0 ? undefined : [...operation.unread].sort(),
    operationId: operation.operationId,
    tags: operation.tags.length === 0 ? undefined : [...operation.tags],
    ...writeMarks(operation),
    parameters: operation.parameters.length === 0 ? undefined : operation.parameters.map((one) => shelf.parameter(one)),
    requestBody: operation.requestBody === undefined ? undefined : writeRequestBody(operation.requestBody, shelf),
    responses: sorted(Array.from(operation.responses, ([status, one]) => [status, shelf.response(one)])),
    security: asTheDocument ? undefined : writeSecurity(security),
    servers: operation.servers.length === 0 ? undefined : operation.servers.map(({ url }) => ({ url })),
    callbacks: writeCallbacks(operation, shelf, documentSecurity),
  };
}

export const writeSecurity = (security: readonly SecurityRequirement[]): Json =>
  security.map((alternative) => sorted(Array.from(alternative, ([scheme, scopes]) => [scheme, [...scopes]])));

export function writeParameter(parameter: Parameter, shelf: ComponentShelf): Json {
  const style = parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple";
  return {
    name: parameter.name,
    in: parameter.wholeQuery === true ? "querystring" : parameter.in,
    required: parameter.required && parameter.requiredUnsaid !== true ? true : undefined,
    ...writeMarks(parameter),
    style: parameter.style === style ? undefined : parameter.style,
    explode: parameter.explode === (parameter.style === "form") ? undefined : parameter.explode,
    allowReserved: parameter.allowReserved,
    ...writeValue(parameter, shelf),
  };
}

/** A response needs a `description` to be valid; it stays empty. */
export function writeResponse(response: Response, shelf: ComponentShelf): Json {
  return {
    description: "",
    headers:
      response.headers.size === 0
        ? undefined
        : sorted(Array.from(response.headers.values(), (header) => [header.name, writeHeader(header, shelf)])),
    content: writeContent(response.content, shelf),
  };
}

const writeRequestBody = (body: RequestBody, shelf: ComponentShelf): Json => ({
  required: body.required ? true : undefined,
  content: writeContent(body.content, shelf) ?? {},
});

const writeHeader = (header: Header, shelf: ComponentShelf): Json => ({
  required: header.required ? true : undefined,
  ...writeMarks(header),
  ...writeValue(header, shelf),
});

function writeValue(holder: Parameter | Header, shelf: ComponentShelf): Record<string, Json | undefined> {
  return holder.content.size > 0
    ? { content: writeContent(holder.content, shelf) }
    : { schema: holder.schema === undefined ? undefined : shelf.schema(holder.schema) };
}

function writeContent(content: ReadonlyMap<string, MediaType>, shelf: ComponentShelf): Json | undefined {
  if (content.size === 0) return undefined;
  return sorted(
    Array.from(content, ([type, { schema, encoding }]) => [
      type,
      {
        schema: schema === undefined ? undefined : shelf.schema(schema),
        encoding:
          encoding.size === 0 ? undefined : sorted(Array.from(encoding, ([name, one]) => [name, writeEncoding(one)])),
      },
    ]),
  );
}

const writeEncoding = ({ contentType, style, explode, allowReserved }: Encoding): Json => ({
  contentType,
  style,
  explode,
  allowReserved,
});

/** Keys are `callback:<name> <expression>`. */
function writeCallbacks(
  operation: Operation,
  shelf: ComponentShelf,
  security: readonly SecurityRequirement[] | undefined,
): Json | undefined {
  if (operation.callbacks.size === 0) return undefined;
  const callbacks: Record<string, Record<string, Record<string, Json>>> = {};
  for (const callback of operation.callbacks.values()) {
    const [, name = "", expression = ""] = /^callback:(\S+) (.*)$/s.exec(callback.path) ?? [];
    const expressions = (callbacks[name] ??= {});
    (expressions[expression] ??= {})[callback.method.toLowerCase()] = writeOperation(callback, shelf, security);
  }
  return callbacks;
}
