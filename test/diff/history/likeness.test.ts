import { describe, expect, test } from "vitest";
import { enumValue } from "../../../src/contract/lookup.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import { lifecycleOf } from "../../../src/diff/history/index.js";
import { answering, historyOf, operation } from "./story.js";

type Fields = Readonly<Record<string, object>>;

const RELEASES = [["1.0"], ["1.1"]] as const;
const text = { type: "string" };
const address = { type: "object", properties: { street: text, city: text, zip: text, country: text } };
const level = { type: "string", enum: ["low", "high"] };

async function guessed(before: Fields, after: Fields, gone: string): Promise<string | undefined> {
  const history = await historyOf({
    releases: RELEASES,
    contracts: { "1.0": { "/pets": { get: answering(before) } }, "1.1": { "/pets": { get: answering(after) } } },
  });
  const [found] = lifecycleOf(history, operationKey("GET", "/pets"), {
    kind: "response-property",
    path: [gone],
  }).replacement;
  return found?.source.kind === "inferred" ? `${found.certainty} ${found.target}, by ${found.source.by}` : undefined;
}

describe("what a field that went is likely called now", () => {
  test.each<[story: string, before: Fields, after: Fields, gone: string, expected: string]>([
    [
      "one name in the other",
      { id: text, secret: text },
      { id: text, clientSecret: text },
      "secret",
      "certain clientSecret, by name",
    ],
    [
      "a longer name cut short",
      { id: text, clientSecret: text },
      { id: text, secret: text },
      "clientSecret",
      "certain secret, by name",
    ],
    [
      "another spelling of the same words",
      { created_at: text },
      { createdAt: text },
      "created_at",
      "certain createdAt, by name",
    ],
    [
      "another spelling among several that went and came",
      { created_at: text, a: text },
      { createdAt: text, b: text },
      "created_at",
      "certain createdAt, by name",
    ],
    [
      "a list of what was one",
      { ownerRef: text },
      { ownerRefs: { type: "array", items: text } },
      "ownerRef",
      "certain ownerRefs, by name",
    ],
    [
      "one telling word in common",
      { clusterUuid: text, id: text },
      { clusterId: text, id: text },
      "clusterUuid",
      "likely clusterId, by name",
    ],
    ["a misspelling put right", { adress: text }, { address: text }, "adress", "likely address, by name"],
    [
      "another form of the word",
      { enable: { type: "boolean" } },
      { enabled: { type: "boolean" } },
      "enable",
      "likely enabled, by name",
    ],
    ["the next version of a thing", { policyV1: text }, { policyV2: text }, "policyV1", "likely policyV2, by name"],
    ["the same properties", { home: address }, { residence: address }, "home", "likely residence, by shape"],
    [
      "most of the properties",
      { home: address },
      { residence: { ...address, properties: { ...address.properties, floor: text } } },
      "home",
      "likely residence, by shape",
    ],
    [
      "a list of the same objects",
      { homes: { type: "array", items: address } },
      { residences: { type: "array", items: address } },
      "homes",
      "likely residences, by shape",
    ],
    ["the same values", { priority: level }, { urgency: level }, "priority", "likely urgency, by shape"],
    [
      "the same pattern",
      { sku: { type: "string", pattern: "^[A-Z]{3}-\\d+$" } },
      { article: { type: "string", pattern: "^[A-Z]{3}-\\d+$" } },
      "sku",
      "likely article, by shape",
    ],
    [
      "a format that few fields have",
      { mail: { type: "string", format: "email" } },
      { contact: { type: "string", format: "email" } },
      "mail",
      "likely contact, by shape",
    ],
    [
      "of two that hold the name, the one with the shape",
      { shipping: address },
      { shippingCost: { type: "object", properties: { sum: text } }, shippingDetails: address },
      "shipping",
      "likely shippingDetails, by name",
    ],
    [
      "a reference that may be null",
      { home: { oneOf: [address, { type: "null" }] } },
      { residence: { nullable: true, allOf: [address] } },
      "home",
      "likely residence, by shape",
    ],
  ])("%s", async (_, before, after, gone, expected) => {
    expect(await guessed(before, after, gone)).toBe(expected);
  });

  test.each<[story: string, before: Fields, after: Fields, gone: string]>([
    ["one string went, one string came", { secret: text, id: text }, { currency: text, id: text }, "secret"],
    [
      "one object went, one object came",
      { secret: { type: "object", properties: { key: text, name: text } } },
      { credential: { type: "object", properties: { assetId: text, key: text } } },
      "secret",
    ],
    [
      "objects of two common properties",
      { owner: { type: "object", properties: { id: text, name: text } } },
      { cluster: { type: "object", properties: { id: text, name: text } } },
      "owner",
    ],
    [
      "one name inside the other by letters, not by words",
      { age: { type: "integer" } },
      { storage: { type: "integer" } },
      "age",
    ],
    ["a word that only says what kind of value it is", { url: text }, { avatarUrl: text }, "url"],
    [
      "a word that what stays has too",
      { projectName: text, projectId: text },
      { projectRegion: text, projectId: text },
      "projectName",
    ],
    ["two that fit equally well", { owner: text }, { firstOwner: text, lastOwner: text }, "owner"],
    ["two that went and fit equally well", { firstOwner: text, lastOwner: text }, { owner: text }, "firstOwner"],
    ["another type", { owner: text }, { petOwner: { type: "integer" } }, "owner"],
    [
      "a date is no shape",
      { bornAt: { type: "string", format: "date-time" } },
      { soldOn: { type: "string", format: "date-time" } },
      "bornAt",
    ],
    [
      "values that a field beside it has too",
      { priority: level, risk: level },
      { urgency: level, risk: level },
      "priority",
    ],
    [
      "a shape that a field beside it has too",
      { home: address, work: address },
      { depot: address, work: address },
      "home",
    ],
    ["numbered names", { address1: text }, { address2: text }, "address1"],
    ["what was there before did not come", { secret: text, clientSecret: text }, { clientSecret: text }, "secret"],
  ])("no guess: %s", async (_, before, after, gone) => {
    expect(await guessed(before, after, gone)).toBeUndefined();
  });
});

test("a field below a list is named as the rest of the report names it", async () => {
  const listOf = (fields: Fields): Fields => ({
    items: { type: "array", items: { type: "object", properties: fields } },
  });
  const history = await historyOf({
    releases: RELEASES,
    contracts: {
      "1.0": { "/pets": { get: answering(listOf({ secret: text })) } },
      "1.1": { "/pets": { get: answering(listOf({ clientSecret: text })) } },
    },
  });
  const life = lifecycleOf(history, operationKey("GET", "/pets"), {
    kind: "response-property",
    path: ["items", "[]", "secret"],
  });
  expect(life.replacement.map((one) => one.target)).toEqual(["items[].clientSecret"]);
});

describe("parameters and values", () => {
  const asking = (name: string, ...values: string[]) => ({
    "/pets": {
      get: operation({
        parameters: [
          { name, in: "query", schema: { type: "string", enum: values } },
          { name: "page", in: "query", schema: text },
        ],
      }),
    },
  });
  const history = (before: object, after: object) =>
    historyOf({ releases: RELEASES, contracts: { "1.0": before, "1.1": after } });
  const key = operationKey("GET", "/pets");

  test("a parameter that got another name", async () => {
    const life = lifecycleOf(
      await history(asking("sort_order", "asc", "desc"), asking("sortOrder", "asc", "desc")),
      key,
      { kind: "query", path: ["sort_order"] },
    );
    expect(life.replacement).toMatchObject([
      { target: "sortOrder", certainty: "certain", source: { kind: "inferred", by: "name" } },
    ]);
  });

  test("a value that got another name is never more than likely", async () => {
    const told = await history(
      asking("sort", "BY_BIRTHDAY_TOTAL", "BY_BIRTHDAY_TOTAL_PER_PET", "name"),
      asking("sort", "BIRTHDAY_TOTAL", "BIRTHDAY_TOTAL_PER_PET", "name"),
    );
    const next = (value: string) =>
      lifecycleOf(told, key, enumValue({ kind: "query", path: ["sort"] }, value)).replacement.map(
        (one) => `${one.certainty} ${one.target}`,
      );
    expect([next("BY_BIRTHDAY_TOTAL"), next("BY_BIRTHDAY_TOTAL_PER_PET")]).toEqual([
      ["likely BIRTHDAY_TOTAL"],
      ["likely BIRTHDAY_TOTAL_PER_PET"],
    ]);
  });

  test("a value that only came at the same time replaces nothing", async () => {
    const told = await history(asking("sort", "groups", "name"), asking("sort", "registries", "name"));
    expect(lifecycleOf(told, key, enumValue({ kind: "query", path: ["sort"] }, "groups")).replacement).toEqual([]);
  });
});
