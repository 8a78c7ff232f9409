import { expect, test } from "vitest";
import { contractOf } from "./load-fixture.js";

const MULTIPART = "multipart/form-data";
const ENCODED = "application/x-www-form-urlencoded";

/** A form goes as what the document says that it may, and else as what its fields need (Swagger 2.0, Parameter Object). */
test.each<[name: string, consumes: readonly string[], fields: readonly string[], sent: readonly string[]]>([
  ["texts, and nothing said", [], ["string"], [ENCODED]],
  ["a file, and nothing said", [], ["string", "file"], [MULTIPART]],
  ["what is said", [MULTIPART], ["string"], [MULTIPART]],
  ["all that is said", [MULTIPART, ENCODED], ["string"], [MULTIPART, ENCODED]],
  ["what is said for bodies that are no forms", ["application/json"], ["string"], [ENCODED]],
])("a form of %s", async (_, consumes, fields, sent) => {
  const contract = await contractOf({
    swagger: "2.0",
    info: { title: "Crew", version: "1" },
    paths: {
      "/crew": {
        post: {
          consumes,
          parameters: fields.map((type, at) => ({ in: "formData", name: `field${at}`, type })),
          responses: { "204": { description: "done" } },
        },
      },
    },
  });
  const [operation] = contract.operations.values();
  expect([...(operation?.requestBody?.content.keys() ?? [])]).toEqual(sent);
});

test.each<[name: string, document: object, servers: readonly string[]]>([
  ["a host", { host: "crew.example.com" }, ["https://crew.example.com"]],
  ["a host and a path", { host: "crew.example.com", basePath: "/v1/" }, ["https://crew.example.com/v1"]],
  ["a path", { basePath: "/v1" }, ["/v1"]],
  ["the root", { basePath: "/" }, []],
  [
    "schemes",
    { host: "crew.example.com", schemes: ["http", "wss"] },
    ["http://crew.example.com", "wss://crew.example.com"],
  ],
  ["no scheme that is one", { host: "crew.example.com", schemes: [1] }, ["https://crew.example.com"]],
  ["a host that is none", { host: 1, basePath: "/v1" }, ["/v1"]],
])("a document with %s", async (_, document, servers) => {
  const contract = await contractOf({ swagger: "2.0", info: { title: "Crew", version: "1" }, paths: {}, ...document });
  expect(contract.servers.map(({ url }) => url)).toEqual(servers);
});

test.each<[place: string, format: string | undefined, style: string, explode: boolean]>([
  ["query", undefined, "form", false],
  ["query", "csv", "form", false],
  ["query", "multi", "form", true],
  ["query", "ssv", "spaceDelimited", false],
  ["query", "pipes", "pipeDelimited", false],
  ["query", "tsv", "tabDelimited", false],
  ["header", "csv", "simple", false],
])("a list in the %s with the format %s", async (place, collectionFormat, style, explode) => {
  const contract = await contractOf({
    swagger: "2.0",
    info: { title: "Crew", version: "1" },
    paths: {
      "/crew": {
        get: {
          parameters: [
            { in: place, name: "ids", type: "array", items: { type: "string" }, collectionFormat },
            { in: place, name: "one", type: "string", collectionFormat },
          ],
          responses: { "204": { description: "done" } },
        },
      },
    },
  });
  const [operation] = contract.operations.values();
  const [list, one] = operation?.parameters ?? [];
  expect([list?.style, list?.explode]).toEqual([style, explode]);
  // it means nothing for what is no list
  expect([one?.style, one?.explode]).toEqual(place === "query" ? ["form", true] : ["simple", false]);
});
