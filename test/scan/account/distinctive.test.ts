import { expect, test } from "vitest";
import { addressTest, pathTest } from "../../../src/scan/account/distinctive.js";
import type { ApiSurface } from "../../../src/scan/call.js";

const SURFACE: ApiSurface = {
  operations: ["/users", "/users/{id}", "/teams/{id}/members", "/{tenant}/{id}"].map((path) => ({
    method: "GET",
    path,
    operationId: path,
    inBase: true,
  })),
  hosts: ["api.acme.example"],
  foreignHosts: ["api.other.example"],
  basePaths: ["/acme/v2"],
  serverExpressions: [],
  names: [],
  distinctivePrefixes: [],
  signatures: [],
};

test.each<
  [text: string, spoken: readonly [path: string, method: string | undefined, distinctive: boolean] | undefined]
>([
  ["/users", ["/users", undefined, false]],
  ["/users/7", ["/users/7", undefined, false]],
  ["GET /users/{id}", ["/users/{}", "GET", false]],
  ["DELETE /users/{id}", undefined],
  ["/teams/7/members", ["/teams/7/members", undefined, true]],
  ["/acme/v2/users", ["/users", undefined, true]],
  ["https://api.acme.example/users/7", ["/users/7", undefined, true]],
  ["https://api.other.example/teams/7/members", undefined],
  ["/nobody/knows", undefined],
  ["users", undefined],
  ["/", undefined],
])("%s", (text, spoken) => {
  const found = pathTest(SURFACE)(text);
  expect(found && [found.path, found.method, found.distinctive]).toEqual(spoken);
});

test.each([
  ["https://api.acme.example", "api.acme.example"],
  ["https://API.acme.example/acme/v2", "api.acme.example"],
  ["https://api.acme.example/teams", "api.acme.example"],
  ["https://api.acme.example/nothing", undefined],
  ["https://api.other.example", undefined],
])("%s is an address of the API: %s", (text, host) => {
  expect(addressTest(SURFACE)(text)).toBe(host);
});
