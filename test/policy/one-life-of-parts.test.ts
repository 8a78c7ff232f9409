/**
 * Of an API with a release that is known in part, a part that cannot be read, and an operation that comes back:
 * whatever any command says of a place, is an event of its life, and each event is told as it is.
 */
import { beforeAll, expect, test } from "vitest";
import { openReleases } from "../../src/check/api/open.js";
import { resolveSettings } from "../../src/check/config/settings.js";
import type { Finding } from "../../src/check/finding.js";
import { type Draft, join } from "../../src/check/join/index.js";
import { fieldsOf, type History, lifecycleOf, listParts, OPERATION, type Reach } from "../../src/diff/history/index.js";
import {
  audit,
  explain,
  explainPlace,
  type Lifecycle,
  type LifecycleEvent,
  resolveTarget,
  timeline,
} from "../../src/policy/index.js";
import { reachId } from "../../src/policy/uses.js";
import { rowText as auditText, evidenceText } from "../../src/report/audit/words.js";
import { messageOf } from "../../src/report/check/message/index.js";
import { render as explainText } from "../../src/report/explain/text.js";
import { plain } from "../../src/report/text/phrase.js";
import { toTimelineJson } from "../../src/report/timeline/json.js";
import { sinceText, standingText } from "../../src/report/timeline/words.js";
import { answering, historyOf, operation } from "../diff/history/story.js";
import { finding as build, api as checkedApi } from "../report/reports/build.js";
import { callOf, keyOf } from "./built-in.js";

const text = { type: "string" };
const marked = { type: "string", deprecated: true };
const keeper = { type: "object", properties: { name: text } };
const posting = (...values: readonly string[]) => ({
  post: operation({
    requestBody: {
      content: {
        "application/json": {
          schema: { type: "object", properties: { color: { type: "string", enum: values }, size: text } },
        },
      },
    },
  }),
});
const pickers = (extra: object = {}, name: object = text) => ({ get: answering({ id: text, name, keeper }, extra) });
const trees = (properties: object) => ({ get: answering({ id: text, ...properties }) });

const crates = (label?: object) => ({
  get: answering({ id: text, crate: { type: "object", ...(label !== undefined && { properties: { label } }) } }),
});

const RELEASES = [
  ["1", "2026-01-10"],
  ["2", "2026-03"],
  ["3", "2026-05-05"],
  ["4", "2026-08-01"],
  ["5", "2026-11-01"],
] as const;
const contracts = {
  "1": {
    "/trees": trees({ age: marked, height: text, width: text }),
    "/pickers": pickers(),
    "/baskets": posting("red", "green"),
    "/sheds": { get: operation() },
  },
  "2": {
    "/trees": trees({ age: marked, height: marked, width: text }),
    "/pickers": pickers({ deprecated: true }),
    "/baskets": posting("red", "green"),
    "/sheds": { get: operation() },
    "/rows": trees({ age: marked, height: marked }),
  },
  "3": { "/trees": trees({ age: marked, height: marked, width: text }), "/crates": crates(marked) },
  "4": {
    "/trees": trees({ height: text, width: text }),
    "/baskets": posting("red"),
    "/rows": trees({ height: text }),
    "/sheds": { get: operation({ deprecated: true }) },
    "/crates": crates(),
  },
  "5": {
    "/crates": crates(),
    "/trees": trees({ height: marked }),
    "/pickers": {
      get: answering({ id: text, name: marked, keeper: { type: "object", properties: { name: marked } } }),
    },
    "/baskets": { $ref: "./nowhere.json" },
    "/rows": trees({ height: marked }),
    "/sheds": { get: operation({ deprecated: true }) },
  },
};

let history: History;
let places: readonly Reach[];
beforeAll(async () => {
  history = await historyOf({ releases: RELEASES, contracts, parts: ["3"] });
  const found = new Map<string, Reach>();
  const add = (place: Reach) => found.set(reachId(place), place);
  for (const key of history.operations.keys()) {
    add({ operation: key, element: OPERATION });
    for (const { element } of listParts(history, key)) add({ operation: key, element });
    for (const { contract } of history.contracts) {
      const there = contract.operations.get(key);
      for (const { side, path } of there === undefined ? [] : fieldsOf(there).values())
        add({ operation: key, element: { kind: `${side}-property`, path } });
    }
  }
  places = [...found.values()];
});

const KINDS: Readonly<Record<string, LifecycleEvent["kind"]>> = {
  deprecated: "deprecated",
  gone: "removed",
  removed: "removed",
  back: "reintroduced",
  unmarked: "undeprecated",
  "no longer deprecated": "undeprecated",
};
const CLAIM =
  /\b(no longer deprecated|deprecated again|deprecated|gone|removed|back|unmarked)(?: (?:in|since))? +(\d)\b( or before)?/gi;

/** What the words say that is not so: an event that the life lacks, or one that is told otherwise. */
function untrue(words: string, { events }: Pick<Lifecycle, "events">): readonly string[] {
  const claims = [...words.matchAll(CLAIM)].flatMap(([said, word = "", release, orBefore]) => {
    const kind = KINDS[word.toLowerCase().replace(" again", "")];
    const isSo = events.some(
      (event) => event.kind === kind && event.release === release && event.orBefore === (orBefore !== undefined),
    );
    return isSo ? [] : [said];
  });
  const wasMarked = events.some((event) => event.kind === "deprecated");
  return [
    ...claims,
    ...(/never marked|not marked|without being deprecated/.test(words) && wasMarked ? ["never marked"] : []),
  ];
}

test.each(["1", "2", "3", "4", "5"])("against %s every command tells the events of the life", async (to) => {
  const target = resolveTarget(history.provider, to, "2026-11-20");
  if (!target.ok) throw new Error(target.problem.message);
  const question = { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" as const };
  const wrong: (readonly [command: string, place: string, said: string])[] = [];
  const held = (command: string, place: Reach, words: string) => {
    for (const said of untrue(words, lifecycleOf(history, place.operation, place.element)))
      wrong.push([command, reachId(place), said]);
  };

  const told = timeline(history, question);
  const { elements } = toTimelineJson(told);
  for (const [at, row] of told.rows.entries())
    for (const place of row.reaches) {
      held("timeline", place, `${sinceText(row)}; ${standingText(row, told)}`);
      const { events } = lifecycleOf(history, place.operation, place.element);
      expect(elements[at]?.events.map((event) => [event.kind, event.release, event.orBefore])).toEqual(
        events.map((event) => [event.kind, event.release, event.orBefore]),
      );
    }

  for (const place of places) {
    const whole = explain(history, `${place.operation.replace(/\{\}/g, "{id}")}`, question);
    if (!whole.ok) throw new Error(whole.problem.message);
    const subject = explainPlace(history, place, question);
    const words = explainText({ ...whole.value, subjects: [{ ...subject, parts: [] }] }, { color: false, width: 400 });
    // the table at the end is of standings by release: "4 gone   5 ok"
    held("explain", place, words.split("\nby release")[0] ?? "");
    for (const part of subject.parts) {
      const line = explainText(
        { ...whole.value, subjects: [{ ...subject, parts: [part] }] },
        { color: false, width: 400 },
      )
        .split("\n")
        .at(-2);
      held("explain, part", part.place, line ?? "");
    }
  }

  const calls = places.map((place, at) => callOf(place, at + 1));
  const resolved = resolveSettings({ from: "1", to, asOf: "2026-11-20" }, { cwd: "/", today: "2026-11-20" }, undefined);
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const opened = await openReleases(history.provider, resolved.value.settings, undefined);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { drafts } = join({ calls, interfaces: [] }, opened.value.knowledge);
  for (const draft of drafts.filter(({ ruleId }) => /^(?:removed|deprecated|expired)-/.test(ruleId))) {
    const { what, why, circumstances } = messageOf(findingOf(draft), { ...checkedApi, from: "1", to });
    held(
      "check",
      { operation: keyOf(draft.operation), element: draft.element },
      [what, ...why, ...circumstances].map(plain).join(" "),
    );
  }
  expect(wrong).toEqual([]);
});

const findingOf = (draft: Draft): Finding => build({ ...draft, severity: "error" });

test("the audit tells the events of the life, and accuses of no field that went with what held it", () => {
  const { rows } = audit(history);
  const wrong = rows.flatMap((row) =>
    row.reaches.flatMap((place) =>
      untrue(`${auditText(row)}; ${evidenceText(row)}`, lifecycleOf(history, place.operation, place.element)),
    ),
  );
  expect(wrong).toEqual([]);
  expect(
    rows
      .filter(({ kind }) => kind.startsWith("removed-"))
      .map((row) => [row.kind, row.spelled, row.element.path.join(".")])
      .sort(),
  ).toEqual([
    ["removed-inside-window", "GET /crates", "crate.label"],
    ["removed-inside-window", "GET /pickers", ""],
    ["removed-inside-window", "GET /rows", "age"],
    ["removed-without-notice", "GET /trees", "width"],
    ["removed-without-notice", "POST /baskets", "request-property.color.green"],
  ]);
});

test("what was marked, went and came back is told in one line", () => {
  const target = resolveTarget(history.provider, "5", "2026-11-20");
  if (!target.ok) throw new Error(target.problem.message);
  const told = timeline(history, { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" });
  const row = told.rows.find((one) => one.spelled === "GET /pickers" && one.element.kind === "operation");
  expect(row && `${sinceText(row)}; ${standingText(row, told)}`).toBe(
    "deprecated in 2 (2026-03), says the contract of 2; gone in 4 or before; back in 5; plain in 5",
  );
});
