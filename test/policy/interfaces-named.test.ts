import { describe, expect, test } from "vitest";
import type { ProviderDefinition } from "../../src/contract/provider/index.js";
import { interfacesNamed } from "../../src/policy/interfaces-named.js";
import { providerOf } from "../diff/history/story.js";

const { definition } = providerOf({ releases: [["1.0"]], contracts: {} });
const signature = (id: string, rest: object) => ({ id, literals: [], objects: [], ...rest }) as never;
const rewrite = (of: string, operation: string) => ({ signature: of, operation }) as never;
const provider: ProviderDefinition = {
  ...definition,
  signatures: [
    signature("realm", { literals: ["token", "/auth/realms/*/token"] }),
    signature("legacy", { literals: ["/auth/legacy-*/login/{user}"] }),
    signature("grant", { objects: [["grantType", "app_token"], ["scope"]] }),
    signature("other", { objects: [["app_token"]] }),
  ],
  rewrites: [rewrite("grant", "POST /api/{id}/token"), rewrite("realm", "POST /api/{id}/token")],
};
const named = (method: string | undefined, path: string, part?: string) =>
  interfacesNamed(provider, method, path, part).map(({ id }) => id);

describe("a deprecated interface by its path", () => {
  test.each<[path: string, ids: readonly string[]]>([
    ["/auth/realms/master/token", ["realm"]],
    ["/auth/realms/{realm}/token", ["realm"]],
    ["/{any}/realms/master/{one}", ["realm"]],
    ["/auth/realms/master/tokens", []],
    ["/auth/realms/token", []],
    ["/auth/realms/master/token/", []],
    ["/auth/legacy-a/login/{id}", ["legacy"]],
    ["/auth/legacy-a/login/me", []],
    ["token", []],
  ])("%s: %j", (path, ids) => {
    expect(named("POST", path)).toEqual(ids);
  });
});

describe("a deprecated interface by what the body of an operation holds", () => {
  test.each<[method: string | undefined, path: string, part: string, ids: readonly string[]]>([
    ["POST", "/api/{id}/token", "app_token", ["grant"]],
    ["POST", "/api/{any}/token", "grantType=app_token", ["grant"]],
    [undefined, "/api/{id}/token", "grantType=app_token", ["grant"]],
    ["POST", "/api/{id}/token", "scope", ["grant"]],
    ["POST", "/api/{id}/token", "client_credentials", []],
    ["GET", "/api/{id}/token", "app_token", []],
    ["POST", "/api/{id}/tokens", "app_token", []],
    ["POST", "/auth/realms/master/token", "app_token", []],
  ])("%s %s %s: %j", (method, path, part, ids) => {
    expect(named(method, path, part)).toEqual(ids);
  });
});
