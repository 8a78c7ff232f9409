/** What a user said with `--server`, and what of it the code has. */
import { describe, expect, test } from "vitest";
import { bareExpression, isMet, serversMet, standsIn } from "../../../../src/scan/account/ownership/servers.js";
import type { SurfaceServer } from "../../../../src/scan/call.js";
import type { CallBase } from "../../../../src/scan/calls/raw-call.js";
import { surface } from "../../surface.js";

const HOST = (host: string): CallBase => ({ kind: "host", host });
const EXPRESSION = (text: string): CallBase => ({ kind: "expression", text, names: [] });
const NONE: CallBase = { kind: "none" };
const call = (
  bases: readonly CallBase[],
  path = "/api/v1/users",
  through: readonly string[] = [],
): Parameters<typeof isMet>[1] => ({ bases, path, through });

test.each([
  ["${config.apiUrl}", "config.apiUrl"],
  ["config['apiUrl']", "config.apiUrl"],
  ['config[ "apiUrl" ]!', "config.apiUrl"],
  ["config?.apiUrl", "config.apiUrl"],
  ["${ config . apiUrl }", "config.apiUrl"],
  ["a${b}", "a${b}"],
])("%s is %s", (text, bare) => {
  expect(bareExpression(text)).toBe(bare);
});

describe("a server is met", () => {
  test.each<
    readonly [what: string, server: Partial<SurfaceServer>, bases: readonly CallBase[], path: string, met: boolean]
  >([
    ["its host", { host: "a.test" }, [HOST("a.test")], "/x", true],
    ["its host among others", { host: "a.test" }, [HOST("b.test"), HOST("a.test")], "/x", true],
    ["another host", { host: "a.test" }, [HOST("b.test")], "/x", false],
    ["no host", { host: "a.test" }, [NONE], "/x", false],
    ["its host and its path", { host: "a.test", basePath: "/api/v1" }, [HOST("a.test")], "/api/v1/users", true],
    ["its host, another path", { host: "a.test", basePath: "/api/v1" }, [HOST("a.test")], "/api/v2/users", false],
    ["its path on any origin", { basePath: "/api" }, [NONE], "/api/users", true],
    ["its path on a host of nobody", { basePath: "/api" }, [HOST("localhost")], "/api/users", true],
    ["its path on a host of somebody", { basePath: "/api" }, [HOST("b.test")], "/api/users", false],
    ["its path, and the call is elsewhere", { basePath: "/api" }, [NONE], "/users", false],
    ["its path, and a segment that begins like it", { basePath: "/api" }, [NONE], "/apis/users", false],
    ["the page's own origin", { basePath: "/" }, [NONE], "/users", true],
    ["the page's own origin, and a host", { basePath: "/" }, [HOST("a.test")], "/users", false],
    ["its expression", { expression: "${config.apiUrl}" }, [EXPRESSION("config.apiUrl")], "/x", true],
    [
      "its expression, written otherwise",
      { expression: "config['apiUrl']" },
      [EXPRESSION("${config.apiUrl}/v1")],
      "/x",
      true,
    ],
    ["another that ends like it", { expression: "config.apiUrl" }, [EXPRESSION("oldconfig.apiUrl")], "/x", false],
    ["another that goes on", { expression: "config.apiUrl" }, [EXPRESSION("config.apiUrls")], "/x", false],
    ["a member of something else", { expression: "apiUrl" }, [EXPRESSION("config.apiUrl")], "/x", false],
    ["the second of two", { expression: "apiUrl" }, [EXPRESSION("xapiUrl + apiUrl")], "/x", true],
    ["an expression, and a host", { expression: "apiUrl" }, [HOST("apiUrl")], "/x", false],
  ])("%s", (_what, server, bases, path, met) => {
    expect(isMet({ text: "", ...server }, call(bases, path))).toBe(met);
  });

  test("by an expression that a call goes through", () => {
    const server = { text: "", expression: "${config.apiUrl}" };
    expect(isMet(server, call([NONE], "/x", ["config['apiUrl']"]))).toBe(true);
    expect(isMet(server, call([NONE], "/x", ["config.other"]))).toBe(false);
  });
});

test("servers that no call meets, and what stands before the calls, most used first, five of them", () => {
  const servers = [
    { text: "https://a.test", host: "a.test" },
    { text: "https://c.test", host: "c.test" },
  ];
  const found = serversMet({ ...surface, servers }, [
    call([HOST("a.test")]),
    call([HOST("b.test"), EXPRESSION("base")]),
    call([HOST("b.test")]),
    call([NONE]),
    call([EXPRESSION("e"), EXPRESSION("d"), EXPRESSION("g"), EXPRESSION("f")]),
  ]);
  expect(found).toEqual({ serversUnmet: ["https://c.test"], bases: ["b.test", "a.test", "base", "d", "e"] });
  expect(serversMet(surface, [])).toEqual({ serversUnmet: [], bases: [] });
});

test.each<readonly [server: string, text: string, stands: boolean]>([
  ["${config.apiUrl}", "const a = settings.apiUrl;", true],
  ["${config.apiUrl}", "const a = settings.api;", false],
  ["${this.url(api)}", "url(other)", true],
  ["${this.url(api)}", "url", false],
  ["https://app.acme.test/v1", 'const host = "APP.acme.test";', true],
  ["https://app.acme.test/v1", 'const host = "acme.test";', false],
  ["/gateway/v1", "fetch('/gateway' + '/v1')", false],
  ["/gateway/v1", "fetch(`/gateway/v1/users`)", true],
  ["/gate way", "/gateway", true],
  ["''", "anything", false],
])("%s stands in %s: %s", (server, text, stands) => {
  expect(standsIn(server, ["nothing of it", text])).toBe(stands);
});
