import type { Encoding, Header, MediaType, RequestBody, Response, Schema } from "../contract.js";
import { lateMap } from "./late-map.js";
import { marksOf } from "./marks.js";
import { child, instead, keysOf, members, type Node, type ObjectNode, originOf, type Reading } from "./node.js";
import { Draft } from "./schema-draft.js";
import type { Workshop } from "./workshop.js";

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

export function contentOf(shop: Workshop, node: ObjectNode): ReadonlyMap<string, MediaType> {
  if (node.value.content === undefined) return NO_CONTENT;
  const content = new Map<string, MediaType>();
  const written = shop.reading.object(child(node, "content"));
  for (const [name, member] of written === undefined ? [] : members(written)) {
    const media = shop.reading.member(member);
    content.set(
      mediaTypeName(name),
      media === undefined
        ? { schema: shop.schemas.unread(member), encoding: NO_ENCODING, origin: originOf(member) }
        : { schema: bodySchema(shop, media), encoding: encodingOf(shop, media), origin: originOf(media) },
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
function bodySchema(shop: Workshop, media: ObjectNode): Schema | undefined {
  const whole = shop.schemas.schema(child(media, "schema"));
  const items = shop.schemas.schema(child(media, "itemSchema"));
  if (items === undefined) return whole;
  const list = Object.assign(new Draft(), {
    types: ["array"] as const,
    items,
    allOf: whole === undefined ? [] : [whole],
  });
  return shop.schemas.made(child(media, "itemSchema"), list);
}

function encodingOf(shop: Workshop, media: ObjectNode): ReadonlyMap<string, Encoding> {
  if (media.value.encoding === undefined) return NO_ENCODING;
  const encoding = new Map<string, Encoding>();
  for (const [name, member] of members(child(media, "encoding"))) {
    const said = shop.reading.object(member);
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
export function requestBodyOf(shop: Workshop, node: Node): RequestBody | undefined {
  const body = shop.reading.object(node);
  if (body === undefined || isWithoutContent(shop.reading, body)) return undefined;
  return shop.once(body, "request body", () => ({
    required: body.value.required === true,
    content: contentOf(shop, body),
    origin: originOf(body),
  }));
}

/** Statuses as written, `4xx` as `4XX`; extensions are none. `kind`: what else decides what `read` makes of a response. */
export function responsesOf(
  shop: Workshop,
  node: Node,
  kind: string,
  read: (response: ObjectNode) => Response,
): ReadonlyMap<string, Response> {
  const map = shop.reading.object(node);
  if (map === undefined) return NO_RESPONSES;
  const made = (response: ObjectNode): Response => shop.once(response, kind, () => read(response));
  if (!shop.whole && keysOf(map).every(isPlainStatus)) {
    return lateMap(keysOf(map), (status) =>
      made(shop.reading.object(child(map, status)) ?? instead(child(map, status), {})),
    );
  }
  const responses = new Map<string, Response>();
  for (const [status, member] of members(map)) {
    if (status.startsWith("x-")) continue;
    // `"204":` with nothing behind it is an answer that nothing is said of
    const response = member.value === null ? instead(member, {}) : shop.reading.object(member);
    if (response !== undefined && !isWithoutContent(shop.reading, response))
      responses.set(/^\dxx$/i.test(status) ? status.toUpperCase() : status, made(response));
  }
  return responses;
}

/** As snapshots have it. */
const isPlainStatus = (status: string): boolean => /^(?:[1-5](?:\d\d|XX)|default)$/.test(status);

/** OpenAPI 3.x response object */
export const responseOf = (shop: Workshop, response: ObjectNode): Response => ({
  content: contentOf(shop, response),
  headers: headersOf(shop, response),
  origin: originOf(response),
});

function headersOf(shop: Workshop, response: ObjectNode): ReadonlyMap<string, Header> {
  if (response.value.headers === undefined) return NO_HEADERS;
  const headers = new Map<string, Header>();
  for (const [name, member] of members(child(response, "headers"))) {
    // OpenAPI 3.x: a header object for Content-Type is ignored.
    if (name.toLowerCase() === "content-type") continue;
    const header = shop.reading.object(member);
    if (header === undefined) continue;
    const schema = shop.schemas.schema(child(header, "schema"));
    headers.set(name.toLowerCase(), {
      name,
      required: header.value.required === true,
      schema,
      content: contentOf(shop, header),
      ...shop.endOfLife(marksOf(header.value, "field"), schema),
      origin: originOf(header),
    });
  }
  return headers;
}
