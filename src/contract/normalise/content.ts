import type { Encoding, Header, MediaType, RequestBody, Response, Schema } from "../contract.js";
import type { Context } from "./context.js";
import { lateMap } from "./late-map.js";
import { marksOf } from "./marks.js";
import { child, instead, keysOf, members, type Node, type ObjectNode, originOf, type Reading } from "./node.js";
import { Draft } from "./schema-draft.js";

const NO_CONTENT: ReadonlyMap<string, MediaType> = new Map();
export const NO_ENCODING: ReadonlyMap<string, Encoding> = new Map();
const NO_RESPONSES: ReadonlyMap<string, Response> = new Map();
const NO_HEADERS: ReadonlyMap<string, Header> = new Map();

const names = new Map<string, string>();

/** `application/json; charset=utf-8` and `Application/JSON` are one media type. */
export function mediaTypeName(written: string): string {
  let name = names.get(written);
  if (name === undefined) {
    const [type = "", ...parameters] = written
      .toLowerCase()
      .split(";")
      .map((part) => part.trim());
    name = [type, ...parameters.filter((part) => part !== "" && !part.startsWith("charset="))].join(";");
    names.set(written, name);
  }
  return name;
}

export function contentOf(context: Context, node: ObjectNode): ReadonlyMap<string, MediaType> {
  if (node.value.content === undefined) return NO_CONTENT;
  const content = new Map<string, MediaType>();
  const written = context.reading.object(child(node, "content"));
  for (const [name, member] of written === undefined ? [] : members(written)) {
    const media = context.reading.member(member);
    content.set(
      mediaTypeName(name),
      media === undefined
        ? { schema: context.schemas.unread(member), encoding: NO_ENCODING, origin: originOf(member) }
        : { schema: bodySchema(context, media), encoding: encodingOf(context, media), origin: originOf(media) },
    );
  }
  return content;
}

/** Whether a request body or a response, or all that it may hold, is lost: then it is unknown, not empty. */
export function isWithoutContent(reading: Reading, node: Node): boolean {
  const holder = reading.object(node);
  return holder === undefined ? reading.isLost(node) : reading.isLost(child(holder, "content"));
}

/** What comes item by item is a list that ends some day. */
function bodySchema(context: Context, media: ObjectNode): Schema | undefined {
  const whole = context.schemas.schema(child(media, "schema"));
  const items = context.schemas.schema(child(media, "itemSchema"));
  if (items === undefined) return whole;
  const list = Object.assign(new Draft(), {
    types: ["array"] as const,
    items,
    allOf: whole === undefined ? [] : [whole],
  });
  return context.schemas.made(child(media, "itemSchema"), list);
}

function encodingOf(context: Context, media: ObjectNode): ReadonlyMap<string, Encoding> {
  if (media.value.encoding === undefined) return NO_ENCODING;
  const encoding = new Map<string, Encoding>();
  for (const [name, member] of members(child(media, "encoding"))) {
    const said = context.reading.object(member);
    if (said === undefined) continue;
    const { contentType, style, explode, allowReserved } = said.value;
    encoding.set(name, {
      ...(typeof contentType === "string" && { contentType }),
      ...(typeof style === "string" && { style }),
      ...(typeof explode === "boolean" && { explode }),
      ...(typeof allowReserved === "boolean" && { allowReserved }),
      origin: originOf(said),
    });
  }
  return encoding;
}

/** OpenAPI 3.x request body object */
export function requestBodyOf(context: Context, node: Node): RequestBody | undefined {
  const body = context.reading.object(node);
  if (body === undefined || isWithoutContent(context.reading, body)) return undefined;
  return context.once(body, "request body", () => ({
    required: body.value.required === true,
    content: contentOf(context, body),
    origin: originOf(body),
  }));
}

/** Statuses as written, `4xx` as `4XX`; extensions are none. `kind`: what else decides what `read` makes of a response. */
export function responsesOf(
  context: Context,
  node: Node,
  kind: string,
  read: (response: ObjectNode) => Response,
): ReadonlyMap<string, Response> {
  const map = context.reading.object(node);
  if (map === undefined) return NO_RESPONSES;
  const made = (response: ObjectNode): Response => context.once(response, kind, () => read(response));
  if (!context.whole && keysOf(map).every(isPlainStatus)) {
    return lateMap(keysOf(map), (status) =>
      made(context.reading.object(child(map, status)) ?? instead(child(map, status), {})),
    );
  }
  const responses = new Map<string, Response>();
  for (const [status, member] of members(map)) {
    if (status.startsWith("x-")) continue;
    // `"204":` with nothing behind it is an answer that nothing is said of
    const response = member.value === null ? instead(member, {}) : context.reading.object(member);
    if (response !== undefined && !isWithoutContent(context.reading, response))
      responses.set(/^\dxx$/i.test(status) ? status.toUpperCase() : status, made(response));
  }
  return responses;
}

/** As snapshots have it. */
const isPlainStatus = (status: string): boolean => /^(?:[1-5](?:\d\d|XX)|default)$/.test(status);

/** OpenAPI 3.x response object */
export const responseOf = (context: Context, response: ObjectNode): Response => ({
  content: contentOf(context, response),
  headers: headersOf(context, response),
  origin: originOf(response),
});

function headersOf(context: Context, response: ObjectNode): ReadonlyMap<string, Header> {
  if (response.value.headers === undefined) return NO_HEADERS;
  const headers = new Map<string, Header>();
  for (const [name, member] of members(child(response, "headers"))) {
    // OpenAPI 3.x: a header object for Content-Type is ignored.
    if (name.toLowerCase() === "content-type") continue;
    const header = context.reading.object(member);
    if (header === undefined) continue;
    const schema = context.schemas.schema(child(header, "schema"));
    headers.set(name.toLowerCase(), {
      name,
      required: header.value.required === true,
      schema,
      content: contentOf(context, header),
      ...context.endOfLife(marksOf(header.value, "field"), schema),
      origin: originOf(header),
    });
  }
  return headers;
}
