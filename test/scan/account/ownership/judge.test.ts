/** All that one call says of whose it is, before its neighbours are asked. */
import { describe, expect, test } from "vitest";
import type { OwnRoutes } from "../../../../src/scan/account/own-routes/index.js";
import { type Judge, judgeFor, type Verdict } from "../../../../src/scan/account/ownership/judge.js";
import type { ApiSurface } from "../../../../src/scan/call.js";
import type { NearbyNames, RawCall } from "../../../../src/scan/calls/raw-call.js";
import { surface } from "../../surface.js";

type Call = Parameters<Judge["judge"]>[0];

const place = { file: "src/a.ts", line: 1, column: 1, endLine: 1, endColumn: 9 };
const host = (name: string): RawCall["bases"] => [{ kind: "host", host: name }];
const expression = (text: string, ...names: string[]): RawCall["bases"] => [{ kind: "expression", text, names }];
const NONE: RawCall["bases"] = [{ kind: "none" }];
const PASSED: RawCall["bases"] = [{ kind: "expression", text: "base", names: ["base"], passedIn: true }];

const call = (
  path: string,
  { names, ...rest }: Partial<Omit<Call, "names">> & { names?: Partial<NearbyNames> } = {},
): Call => ({
  method: "GET",
  path,
  bases: NONE,
  nature: "request",
  place,
  ...rest,
  names: { client: [], base: [], around: [], files: [], ...names },
});

const FLAGS = ["vouches", "denies", "canRise", "own", "pathUnknown", "unknownServer", "fits"] as const;

/** `likely, vouches, fits: /acme/crew behind /proxy` */
const shown = (verdict: Verdict): string =>
  `${[verdict.certainty, ...FLAGS.filter((flag) => verdict[flag])].join(", ")}: ${verdict.path}${
    verdict.behind === undefined ? "" : ` behind ${verdict.behind}`
  }`;
const judged = (one: Call, options?: Parameters<typeof judgeFor>[1], of: ApiSurface = surface): string =>
  shown(judgeFor(of, options).judge(one));

describe("a path at each kind of server", () => {
  test.each<readonly [path: string, verdict: string]>([
    ["/acme/crew", "certain, vouches, canRise, fits: /acme/crew"],
    ["/acme/dock", "possible: /acme/dock"],
    ["/acme/{}", "likely, vouches: /acme/{}"],
    ["/api/v1/users", "certain, vouches, canRise, fits: /api/v1/users"],
    ["/api/v1/users/", "certain, vouches, canRise, fits: /api/v1/users"],
    ["/api/v1/nothing", "certain, vouches: /api/v1/nothing"],
    ["/api/v1/settings/mail/templates", "certain, vouches, canRise, fits: /api/v1/settings/mail/templates"],
    ["/proxy/api/v1/fleet/ships", "certain, vouches, canRise, fits: /api/v1/fleet/ships"],
    ["/a/b/c/d/api/v1/fleet/ships", "possible: /a/b/c/d/api/v1/fleet/ships"],
    ["/proxy/api/v1/{}/ships", "possible: /proxy/api/v1/{}/ships"],
    ["/gateway/acme/crew", "certain, vouches, canRise, fits: /acme/crew"],
    ["/{}", "possible, pathUnknown: /{}"],
    ["/{}/api/v1/users", "certain, vouches, canRise, fits: /api/v1/users"],
    ["/{}/{}/api/v1/users", "certain, vouches, canRise, fits: /api/v1/users"],
    ["/{}/{}/{}/api/v1/users", "certain, vouches, canRise, fits: /api/v1/users"],
    ["/{}/gateway/acme/crew", "certain, vouches, canRise, fits: /acme/crew"],
    ["/{}api/v1/users", "certain, vouches, canRise, fits: /{}api/v1/users"],
    ["/locales/en.json", "possible: /locales/en.json"],
    ["/elsewhere", "possible: /elsewhere"],
    ["/", "possible: /"],
  ])("its host: %s", (path, verdict) => {
    expect(judged(call(path, { bases: host("app.acme.test") }))).toBe(verdict);
  });

  test.each<readonly [path: string, verdict: string]>([
    ["/acme/crew", "not-ours, denies: /acme/crew"],
    ["/acme/dock", "not-ours, denies: /acme/dock"],
  ])("a site that only looks alike: %s", (path, verdict) => {
    expect(judged(call(path, { bases: host("docs.acme.test") }))).toBe(verdict);
  });

  test.each<readonly [path: string, verdict: string]>([
    ["/acme/crew", "possible, denies, fits: /acme/crew"],
    ["/acme/dock", "not-ours, denies: /acme/dock"],
    ["/acme/{}", "possible, denies: /acme/{}"],
    ["/api/v1/users", "not-ours, denies: /api/v1/users"],
    ["/api/v1/users/", "not-ours, denies: /api/v1/users"],
    ["/api/v1/nothing", "not-ours, denies: /api/v1/nothing"],
    ["/api/v1/settings/mail/templates", "not-ours, denies: /api/v1/settings/mail/templates"],
    ["/proxy/api/v1/fleet/ships", "possible, denies, fits: /api/v1/fleet/ships"],
    ["/a/b/c/d/api/v1/fleet/ships", "not-ours, denies: /a/b/c/d/api/v1/fleet/ships"],
    ["/proxy/api/v1/{}/ships", "not-ours, denies: /proxy/api/v1/{}/ships"],
    ["/gateway/acme/crew", "possible, denies, fits: /acme/crew"],
    ["/{}", "not-ours, denies, pathUnknown: /{}"],
    ["/{}/api/v1/users", "not-ours, denies: /api/v1/users"],
    ["/{}/{}/api/v1/users", "not-ours, denies: /api/v1/users"],
    ["/{}/{}/{}/api/v1/users", "not-ours, denies: /api/v1/users"],
    ["/{}/gateway/acme/crew", "possible, denies, fits: /acme/crew"],
    ["/{}api/v1/users", "not-ours, denies: /{}api/v1/users"],
    ["/locales/en.json", "not-ours, denies: /locales/en.json"],
    ["/api/v1/logo.svg", "not-ours, denies: /api/v1/logo.svg"],
    ["/elsewhere", "not-ours, denies: /elsewhere"],
    ["/", "not-ours, denies: /"],
  ])("another's host: %s", (path, verdict) => {
    expect(judged(call(path, { bases: host("git.example.com") }))).toBe(verdict);
  });

  test.each<readonly [path: string, verdict: string]>([
    ["/acme/crew", "certain, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/acme/dock", "possible, denies, unknownServer: /acme/dock"],
    ["/acme/{}", "likely, vouches, unknownServer: /acme/{}"],
    ["/api/v1/users", "likely, vouches, canRise, unknownServer, fits: /api/v1/users"],
    ["/api/v1/users/", "likely, vouches, canRise, unknownServer, fits: /api/v1/users"],
    ["/api/v1/nothing", "possible, canRise, unknownServer: /api/v1/nothing"],
    [
      "/api/v1/settings/mail/templates",
      "likely, vouches, canRise, unknownServer, fits: /api/v1/settings/mail/templates",
    ],
    ["/proxy/api/v1/fleet/ships", "likely, vouches, canRise, unknownServer, fits: /api/v1/fleet/ships"],
    ["/a/b/c/d/api/v1/fleet/ships", "not-ours, denies, unknownServer: /a/b/c/d/api/v1/fleet/ships"],
    ["/proxy/api/v1/{}/ships", "not-ours, denies, unknownServer: /proxy/api/v1/{}/ships"],
    ["/gateway/acme/crew", "certain, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/{}", "not-ours, denies, pathUnknown, unknownServer: /{}"],
    ["/{}/api/v1/users", "likely, vouches, canRise, unknownServer, fits: /api/v1/users"],
    ["/{}/{}/api/v1/users", "likely, vouches, canRise, unknownServer, fits: /api/v1/users"],
    ["/{}/{}/{}/api/v1/users", "likely, vouches, canRise, unknownServer, fits: /api/v1/users"],
    ["/{}/gateway/acme/crew", "certain, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/{}api/v1/users", "likely, vouches, canRise, unknownServer, fits: /{}api/v1/users"],
    ["/locales/en.json", "not-ours, denies, unknownServer: /locales/en.json"],
    ["/api/v1/logo.svg", "not-ours, denies, unknownServer: /api/v1/logo.svg"],
    ["/elsewhere", "not-ours, denies, unknownServer: /elsewhere"],
    ["/", "not-ours, denies, unknownServer: /"],
  ])("a host that has its name: %s", (path, verdict) => {
    expect(judged(call(path, { bases: host("acme.example.com") }))).toBe(verdict);
  });

  test.each<readonly [path: string, verdict: string]>([
    ["/acme/crew", "likely, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/acme/dock", "possible, denies, unknownServer: /acme/dock"],
    ["/acme/{}", "possible, unknownServer: /acme/{}"],
    ["/api/v1/users", "possible, canRise, unknownServer, fits: /api/v1/users"],
    ["/api/v1/users/", "possible, canRise, unknownServer, fits: /api/v1/users"],
    ["/api/v1/nothing", "not-ours, canRise, unknownServer: /api/v1/nothing"],
    ["/api/v1/settings/mail/templates", "likely, canRise, unknownServer, fits: /api/v1/settings/mail/templates"],
    ["/proxy/api/v1/fleet/ships", "likely, vouches, canRise, unknownServer, fits: /api/v1/fleet/ships behind /proxy"],
    ["/a/b/c/d/api/v1/fleet/ships", "not-ours, denies, unknownServer: /a/b/c/d/api/v1/fleet/ships"],
    ["/proxy/api/v1/{}/ships", "not-ours, denies, unknownServer: /proxy/api/v1/{}/ships"],
    ["/gateway/acme/crew", "likely, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/{}", "not-ours, denies, pathUnknown, unknownServer: /{}"],
    ["/{}/api/v1/users", "possible, canRise, unknownServer, fits: /api/v1/users"],
    ["/{}/{}/api/v1/users", "possible, canRise, unknownServer, fits: /api/v1/users"],
    ["/{}/{}/{}/api/v1/users", "possible, canRise, unknownServer, fits: /api/v1/users behind /{}/{}/{}"],
    ["/{}/gateway/acme/crew", "likely, vouches, canRise, unknownServer, fits: /acme/crew"],
    ["/{}api/v1/users", "possible, canRise, unknownServer, fits: /{}api/v1/users"],
    ["/locales/en.json", "not-ours, denies, unknownServer: /locales/en.json"],
    ["/api/v1/logo.svg", "not-ours, denies, unknownServer: /api/v1/logo.svg"],
    ["/elsewhere", "not-ours, denies, unknownServer: /elsewhere"],
    ["/", "not-ours, denies, unknownServer: /"],
  ])("a base that says nothing: %s", (path, verdict) => {
    expect(judged(call(path, { bases: expression("base", "base") }))).toBe(verdict);
  });
});

const serving = (path: string, literals: number, below: readonly string[] = []): OwnRoutes => ({
  literals: (_method, asked) => (asked === path ? literals : undefined),
  below: () => below,
});
const OWNER: ApiSurface = { ...surface, hosts: ["api.owner.example"] };
const NAMELESS: ApiSurface = { ...surface, names: [], distinctivePrefixes: [] };
const BELOW: ApiSurface = {
  ...NAMELESS,
  basePaths: [""],
  operations: ["users", "users/{id}", "apps", "teams"].map((path) => ({
    method: "GET",
    path: `/api/v3/${path}`,
    inBase: true,
  })),
};
const NAMED = { servers: [{ text: "own.example.com", host: "own.example.com" }] };

describe("all else that says whose a request is", () => {
  test.each<readonly [what: string, found: string, verdict: string]>([
    [
      "a client that has its name",
      judged(call("/api/v1/users", { names: { client: ["acmeClient"] } })),
      "likely, vouches, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a client that has its name, at another's host",
      judged(call("/api/v1/users", { bases: host("git.example.com"), names: { client: ["acmeClient"] } })),
      "likely, canRise, fits: /api/v1/users",
    ],
    [
      "a client that has its name, on a path of no route",
      judged(call("/api/v1/nothing", { names: { client: ["acmeClient"] } })),
      "possible, canRise, unknownServer: /api/v1/nothing",
    ],
    [
      "a client that has its name, on a path of its own",
      judged(call("/acme/dock", { names: { client: ["acmeClient"] } })),
      "possible, denies, unknownServer: /acme/dock",
    ],
    [
      "a client that has its name, on a path elsewhere",
      judged(call("/elsewhere", { names: { client: ["acmeClient"] } })),
      "not-ours, denies, unknownServer: /elsewhere",
    ],
    [
      "a function around it that has its name",
      judged(call("/api/v1/users", { names: { around: ["acmeUsers"] } })),
      "likely, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a function around it that has its name, on a path of no route",
      judged(call("/api/v1/nothing", { names: { around: ["acmeUsers"] } })),
      "not-ours, canRise, unknownServer: /api/v1/nothing",
    ],
    [
      "a client of Kubernetes",
      judged(call("/api/v1/nodes", { names: { client: ["kubeClient"] } })),
      "not-ours, denies, unknownServer: /api/v1/nodes",
    ],
    [
      "a proxy that has its name",
      judged(call("/acme-proxy/api/v1/workloads/{}/pods")),
      "likely, canRise, unknownServer, fits: /api/v1/workloads/{}/pods behind /acme-proxy",
    ],
    [
      "a method that no route has",
      judged(call("/acme/crew", { method: "PATCH" })),
      "possible, canRise, unknownServer: /acme/crew",
    ],
    [
      "a method that nobody knows",
      judged(call("/acme/crew", { method: undefined })),
      "likely, vouches, canRise, unknownServer, fits: /acme/crew",
    ],
    [
      "a mock at its host",
      judged(call("/acme/crew", { bases: host("app.acme.test"), nature: "mock" })),
      "possible, vouches, fits: /acme/crew",
    ],
    ["a mock elsewhere", judged(call("/elsewhere", { nature: "mock" })), "not-ours, denies, unknownServer: /elsewhere"],
    [
      "a link at its host",
      judged(call("/acme/crew", { bases: host("app.acme.test"), nature: "link" })),
      "likely, vouches, canRise, fits: /acme/crew",
    ],
    [
      "a link that is only likely",
      judged(call("/acme/crew", { nature: "link" })),
      "likely, vouches, canRise, unknownServer, fits: /acme/crew",
    ],
    [
      "a guess at its host",
      judged(call("/acme/crew", { bases: host("app.acme.test"), nature: "guess", names: { client: ["thing"] } })),
      "likely, vouches, canRise, fits: /acme/crew",
    ],
    [
      "a guess of something that is called a client",
      judged(
        call("/acme/crew", {
          bases: host("app.acme.test"),
          nature: "guess",
          names: { client: ["thing", "httpClient"] },
        }),
      ),
      "certain, vouches, canRise, fits: /acme/crew",
    ],
    [
      "a guess on a path that does not quite fit",
      judged(call("/acme/{}", { bases: host("app.acme.test"), nature: "guess", names: { client: ["thing"] } })),
      "possible, vouches: /acme/{}",
    ],
    [
      "its host or this machine",
      judged(call("/api/v1/users", { bases: [...host("localhost"), ...host("app.acme.test")] })),
      "certain, vouches, canRise, fits: /api/v1/users",
    ],
    [
      "another's host or this machine",
      judged(call("/api/v1/users", { bases: [...host("git.example.com"), ...host("localhost")] })),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a documentation site or another's host",
      judged(call("/acme/crew", { bases: [...host("docs.acme.test"), ...host("git.example.com")] })),
      "possible, canRise, fits: /acme/crew",
    ],
    [
      "a base that is passed in",
      judged(call("/acme/crew", { bases: PASSED })),
      "likely, vouches, canRise, unknownServer, fits: /acme/crew",
    ],
    [
      "a name in what the base is made of",
      judged(call("/api/v1/users", { bases: expression("base", "acmeBase") })),
      "likely, vouches, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "the server under test",
      judged(call("/api/v1/users", { bases: expression("app", "app"), names: { files: ["supertest"] } })),
      "not-ours, own, unknownServer: /api/v1/users",
    ],
    [
      "an address under test",
      judged(call("/api/v1/users", { bases: expression("app.url", "app"), names: { files: ["supertest"] } })),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a server that is called something else under test",
      judged(call("/api/v1/users", { bases: expression("thing", "thing"), names: { files: ["supertest"] } })),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "nothing under test",
      judged(call("/api/v1/users", { names: { files: ["supertest"] } })),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "an application without a test",
      judged(call("/api/v1/users", { bases: expression("app", "app") })),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a route of the code that fits as well",
      judged(call("/api/v1/users"), { ownRoutes: serving("/api/v1/users", 3) }),
      "not-ours, own, unknownServer: /api/v1/users",
    ],
    [
      "a route of the code that fits less well",
      judged(call("/api/v1/users"), { ownRoutes: serving("/api/v1/users", 2) }),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "another route of the code",
      judged(call("/api/v1/users"), { ownRoutes: serving("/users", 1) }),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a route of the code where no route of the API fits",
      judged(call("/elsewhere"), { ownRoutes: serving("/elsewhere", 1) }),
      "not-ours, own, unknownServer: /elsewhere",
    ],
    [
      "a route of the code, at this machine",
      judged(call("/api/v1/users", { bases: host("localhost") }), { ownRoutes: serving("/api/v1/users", 3) }),
      "not-ours, own, unknownServer: /api/v1/users",
    ],
    [
      "a route of the code, at its host",
      judged(call("/api/v1/users", { bases: host("app.acme.test") }), { ownRoutes: serving("/api/v1/users", 3) }),
      "certain, vouches, canRise, fits: /api/v1/users",
    ],
    [
      "a route of the code, below what an expression says",
      judged(call("/api/v1/users", { bases: expression("base", "base") }), { ownRoutes: serving("/api/v1/users", 3) }),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "a route of the code, below what is passed in",
      judged(call("/api/v1/users", { bases: PASSED }), { ownRoutes: serving("/api/v1/users", 3) }),
      "possible, unknownServer, fits: /api/v1/users",
    ],
    [
      "a route of the code that fits less well, below what is passed in",
      judged(call("/api/v1/users", { bases: PASSED }), { ownRoutes: serving("/api/v1/users", 2) }),
      "possible, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "what a route of the code hands on",
      judged(call("/forward/acme/crew"), { ownRoutes: serving("/x", 1, ["/crew", "/acme/crew"]) }),
      "possible, unknownServer: /acme/crew",
    ],
    [
      "what a route of the code hands on and no route takes",
      judged(call("/forward/elsewhere"), { ownRoutes: serving("/x", 1, ["/elsewhere", "/acme/{}"]) }),
      "not-ours, denies, unknownServer: /forward/elsewhere",
    ],
    [
      "what a route of the code hands on, at its host",
      judged(call("/forward/acme/crew", { bases: expression("base", "base") }), {
        ownRoutes: serving("/x", 1, ["/acme/crew"]),
      }),
      "not-ours, denies, unknownServer: /forward/acme/crew",
    ],
    [
      "a server that the user named",
      judged(call("/api/v1/users", { bases: host("own.example.com") }), NAMED),
      "certain, vouches, canRise, fits: /api/v1/users",
    ],
    [
      "a server that the user named, on a path elsewhere",
      judged(call("/elsewhere", { bases: host("own.example.com") }), NAMED),
      "possible: /elsewhere",
    ],
    [
      "a server beside the one that the user named",
      judged(call("/acme/crew"), NAMED),
      "possible, unknownServer, fits: /acme/crew",
    ],
    [
      "its host beside the one that the user named",
      judged(call("/acme/crew", { bases: host("app.acme.test") }), NAMED),
      "certain, vouches, canRise, fits: /acme/crew",
    ],
    [
      "another host of its owner",
      judged(call("/acme/crew", { bases: host("eu.owner.example") }), {}, OWNER),
      "possible, canRise, fits: /acme/crew",
    ],
    [
      "another host of its owner, on a shared path",
      judged(call("/api/v1/users", { bases: host("eu.owner.example") }), {}, OWNER),
      "not-ours, canRise, fits: /api/v1/users",
    ],
    [
      "another host of its owner, on a path of no route",
      judged(call("/api/v1/nothing", { bases: host("eu.owner.example") }), {}, OWNER),
      "not-ours, canRise: /api/v1/nothing",
    ],
    [
      "an API without names, on a path that fits",
      judged(call("/api/v1/users"), {}, NAMELESS),
      "likely, canRise, unknownServer, fits: /api/v1/users",
    ],
    [
      "an API without names, on a path of no route",
      judged(call("/api/v1/nothing"), {}, NAMELESS),
      "not-ours, canRise, unknownServer: /api/v1/nothing",
    ],
    [
      "an API without operations",
      judged(call("/elsewhere", { bases: host("app.acme.test") }), {}, { ...surface, operations: [] }),
      "certain, vouches: /elsewhere",
    ],
    [
      "an API below one beginning, by what is below it",
      judged(call("/users", { bases: expression("base", "base") }), {}, BELOW),
      "likely, canRise, unknownServer, fits: /api/v3/users",
    ],
    [
      "an API below one beginning, on the page's own origin",
      judged(call("/users"), {}, BELOW),
      "not-ours, denies, unknownServer: /users",
    ],
    [
      "an API below one beginning, at its host",
      judged(call("/users", { bases: host("app.acme.test") }), {}, BELOW),
      "certain, vouches, canRise, fits: /api/v3/users",
    ],
    [
      "an API below one beginning, at another's host",
      judged(call("/users", { bases: host("git.example.com") }), {}, BELOW),
      "not-ours, denies: /users",
    ],
    [
      "an API below one beginning, on a gap below it",
      judged(call("/{}", { bases: host("app.acme.test") }), {}, BELOW),
      "possible, pathUnknown: /{}",
    ],
  ])("%s", (_what, found, verdict) => {
    expect(found).toBe(verdict);
  });
});
