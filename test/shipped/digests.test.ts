import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import { openProvider } from "../../src/contract/provider/index.js";
import type { RawObject } from "../../src/contract/read/raw.js";
import { diffContracts } from "../../src/diff/index.js";
import { layOutDigests } from "../../src/shipped/digests.js";
import { digestsOf } from "../../src/shipped/write-digests.js";

const schemas = (named: Record<string, unknown>, paths: Record<string, unknown> = {}) => ({
  openapi: "3.0.3",
  paths,
  components: { schemas: named },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, unknown>) => ({ type: "object", properties });
/** One word per schema: its digest in one document or another. */
const digestOf = (document: ReturnType<typeof schemas>, name: string): string | undefined =>
  digestsOf(document).components[Object.keys(document.components.schemas).indexOf(name)];

describe("a digest tells what a component says with all it refers to", () => {
  const cat = object({ name: { type: "string", minLength: 1 }, friend: ref("Dog") });
  const dog = object({ name: { type: "string", maxLength: 64 }, weight: { type: "number", minimum: 0 } });

  it("whatever it and the others are called", () => {
    const renamed = object({ name: { type: "string", minLength: 1 }, friend: ref("Hound") });
    expect(digestOf(schemas({ Cat: cat, Dog: dog }), "Cat")).toBe(
      digestOf(schemas({ Hound: dog, Tom: renamed }), "Tom"),
    );
  });

  it("and changes with what is far below", () => {
    const chain = (leaf: string) =>
      schemas({
        A: object({ b: ref("B") }),
        B: object({ c: { type: "array", items: ref("C") } }),
        C: { type: leaf, description: "a text of more than a few words, so that it is digested" },
      });
    expect(digestOf(chain("string"), "A")).not.toBe(digestOf(chain("integer"), "A"));
  });

  it("a few words in place are the same as a reference to them", () => {
    expect(digestOf(schemas({ Cat: object({ id: ref("Id") }), Id: { type: "string" } }), "Cat")).toBe(
      digestOf(schemas({ Cat: object({ id: { type: "string" } }) }), "Cat"),
    );
  });

  it("where a discriminator goes by names, they count", () => {
    const pet = (name: string) => ({ discriminator: { propertyName: "kind" }, oneOf: [ref(name)] });
    expect(digestOf(schemas({ Pet: pet("Dog"), Dog: dog }), "Pet")).not.toBe(
      digestOf(schemas({ Pet: pet("Hound"), Hound: dog }), "Pet"),
    );
  });

  it("members of a cycle change together, and what leads into it with them", () => {
    const ring = (leaf: string) =>
      schemas({
        In: object({ a: ref("A") }),
        A: object({ b: ref("B") }),
        B: object({ a: ref("A"), leaf: { type: leaf, maxLength: 4 } }),
        Out: object({ id: { type: "string" } }),
      });
    const [one, other] = [digestsOf(ring("string")).components, digestsOf(ring("integer")).components];
    expect(one.map((digest, index) => digest === other[index])).toEqual([false, false, false, true]);
    expect(digestsOf(ring("string"))).toEqual(digestsOf(ring("string")));
  });

  it("a component that is its own part is told from one that is another's", () => {
    const self = schemas({ Node: object({ next: ref("Node"), value: { type: "string" } }) });
    const chain = schemas({
      Node: object({ next: ref("Last"), value: { type: "string" } }),
      Last: object({ value: { type: "string" } }),
    });
    expect(digestOf(self, "Node")).not.toBe(digestOf(chain, "Node"));
  });

  it("ten thousand references in a row cost no stack", () => {
    const long = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `S${index}`,
        object({ next: index === 9_999 ? { type: "string" } : ref(`S${index + 1}`) }),
      ]),
    );
    expect(digestsOf(schemas(long)).components.length).toBe(10_000);
  });

  it("an operation's counts its path, its method and the security of the document", () => {
    const operation = { responses: { 200: { description: "" } } };
    const digests = digestsOf({
      ...schemas({}),
      paths: { "/a": { get: operation, put: operation }, "/b": { get: operation } },
    }).operations;
    const secured = digestsOf({
      ...schemas({}),
      security: [{ key: [] }],
      paths: { "/a": { get: operation } },
    }).operations;
    expect(new Set([...digests, ...secured]).size).toBe(4);
  });
});

const PROVIDERS = readdirSync("specs");

describe("the digests of the contracts that come with the package", () => {
  it.each(PROVIDERS)("say what the parts of %s say today (npm run specs:digest)", async (name) => {
    const provider = await openProvider(name);
    if (!provider.ok) throw new Error(provider.problem.message);
    const read = (file: string) => JSON.parse(readFileSync(`specs/${name}/${file}`, "utf8")) as RawObject;
    const today = provider.value.versions.map((version) => [version, digestsOf(read(`${version}.json`))] as const);
    expect(layOutDigests(Object.fromEntries(today)) === readFileSync(`specs/${name}/digests.json`, "utf8")).toBe(true);
  });

  it("spare a comparison work, and change nothing of what it finds", async () => {
    const provider = await openProvider("runai");
    if (!provider.ok) throw new Error(provider.problem.message);
    const contracts = await Promise.all(provider.value.versions.map((version) => provider.value.contract(version)));
    const known = contracts.flatMap((contract) => (contract.ok ? [contract.value] : []));
    expect(known.length).toBe(provider.value.versions.length);
    const everything = (contract: Contract): Contract => ({ ...contract, contentOf: () => undefined });
    for (const [index, target] of known.entries()) {
      const base = known[index - 1] ?? known.at(-1);
      if (base === undefined) throw new Error("there are contracts");
      expect(diffContracts(base, target)).toEqual(diffContracts(everything(base), everything(target)));
    }
  });
});
