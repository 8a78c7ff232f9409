import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contract, JsonValue, Operation } from "../../src/contract/contract.js";
import type { Element } from "../../src/contract/element.js";
import { written as asWritten, enumValue } from "../../src/contract/lookup.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { openProvider } from "../../src/contract/provider/index.js";
import { statementOn } from "../../src/contract/statement.js";
import { fieldsOf } from "../../src/diff/history/index.js";
import { layOutRecord, type StatementsRecord } from "../../src/shipped/statements/record.js";
import { Statements } from "../../src/shipped/statements/statements.js";
import { recordStatements } from "../../src/shipped/statements/write.js";
import { contractOf } from "../contract/load-fixture.js";

describe.each(readdirSync("specs"))("what is written down of the contracts of %s", (name) => {
  const file = `specs/${name}/statements.json`;
  const contracts = new Map<string, Contract>();
  let written: Statements;

  beforeAll(async () => {
    const provider = await openProvider(name);
    if (!provider.ok) throw new Error(provider.problem.message);
    for (const version of provider.value.versions) {
      const contract = await provider.value.contract(version);
      if (!contract.ok) throw new Error(contract.problem.message);
      contracts.set(version, contract.value);
    }
    written = new Statements(JSON.parse(readFileSync(file, "utf8")) as StatementsRecord);
  });

  it("is what they say today (npm run specs:digest)", () => {
    expect(layOutRecord(recordStatements(contracts)) === readFileSync(file, "utf8")).toBe(true);
  });

  it("lists their operations as they do, in their order", () => {
    expect(written.releases).toEqual([...contracts.keys()]);
    [...contracts.values()].forEach((contract, at) => {
      const listed = Array.from(contract.operations.values(), ({ key, method, path, operationId }) => ({
        key,
        method,
        path,
        operationId,
      }));
      expect(written.operations(at)).toEqual(listed);
      expect(written.servers(at)).toEqual(contract.servers.map((server) => server.url));
      expect([contract.skipped, [...contract.webhooks]]).toEqual([[], []]);
    });
  });

  // of all, a fourth: the file as a whole is compared above. `LASTCALL_LIVES=all`: everything
  const SHARE = process.env["LASTCALL_LIVES"] === "all" ? 1 : 4;
  it(
    "says of every operation, parameter, field and value what each contract says",
    () => {
      const all = [...contracts.values()];
      let met = 0;
      for (const key of new Set(all.flatMap((contract) => [...contract.operations.keys()]))) {
        const own = all.map((contract) => contract.operations.get(key));
        for (const element of distinct(
          own.flatMap((operation) => (operation === undefined ? [] : elementsOf(operation))),
        )) {
          if (met++ % SHARE > 0) continue;
          const said = written.on(key, element);
          const read = own.map((operation) => statementOn(operation, element));
          if (JSON.stringify(said) !== JSON.stringify(read))
            expect({ key, element, said }).toEqual({ key, element, said: read });
        }
      }
    },
    SHARE === 1 ? 3_600_000 : 60_000,
  );
});

/** Everything the operation has, and beside it something that it does not have. */
function elementsOf(operation: Operation): readonly Element[] {
  const parameters = operation.parameters.flatMap((parameter) => {
    const element: Element = {
      kind: parameter.in === "path" ? "path-parameter" : parameter.in,
      path: [parameter.name],
    };
    return [element, ...valuesOf(element, parameter.schema?.enum)];
  });
  const fields = [...fieldsOf(operation).values()].flatMap(({ side, path, schema }) => {
    const element: Element = { kind: `${side}-property`, path };
    return [element, ...valuesOf(element, schema.enum)];
  });
  const unknown = (["query", "header", "cookie", "request-property", "response-property"] as const).map(
    (kind): Element => ({ kind, path: ["nobody-has-this"] }),
  );
  return [{ kind: "operation", path: [] }, ...parameters, ...fields, ...unknown];
}

const valuesOf = (owner: Element, values: readonly JsonValue[] | undefined): readonly Element[] =>
  values === undefined ? [] : [...values, "nobody-has-this"].map((value) => enumValue(owner, asWritten(value)));

const distinct = (elements: readonly Element[]): readonly Element[] => [
  ...new Map(elements.map((element) => [JSON.stringify(element), element])).values(),
];

describe("statements of a few documents", () => {
  const json = (schema: object) => ({ 200: { description: "", content: { "application/json": { schema } } } });
  const pets = (schema: object, rest: object = {}, components: object = {}) => ({
    openapi: "3.1.0",
    info: { title: "pets", version: "1" },
    paths: { "/pets/{id}": { get: { responses: json(schema), ...rest } } },
    components,
  });
  const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
  const writtenOf = async (
    ...documents: readonly object[]
  ): Promise<{ readonly statements: Statements; readonly read: (element: Element) => readonly unknown[] }> => {
    const loaded = await Promise.all(documents.map((document) => contractOf(document)));
    const record = recordStatements(new Map(loaded.map((contract, at) => [`${at + 1}`, contract])));
    const statements = new Statements(JSON.parse(layOutRecord(record)) as StatementsRecord);
    return {
      statements,
      read: (element) => loaded.map((contract) => statementOn(contract.operations.get(KEY), element)),
    };
  };
  const KEY = operationKey("GET", "/pets/{id}");
  const response = (...path: readonly string[]): Element => ({ kind: "response-property", path });

  it("a recursive schema is written down once, and answers at any depth", async () => {
    const node = (properties: object) =>
      pets(
        { $ref: "#/components/schemas/Node" },
        {},
        { schemas: { Node: object({ next: { $ref: "#/components/schemas/Node" }, ...properties }) } },
      );
    const { statements } = await writtenOf(node({ name: { type: "string", deprecated: true } }), node({}));
    const deep = Array.from({ length: 50 }, () => "next");
    expect(statements.on(KEY, response(...deep, "name"))?.map(({ state, deprecated }) => [state, deprecated])).toEqual([
      ["present", true],
      ["absent", false],
    ]);
    expect(statements.on(KEY, response(...deep, "weight"))?.map(({ state }) => state)).toEqual(["absent", "absent"]);
  });

  it.each([
    [
      "any name, where further ones are allowed",
      pets(object({ name: { type: "string" } }, { additionalProperties: { type: "string", deprecated: true } })),
      response("anything"),
    ],
    ["a free-form object, which cannot tell", pets({ type: "object" }), response("anything", "below")],
    ["a part of an untyped answer", pets({}), response("anything")],
    [
      "a field of an experimental operation",
      pets(object({ name: { type: "string" } }), { "x-stability-level": "experimental" }),
      response("name"),
    ],
    ["items of a list", pets({ type: "array", items: object({ name: { type: "string" } }) }), response("[]", "name")],
    [
      "a header, however it is spelled",
      pets({}, { parameters: [{ name: "X-Trace", in: "header", schema: { type: "string" } }] }),
      { kind: "header", path: ["x-trace"] },
    ],
    [
      "a value of an open enum",
      pets({}, { parameters: [{ name: "sort", in: "query", schema: { enum: ["a"], "x-extensible-enum": true } }] }),
      enumValue({ kind: "query", path: ["sort"] }, "b"),
    ],
    [
      "a value of what is no enum",
      pets({}, { parameters: [{ name: "sort", in: "query", schema: { type: "string" } }] }),
      enumValue({ kind: "query", path: ["sort"] }, "b"),
    ],
    [
      "a value in a branch",
      pets(object({ kind: { oneOf: [{ enum: ["a"] }, { enum: [1] }] } })),
      enumValue(response("kind"), "1"),
    ],
  ] as const)("%s", async (_, document, element) => {
    const { statements, read } = await writtenOf(document, pets(object({})));
    expect(statements.on(KEY, element)).toEqual(read(element));
  });

  it.each([
    [
      "a name where patterns decide",
      pets(object({}, { patternProperties: { "^x-": { type: "string" } } })),
      response("x-name"),
    ],
    [
      "a position in a tuple",
      pets({ type: "array", prefixItems: [object({ name: { type: "string" } })] }),
      response("0", "name"),
    ],
    [
      "a part of an object parameter",
      pets({}, { parameters: [{ name: "filter", in: "query", schema: { type: "object" } }] }),
      { kind: "query", path: ["filter[name]"] },
    ],
    ["a status", pets({}), { kind: "response", path: ["200"] }],
  ] as const)("%s is left to the contracts", async (_, document, element) => {
    expect((await writtenOf(document)).statements.on(KEY, element)).toBeUndefined();
  });
});
