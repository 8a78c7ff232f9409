import { describe, expect, test } from "vitest";
import { mayBeSdk, OperationNames, sdkOf } from "../../../src/scan/knowledge/generated/absent-sdk.js";
import { analysed, linesOf } from "./engine.js";

describe("a call of an SDK that is not in the code, by the name of an operation", () => {
  test("on an instance, on a field by its type, on what was injected, of a function", () => {
    expect(
      linesOf(`
import { UsersApi, GroupService, getApps, Configuration } from "@acme/runai-sdk";
const users = new UsersApi(new Configuration({ basePath: "/" }));
users.getUsers();
users.getUserByIdRaw({ userId: "1" });
class Groups {
  #apps = inject(GroupService);
  constructor(private readonly groups: GroupService) {}
  add = () => this.groups.createGroup({ name: "a" });
  remove(name: string) {
    return this.#apps.deleteGroup(name);
  }
}
getApps();
`),
    ).toEqual([
      "GET /v1/k8s/users @main.tsx:4",
      "GET /v1/k8s/users/{} @main.tsx:5",
      "POST /v1/k8s/groups @main.tsx:9",
      "DELETE /v1/k8s/groups/{} @main.tsx:11",
      "GET /v1/k8s/apps @main.tsx:14",
    ]);
  });

  test("of a folder that a build generates, also through a function that makes the client", () => {
    expect(
      linesOf(`
import { usersApi } from "../../generated/clients/users";
export const load = async (id: string) => {
  await usersApi(settings).getUsers();
  await usersApi(settings).deleteUserById(id);
  return usersApi(settings).getUserRoles(id);
};
`),
    ).toEqual([
      "GET /v1/k8s/users @main.tsx:4",
      "DELETE /v1/k8s/users/{} @main.tsx:5",
      "GET /v1/k8s/users/{}/roles @main.tsx:6",
    ]);
  });

  test("few may be those of another API: they are told", () => {
    const { calls, unresolved } = analysed(`
import { Client } from "@other/sdk";
const client = new Client();
client.getUsers();
client.createGroup();
`);
    expect(calls).toEqual([]);
    expect(unresolved.map(({ place, reason }) => `${place.line} ${reason}`)).toEqual([
      "4 `getUsers` may be an operation of the API, but `@other/sdk` is not in the code",
      "5 `createGroup` may be an operation of the API, but `@other/sdk` is not in the code",
    ]);
  });

  test("where most names are no operations it is another's", () => {
    const { calls, unresolved } = analysed(`
import { Client } from "@other/sdk";
const client = new Client();
client.getUsers();
client.createGroup();
client.getApps();
client.openTicket();
client.closeTicket();
client.listTickets();
client.rateTicket();
`);
    expect([...calls, ...unresolved]).toEqual([]);
  });

  test("a method of the code's own is no operation, whatever its name", () => {
    expect(
      linesOf(`
import { UsersApi } from "@acme/runai-sdk";
class Cache {
  getUsers() {}
  createGroup() {}
  getApps() {}
}
new Cache().getUsers();
new Cache().createGroup();
new Cache().getApps();
export const make = () => new UsersApi();
`),
    ).toEqual([]);
  });
});

test.each([
  ["@acme/fleet-sdk", true, "@acme/fleet-sdk"],
  ["@acme/api/users", true, "@acme/api"],
  ["acme-client/users.js", true, "acme-client"],
  ["../../gen/services/users.service", true, "gen"],
  ["@/lib/generated/users", true, "lib/generated"],
  ["./capital", false, "capital"],
  ["react", false, "react"],
  ["../api/logo.svg", false, "api"],
])("%s: may be an SDK %s, of %s", (specifier, may, sdk) => {
  expect([mayBeSdk(specifier), sdkOf(specifier)]).toEqual([may, sdk]);
});

test.each([
  ["core_users_list", ["core_users_list", "coreUsersList", "coreUsersListRaw"]],
  ["GetUser", ["GetUser", "getUser", "getUserResponse", "getUser$Response"]],
  ["get-user", ["getUser"]],
])("operation %s is called by %j", (operationId, names) => {
  const operation = { method: "GET", path: "/users", operationId, inBase: true };
  const known = new OperationNames([operation]);
  expect(names.map((name) => known.of(name))).toEqual(names.map(() => operation));
  expect(known.of("users")).toBeUndefined();
});

test("an id of a single word is a name of anything", () => {
  expect(
    new OperationNames([{ method: "GET", path: "/search", operationId: "search", inBase: true }]).of("search"),
  ).toBeUndefined();
});
