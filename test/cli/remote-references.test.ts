/** `$ref`s that lead to other addresses: refused by name, followed when asked to. */

import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Loopback, loopback } from "../contract/loopback.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

let network: Loopback;
beforeAll(async () => {
  network = await loopback((path, response) => {
    if (path !== "/schemas.yaml") return false;
    response.end("Order: { type: object, properties: { id: { type: integer } } }\n");
    return true;
  });
});
afterAll(() => network.close());

const document = (schema: string) => `openapi: 3.0.3
info: { title: Orders, version: "1" }
servers: [{ url: https://orders.example }]
paths:
  /orders:
    get: { responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } }
`;
const project = () =>
  folder({
    "package.json": "{}",
    "old.yaml": document("{ type: object, properties: { id: { type: string } } }"),
    "new.yaml": document(`{ $ref: "${network.origin}/schemas.yaml#/Order" }`),
    "src/orders.ts":
      'export const id = async () => (await (await fetch("https://orders.example/orders")).json()).id.trim();\n',
  });

describe.each<readonly [string, readonly string[], string]>([
  ["diff", ["diff", "old.yaml", "new.yaml"], "response-property-type-changed"],
  [
    "check",
    ["check", "src", "--base", "old.yaml", "--target", "new.yaml", "--fail-on", "never"],
    "changed-response-field",
  ],
  ["spec show", ["spec", "show", "new.yaml"], ""],
  ["spec add", ["spec", "add", "2.25", "new.yaml", "--whole"], ""],
])("%s", (_, args, found) => {
  test("says what it left out and which option takes it in", async () => {
    const before = network.requests.length;
    const { exitCode, stdout } = await lastcall(args, { cwd: project() });
    expect([exitCode, network.requests.length - before]).toEqual([0, 0]);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "/schemas.yaml is remote, and remote references are off (--allow-remote-refs follows them)",
    );
    if (found !== "") expect(stdout).not.toContain(found);
  });

  test("follows them when asked to", async () => {
    const { exitCode, stdout } = await lastcall([...args, "--allow-remote-refs", "--allow-host", "127.0.0.1"], {
      cwd: project(),
    });
    expect([exitCode, stdout.includes("remote references are off")]).toEqual([0, false]);
    expect(stdout).toContain(found);
  });
});

test("a config may say so for its APIs", async () => {
  const cwd = project();
  const { writeFileSync } = await import("node:fs");
  writeFileSync(
    join(cwd, "lastcall.config.json"),
    JSON.stringify({
      allowRemoteRefs: true,
      failOn: "never",
      apis: [{ name: "orders", specs: { "1": "old.yaml", "2": "new.yaml" } }],
    }),
  );
  expect((await lastcall(["check", "src", "--allow-host", "127.0.0.1"], { cwd })).stdout).toContain(
    "changed-response-field",
  );
});
