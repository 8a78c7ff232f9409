/** Media types of a body before and after: which stands for which, and how the parts of a form are written. */
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/diff/index.js";
import { diffDocuments } from "../documents.js";

type Content = Readonly<Record<string, object>>;
const string = { type: "string" };
const plain = { schema: string };
const of = (...names: readonly string[]): Content => Object.fromEntries(names.map((name) => [name, plain]));

const told = ({ level, ruleId, element, before, after }: Change): string =>
  [level, ruleId, element.path.join(" "), JSON.stringify(before), JSON.stringify(after)].join(" ");

const changes = async (
  body: (content: Content) => object,
  before: Content,
  after: Content,
): Promise<readonly string[]> => {
  const document = (content: Content) => ({
    openapi: "3.1.0",
    info: { title: "orders", version: "1" },
    paths: { "/orders": { post: { responses: { "204": { description: "done" } }, ...body(content) } } },
  });
  return (await diffDocuments(document(before), document(after))).map(told);
};
const sent = (content: Content) => ({ requestBody: { content } });
const answered = (content: Content) => ({ responses: { "200": { description: "OK", content } } });

describe("a body that is sent", () => {
  test.each<[string, Content, Content, readonly string[]]>([
    ["in other letters", of("application/json"), of("Application/JSON"), []],
    ["with a charset", of("application/json"), of("application/json; charset=utf-8"), []],
    ["with parameters in another order", of("text/csv;a=1;b=2"), of("text/csv; b=2; a=1"), []],
    [
      "of a further kind",
      of("text/csv"),
      of("text/csv", "text/plain"),
      ['compatible request-body-media-type-added text/plain null "text/plain"'],
    ],
    [
      "of one kind less",
      of("text/csv", "text/plain"),
      of("text/csv"),
      ['breaking request-body-media-type-removed text/plain "text/plain" null'],
    ],
    [
      "of another kind",
      of("text/csv"),
      of("text/plain"),
      [
        'breaking request-body-media-type-removed text/csv "text/csv" null',
        'compatible request-body-media-type-added text/plain null "text/plain"',
      ],
    ],
    [
      "of any kind",
      of("text/csv"),
      of("*/*"),
      ['compatible request-body-media-type-generalized text/csv "text/csv" "*/*"'],
    ],
    [
      "of any kind of text",
      of("text/csv"),
      of("text/*"),
      ['compatible request-body-media-type-generalized text/csv "text/csv" "text/*"'],
    ],
    [
      "of any kind of something else",
      of("text/csv"),
      of("image/*"),
      [
        'breaking request-body-media-type-removed text/csv "text/csv" null',
        'compatible request-body-media-type-added image/* null "image/*"',
      ],
    ],
    [
      "of one kind of what was any",
      of("text/*"),
      of("text/csv"),
      ['breaking request-body-media-type-specialized text/* "text/*" "text/csv"'],
    ],
    [
      "of JSON where it was a kind of JSON",
      of("application/orders+json"),
      of("application/json"),
      [
        'compatible request-body-media-type-generalized application/orders+json "application/orders+json" "application/json"',
      ],
    ],
    [
      "of a kind of JSON where it was any",
      of("application/json"),
      of("application/orders+json"),
      ['breaking request-body-media-type-specialized application/json "application/json" "application/orders+json"'],
    ],
    [
      "of a kind of XML where it was JSON",
      of("application/json"),
      of("application/orders+xml"),
      [
        'breaking request-body-media-type-removed application/json "application/json" null',
        'compatible request-body-media-type-added application/orders+xml null "application/orders+xml"',
      ],
    ],
    [
      "with a parameter",
      of("text/csv"),
      of("text/csv;header=present"),
      ['breaking request-body-media-type-specialized text/csv "text/csv" "text/csv;header=present"'],
    ],
    [
      "without its parameter",
      of("text/csv;header=present"),
      of("text/csv"),
      ['compatible request-body-media-type-generalized text/csv;header=present "text/csv;header=present" "text/csv"'],
    ],
    [
      "of two kinds that became any",
      of("text/csv", "text/plain"),
      of("text/*"),
      [
        'compatible request-body-media-type-generalized text/csv "text/csv" "text/*"',
        'compatible request-body-media-type-generalized text/plain "text/plain" "text/*"',
      ],
    ],
    [
      "with a description of it",
      { "text/csv": {} },
      of("text/csv"),
      ["breaking request-body-media-type-schema-added text/csv null null"],
    ],
    [
      "without a description of it",
      of("text/csv"),
      { "text/csv": {} },
      ["compatible request-body-media-type-schema-removed text/csv null null"],
    ],
    [
      "as bytes, which 3.1 describes by nothing",
      { "image/png": { schema: { ...string, format: "binary" } } },
      { "image/png": {} },
      [],
    ],
    [
      "as bytes, of which nothing was said",
      { "image/png": {} },
      { "image/png": { schema: { ...string, format: "binary" } } },
      [],
    ],
    [
      "as another type",
      { "text/csv": plain },
      { "text/csv": { schema: { type: "integer" } } },
      ['breaking request-body-type-specialized  "string" "integer"'],
    ],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(sent, before, after)).toEqual(lines);
  });
});

describe("an answer", () => {
  test.each<[string, Content, Content, readonly string[]]>([
    [
      "of a further kind",
      of("text/csv"),
      of("text/csv", "text/plain"),
      ['compatible response-media-type-added text/plain null "text/plain"'],
    ],
    [
      "of one kind less",
      of("text/csv", "text/plain"),
      of("text/csv"),
      ['breaking response-media-type-removed text/plain "text/plain" null'],
    ],
    [
      "of any kind of text",
      of("text/csv"),
      of("text/*"),
      ['breaking response-media-type-name-generalized text/csv "text/csv" "text/*"'],
    ],
    [
      "of one kind of what was any",
      of("text/*"),
      of("text/csv"),
      ['compatible response-media-type-name-specialized text/* "text/*" "text/csv"'],
    ],
    [
      "with a parameter",
      of("text/csv"),
      of("text/csv;header=present"),
      ['compatible response-media-type-name-changed text/csv "text/csv" "text/csv;header=present"'],
    ],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(answered, before, after)).toEqual(lines);
  });
});

describe("a part of a form", () => {
  const form = "multipart/form-data";
  const pairs = "application/x-www-form-urlencoded";
  const written = (name: string, property: object, encoding?: object): Content => ({
    [name]: {
      schema: { type: "object", properties: { size: property } },
      ...(encoding && { encoding: { size: encoding } }),
    },
  });
  const object = { type: "object" };
  const list = (items: object) => ({ type: "array", items });
  const bytes = { ...string, format: "binary" };
  const xml = { contentType: "application/xml" };
  test.each<[string, Content, Content, readonly string[]]>([
    [
      "of another media type",
      written(form, object, { contentType: "application/json" }),
      written(form, object, xml),
      ['breaking request-property-encoding-changed size "application/json" "application/xml"'],
    ],
    [
      "of one more media type",
      written(form, object, xml),
      written(form, object, { contentType: "application/json, application/xml" }),
      ['compatible request-property-encoding-widened size "application/xml" "application/json, application/xml"'],
    ],
    [
      "of one media type less",
      written(form, object, { contentType: "application/json, application/xml" }),
      written(form, object, xml),
      ['breaking request-property-encoding-changed size "application/json, application/xml" "application/xml"'],
    ],
    ["in other letters", written(form, object, xml), written(form, object, { contentType: " Application/XML " }), []],
    [
      "of the type that an object has where nothing is said",
      written(form, object),
      written(form, object, { contentType: "application/json" }),
      [],
    ],
    [
      "of another type than an object has",
      written(form, object),
      written(form, object, xml),
      ['breaking request-property-encoding-changed size "application/json" "application/xml"'],
    ],
    ["of the type that a text has", written(form, string), written(form, string, { contentType: "text/plain" }), []],
    [
      "of the type that bytes have",
      written(form, bytes),
      written(form, bytes, { contentType: "application/octet-stream" }),
      [],
    ],
    [
      "of the type that encoded bytes have",
      written(form, { ...string, format: "byte" }),
      written(form, { ...string, format: "byte" }, { contentType: "application/octet-stream" }),
      [],
    ],
    [
      "of the type that the items of a list have",
      written(form, list(object)),
      written(form, list(object), { contentType: "application/json" }),
      [],
    ],
    [
      "of the type of a list of anything",
      written(form, { type: "array" }),
      written(form, { type: "array" }, { contentType: "text/plain" }),
      [],
    ],
    [
      "no longer as said",
      written(form, object, xml),
      written(form, object),
      ['breaking request-property-encoding-changed size "application/xml" "application/json"'],
    ],
    [
      "in a style, where it was JSON",
      written(form, object),
      written(form, object, { style: "form" }),
      ['breaking request-property-encoding-changed size "application/json" "form, exploded"'],
    ],
    [
      "of a name and a value, not exploded",
      written(pairs, list(string)),
      written(pairs, list(string), { explode: false }),
      ['breaking request-property-encoding-changed size "form, exploded" "form"'],
    ],
    [
      "of a name and a value, as usual",
      written(pairs, list(string)),
      written(pairs, list(string), { style: "form", explode: true }),
      [],
    ],
    [
      "of a name and a value, with other separators",
      written(pairs, list(string)),
      written(pairs, list(string), { style: "pipeDelimited" }),
      ['breaking request-property-encoding-changed size "form, exploded" "pipeDelimited"'],
    ],
    [
      "of a name and a value, exploded with other separators",
      written(pairs, list(string)),
      written(pairs, list(string), { style: "spaceDelimited", explode: true }),
      ['breaking request-property-encoding-changed size "form, exploded" "spaceDelimited, exploded"'],
    ],
    [
      "of a name and a value, with reserved characters",
      written(pairs, string),
      written(pairs, string, { allowReserved: true }),
      [],
    ],
    [
      "of a name and a value, as JSON",
      written(pairs, object),
      written(pairs, object, { contentType: "application/json" }),
      ['breaking request-property-encoding-changed size "form, exploded" "application/json"'],
    ],
    ["where no form is sent", written("application/json", object), written("application/json", object, xml), []],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(sent, before, after)).toEqual(lines);
  });

  test("that is not described says nothing", async () => {
    const only = (encoding: object): Content => ({ [form]: { schema: { type: "object", properties: {} }, encoding } });
    expect(await changes(sent, only({}), only({ size: xml }))).toEqual([]);
  });

  test("of an answer says nothing", async () => {
    expect(await changes(answered, written(form, object), written(form, object, xml))).toEqual([]);
  });
});
