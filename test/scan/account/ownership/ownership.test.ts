import { describe, expect, test } from "vitest";
import { claim } from "../../../../src/scan/account/ownership/index.js";
import type { NearbyNames, RawCall } from "../../../../src/scan/calls/raw-call.js";
import { surface } from "../../surface.js";

const place = { file: "src/a.ts", line: 1, column: 1, endLine: 1, endColumn: 9 };
const NO_NAMES: NearbyNames = { client: [], base: [], around: [], files: [] };
const host = (name: string): RawCall["bases"] => [{ kind: "host", host: name }];
const expression = (text: string, ...names: string[]): RawCall["bases"] => [{ kind: "expression", text, names }];

function call(
  method: string | undefined,
  path: string,
  rest: Partial<Omit<RawCall, "names">> & { names?: Partial<NearbyNames> } = {},
): RawCall {
  return {
    place,
    method,
    path,
    bases: [{ kind: "none" }],
    clientIds: [],
    nature: "request",
    query: [],
    headers: [],
    body: [],
    reads: [],
    complete: { query: true, body: true, headers: true },
    symbol: "",
    via: [],
    from: [],
    client: "fetch",
    generatedSymbol: undefined,
    ...rest,
    names: { ...NO_NAMES, ...rest.names },
  };
}

const claimed = (...calls: RawCall[]): readonly string[] =>
  claim({ calls, unresolved: [], surface, isTest: () => false }).calls.map(
    (one) => `${one.certainty} ${one.method ?? "?"} ${one.path}`,
  );
const certaintyOf = (one: RawCall): string => claimed(one)[0]?.split(" ")[0] ?? "nothing";

describe("the server decides first", () => {
  test.each<[name: string, bases: RawCall["bases"], path: string, certainty: string]>([
    ["a host of the API", host("app.acme.test"), "/api/v1/users", "certain"],
    ["a tenant's host", host("north.acme.test"), "/api/v1/users", "certain"],
    ["a tenant only known at run time", host("{}.acme.test"), "/api/v1/users", "certain"],
    ["with a port", host("app.acme.test:8443"), "/api/v1/users", "certain"],
    ["the documentation site", host("docs.acme.test"), "/acme/crew", "nothing"],
    ["a host that only ends alike", host("evilacme.test"), "/api/v1/users", "likely"],
    ["another's host, shared path", host("git.example.com"), "/api/v1/users", "nothing"],
    ["another's host, distinctive path", host("git.example.com"), "/acme/crew", "possible"],
    ["another's host that says our name", host("acme.corp.example.com"), "/api/v1/users", "likely"],
    ...["localhost:8080", "127.0.0.1:8080", "0.0.0.0:80", "[::1]:80", "host.docker.internal", "api.localhost"].map(
      (name): [string, ReturnType<typeof host>, string, string] => [
        `this machine as ${name}, shared path`,
        host(name),
        "/api/v1/users",
        "possible",
      ],
    ),
    ["this machine, distinctive path", host("127.0.0.1"), "/acme/crew", "likely"],
    [
      "an expression the user declared",
      expression("config.fleetUrl", "config", "fleetUrl"),
      "/api/v1/users",
      "certain",
    ],
    ["the same expression by index", expression('config["fleetUrl"]', "config"), "/api/v1/users", "certain"],
    [
      "an environment variable that says our name",
      expression("process.env.ACME_URL", "ACME_URL"),
      "/api/v1/users",
      "likely",
    ],
    ["that and a distinctive path", expression("process.env.ACME_URL", "ACME_URL"), "/acme/crew", "certain"],
    ["an expression that says nothing", expression("baseUrl", "baseUrl"), "/api/v1/users", "possible"],
    ["no base", [{ kind: "none" }], "/api/v1/users", "possible"],
    ["no base, distinctive path", [{ kind: "none" }], "/acme/crew", "likely"],
    [
      "ours or this machine",
      [...expression("env.X", "X"), ...host("localhost"), ...host("app.acme.test")],
      "/api/v1/users",
      "certain",
    ],
  ])("%s", (_, bases, path, certainty) => {
    expect(certaintyOf(call("GET", path, { bases }))).toBe(certainty);
  });
});

describe("names speak where the server is silent", () => {
  test.each<[name: string, names: Partial<NearbyNames>, certainty: string]>([
    ["the client object", { client: ["acmeClient"] }, "likely"],
    ["its base URL", { base: ["ACME_URL"] }, "likely"],
    ["the function around", { around: ["listAcmeUsers"] }, "likely"],
    ["the file it came from", { files: ["src/acme/http.ts"] }, "likely"],
    ["separators and case", { client: ["a-c-m-e"] }, "likely"],
    ["names of others", { client: ["httpClient"], around: ["listUsers"] }, "possible"],
  ])("%s", (_, names, certainty) => {
    expect(certaintyOf(call("GET", "/api/v1/users", { names }))).toBe(certainty);
  });
  test("a client of Kubernetes is not ours on a path that both have", () => {
    expect(certaintyOf(call("GET", "/api/v1/nodes", { names: { client: ["kubeClient"] } }))).toBe("nothing");
    expect(certaintyOf(call("GET", "/api/v1/nodes"))).toBe("possible");
  });
  test("a literal host of somebody else is believed unless client or base say our name", () => {
    const bases = host("cp.example.com");
    expect(certaintyOf(call("GET", "/api/v1/users", { bases, names: { base: ["ACME_URL"] } }))).toBe("likely");
    expect(certaintyOf(call("GET", "/api/v1/users", { bases, names: { files: ["src/acme/x.ts"] } }))).toBe("nothing");
  });
});

describe("the path", () => {
  test.each<[name: string, method: string | undefined, path: string, result: string]>([
    ["a literal segment beats a parameter", "GET", "/acme/crew/roles", "likely GET /acme/crew/roles"],
    ["a hole is a parameter", "GET", "/acme/crew/{}", "likely GET /acme/crew/{}"],
    ["a hole where every route has a literal", "GET", "/acme/{}", "possible GET /acme/{}"],
    [
      "a long path that fits to the letter",
      "GET",
      "/api/v1/settings/mail/templates",
      "likely GET /api/v1/settings/mail/templates",
    ],
    [
      "one that fits but for a hole",
      "GET",
      "/api/v1/settings/{}/templates",
      "possible GET /api/v1/settings/{}/templates",
    ],
    ["a method that no route has", "PATCH", "/acme/crew/{}", "possible PATCH /acme/crew/{}"],
    ["a method nobody knows", undefined, "/acme/crew/{}", "likely ? /acme/crew/{}"],
    ["a distinctive path of no route", "GET", "/acme/dock", "possible GET /acme/dock"],
    ["no leading slash, doubled and trailing ones", "GET", "acme//crew/", "likely GET /acme/crew"],
    ["a declared base path comes off", "GET", "/gateway/acme/crew", "likely GET /acme/crew"],
    ["a reverse proxy of the user's own", "GET", "/proxy/api/v1/fleet/ships", "likely GET /api/v1/fleet/ships"],
    [
      "a proxy that says our name",
      "GET",
      "/acme-proxy/api/v1/workloads/{}/pods",
      "likely GET /api/v1/workloads/{}/pods",
    ],
  ])("%s", (_, method, path, result) => {
    expect(claimed(call(method, path))).toEqual([result]);
  });
  test.each([
    ["/acme-proxy/crew"],
    ["/api/v1/payments"],
    ["/users"],
    ["/api/v1"],
    ["/"],
    ["/{}"],
    ["/{}/{}"],
    ["/api/v3/users"],
  ])("nothing for %s", (path) => {
    expect(claimed(call("GET", path))).toEqual([]);
  });
  test("literal text around a parameter", () => {
    const bases = host("app.acme.test");
    expect(claimed(call("POST", "/api/v1/workloads/{}:cancel", { bases }))).toEqual([
      "certain POST /api/v1/workloads/{}:cancel",
    ]);
    expect(claimed(call("GET", "/api/v1/reports/{}.csv", { bases }))).toEqual(["certain GET /api/v1/reports/{}.csv"]);
  });
  test("on our host a path of no route is kept: sure in the API's own part, possible elsewhere", () => {
    const bases = host("app.acme.test");
    expect(claimed(call("GET", "/api/v1/gone", { bases }), call("GET", "/assets/logo", { bases }))).toEqual([
      "certain GET /api/v1/gone",
      "possible GET /assets/logo",
    ]);
  });
});

describe("calls that share a client", () => {
  const shared = { clientIds: ["src/http.ts:3"] };
  test("a distinctive call vouches for a shared path", () => {
    expect(claimed(call("GET", "/acme/crew", shared), call("GET", "/api/v1/users", shared))).toEqual([
      "likely GET /acme/crew",
      "likely GET /api/v1/users",
    ]);
  });
  test("not when the client serves another API too", () => {
    const calls = [
      call("GET", "/acme/crew", shared),
      call("GET", "/api/v1/users", shared),
      call("GET", "/billing/invoices", shared),
    ];
    expect(claimed(...calls)).toEqual(["likely GET /acme/crew", "possible GET /api/v1/users"]);
  });
  test("a base class used for two servers vouches for nobody", () => {
    const base = { clientIds: ["src/base.ts:1"] };
    const other = call("GET", "/api/v1/users", { ...base, bases: host("git.example.com") });
    expect(claimed(call("GET", "/acme/crew", base), call("GET", "/api/v1/users", base), other)).toEqual([
      "likely GET /acme/crew",
      "possible GET /api/v1/users",
    ]);
  });
});

describe("a client whose calls are mostly the API's, by a contract that was handed in", () => {
  const routes = [
    "/api/users",
    "/api/users/{id}",
    "/api/teams",
    "/api/teams/{id}",
    "/api/roles",
    "/api/tags",
    "/api/groups/{id}",
  ];
  const handedIn = {
    ...surface,
    operations: routes.map((path) => ({ method: "GET", path, inBase: true })),
    hosts: [],
    foreignHosts: [],
    basePaths: [],
    names: [],
    distinctivePrefixes: [],
  };
  const of = (path: string, client = "client 1"): RawCall => call("GET", path, { clientIds: [client] });
  const told = (...calls: RawCall[]): readonly string[] =>
    claim({ calls, unresolved: [], surface: handedIn, isTest: () => false }).calls.map(
      (one) => `${one.certainty} ${one.path}`,
    );
  const four = ["/api/users", "/api/users/{}", "/api/teams", "/api/roles"];
  const likely = four.map((path) => `likely ${path}`);

  test("speaks for what no contract lists", () => {
    expect(told(...four.map((path) => of(path)), of("/api/health"))).toEqual([...likely, "likely /api/health"]);
  });
  test("speaks for a method that no contract lists", () => {
    const post = call("POST", "/api/users", { clientIds: ["client 1"] });
    expect(told(...four.map((path) => of(path)), post)).toEqual([...likely, "likely /api/users"]);
    expect(told(...four.slice(0, 2).map((path) => of(path)), post)).toEqual([
      ...likely.slice(0, 2),
      "possible /api/users",
    ]);
  });
  test("speaks for no other client", () => {
    expect(told(...four.map((path) => of(path)), of("/api/health", "client 2"))).toEqual(likely);
  });
  test("needs more than an accident, and more than half", () => {
    expect(told(of("/api/users"), of("/api/health"))).toEqual(["likely /api/users"]);
    const others = ["/api/a", "/api/b", "/api/c", "/api/d", "/api/e"];
    expect(told(...[...four, ...others].map((path) => of(path)))).toEqual(likely);
  });
  test("files beside the page, and a route that lacks its last segment, are none of it", () => {
    const more = [...four, "/api/teams/{}", "/api/tags"];
    expect(told(...[...more, "/api/locales/en.json", "/api/groups"].map((path) => of(path)))).toEqual(
      more.map((path) => `likely ${path}`),
    );
  });
});

describe("another host of the API's own domain, by a contract that was handed in", () => {
  const routes = ["/api/users", "/api/users/{id}", "/api/teams", "/api/teams/{id}", "/api/roles"];
  const handedIn = {
    ...surface,
    operations: routes.map((path) => ({ method: "GET", path, inBase: true })),
    hosts: ["*.shop.example", "api.shop.co.uk"],
    foreignHosts: ["docs.shop.example"],
    basePaths: [],
    names: [],
    distinctivePrefixes: [],
  };
  const told = (name: string, ...paths: string[]): readonly string[] =>
    claim({
      calls: paths.map((path) => call("GET", path, { bases: host(name), clientIds: [`host ${name}`] })),
      unresolved: [],
      surface: handedIn,
      isTest: () => false,
    }).calls.map((one) => `${one.certainty} ${one.path}`);
  const four = ["/api/users", "/api/users/{}", "/api/teams", "/api/roles"];
  const likely = four.map((path) => `likely ${path}`);

  test.each(["shop.example", "shop.example:8443", "shop.co.uk", "eu.shop.co.uk"])(
    "%s is the API's where most that is called there are routes of it",
    (name) => {
      expect(told(name, ...four, "/api/health")).toEqual([...likely, "likely /api/health"]);
      expect(told(name, "/api/users")).toEqual([]);
      expect(told(name, ...four, "/api/a", "/api/b", "/api/c", "/api/d", "/api/e")).toEqual([]);
      expect(told(name, ...four, "/about")).toEqual(likely);
    },
  );
  test.each(["docs.shop.example", "zoo.example", "another.co.uk", "example", "{}.example", "shop.{}"])(
    "%s is not",
    (name) => {
      expect(told(name, ...four)).toEqual([]);
    },
  );
});

describe("what kind of call it is", () => {
  test.each<[name: string, rest: Parameters<typeof call>[2], path: string, certainty: string]>([
    ["a mock reaches nobody's server", { nature: "mock", bases: host("app.acme.test") }, "/acme/crew", "possible"],
    ["a guess with a client's name", { nature: "guess", names: { client: ["http"] } }, "/acme/crew", "likely"],
    ["a guess without", { nature: "guess", names: { client: ["routes"] } }, "/acme/crew", "possible"],
    ["an address for the browser", { nature: "link", bases: host("app.acme.test") }, "/acme/crew", "likely"],
  ])("%s", (_, rest, path, certainty) => {
    expect(certaintyOf(call("GET", path, rest))).toBe(certainty);
  });
  test("a mock and a test file are marked", () => {
    const calls = [
      call("GET", "/acme/crew", { nature: "mock" }),
      call("GET", "/acme/crew", { place: { ...place, file: "a.test.ts" } }),
    ];
    const owned = claim({ calls, unresolved: [], surface, isTest: (file) => file.includes(".test.") });
    expect(owned.calls.map((one) => one.inTest)).toEqual([true, true]);
  });
});

test("an API given by hand, without names or prefixes: a fitting path is likely", () => {
  const pets = {
    ...surface,
    operations: [{ method: "GET", path: "/pets/{id}", inBase: true }],
    hosts: [],
    basePaths: ["", "/api/v3"],
    names: [],
    distinctivePrefixes: [],
    serverExpressions: [],
  };
  const calls = [
    call("GET", "/pets/{}"),
    call("GET", "/api/v3/pets/{}"),
    call("GET", "/cats/{}"),
    call("GET", "/pets/{}", { bases: host("x.example.com") }),
  ];
  expect(
    claim({ calls, unresolved: [], surface: pets, isTest: () => false }).calls.map(
      (one) => `${one.certainty} ${one.path}`,
    ),
  ).toEqual(["likely /pets/{}", "likely /pets/{}"]);
});

describe("an address that only the running program knows", () => {
  const routes = ["/.well-known/keys", "/api/v3/pets", "/api/v3/pets/{id}", "/api/v3/toys", "/api/v3/toys/{id}"];
  const handedIn = {
    ...surface,
    operations: routes.map((path) => ({ method: "GET", path, inBase: true })),
    hosts: ["shop.example.test"],
    basePaths: [],
    names: ["shop"],
    distinctivePrefixes: [],
  };
  const told = (of: typeof surface, ...calls: RawCall[]) => {
    const { calls: ours, others } = claim({ calls, unresolved: [], surface: of, isTest: () => false });
    return [...ours.map((one) => `${one.certainty} ${one.path}`), ...others.map((one) => `${one.host}: ${one.calls}`)];
  };
  const at = (line: number, path: string, bases: RawCall["bases"] = expression("window.settings.root", "root")) =>
    call("GET", path, { bases, place: { ...place, line } });

  test("may end in what all routes begin with", () => {
    expect(told(handedIn, at(1, "/pets/{}"), at(2, "/cats/{}"))).toEqual([
      "possible /api/v3/pets/{}",
      "window.settings.root: 1",
    ]);
  });
  test("not where the host is another's, nor where the API has prefixes of its own", () => {
    expect(told(handedIn, at(1, "/pets/{}", host("zoo.example.com")))).toEqual(["zoo.example.com: 1"]);
    expect(told({ ...handedIn, distinctivePrefixes: ["/api/v3/shop"] }, at(1, "/pets/{}"))).toEqual([
      "window.settings.root: 1",
    ]);
  });
  test("is the API's where most that it is put before are routes of it", () => {
    const calls = ["/pets", "/pets/{}", "/toys", "/toys/{}"].map((path, index) => at(index, path));
    expect(told(handedIn, ...calls)).toEqual([
      "likely /api/v3/pets",
      "likely /api/v3/pets/{}",
      "likely /api/v3/toys",
      "likely /api/v3/toys/{}",
    ]);
  });
  test.each([
    ["/{}/api/v3/pets/{}", "/pets/{}"],
    ["/{}/{}/api/v3/pets", "/pets"],
    ["/{}/toys", undefined],
    ["/{}api/v3/pets", "/pets"],
    ["/shop/api/v3/pets", undefined],
  ])("is a gap before the base path: %s", (path, expected) => {
    const below = {
      ...handedIn,
      operations: ["/pets", "/pets/{id}"].map((each) => ({ method: "GET", path: each, inBase: true })),
      basePaths: ["/api/v3"],
    };
    expect(told(below, at(1, path))).toEqual([
      expected === undefined ? "window.settings.root: 1" : `likely ${expected}`,
    ]);
  });
  test("a gap alone before a path of several words is enough, of one word it is not", () => {
    const flat = {
      ...handedIn,
      operations: ["/pets", "/stores/open"].map((path) => ({ method: "GET", path, inBase: true })),
    };
    expect(told(flat, at(1, "/{}/stores/open"), at(2, "/{}/pets"))).toEqual([
      "possible /stores/open",
      "window.settings.root: 1",
    ]);
  });
  test("one reading that is the API's: the others of the same call are nobody else's", () => {
    expect(told(handedIn, at(1, "/api/v3/pets"), at(1, "/cats"))).toEqual(["possible /api/v3/pets"]);
  });
  test("an address of which nothing is known has no name", () => {
    expect(told(handedIn, at(1, "/cats", expression("")))).toEqual(["not shown in the code: 1"]);
  });
});

describe("a prefix that no contract names", () => {
  const routes = [
    "GET /ships",
    "GET /ships/{id}",
    "GET /ships/{id}/crew/list",
    "POST /ships/{id}/crew/members",
    "GET /ports/{id}/berths/free",
    "GET /ports/{id}/berths/taken",
  ].map((route) => route.split(" "));
  const handedIn = {
    ...surface,
    operations: routes.map(([method = "", path = ""]) => ({ method, path, inBase: true })),
    hosts: [],
    basePaths: [],
    names: [],
    distinctivePrefixes: [],
    serverExpressions: [],
  };
  const told = (...paths: readonly string[]) => {
    const calls = paths.map((written, line) => {
      const [method, path = ""] = written.split(" ");
      return call(method, path, { place: { ...place, line }, bases: expression("page.base", "page", "base") });
    });
    const owned = claim({ calls, unresolved: [], surface: handedIn, isTest: () => false });
    return owned.calls.map((one) => `${one.method} ${one.path}`);
  };
  const long = [
    "GET /api/ships/{}/crew/list",
    "POST /api/ships/{}/crew/members",
    "GET /api/ports/{}/berths/free",
    "GET /api/ports/{}/berths/taken",
  ];
  const own = long.map((each) => each.replace("/api", ""));

  test("is learned from the paths that are no accident: the short ones below it are the API's too", () => {
    expect(told(...long, "GET /api/ships", "GET /api/ships/{}", "GET /other/ships")).toEqual([
      ...own,
      "GET /ships",
      "GET /ships/{}",
    ]);
  });
  test("is not learned from few", () => {
    expect(told(...long.slice(1), "GET /api/ships")).toEqual(own.slice(1));
  });
  test("is not learned where most behind it is something else", () => {
    const others = ["wind", "rain", "snow", "sun", "fog", "ice"].map((word) => `GET /api/${word}`);
    expect(told(...long, "GET /api/ships", ...others)).toEqual(own);
  });
});

test("an unresolved call is told of when it looks like this API's", () => {
  const raw = (
    reason: string,
    path: string,
    bases: RawCall["bases"],
    clientIds: string[] = [],
  ): Parameters<typeof claim>[0]["unresolved"][number] => ({ place, reason, path, bases, names: NO_NAMES, clientIds });
  const none: RawCall["bases"] = [{ kind: "none" }];
  const unresolved = [
    raw("on our host", "/{}", host("app.acme.test")),
    raw("on another host", "/{}", host("git.example.com")),
    raw("anywhere", "/{}", none),
    raw("base says our name", "/{}", expression("env.ACME_URL", "ACME_URL")),
    raw("distinctive beginning", "/acme/crew/{}/{}", none),
    raw("by a client that is ours", "/{}", none, ["c1"]),
  ];
  const owned = claim({
    calls: [call("GET", "/acme/crew", { clientIds: ["c1"] })],
    unresolved,
    surface,
    isTest: () => false,
  });
  expect(owned.unresolved.map((one) => one.reason)).toEqual([
    "on our host",
    "base says our name",
    "distinctive beginning",
    "by a client that is ours",
  ]);
});

test("in code of which most calls are the API's, a request with no address shown is told of", () => {
  const at = (line: number, path: string, bases: RawCall["bases"]) =>
    call("GET", path, { bases, place: { ...place, line } });
  const crew = [1, 2, 3, 4].map((line) => at(line, "/acme/crew", expression("config.root")));
  const elsewhere = [5, 6, 7, 8].map((line) => at(line, "/cats", host("zoo.example.com")));
  const unresolved = [
    { place, reason: "unknown", path: "/{}", bases: expression("this.address()"), names: NO_NAMES, clientIds: [] },
    { place, reason: "of another", path: "/{}", bases: host("zoo.example.com"), names: NO_NAMES, clientIds: [] },
  ];
  const told = (calls: RawCall[]) =>
    claim({ calls, unresolved, surface, isTest: () => false }).unresolved.map(({ reason }) => reason);
  expect(told(crew)).toEqual(["unknown"]);
  expect(told([...crew, ...elsewhere])).toEqual([]);
  expect(told(crew.slice(1))).toEqual([]);
});

describe("a request of which only the server is known", () => {
  const pathless = (path: string): readonly string[] =>
    claim({
      calls: [call("GET", path, { bases: host("app.acme.test") })],
      unresolved: [],
      surface,
      isTest: () => false,
    }).unresolved.map(({ reason }) => reason);

  test.each(["/v{}/{}", "/{}", "/v{}{}"])("%s is not understood, and no call of that path", (path) => {
    expect(claimed(call("GET", path, { bases: host("app.acme.test") }))).toEqual([]);
    expect(pathless(path)).toEqual(["the path comes from outside the code"]);
  });

  describe("is told once, where nothing else shows the path", () => {
    const ours = { bases: host("app.acme.test") };
    const open = call("GET", "/v{}/{}", { ...ours, place: { ...place, line: 7 } });
    const told = (other: RawCall): number =>
      claim({ calls: [open, other], unresolved: [], surface, isTest: () => false }).unresolved.length;

    test.each<readonly [string, RawCall, number]>([
      ["another reading of the same line", call("GET", "/api/v1/users", { ...ours, place: { ...place, line: 7 } }), 0],
      ["a caller of it", call("GET", "/api/v1/users", { ...ours, via: [{ file: place.file, line: 7 }] }), 0],
      ["a call of its own", call("GET", "/api/v1/users", ours), 1],
      ["a caller of another file", call("GET", "/api/v1/users", { ...ours, via: [{ file: "src/b.ts", line: 7 }] }), 1],
    ])("%s", (_, other, count) => {
      expect(told(other)).toBe(count);
    });
  });

  test.each(["/v{}/unheard-of", "/"])("%s is a path that no contract lists", (path) => {
    expect(pathless(path)).toEqual([]);
  });
});

test("hosts of others come by the number of their calls, and then by name", () => {
  const hosts = ["b.example", "a.example", "c.example", "c.example"];
  const calls = hosts.map((name, at) => call("GET", `/other/${at}`, { bases: host(name) }));
  const { others } = claim({ calls, unresolved: [], surface, isTest: () => false });
  expect(others.map(({ host: name, calls: count }) => `${name} ${count}`)).toEqual([
    "c.example 2",
    "a.example 1",
    "b.example 1",
  ]);
});
