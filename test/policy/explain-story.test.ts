/** What is meant by the words of a question, in an API made for it. */
import { describe, expect, test } from "vitest";
import type { Notice } from "../../src/contract/provider/index.js";
import { explain, explainPlace, resolveTarget } from "../../src/policy/index.js";
import { answering, historyOf, operation, type Story } from "../diff/history/story.js";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const get = { get: operation() };
const about = (element: object, rest: Partial<Notice> = {}): Partial<Notice> => ({
  elements: [element as never],
  ...rest,
});
const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
] as const;

async function asked(subject: string, story: Partial<Story> & Pick<Story, "contracts">, to = "1.1") {
  const history = await historyOf({ releases: RELEASES, ...story });
  const target = resolveTarget(history.provider, to, "2025-06-01");
  if (!target.ok) throw new Error(target.problem.message);
  return explain(history, subject, { target: target.value, asOf: "2025-06-01", deployment: "self-hosted" });
}
const named = async (subject: string, story: Partial<Story> & Pick<Story, "contracts">): Promise<readonly string[]> => {
  const outcome = await asked(subject, story);
  return outcome.ok
    ? outcome.value.subjects.map(({ spelled, element: { kind, path } }) => [spelled, kind, ...path].join(" "))
    : [outcome.problem.message];
};

describe("which operation is meant", () => {
  const contracts = {
    "1.0": {
      "/pets": { get: operation(), post: operation() },
      "/pets/{id}": get,
      "/pets/mine": get,
      "/{kind}/{id}/tags": get,
      "/pets/{id}/tags": get,
    },
  };
  test.each<[subject: string, expected: readonly string[]]>([
    ["GET /pets", ["GET /pets operation"]],
    ["  get   /pets  ", ["GET /pets operation"]],
    ["/pets", ["GET /pets operation", "POST /pets operation"]],
    ["GET /pets/{petId}", ["GET /pets/{id} operation"]],
    ["GET /pets/42", ["GET /pets/{id} operation"]],
    ["GET /pets/mine", ["GET /pets/mine operation"]],
    ["GET /pets/42/", ["GET /pets/{id} operation"]],
    ["GET /pets/42/tags", ["GET /pets/{id}/tags operation"]],
    ["GET /dogs/42/tags", ["GET /{kind}/{id}/tags operation"]],
    ["GET /dogs/42", ["no release of story has GET /dogs/42"]],
    ["PUT /pets", ["no release of story has PUT /pets"]],
    ["GET /", ["no release of story has GET /"]],
    ["", ["nothing is neither a rule nor an operation"]],
    ["pets", ["pets is neither a rule nor an operation"]],
    ["GET /pets a b", ["GET /pets a b is neither a rule nor an operation"]],
  ])("%s", async (subject, expected) => {
    expect(await named(subject, { contracts })).toEqual(expected);
  });
});

describe("a path that only notices know", () => {
  const contracts = { "1.0": { "/pets": get } };
  const known = (element: object) => ({ contracts, notices: [about({ path: "/old/{id}", ...element })] });
  test.each<[subject: string, element: object, expected: readonly string[]]>([
    ["/old/{id}", {}, ["/old/{id} operation"]],
    ["/old/42", {}, ["/old/{id} operation"]],
    ["GET /old/42", {}, ["GET /old/{id} operation"]],
    ["/old/42/more", {}, ["no release of story has /old/42/more"]],
    ["GET /old/42", { methods: ["POST"] }, ["no release of story has GET /old/42"]],
    ["POST /old/42", { methods: ["POST"] }, ["POST /old/{id} operation"]],
    ["/old/42", { query: "q" }, ["no release of story has /old/42"]],
    ["/old/42", { query: "q", listed: false }, ["/old/{id} operation"]],
    ["/old/42 Q", { query: "q", listed: false }, ["/old/{id} query q"]],
    ["/old/42 x-old", { header: "X-Old", listed: false }, ["/old/{id} header X-Old"]],
    ["/old/42 tag", { field: ["spec", "tag"], listed: false }, ["/old/{id} response-property spec tag"]],
    ["/old/42 spec.tag", { field: ["spec", "tag"], listed: false }, ["/old/{id} response-property spec tag"]],
    [
      "/old/42 spec",
      { field: ["spec", "tag"], listed: false },
      ["/old/{id} has no parameter, field or value spec in any release"],
    ],
    ["GET /old/42 q", { query: "q", listed: false }, ["GET /old/{id} query q"]],
  ])("%s, of which is said %j", async (subject, element, expected) => {
    expect(await named(subject, known(element))).toEqual(expected);
  });
});

describe("which part of an operation is meant", () => {
  const parameter = (name: string, place: string, schema: object = text) => ({ name, in: place, schema });
  const body = {
    requestBody: {
      content: {
        "application/json": {
          schema: object({
            name: text,
            spec: object({ compute: object({ size: text, name: text }), level: { enum: ["low", "high"] } }),
          }),
        },
      },
    },
  };
  const first = {
    "/pets/{id}": {
      get: answering(
        { name: text, pets: { type: "array", items: object({ tag: text, url: text }) }, free: {} },
        {
          parameters: [
            { ...parameter("id", "path"), required: true },
            parameter("Sort", "query", { enum: ["up", "down"] }),
            parameter("X-Trace", "header"),
          ],
        },
      ),
      put: operation({ ...body, parameters: [{ ...parameter("id", "path"), required: true }] }),
    },
  };
  const second = { "/pets/{id}": { get: answering({ name: text, late: text }) } };
  const contracts = { "1.0": first, "1.1": second };
  const unknown = (part: string, spelled = "GET /pets/{id}") => [
    `${spelled} has no parameter, field or value ${part} in any release`,
  ];
  test.each<[part: string, expected: readonly string[]]>([
    ["id", ["GET /pets/{id} path-parameter id"]],
    ["sort", ["GET /pets/{id} query Sort"]],
    ["X-TRACE", ["GET /pets/{id} header X-Trace"]],
    ["name", ["GET /pets/{id} response-property name"]],
    ["late", ["GET /pets/{id} response-property late"]],
    ["pets[].tag", ["GET /pets/{id} response-property pets [] tag"]],
    ["pets.[].tag", ["GET /pets/{id} response-property pets [] tag"]],
    ["tag", ["GET /pets/{id} response-property pets [] tag"]],
    ["pets.tag", ["GET /pets/{id} response-property pets [] tag"]],
    ["tag.pets", unknown("tag.pets")],
    ["free.anything", unknown("free.anything")],
    ["Sort=up", ["GET /pets/{id} enum-value query Sort up"]],
    ["Sort=left", unknown("Sort=left")],
    ["up", ["GET /pets/{id} enum-value query Sort up"]],
    ["left", unknown("left")],
  ])("of an answer: %s", async (part, expected) => {
    expect(await named(`GET /pets/{id} ${part}`, { contracts })).toEqual(expected);
  });

  test.each<[part: string, expected: readonly string[]]>([
    ["name", ["PUT /pets/{id} request-property name"]],
    ["size", ["PUT /pets/{id} request-property spec compute size"]],
    ["spec.size", ["PUT /pets/{id} request-property spec compute size"]],
    ["compute.name", ["PUT /pets/{id} request-property spec compute name"]],
    ["level=low", ["PUT /pets/{id} enum-value request-property spec level low"]],
    ["low", ["PUT /pets/{id} enum-value request-property spec level low"]],
    ["size.spec", unknown("size.spec", "PUT /pets/{id}")],
  ])("of a body: %s", async (part, expected) => {
    expect(await named(`PUT /pets/{id} ${part}`, { contracts })).toEqual(expected);
  });

  test("of all methods of a path", async () => {
    expect(await named("/pets/{id} name", { contracts })).toEqual([
      "GET /pets/{id} response-property name",
      "PUT /pets/{id} request-property name",
    ]);
  });

  test("a part that a notice adds to what contracts show: on the side that is written, where one is", async () => {
    const notices = [
      about({ path: "/pets/{id}", methods: ["PUT"], field: ["secret"] }),
      about({ path: "/pets/{id}", field: ["open"] }),
    ];
    expect(await named("PUT /pets/{id} secret", { contracts, notices })).toEqual([
      "PUT /pets/{id} request-property secret",
    ]);
    expect(await named("GET /pets/{id} secret", { contracts, notices })).toEqual(unknown("secret"));
    expect(await named("GET /pets/{id} open", { contracts, notices })).toEqual([
      "GET /pets/{id} response-property open",
    ]);
  });
});

describe("release by release", () => {
  const marked = { "/pets": { get: operation({ deprecated: true }) } };
  const told = async (contracts: Story["contracts"], rest: Partial<Story> = {}, subject = "GET /pets") => {
    const outcome = await asked(subject, { contracts, ...rest });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return outcome.value.subjects.flatMap(({ standings }) =>
      standings.map(
        ({ release, standing: { state }, forecast }) => `${release} ${state}${forecast ? ", forecast" : ""}`,
      ),
    );
  };

  test("what contracts and what forecasts say, in the order of releases", async () => {
    expect(await told({ "1.0": { "/pets": get }, "1.1": marked })).toEqual([
      "1.0 supported",
      "1.1 deprecated",
      "1.2 deprecated, forecast",
    ]);
  });

  test("a release whose documentation shows it is no forecast, unless it is gone there", async () => {
    const shown = about({ path: "/pets" }, { kind: "documented", announcedIn: "1.2", basis: "stated" });
    const gone = about({ path: "/pets" }, { kind: "removed", announcedIn: "1.2" });
    const contracts = { "1.0": { "/pets": get }, "1.1": marked };
    expect((await told(contracts, { notices: [shown] })).at(-1)).toBe("1.2 deprecated");
    expect((await told(contracts, { notices: [shown, gone] })).at(-1)).toBe("1.2 removed, forecast");
  });

  test("a part of the API that lacks it tells nothing", async () => {
    expect(await told({ "1.0": { "/pets": get }, "1.1": { "/other": get } }, { parts: ["1.1"] })).toEqual([
      "1.0 supported",
      "1.1 supported, forecast",
      "1.2 supported, forecast",
    ]);
  });

  test("parts are told of an operation, and of it alone", async () => {
    const history = await historyOf({
      releases: RELEASES,
      contracts: { "1.0": { "/pets": { get: answering({ tag: { ...text, deprecated: true }, name: text }) } } },
    });
    const target = resolveTarget(history.provider, "1.0", "2025-06-01");
    if (!target.ok) throw new Error(target.problem.message);
    const question = { target: target.value, asOf: "2025-06-01", deployment: "self-hosted" } as const;
    const [whole] = [explain(history, "GET /pets", question)].flatMap((one) => (one.ok ? one.value.subjects : []));
    expect(whole?.parts.map(({ place }) => place.element.path)).toEqual([["tag"]]);
    const [part] = whole?.parts ?? [];
    if (part === undefined) throw new Error("no part");
    expect(explainPlace(history, part.place, question).parts).toEqual([]);
  });
});
