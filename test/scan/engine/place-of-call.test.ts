import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { analysed, linesOf } from "./engine.js";

const LIBRARY_CLIENT = {
  "client.ts": `import axios from "axios";
export class Client {
  private readonly http;
  constructor(url: string) { this.http = axios.create({ baseURL: url }); }
  users() { return this.http.get("/v1/k8s/users"); }
  user(id: number) { return this.http.get(\`/v1/k8s/users/\${id}\`); }
}`,
};

describe("A base path is no reason to report at a caller", () => {
  const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      "that a constructor is given",
      {
        ...LIBRARY_CLIENT,
        "page.ts": `import { Client } from "./client";
export const page = (host: string) => {
  const client = new Client(\`http://\${host}/gateway\`);
  return [client.users(), client.user(1)];
};`,
      },
      ["GET /gateway/v1/k8s/users @client.ts:5", "GET /gateway/v1/k8s/users/{} @client.ts:6"],
    ],
    [
      "that a factory is given",
      {
        "api.ts": `export function createApi(root: string) {
  return { groups: () => fetch(\`\${root}/v1/k8s/groups\`) };
}`,
        "page.ts": `import { createApi } from "./api";
const api = createApi("https://app.run.ai/gateway");
export const page = () => api.groups();`,
      },
      ["GET /gateway/v1/k8s/groups @api.ts:2"],
    ],
    [
      "that goes between host and path",
      {
        "client.ts": `export class Client {
  constructor(private readonly prefix: string) {}
  apps() { return fetch(\`https://app.run.ai\${this.prefix}/v1/k8s/apps\`); }
}`,
        "page.ts": `import { Client } from "./client";
export const page = () => new Client("/gateway").apps();`,
      },
      ["GET /gateway/v1/k8s/apps @client.ts:3"],
    ],
  ];
  test.each(CASES)("%s", (_name, files, lines) => {
    expect(linesOf(files)).toEqual(lines);
  });

  test("unless what is given is the resource itself", () => {
    expect(
      linesOf(`class Crud {
  constructor(private readonly path: string) {}
  roles(id: string) { return fetch(\`\${this.path}/\${id}/roles\`); }
}
const users = new Crud("/v1/k8s/users");
export const rolesOf = (id: string) => users.roles(id);`),
    ).toEqual(["GET /v1/k8s/users/{}/roles @main.tsx:6"]);
  });

  test("that a function is given, before what is an operation", () => {
    expect(
      linesOf(`const get = (root: string) => fetch(root + "/v1/k8s/users");
export const page = () => get("/gateway");`),
    ).toEqual(["GET /gateway/v1/k8s/users @main.tsx:1"]);
  });

  test("unless the function around the request is called with the resource", () => {
    expect(
      linesOf(`const rolesOf = (path: string, id: string) => fetch(\`\${path}/\${id}/roles\`);
export const page = (id: string) => rolesOf("/v1/k8s/users", id);`),
    ).toEqual(["GET /v1/k8s/users/{}/roles @main.tsx:2"]);
  });
});

describe("A function that is handed to another", () => {
  test("is called where it is handed over", () => {
    expect(
      linesOf({
        "http.ts": `export const get = (path: string) => fetch("https://app.run.ai" + path);`,
        "warm.ts": `import { get } from "./http";
export const warm = () => ["/v1/k8s/users", "/v1/k8s/apps"].map(get);`,
        "users.ts": `import { get } from "./http";
export const users = () => get("/v1/k8s/users");`,
      }),
    ).toEqual(["GET /v1/k8s/users @users.ts:2", "GET /v1/k8s/apps @warm.ts:2", "GET /v1/k8s/users @warm.ts:2"]);
  });
});

describe("What an abstract base class leaves open", () => {
  test("is known at who calls the subclass, also where a getter says it", () => {
    expect(
      linesOf(`abstract class Resource {
  protected abstract readonly path: string;
  list() { return fetch("https://app.run.ai" + this.path); }
}
class Groups extends Resource { protected readonly path = "/v1/k8s/groups"; }
class Apps extends Resource { protected get path() { return "/v1/k8s/apps"; } }
export const groups = () => new Groups().list();
export const apps = () => new Apps().list();`),
    ).toEqual(["GET /v1/k8s/groups @main.tsx:7", "GET /v1/k8s/apps @main.tsx:8"]);
  });
});

test("A method that an interface declares as a property is called like one", () => {
  expect(
    linesOf(`type Task<A> = { run(): A };
interface Http { readonly get: <A>(url: string) => Task<A>; readonly named: (url: string) => string }
export const all = (http: Http) => http.get("https://app.run.ai/v1/k8s/users");
export const name = (http: Http) => http.named("https://app.run.ai/v1/k8s/users");`),
  ).toEqual(["GET /v1/k8s/users @main.tsx:3"]);
});

test("The callers that reach a call are named, the nearest first", () => {
  const { calls } = analysed({
    ...LIBRARY_CLIENT,
    "service.ts": `import { Client } from "./client";
const client = new Client("/gateway");
export const users = () => client.users();`,
    "page.ts": `import { users } from "./service";
export const page = () => users();`,
  });
  expect(calls.find(({ path }) => path.endsWith("/users"))?.from).toEqual([
    { file: "service.ts", line: 3 },
    { file: "page.ts", line: 2 },
  ]);
});

test("a field of a mixin's class is a call in the mixin, not where the mixins are put together", () => {
  const files = {
    "base.ts": `import type { Transport } from "@acme/network";
export class Base {
  version = "/v1/k8s";
  constructor(readonly client: Transport) {}
  send = async (url: string, options: { method: string; body?: unknown }) => {
    let request;
    switch (options.method.toLowerCase()) {
      case "get": request = this.client!.get; break;
      case "post": request = this.client!.post; break;
      case "delete": request = this.client!.delete; break;
      default: throw new Error(url);
    }
    return request!(url, { body: options.body });
  };
}
`,
    "users.ts": `export const Users = (superclass: any) => class extends superclass {
  add = async (user: unknown) => this.send(this.version + "/users", { method: "POST", body: user });
  remove = async (id: string) => this.send(this.version + "/users/" + id, { method: "DELETE" });
};
`,
    "client.ts": `import { Base } from "./base";
import { Users } from "./users";
class Builder {
  constructor(readonly base: any) {}
  with(...mixins: any[]) { return mixins.reduce((all, mixin) => mixin(all), this.base); }
}
export class Client extends new Builder(Base).with(Users) {}
`,
  };
  expect(linesOf(files)).toEqual(["POST /v1/k8s/users @users.ts:2", "DELETE /v1/k8s/users/{} @users.ts:3"]);
});
