import { expect, test } from "vitest";
import { alternativesOf } from "../../../src/check/join/alternatives.js";
import { contractOf } from "../../contract/load-fixture.js";

async function alternatives(schemas: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const schema = { $ref: "#/components/schemas/Body" };
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "Alternatives", version: "1" },
    paths: {
      "/bodies": {
        post: {
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "" } },
        },
      },
    },
    components: { schemas },
  });
  const [content] = [...contract.operations.values()].flatMap(({ requestBody }) => [...(requestBody?.content ?? [])]);
  const body = content?.[1].schema;
  if (body === undefined) throw new Error("the body has no schema");
  return alternativesOf(body).map(
    ({ required, described }) => `${[...required].sort().join(" ")} of ${[...described].sort().join(" ")}`,
  );
}

const part = (name: string, more: object = {}) => ({ properties: { [name]: {} }, required: [name], ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("each branch goes together with what stands beside the union", async () => {
  expect(await alternatives({ Body: part("a", { allOf: [part("b")], oneOf: [part("c"), part("d")] }) })).toEqual([
    "a b c of a b c",
    "a b d of a b d",
  ]);
});

test("what the server sets is not asked for", async () => {
  expect(
    await alternatives({ Body: { properties: { id: { readOnly: true }, name: {} }, required: ["id", "name"] } }),
  ).toEqual(["name of id name"]);
});

test("a schema within itself says nothing new there", async () => {
  expect(await alternatives({ Body: part("a", { anyOf: [ref("Body"), part("b")] }) })).toEqual([
    "a of a",
    "a b of a b",
  ]);
});

test("beyond a hundred alternatives a union is left out", async () => {
  const many = Array.from({ length: 11 }, (_, at) => part(`c${at}`));
  expect(await alternatives({ Body: part("a", { anyOf: many, oneOf: many }) })).toHaveLength(11);
});

test("sixty unions one below the other, each twice, are worked out once each", async () => {
  const ladder = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `Part${at}`,
      part("a", { anyOf: [ref(`Part${at + 1}`), ref(`Part${at + 1}`)] }),
    ]),
  );
  expect(await alternatives({ Body: ref("Part0"), ...ladder, Part60: part("z") })).toContain("a z of a z");
});
