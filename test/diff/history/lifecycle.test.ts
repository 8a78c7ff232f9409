import { describe, expect, test } from "vitest";
import { enumValue } from "../../../src/contract/lookup.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import { type Lifecycle, lifecycleOf, listLives, OPERATION } from "../../../src/diff/history/index.js";
import { answering, historyOf, operation, type Story } from "./story.js";

const FOUR = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
  ["2.0", "2025-10-15"],
] as const;
const lifeOf = async (
  story: Partial<Story> & Pick<Story, "contracts">,
  key = "GET /pets",
  element = OPERATION,
): Promise<Lifecycle> => {
  const [method = "", path = ""] = key.split(" ");
  return lifecycleOf(await historyOf({ releases: FOUR, ...story }), operationKey(method, path), element);
};
/** "deprecated 1.1 contract", one line an event */
const told = (life: Lifecycle): readonly string[] =>
  life.events.map(
    (event) => `${event.kind} ${event.release}${event.orBefore ? " or before" : ""} ${event.source.kind}`,
  );

const plain = { "/pets": { get: operation() } };
const marked = { "/pets": { get: operation({ deprecated: true }) } };
const none = {};

describe("an operation's life", () => {
  test("marked in one release and gone in a later one", async () => {
    const life = await lifeOf({ contracts: { "1.0": plain, "1.1": marked, "1.2": marked, "2.0": none } });
    expect(told(life)).toEqual([
      "introduced 1.0 or before contract",
      "deprecated 1.1 contract",
      "removed 2.0 contract",
    ]);
    expect(life).toMatchObject({ introduced: "1.0", introducedOrBefore: true, deprecated: "1.1", removed: "2.0" });
    expect(life.events[1]?.date).toEqual({ precision: "day", date: "2025-04-15" });
  });

  test("mark taken back and set again: the later mark counts", async () => {
    const life = await lifeOf({ contracts: { "1.0": marked, "1.1": plain, "1.2": plain, "2.0": marked } });
    expect(told(life)).toEqual([
      "introduced 1.0 or before contract",
      "deprecated 1.0 or before contract",
      "undeprecated 1.1 contract",
      "deprecated 2.0 contract",
    ]);
    expect(life.deprecated).toBe("2.0");
  });

  test("gone and back again starts anew", async () => {
    const life = await lifeOf({ contracts: { "1.0": marked, "1.1": none, "1.2": plain } });
    expect(told(life)).toEqual([
      "introduced 1.0 or before contract",
      "deprecated 1.0 or before contract",
      "removed 1.1 contract",
      "reintroduced 1.2 contract",
    ]);
    expect(life).toMatchObject({ introduced: "1.0" });
    expect([life.deprecated, life.removed]).toEqual([undefined, undefined]);
  });

  test("first seen after a release without contract: there or before", async () => {
    expect(told(await lifeOf({ contracts: { "1.0": none, "1.2": plain } }))).toEqual([
      "introduced 1.2 or before contract",
    ]);
    expect(told(await lifeOf({ contracts: { "1.1": none, "1.2": plain } }))).toEqual(["introduced 1.2 contract"]);
  });

  test("of nothing known has no events", async () => {
    const life = await lifeOf({ contracts: { "1.0": plain } }, "GET /plants");
    expect([life.events, life.presence]).toEqual([[], [{ release: "1.0", state: "absent", deprecated: false }]]);
  });

  test("a path whose parameter has another name is the same operation", async () => {
    const life = await lifeOf(
      {
        contracts: { "1.0": { "/pets/{id}": { get: operation() } }, "1.1": { "/pets/{petId}": { get: operation() } } },
      },
      "GET /pets/{x}",
    );
    expect(told(life)).toEqual(["introduced 1.0 or before contract"]);
  });
});

describe("notices and contracts together", () => {
  const notice = (announcedIn: string, rest: object = {}) => ({
    announcedIn,
    elements: [{ path: "/pets" } as never],
    ...rest,
  });

  test("the earliest sign starts the clock, the later one is kept as a disagreement", async () => {
    const life = await lifeOf({ contracts: { "1.0": plain, "1.1": plain, "1.2": marked }, notices: [notice("1.1")] });
    expect(life.deprecated).toBe("1.1");
    expect(told(life)).toEqual([
      "introduced 1.0 or before contract",
      "deprecated 1.1 notice",
      "deprecated 1.2 contract",
    ]);
    expect(life.disagreements).toEqual([
      [
        { kind: "notice", release: "1.1", reference: "release notes" },
        { kind: "contract", release: "1.1" },
      ],
    ]);
  });

  test("a mark before the notice keeps its place", async () => {
    const life = await lifeOf({
      contracts: { "1.0": plain, "1.1": marked, "1.2": marked, "2.0": marked },
      notices: [notice("2.0")],
    });
    expect(life.deprecated).toBe("1.1");
    expect(life.disagreements).toEqual([
      [
        { kind: "contract", release: "1.1" },
        { kind: "notice", release: "2.0", reference: "release notes" },
      ],
    ]);
  });

  test("a notice older than the first contract is no disagreement with it", async () => {
    const life = await lifeOf({ contracts: { "1.1": marked, "1.2": marked }, notices: [notice("1.0")] });
    expect(life).toMatchObject({ deprecated: "1.0", disagreements: [] });
  });

  test("the notice's own date counts, and a month stays a month", async () => {
    const life = await lifeOf({
      contracts: { "1.0": plain },
      notices: [notice("1.1", { date: { precision: "month", month: "2025-03" } })],
    });
    expect(life.events.at(-1)).toMatchObject({ kind: "deprecated", date: { precision: "month", month: "2025-03" } });
  });

  test("a removal that a notice announces counts where no contract contradicts it", async () => {
    const removal = [notice("2.0", { kind: "removed" })];
    expect((await lifeOf({ contracts: { "1.2": plain }, notices: removal })).removed).toBe("2.0");
    const contradicted = await lifeOf({ contracts: { "1.2": plain, "2.0": plain }, notices: removal });
    expect([contradicted.removed, contradicted.disagreements.length]).toEqual([undefined, 1]);
  });

  test("a notice for one method says nothing of the other", async () => {
    const both = { "/pets": { get: operation(), post: operation() } };
    const notices = [{ announcedIn: "1.1", elements: [{ path: "/pets", methods: ["POST"] } as never] }];
    expect((await lifeOf({ contracts: { "1.0": both }, notices })).deprecated).toBeUndefined();
    expect((await lifeOf({ contracts: { "1.0": both }, notices }, "POST /pets")).deprecated).toBe("1.1");
  });

  test("a notice about a field reaches it bare, in a list and in a list's envelope, and no namesake deeper down", async () => {
    const story = {
      contracts: {
        "1.0": {
          "/pets": {
            get: answering({
              pets: {
                type: "array",
                items: {
                  type: "object",
                  properties: {
                    tag: { type: "string" },
                    owner: { type: "object", properties: { tag: { type: "string" } } },
                  },
                },
              },
            }),
          },
        },
      },
    };
    const notices = [{ announcedIn: "1.1", elements: [{ path: "/pets", field: ["tag"] } as never] }];
    const field = (path: readonly string[]) =>
      lifeOf({ ...story, notices }, "GET /pets", { kind: "response-property", path });
    expect((await field(["pets", "[]", "tag"])).deprecated).toBe("1.1");
    expect((await field(["pets", "[]", "owner", "tag"])).deprecated).toBeUndefined();
  });

  test("an operation that a notice names as the replacement exists from then on", async () => {
    const notices = [{ announcedIn: "1.1", elements: [{ path: "/pets", replacement: ["GET /v2/pets"] } as never] }];
    const life = await lifeOf({ contracts: { "1.0": plain }, notices }, "GET /v2/pets");
    expect(told(life)).toEqual(["introduced 1.1 or before notice"]);
  });
});

describe("parts of an operation", () => {
  const body = (properties: object) => ({
    "/pets": {
      post: operation({ requestBody: { content: { "application/json": { schema: { type: "object", properties } } } } }),
    },
  });

  test("a request field", async () => {
    const life = await lifeOf(
      {
        contracts: {
          "1.0": body({ tag: { type: "string" } }),
          "1.1": body({ tag: { type: "string", deprecated: true } }),
          "1.2": body({}),
        },
      },
      "POST /pets",
      { kind: "request-property", path: ["tag"] },
    );
    expect(told(life)).toEqual([
      "introduced 1.0 or before contract",
      "deprecated 1.1 contract",
      "removed 1.2 contract",
    ]);
    expect(life.presence.map((one) => one.state)).toEqual(["present", "present", "absent"]);
  });

  test.each<[string, object, readonly string[]]>([
    ["an object that was emptied stays emptied", { type: "object", description: "Anything." }, ["absent", "absent"]],
    ["it has properties again, others", { type: "object", properties: { name: {} } }, ["absent", "absent"]],
    ["the property is back", { type: "object", properties: { tag: {} } }, ["absent", "present"]],
    ["where any name may stand nobody can tell", { type: "object", additionalProperties: true }, ["absent", "unknown"]],
    ["nor of what is no object for sure", {}, ["absent", "unknown"]],
  ])("a field of an object without properties: %s", async (_story, schema, states) => {
    const sent = (whole: object) => ({
      "/pets": { post: operation({ requestBody: { content: { "application/json": { schema: whole } } } }) },
    });
    const life = await lifeOf(
      { contracts: { "1.0": body({ tag: { type: "string" } }), "1.1": body({}), "1.2": sent(schema) } },
      "POST /pets",
      { kind: "request-property", path: ["tag"] },
    );
    expect(life.presence.map((one) => one.state)).toEqual(["present", ...states]);
  });

  test("what was never listed is not gone from an object without properties", async () => {
    const life = await lifeOf({ contracts: { "1.0": body({}), "1.1": body({}) } }, "POST /pets", {
      kind: "request-property",
      path: ["tag"],
    });
    expect(life.presence.map((one) => one.state)).toEqual(["unknown", "unknown"]);
  });

  test("what is below it goes too, but for the values of a map", async () => {
    const [tag, label] = await Promise.all(
      [
        ["tag", "name"],
        ["labels", "{}"],
      ].map((path) =>
        lifeOf(
          {
            contracts: {
              "1.0": body({
                tag: { type: "object", properties: { name: {} } },
                labels: { type: "object", additionalProperties: { type: "string" } },
              }),
              "1.1": body({ tag: { type: "object" }, labels: { type: "object" } }),
            },
          },
          "POST /pets",
          { kind: "request-property", path },
        ),
      ),
    );
    expect(tag?.presence.map((one) => one.state)).toEqual(["present", "absent"]);
    expect(label?.presence.map((one) => one.state)).toEqual(["present", "unknown"]);
  });

  test("a query parameter, whatever its case in a header", async () => {
    const withParameters = (...parameters: object[]) => ({ "/pets": { get: operation({ parameters }) } });
    const limit = { name: "limit", in: "query", schema: { type: "integer" } };
    const contracts = {
      "1.0": withParameters(limit, { name: "X-Trace", in: "header", schema: { type: "string" } }),
      "1.1": withParameters(),
    };
    expect((await lifeOf({ contracts }, "GET /pets", { kind: "query", path: ["limit"] })).removed).toBe("1.1");
    expect((await lifeOf({ contracts }, "GET /pets", { kind: "header", path: ["x-trace"] })).removed).toBe("1.1");
  });

  test("an enum value", async () => {
    const sorted = (...values: string[]) => ({
      "/pets": {
        get: operation({ parameters: [{ name: "sort", in: "query", schema: { type: "string", enum: values } }] }),
      },
    });
    const life = await lifeOf(
      { contracts: { "1.0": sorted("name", "age"), "1.1": sorted("name") } },
      "GET /pets",
      enumValue({ kind: "query", path: ["sort"] }, "age"),
    );
    expect(told(life)).toEqual(["introduced 1.0 or before contract", "removed 1.1 contract"]);
  });

  test("a lost response schema is no removal", async () => {
    const contracts = {
      "1.0": { "/pets": { get: answering({ name: { type: "string" } }) } },
      "1.1": plain,
      "1.2": { "/pets": { get: answering({ name: { type: "string" } }) } },
    };
    const life = await lifeOf({ contracts }, "GET /pets", { kind: "response-property", path: ["name"] });
    expect(told(life)).toEqual(["introduced 1.0 or before contract"]);
  });

  test("experimental is what the newest contract that has it says, of the part or of its operation", async () => {
    const trial = { "/pets": { get: answering({ name: { type: "string" } }, { summary: "List [Experimental]" }) } };
    expect(
      (
        await lifeOf({ contracts: { "1.0": trial, "1.1": none } }, "GET /pets", {
          kind: "response-property",
          path: ["name"],
        })
      ).experimental,
    ).toBe(true);
    expect((await lifeOf({ contracts: { "1.0": trial, "1.1": plain } })).experimental).toBe(false);
  });
});

describe("replacements", () => {
  test("a path alone means the same method of it, and a chain is followed", async () => {
    const old = {
      "/v1/pets": { get: operation({ deprecated: true, description: "Use /v2/pets instead" }) },
      "/v2/pets": { get: operation() },
    };
    const notices = [
      { announcedIn: "1.0", elements: [{ path: "/v1/pets", replacement: ["/v2/pets"] } as never] },
      { announcedIn: "1.1", elements: [{ path: "/v2/pets", replacement: ["GET /v3/pets"] } as never] },
    ];
    const life = await lifeOf({ contracts: { "1.0": old }, notices }, "GET /v1/pets");
    expect(life.replacement).toMatchObject([{ target: "GET /v2/pets", certainty: "certain", chain: ["GET /v3/pets"] }]);
  });

  test("a chain that bites its tail ends", async () => {
    const notices = [
      { announcedIn: "1.0", elements: [{ path: "/a", replacement: ["GET /b"] } as never] },
      { announcedIn: "1.0", elements: [{ path: "/b", replacement: ["GET /a"] } as never] },
    ];
    const life = await lifeOf(
      { contracts: { "1.0": { "/a": { get: operation() }, "/b": { get: operation() } } }, notices },
      "GET /a",
    );
    expect(life.replacement).toMatchObject([{ target: "GET /b", chain: [] }]);
  });

  test("the same operation id under another path is a move", async () => {
    const life = await lifeOf({
      contracts: {
        "1.0": { "/pets": { get: operation({ operationId: "listPets" }) } },
        "1.1": { "/v2/pets": { get: operation({ operationId: "listPets" }) } },
      },
    });
    expect(life.replacement).toEqual([
      { target: "GET /v2/pets", certainty: "certain", source: { kind: "inferred", by: "operation-id" }, chain: [] },
    ]);
  });

  test("the same answer under a like path is a likely move", async () => {
    const shape = { name: { type: "string" }, age: { type: "integer" }, tag: { type: "string" } };
    const life = await lifeOf(
      {
        contracts: {
          "1.0": { "/v1/pets": { get: answering(shape) } },
          "1.1": { "/v2/pets": { get: answering(shape) } },
        },
      },
      "GET /v1/pets",
    );
    expect(life.replacement).toMatchObject([{ target: "GET /v2/pets", certainty: "likely", source: { by: "shape" } }]);
  });

  test("an id that was there before is no move", async () => {
    const before = {
      "/pets": { get: operation({ operationId: "listPets" }) },
      "/v2/pets": { get: operation({ operationId: "listPets2" }) },
    };
    const after = { "/v2/pets": { get: operation({ operationId: "listPets" }) } };
    expect((await lifeOf({ contracts: { "1.0": before, "1.1": after } })).replacement).toEqual([]);
  });
});

describe("stated ends", () => {
  test("a Sunset and a Deprecation value are kept, and the stated day starts the clock", async () => {
    const stated = {
      "/pets": { get: operation({ deprecated: true, "x-sunset": "2026-03-31", "x-deprecated-since": "2025-02-01" }) },
    };
    const life = await lifeOf({ contracts: { "1.0": plain, "1.1": stated } });
    expect(life).toMatchObject({ sunset: "2026-03-31", statedSince: "2025-02-01" });
    expect(life.events.find((event) => event.kind === "deprecated")?.date).toEqual({
      precision: "day",
      date: "2025-02-01",
    });
  });

  test("a stated release that is earlier than the mark counts", async () => {
    const stated = { "/pets": { get: operation({ deprecated: true, "x-deprecated-since": "1.0" }) } };
    expect((await lifeOf({ contracts: { "1.0": plain, "1.1": stated } })).deprecated).toBe("1.0");
  });
});

describe("the listing", () => {
  const answer = operation({
    responses: {
      "200": { description: "ok", content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
    },
  });
  const pet = (properties: object) => ({
    Pet: { type: "object", properties: { name: { type: "string" }, ...properties } },
  });

  test("a field of a shared schema is one entry with all it reaches", async () => {
    const paths = { "/a": { get: answer }, "/b": { get: answer } };
    const lives = listLives(
      await historyOf({
        releases: FOUR,
        contracts: { "1.0": paths, "1.1": paths },
        schemas: { "1.0": pet({ tag: { type: "string" } }), "1.1": pet({}) },
      }),
    );
    expect(
      lives.map((life) => [
        life.schema,
        life.lifecycle.removed,
        life.reaches.map((reach) => `${reach.operation} ${reach.element.kind} ${reach.element.path.join(".")}`),
      ]),
    ).toEqual([["Pet.tag", "1.1", ["GET /a response-property tag", "GET /b response-property tag"]]]);
  });

  test("a removed field hides what was below it, and a removed operation what was in it", async () => {
    const before = pet({ owner: { type: "object", properties: { phone: { type: "string" } } } });
    const lives = listLives(
      await historyOf({
        releases: FOUR,
        contracts: { "1.0": { "/a": { get: answer }, "/c": { get: answer } }, "1.1": { "/a": { get: answer } } },
        schemas: { "1.0": before, "1.1": pet({}) },
      }),
    );
    expect(lives.map((life) => `${life.lifecycle.operation} ${life.lifecycle.element.path.join(".")}`)).toEqual([
      "GET /c ",
      "GET /a owner",
    ]);
  });
});
