/** Which operation of one document is which of the other. */
import { expect, test } from "vitest";
import { matchOperations } from "../../../src/diff/parts/match-operations.js";
import { contractOf } from "../documents.js";

type Servers = readonly string[];
/** `GET /a`, or `GET /a at /v1` where the operation has a server of its own. */
type Operations = readonly string[];

const contract = (operations: Operations, servers: Servers) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const written of operations) {
    const [method = "", path = "", , server] = written.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        responses: { "200": { description: "OK" } },
        ...(server !== undefined && { servers: [{ url: server }] }),
      },
    };
  }
  return contractOf({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    ...(servers.length > 0 && { servers: servers.map((url) => ({ url })) }),
    paths,
  });
};

const V1 = "https://api.example.com/v1";
test.each<[string, Operations, Servers, Operations, Servers, string]>([
  ["nothing", [], [], [], [], ""],
  ["the same", ["GET /a"], [], ["GET /a"], [], "GET /a=GET /a"],
  ["a parameter with another name", ["GET /a/{id}"], [], ["GET /a/{name}"], [], "GET /a/{id}=GET /a/{name}"],
  ["another method", ["GET /a"], [], ["PUT /a"], [], "-GET /a +PUT /a"],
  ["another path", ["GET /a"], [], ["GET /b"], [], "-GET /a +GET /b"],
  ["the same path at another server", ["GET /a"], [V1], ["GET /a"], ["/v2"], "GET /a=GET /a"],
  ["a prefix that moved into the paths", ["GET /a"], [V1], ["GET /v1/a"], ["/"], "GET /a=GET /v1/a"],
  [
    "a prefix that moved into the paths, where no server is named",
    ["GET /a"],
    [V1],
    ["GET /v1/a"],
    [],
    "GET /a=GET /v1/a",
  ],
  ["a prefix that moved out of the paths", ["GET /v1/a"], [], ["GET /a"], [`${V1}/`], "GET /v1/a=GET /a"],
  ["a prefix of one of several servers", ["GET /a"], ["/v0", V1], ["GET /v1/a"], [], "GET /a=GET /v1/a"],
  ["another prefix", ["GET /a"], [V1], ["GET /v2/a"], [], "-GET /a +GET /v2/a"],
  ["a server of its own", ["GET /a at /v1"], ["/v2"], ["GET /v1/a", "GET /v2/a"], [], "GET /a=GET /v1/a +GET /v2/a"],
  ["a server without a path", ["GET /a"], ["https://api.example.com"], ["GET /a"], ["{host}"], "GET /a=GET /a"],
  ["one that is there under both", ["GET /a", "GET /v1/a"], ["/v1"], ["GET /v1/a"], [], "GET /v1/a=GET /v1/a -GET /a"],
  [
    "two that would be the same one",
    ["GET /a at /v1", "GET /v1/a at /"],
    [],
    ["GET /b", "GET /v1/a at /v0"],
    [],
    "GET /v1/a=GET /v1/a -GET /a +GET /b",
  ],
  [
    "two that lead to one address",
    ["GET /a at /v1/x", "GET /x/a at /v1"],
    [],
    ["GET /v1/x/a"],
    [],
    "GET /a=GET /v1/x/a -GET /x/a",
  ],
])("%s", async (_, before, serversBefore, after, serversAfter, expected) => {
  const [base, target] = await Promise.all([contract(before, serversBefore), contract(after, serversAfter)]);
  const { pairs, removed, added } = matchOperations(base, target);
  const name = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;
  expect(
    [
      ...pairs.map(([was, is]) => `${name(was)}=${name(is)}`),
      ...removed.map((one) => `-${name(one)}`),
      ...added.map((one) => `+${name(one)}`),
    ].join(" "),
  ).toBe(expected);
});
