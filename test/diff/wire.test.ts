import { describe, expect, test } from "vitest";
import { diffDocuments, documentWith, told } from "./documents.js";

type Part = Record<string, unknown>;
const HEAD = { openapi: "3.1.0", info: { title: "orders", version: "1" } };
const OK = { "200": { description: "OK" } };
const operation = (parts: Part, rest: Part = {}): Part => ({
  ...HEAD,
  paths: { "/orders": { post: { responses: OK, ...parts } } },
  ...rest,
});
const string = { type: "string" };
const object = (properties: Part, required: readonly string[] = []): Part => ({ type: "object", properties, required });
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const above = async (before: Part, after: Part) =>
  (await diffDocuments(before, after)).filter(({ level }) => level !== "compatible").map(told);

describe("what goes over the wire", () => {
  const query = (...parameters: readonly Part[]): Part =>
    operation({ parameters: parameters.map((one) => ({ in: "query", ...one })) });
  const filter = (properties: Part, required: readonly string[] = []): Part => ({
    name: "filter",
    schema: object(properties, required),
  });

  test("a parameter that becomes a property of one that is written out is the same", async () => {
    const before = query({ name: "state", schema: string });
    expect(await above(before, query(filter({ state: string, age: string })))).toEqual([]);
    expect(await above(query(filter({ state: string, age: string })), before)).toEqual([
      "dangerous request-parameter-removed age",
    ]);
    expect(await above(before, query({ ...filter({ state: { type: "integer" } }) }))).toEqual([
      "breaking request-parameter-type-specialized state",
    ]);
    expect(await above(before, query({ ...filter({ state: string }), style: "deepObject" }))).toEqual([
      "dangerous request-parameter-removed state",
    ]);
  });

  test("a text that is written as JSON has quotes, a number has none", async () => {
    const json = (type: string): Part => ({ name: "q", content: { "application/json": { schema: { type } } } });
    expect(await above(query({ name: "q", schema: string }), query(json("string")))).toEqual([
      "breaking request-parameter-serialisation-changed q",
    ]);
    expect(await above(query({ name: "q", schema: { type: "integer" } }), query(json("integer")))).toEqual([]);
  });

  test("headers with rules of their own are no parameters, but in 2.0", async () => {
    const header = (name: string): Part =>
      operation({ parameters: [{ in: "header", name, required: true, schema: string }] });
    for (const name of ["Accept", "Content-Type", "AUTHORIZATION"])
      expect(await above(operation({}), header(name))).toEqual([]);
    expect(await above(operation({}), header("X-Key"))).toEqual(["breaking new-required-request-parameter X-Key"]);
    const two = (parameters: readonly Part[]): Part => ({
      swagger: "2.0",
      info: HEAD.info,
      paths: { "/orders": { post: { parameters, responses: OK } } },
    });
    const authorization = { in: "header", name: "Authorization", required: true, type: "string" };
    expect(await above(two([]), two([authorization]))).toEqual([
      "breaking new-required-request-parameter Authorization",
    ]);
    expect(await above(two([authorization]), operation({}))).toEqual([]);
  });

  test("a part of a form that is written another way", async () => {
    const form = (encoding: Part, type = "multipart/form-data"): Part =>
      operation({
        requestBody: { content: { [type]: { schema: object({ size: object({}) }), encoding: { size: encoding } } } },
      });
    expect(await above(form({}), form({ contentType: "application/json" }))).toEqual([]);
    expect(await above(form({}), form({ contentType: "application/xml" }))).toEqual([
      "breaking request-property-encoding-changed size",
    ]);
    expect(
      await above(
        form({ contentType: "application/json" }),
        form({ contentType: "application/xml, application/json" }),
      ),
    ).toEqual([]);
    const urlencoded = "application/x-www-form-urlencoded";
    expect(await above(form({}, urlencoded), form({ style: "deepObject", explode: true }, urlencoded))).toEqual([
      "breaking request-property-encoding-changed size",
    ]);
  });

  test("a security scheme under another name is the same, one that works another way is not", async () => {
    const secured = (name: string, scheme: Part): Part =>
      operation({ security: [{ [name]: [] }] }, { components: { securitySchemes: { [name]: scheme } } });
    const bearer = { type: "http", scheme: "bearer" };
    expect(await diffDocuments(secured("token", bearer), secured("jwt", { ...bearer, scheme: "Bearer" }))).toEqual([]);
    expect(
      await above(secured("token", bearer), secured("key", { type: "apiKey", in: "header", name: "X-Key" })),
    ).toEqual(["breaking api-security-removed token"]);
  });

  test("a name that is required and described nowhere must be sent all the same", async () => {
    const [before, after] = [object({ id: string }), object({ id: string }, ["tenant"])];
    expect(await above(documentWith("request-body", before), documentWith("request-body", after))).toEqual([
      "breaking request-property-became-required tenant",
    ]);
    expect(await above(documentWith("response-body", before), documentWith("response-body", after))).toEqual([]);
    expect(
      await above(documentWith("request-body", before), documentWith("request-body", object({ id: string }, [""]))),
    ).toEqual([]);
  });
});

describe("the values of a discriminator", () => {
  const paid = (branches: readonly string[], mapping: Part | undefined, schemas: Part): Part => ({
    oneOf: branches.map(ref),
    discriminator: { propertyName: "kind", ...(mapping && { mapping }) },
    components: { schemas },
  });
  const document = (subject: "request-body" | "response-body", { components, ...schema }: Part): Part =>
    documentWith(subject, schema, { components });
  const card = object({ kind: string, number: string });
  const bank = object({ kind: string, account: string });
  const named = paid(["Card", "Bank"], undefined, { Card: card, Bank: bank });

  test.each([
    [
      "the name of the component is the value",
      named,
      paid(["CreditCard", "Bank"], undefined, { CreditCard: card, Bank: bank }),
      true,
    ],
    [
      "written out, it is the same",
      named,
      paid(["Card", "Bank"], { Card: "Card", Bank: "Bank" }, { Card: card, Bank: bank }),
      false,
    ],
    [
      "a renamed component under its old value",
      named,
      paid(["CreditCard", "Bank"], { Card: "CreditCard", Bank: "Bank" }, { CreditCard: card, Bank: bank }),
      false,
    ],
    [
      "listed by the branches themselves, it is compared there",
      paid(["Card", "Bank"], undefined, {
        Card: object({ kind: { const: "a" } }),
        Bank: object({ kind: { const: "b" } }),
      }),
      paid(["Cards", "Bank"], undefined, {
        Cards: object({ kind: { const: "a" } }),
        Bank: object({ kind: { const: "b" } }),
      }),
      false,
    ],
  ])("%s", async (_, before, after, differs) => {
    for (const subject of ["request-body", "response-body"] as const)
      expect(await above(document(subject, before), document(subject, after))).toEqual(
        differs ? [`breaking ${subject}-discriminator-value-changed`] : [],
      );
  });

  test("subtypes stand for their base", async () => {
    const pets = (cat: Part, more: Part = {}): Part => ({
      ...ref("Pet"),
      components: {
        schemas: {
          Pet: { ...object({ kind: string }), discriminator: { propertyName: "kind" } },
          Cat: { allOf: [ref("Pet"), cat] },
          ...more,
        },
      },
    });
    const before = pets(object({ lives: string }));
    const after = pets(object({ lives: string }, ["lives"]));
    const changes = await diffDocuments(document("request-body", before), document("request-body", after));
    expect(changes.map(told)).toEqual(["breaking request-property-became-required lives"]);
    expect(changes[0]?.branch).toEqual(["Cat"]);
    const dog = { Dog: { allOf: [ref("Pet"), object({ bark: string })] } };
    expect(
      await above(document("response-body", before), document("response-body", pets(object({ lives: string }), dog))),
    ).toEqual(["dangerous response-body-subtype-added"]);
    // who takes cats alone has nothing to do with dogs
    const cats = (more: Part): Part => ({ ...pets(object({ lives: string }), more), ...ref("Cat") });
    expect(await above(document("response-body", cats({})), document("response-body", cats(dog)))).toEqual([]);
  });
});

describe("branches of unions", () => {
  test("a change within one names it: by component, by value, by what is in it", async () => {
    const union = (required: readonly string[]): Part => ({
      oneOf: [
        ref("Card"),
        object({ kind: { const: "bank" }, account: string }, required),
        object(
          { wallet: string, chain: string },
          required.map(() => "wallet"),
        ),
      ],
    });
    const components = (required: readonly string[]): Part => ({
      components: {
        schemas: {
          Card: object(
            { number: string },
            required.map(() => "number"),
          ),
        },
      },
    });
    const changes = await diffDocuments(
      documentWith("request-property", union([]), components([])),
      documentWith("request-property", union(["account"]), components(["account"])),
    );
    expect(changes.map(({ element, branch }) => [element.path.join("."), branch])).toEqual([
      ["value.account", ['kind: "bank"']],
      ["value.number", ["Card"]],
      ["value.wallet", ["object with wallet, chain"]],
    ]);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test("what is built on the same base is told apart by its own name", async () => {
    const components = {
      components: {
        schemas: {
          Pet: object({ name: string }),
          Cat: { allOf: [ref("Pet"), object({ lives: string })] },
          Dog: { allOf: [ref("Pet"), object({ bark: string })] },
        },
      },
    };
    const changes = await diffDocuments(
      documentWith("request-property", { oneOf: [ref("Cat"), ref("Dog")] }, components),
      documentWith("request-property", { oneOf: [ref("Dog"), ref("Pet")] }, components),
    );
    expect(changes.map(({ ruleId, before, after }) => [ruleId, before, after])).toEqual([
      ["request-property-one-of-removed", "Cat", null],
      ["request-property-one-of-added", null, "Pet"],
    ]);
  });

  test("one of two kinds that both are from now on is not gone", async () => {
    const [mail, chat] = [object({ to: string, from: string }), object({ to: string, token: string })];
    const before = documentWith("request-property", { oneOf: [mail, chat] });
    expect(await above(before, documentWith("request-property", { allOf: [mail, chat] }))).toEqual([]);
    expect(await above(before, documentWith("request-property", mail))).toEqual([
      "breaking request-property-one-of-removed value",
    ]);
  });
});
