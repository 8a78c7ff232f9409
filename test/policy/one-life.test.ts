/** Of every place of the built-in API, at every release and on days of the rolling API, all commands say the same. */
import { beforeAll, expect, test } from "vitest";
import { openReleases } from "../../src/check/api/open.js";
import { resolveSettings } from "../../src/check/config/settings.js";
import { type Draft, join } from "../../src/check/join/index.js";
import { usesOf } from "../../src/cli/uses.js";
import { type History, lifeOf, type Reach } from "../../src/diff/history/index.js";
import {
  type AuditRow,
  audit,
  explainPlace,
  type LifeQuestion,
  lifeAt,
  type PlaceLife,
  releaseAt,
  resolveTarget,
  targetOf,
  timeline,
} from "../../src/policy/index.js";
import { reachId } from "../../src/policy/uses.js";
import type { ApiCall } from "../../src/scan/call.js";
import { type BuiltIn, builtIn, callOf, keyOf } from "./built-in.js";

let api: BuiltIn;
beforeAll(async () => {
  api = await builtIn();
}, 120_000);

const TODAY = "2026-11-20";
const SELF_HOSTED = [
  "2.9",
  "2.16",
  "2.17",
  "2.18",
  "2.19",
  "2.20",
  "2.21",
  "2.22",
  "2.23",
  "2.24",
  "2.25",
  "2.26",
  "3.0",
  "+1",
] as const;
const DAYS = ["2026-05-10", "2026-07-15", "2026-10-05", "2026-12-31"] as const;
const QUESTIONS = [
  ...SELF_HOSTED.map((to) => ({ from: undefined, to, asOf: TODAY, deployment: "self-hosted" as const })),
  // of much that the target has, the installed release knows nothing
  { from: "2.18", to: "2.24", asOf: TODAY, deployment: "self-hosted" as const },
  ...DAYS.map((asOf) => ({ from: undefined, to: "latest", asOf, deployment: "saas" as const })),
];

function questionOf({ to, asOf, deployment }: (typeof QUESTIONS)[number]): LifeQuestion {
  const target = resolveTarget(api.history.provider, to, asOf);
  if (!target.ok) throw new Error(target.problem.message);
  return { target: target.value, asOf, deployment };
}

interface Checked {
  readonly calls: readonly ApiCall[];
  readonly drafts: readonly Draft[];
}

async function checked(
  history: History,
  places: readonly Reach[],
  { from, to, asOf, deployment }: (typeof QUESTIONS)[number],
): Promise<Checked> {
  const resolved = resolveSettings({ from, to, asOf, deployment }, { cwd: "/", today: asOf }, undefined);
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const opened = await openReleases(history.provider, resolved.value.settings, undefined);
  if (!opened.ok) throw new Error(opened.problem.message);
  const calls = places.map((place, at) => callOf(place, at + 1));
  return { calls, drafts: join({ calls, interfaces: [] }, opened.value.knowledge).drafts };
}

/** Each place at a few of the questions, and each question about a sixteenth of the places; `LASTCALL_LIVES=all`: everything. */
const isAsked = (place: number, question: number): boolean =>
  process.env["LASTCALL_LIVES"] === "all" || (place + question) % 16 === 0;

const ENDING = /^(?:removed|deprecated|expired|not-yet)-/;
const reachOf = ({ operation, element }: Draft): Reach => ({ operation: keyOf(operation), element });

test.each(QUESTIONS)("explain, timeline and check tell one life: $deployment $from to $to on $asOf", async (asked) => {
  const { history } = api;
  const question = questionOf(asked);
  const places = [...api.operations, ...api.parts].filter((_, at) => isAsked(at, QUESTIONS.indexOf(asked)));
  const { calls, drafts } = await checked(history, places, asked);
  // What the installed release lacks and the target has is on nobody's timeline.
  const found = drafts.filter(
    (draft) =>
      ENDING.test(draft.ruleId) &&
      (draft.ruleId !== "not-yet-available" || lifeAt(history, reachOf(draft), question).standing.state === "not-yet"),
  );
  expect(found.length).toBeGreaterThan(20);
  // One cause, one finding: parts of what is not there yet are not there either.
  const absent = drafts.filter(({ ruleId }) => ruleId === "not-yet-available");
  const whole = new Set(absent.filter(({ element }) => element.kind === "operation").map(({ operation }) => operation));
  expect(
    absent
      .filter(({ element, operation }) => element.kind !== "operation" && whole.has(operation))
      .map((draft) => reachId(reachOf(draft))),
  ).toEqual([]);

  const rows = timeline(history, question).rows;
  const rowAt = new Map(rows.flatMap((row) => row.reaches.map((reach) => [reachId(reach), row] as const)));
  const draftAt = new Map(found.map((draft) => [reachId(reachOf(draft)), draft]));
  const met = new Set<string>();
  const apart = places.flatMap((place) => {
    const id = reachId(place);
    const life = lifeAt(history, place, question);
    const expected = told(life.standing.state, life.since?.release, life.owed?.release, life.lifecycle.replacement);
    // `explain` works out all releases of a life: once for each life is enough.
    const explained = met.has(lifeOf(life.lifecycle)) ? undefined : explainPlace(history, place, question);
    met.add(lifeOf(life.lifecycle));
    const row = rowAt.get(id);
    const draft = draftAt.get(id);
    const answers = {
      ...(explained && {
        explain: told(
          explained.standing.state,
          explained.since?.release,
          explained.owed?.release,
          explained.lifecycle.replacement,
        ),
      }),
      ...(row && { timeline: told(row.standing.state, row.since?.release, row.window?.through, row.replacement) }),
      ...(draft && { check: toldBy(draft, life) }),
    };
    return Object.entries(answers).flatMap(([command, answer]) =>
      answer === expected ? [] : [[id, command, answer, expected]],
    );
  });
  expect(apart).toEqual([]);

  // --used-by lists what check reports, whichever way the code takes, and nothing else that has come to its mark.
  const listed = calls.map((one) => ({ ...one, api: "runai", operations: [`${one.method ?? ""} ${one.path}`] }));
  const used = timeline(history, { ...question, uses: usesOf({ calls: listed }), usedOnly: true }).rows;
  const placesListed = new Set(used.flatMap((row) => row.reaches.map(reachId)));
  expect([...draftAt.keys()].filter((id) => !placesListed.has(id))).toEqual([]);
  const idle = used.filter(
    (row) =>
      /deprecated|expired|removed|not-yet/.test(row.standing.state) &&
      !row.reaches.some((reach) => draftAt.has(reachId(reach))),
  );
  expect(idle.map((row) => row.id)).toEqual([]);
});

const told = (
  state: string,
  since: string | undefined,
  through: string | undefined,
  replacement: readonly { readonly target: string }[],
): string => JSON.stringify([state, since, through, replacement.map((one) => one.target)]);

const toldBy = ({ ruleId, lifecycle, replacement }: Draft, life: PlaceLife): string =>
  told(
    ruleId.startsWith("not-yet") ? "not-yet" : (/^[a-z]+/.exec(ruleId)?.[0] ?? ""),
    lifecycle?.deprecated,
    // Of what is not there yet or was never marked, a finding tells no window.
    lifecycle?.keptThrough?.release ?? life.owed?.release,
    replacement,
  );

test("the audit owes and dates by the same lives", () => {
  const { history } = api;
  const lifeThen = (row: AuditRow, place: Reach) =>
    lifeAt(history, place, {
      target: targetOf(history.provider, row.happened.release),
      asOf: "9999-12-31",
      deployment: "self-hosted",
    });
  const apart = audit(history)
    .rows.filter((row) => row.kind !== "undeprecated" && row.marked !== undefined)
    .flatMap((row) =>
      row.reaches.flatMap((place) => {
        const { since, promise } = lifeThen(row, place);
        const last = promise?.lastPosition;
        const through = last === undefined ? undefined : releaseAt(history.provider.definition, last);
        return since?.release === row.marked?.release && through === row.owed?.through
          ? []
          : [[row.kind, reachId(place), since?.release, through]];
      }),
    );
  expect(apart).toEqual([]);
});
