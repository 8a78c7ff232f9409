import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { compareContracts } from "../../src/diff/index.js";
import { earlierSigns } from "../../src/policy/index.js";
import { answering, historyOf, operation, type Story } from "../diff/history/story.js";

/** What is gone between two releases of a story: rule, place, since when it was announced, whether in time. */
async function gone(
  story: Story,
  [base, target]: readonly [string, string],
  options: Parameters<typeof compareContracts>[2] = {},
): Promise<readonly string[]> {
  const history = await historyOf(story);
  const [before, after] = [base, target].map(
    (version) => history.contracts.find((release) => release.version === version)?.contract,
  );
  if (before === undefined || after === undefined) throw new Error("the story has both");
  return compareContracts(before, after, { today: "2026-11-21", earlier: earlierSigns(history, target), ...options })
    .changes.filter(({ ruleId }) => /-removed|sunset-parse/.test(ruleId))
    .map(told)
    .toSorted();
}

const told = ({ ruleId, level, affects: [first], element, before, announced }: Change): string =>
  [
    `${ruleId} (${level})`,
    first?.path,
    [...element.path, ...(typeof before === "string" ? [before] : [])].join("."),
    announced === null ? "unannounced" : `since ${String(announced.since)}${announced.windowOver ? "" : ", too early"}`,
  ].join(" | ");

test("what is gone was announced when the first sign came, by contract or notice, not when the base was written", async () => {
  const releases = [["1.0"], ["1.1"], ["1.2"], ["1.3"]] as const;
  const pets = { tag: { type: "string", deprecated: true }, age: { type: "string" } };
  const story: Story = {
    releases,
    contracts: {
      "1.0": { "/old": { get: operation() }, "/pets": { get: answering({ tag: { type: "string" } }) } },
      "1.1": { "/old": { get: operation({ deprecated: true }) }, "/pets": { get: answering(pets) } },
      "1.2": { "/old": { get: operation({ deprecated: true }) }, "/pets": { get: answering(pets) } },
      "1.3": { "/pets": { get: answering({ name: { type: "string" } }) } },
    },
    notices: [{ announcedIn: "1.0", elements: [{ path: "/old" } as never] }],
  };
  expect(await gone(story, ["1.2", "1.3"])).toEqual([
    "api-path-removed-with-deprecation (breaking) | /old |  | since 1.0",
    "response-optional-property-removed (dangerous) | /pets | age | unannounced",
    "response-property-removed-with-deprecation (dangerous) | /pets | tag | since 1.1",
  ]);
});

const parameter = (extra: object = {}) => ({ name: "limit", in: "query", schema: { type: "string" }, ...extra });
const sized = (schema: object) =>
  answering({ id: { type: "string" }, size: { type: "string", enum: ["s", "m", "l"], ...schema } });
/** Release 1 marks nothing, release 2 what the case says, release 3 has none of it. */
const between = (second: object): Story => ({
  releases: [["1"], ["2"], ["3"]],
  contracts: {
    "1": {
      "/old": { get: operation(), post: operation() },
      "/kept": { get: operation({ parameters: [parameter()] }), post: operation() },
      "/pets": { get: sized({}) },
    },
    "2": {
      "/old": { get: operation(), post: operation() },
      "/kept": { get: operation({ parameters: [parameter()] }), post: operation() },
      "/pets": { get: sized({}) },
      ...second,
    },
    "3": {
      "/kept": { get: operation() },
      "/pets": { get: answering({ id: { type: "string" } }) },
    },
  },
});

test("a release between the two has announced it", async () => {
  const story = between({
    "/old": { get: operation({ deprecated: true }), post: operation() },
    "/kept": {
      get: operation({ parameters: [parameter({ deprecated: true })] }),
      post: operation({ deprecated: true }),
    },
    "/pets": { get: sized({ deprecated: true }) },
  });
  expect(await gone(story, ["1", "3"])).toEqual([
    "api-path-removed-with-deprecation (breaking) | /old |  | since 2",
    "api-path-removed-without-deprecation (breaking) | /old |  | unannounced",
    "api-removed-with-deprecation (breaking) | /kept |  | since 2",
    "request-parameter-removed-with-deprecation (compatible) | /kept | limit | since 2",
    "response-property-removed-with-deprecation (dangerous) | /pets | size | since 2",
  ]);
  // as the two that follow one another say it, but for what release 1 cannot know
  expect(await gone(story, ["2", "3"])).toEqual(await gone(story, ["1", "3"]));
});

test("nothing between them says so", async () => {
  expect(await gone(between({}), ["1", "3"])).toEqual([
    "api-path-removed-without-deprecation (breaking) | /old |  | unannounced",
    "api-path-removed-without-deprecation (breaking) | /old |  | unannounced",
    "api-removed-without-deprecation (breaking) | /kept |  | unannounced",
    "request-parameter-removed (dangerous) | /kept | limit | unannounced",
    "response-optional-property-removed (dangerous) | /pets | size | unannounced",
  ]);
});

test.each([
  ["2099-01-31", "api-path-removed-before-sunset (breaking) | /old |  | since 2, too early"],
  ["2020-01-31", "api-path-removed-after-sunset (breaking) | /old |  | since 2"],
  ["soon", "api-path-sunset-parse (breaking) | /old |  | since 2, too early"],
])("a sunset of %s that a release between them named counts", async (sunset, expected) => {
  const story = between({ "/old": { get: operation({ deprecated: true, "x-sunset": sunset }), post: operation() } });
  expect(await gone(story, ["1", "3"])).toContain(expected);
});

test("a value that a release between them marked", async () => {
  const values = (list: readonly string[], extra: object = {}) => ({
    "/pets": { get: answering({ size: { type: "string", enum: list, ...extra } }) },
  });
  const story: Story = {
    releases: [["1"], ["2"], ["3"]],
    contracts: {
      "1": values(["s", "m", "l"]),
      "2": values(["s", "m", "l"], { "x-deprecated-values": ["l"] }),
      "3": values(["s"]),
    },
  };
  expect(await gone(story, ["1", "3"])).toEqual([
    "response-property-enum-value-removed (compatible) | /pets | size.m | unannounced",
    "response-property-enum-value-removed-with-deprecation (compatible) | /pets | size.l | since 2",
  ]);
});

test("a mark that was taken back, or came with the removal, announced nothing", async () => {
  const old = (extra: object = {}) => ({ "/old": { get: operation(extra) }, "/kept": { get: operation() } });
  const story: Story = {
    releases: [["1"], ["2"], ["3"], ["4"]],
    contracts: { "1": old(), "2": old({ deprecated: true }), "3": old(), "4": { "/kept": { get: operation() } } },
    notices: [{ announcedIn: "4", elements: [{ path: "/old" } as never] }],
  };
  expect(await gone(story, ["1", "4"])).toEqual([
    "api-path-removed-without-deprecation (breaking) | /old |  | unannounced",
  ]);
});

test("levels and --allow-announced go by what is known in the end", async () => {
  const story = between({ "/old": { get: operation({ deprecated: true }), post: operation({ deprecated: true }) } });
  const rest = [
    "api-removed-without-deprecation (breaking) | /kept |  | unannounced",
    "request-parameter-removed (dangerous) | /kept | limit | unannounced",
    "response-optional-property-removed (dangerous) | /pets | size | unannounced",
  ];
  expect(await gone(story, ["1", "3"], { allowAnnounced: true })).toEqual(rest);
  expect(await gone(story, ["1", "3"], { levels: { "api-path-removed-with-deprecation": "off" } })).toEqual(rest);
  expect(await gone(story, ["1", "3"], { levels: { "api-path-removed-without-deprecation": "off" } })).toEqual([
    "api-path-removed-with-deprecation (breaking) | /old |  | since 2",
    "api-path-removed-with-deprecation (breaking) | /old |  | since 2",
    ...rest,
  ]);
});
