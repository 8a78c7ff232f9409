/** What is built on a schema that a discriminator belongs to. */
import { expect, it } from "vitest";
import { answering, answerSchema, contractOf } from "../load-fixture.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const builtOn = (...names: readonly string[]) => ({ allOf: [...names.map(ref), { type: "object" }] });
const pet = { type: "object", discriminator: { propertyName: "kind" }, properties: { kind: { type: "string" } } };
const mapped = (mapping: unknown) => ({ ...pet, discriminator: { propertyName: "kind", mapping } });

async function subtypesOf(schemas: object, of = "Pet"): Promise<readonly (string | undefined)[]> {
  const { schema } = await answerSchema({
    openapi: "3.0.3",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        get: { responses: { 200: { description: "", content: { "application/json": { schema: ref(of) } } } } },
      },
    },
    components: { schemas },
  });
  return schema.subtypes.map(({ name }) => name);
}

it.each<[string, object, readonly string[]]>([
  ["nothing is built on it", { Pet: pet }, []],
  ["one that has it as a part", { Pet: pet, Cat: builtOn("Pet") }, ["Cat"]],
  [
    "several, by name and not as they are written",
    { Pet: pet, Dog: builtOn("Pet"), Ant: builtOn("Pet") },
    ["Ant", "Dog"],
  ],
  ["one that has it as its last part", { Pet: pet, Cat: { allOf: [{ type: "object" }, ref("Pet")] } }, ["Cat"]],
  [
    "over several steps",
    { Pet: pet, Cat: builtOn("Pet"), Lion: builtOn("Cat"), Cub: builtOn("Lion") },
    ["Cat", "Cub", "Lion"],
  ],
  ["each once, over whichever way", { Pet: pet, Cat: builtOn("Pet"), Lion: builtOn("Cat", "Pet") }, ["Cat", "Lion"]],
  [
    "never itself, where two are built on each other",
    { Pet: { ...pet, allOf: [ref("Cat")] }, Cat: builtOn("Pet") },
    ["Cat"],
  ],
  ["one that only leads to another", { Pet: pet, Cat: ref("Lion"), Lion: builtOn("Pet") }, ["Lion"]],
  ["not what is built on something else", { Pet: pet, Shop: { type: "object" }, Bakery: builtOn("Shop") }, []],
  [
    "not what has it as a field",
    { Pet: pet, Shop: { allOf: [{ type: "object", properties: { pet: ref("Pet") } }] } },
    [],
  ],
  ["not what chooses it", { Pet: pet, Either: { oneOf: [ref("Pet"), { type: "string" }] } }, []],
  [
    "not what is written like a part and is none",
    { Pet: pet, Odd: { allOf: [7, null, { $ref: 7 }] }, Even: { allOf: ref("Pet") } },
    [],
  ],
  ["not what is no schema", { Pet: pet, Odd: 7, None: null, List: [builtOn("Pet")] }, []],
  ["what can be read beside what leads nowhere", { Pet: pet, Cat: builtOn("Gone", "Pet") }, ["Cat"]],
  ["none without a discriminator", { Pet: { type: "object" }, Cat: builtOn("Pet") }, []],
  ["none beside a list of choices", { Pet: { ...pet, oneOf: [ref("Cat")] }, Cat: builtOn("Pet") }, []],
  ["what the mapping leads to", { Pet: mapped({ c: "#/components/schemas/Cat" }), Cat: { type: "object" } }, ["Cat"]],
  [
    "once, what the mapping names twice",
    { Pet: mapped({ c: "#/components/schemas/Cat", k: "#/components/schemas/Cat" }), Cat: builtOn("Pet") },
    ["Cat"],
  ],
  [
    "what is built on what the mapping leads to",
    { Pet: mapped({ c: "#/components/schemas/Cat" }), Cat: { type: "object" }, Lion: builtOn("Cat") },
    ["Cat", "Lion"],
  ],
  ["not what the mapping only names", { Pet: mapped({ c: "Cat" }), Cat: { type: "object" } }, []],
  ["not itself, where the mapping leads back", { Pet: mapped({ p: "#/components/schemas/Pet" }) }, []],
  [
    "nothing for a mapping that leads nowhere",
    { Pet: mapped({ c: "#/components/schemas/Gone", d: 7, e: "#/openapi" }) },
    [],
  ],
  ["nothing for a mapping that is none", { Pet: mapped("#/components/schemas/Cat"), Cat: { type: "object" } }, []],
])("%s", async (_, schemas, expected) => {
  expect(await subtypesOf(schemas)).toEqual(expected);
});

it("a subtype has those that are built on it, where it says how they are told apart", async () => {
  const cat = { ...pet, allOf: [ref("Pet")] };
  expect(await subtypesOf({ Pet: pet, Cat: cat, Lion: builtOn("Cat"), Dog: builtOn("Pet") }, "Cat")).toEqual(["Lion"]);
});

it("a part that is written where it counts is no base that others are built on", async () => {
  const { schema } = await answerSchema(answering({ allOf: [pet, { type: "object" }] }));
  const { schema: named } = await answerSchema(answering(ref("Cat"), { schemas: { Cat: { allOf: [pet] } } }));
  expect([schema, named].map(({ allOf }) => allOf[0]?.subtypes)).toEqual([[], []]);
});

it("Swagger 2.0 has them among its definitions", async () => {
  const inDefinitions = (name: string) => ({ $ref: `#/definitions/${name}` });
  const contract = await contractOf({
    swagger: "2.0",
    info: { title: "Pets", version: "1" },
    paths: { "/pets": { get: { responses: { 200: { description: "", schema: inDefinitions("Pet") } } } } },
    definitions: {
      Pet: { ...pet, discriminator: "kind" },
      Cat: { allOf: [inDefinitions("Pet"), { type: "object" }] },
    },
  });
  const [operation] = contract.operations.values();
  const [media] = operation?.responses.get("200")?.content.values() ?? [];
  expect(media?.schema?.subtypes.map(({ name }) => name)).toEqual(["Cat"]);
});
