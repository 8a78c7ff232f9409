/** What two documents, written down in a test, do to calls: one line for each draft, with all that decides its severity. */
import { rmSync } from "node:fs";
import { join as joined } from "node:path";
import { openChosenApi } from "../../../src/check/api/open.js";
import { resolveSettings } from "../../../src/check/config/settings.js";
import { type Draft, join } from "../../../src/check/join/index.js";
import type { ApiCall } from "../../../src/scan/call.js";
import { folder } from "../../cli/folder.js";
import { call } from "./bookshop.js";

type Paths = Readonly<Record<string, unknown>>;

const document = (paths: Paths): string =>
  JSON.stringify({ openapi: "3.0.3", info: { title: "Shop", version: "1" }, paths });

export async function openPair(base: Paths, target: Paths) {
  const cwd = folder({ "base.json": document(base), "target.json": document(target) });
  try {
    const resolved = resolveSettings({}, { cwd, today: "2026-03-01" }, undefined);
    if (!resolved.ok) throw new Error(resolved.problem.message);
    const opened = await openChosenApi(
      {
        kind: "pair",
        base: joined(cwd, "base.json"),
        target: joined(cwd, "target.json"),
        settings: resolved.value.settings,
      },
      { cwd, project: cwd, root: cwd },
    );
    if (!opened.ok) throw new Error(opened.problem.message);
    const { knowledge } = opened.value;
    return (...calls: readonly ApiCall[]) => {
      // of each answer anew: what is kept of an API is kept by this very object
      const { drafts, ambiguous } = join({ calls, interfaces: [] }, { ...knowledge });
      return [...drafts.map(line), ...ambiguous.map(({ reason }) => reason)];
    };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** One operation before and after, and what is said of a call of it. */
export type ChangedOperation = readonly [
  story: string,
  before: object,
  after: object,
  made: Partial<ApiCall>,
  told: readonly string[],
];

/** All rows as the operations of one pair of documents; of each line the operation is left out. Asked in the test that looks at it. */
export async function openEach(rows: readonly ChangedOperation[]) {
  const paths = (side: 1 | 2): Paths =>
    Object.fromEntries(rows.map((row, at) => [`/row-${at}`, { post: { ...DONE, ...row[side] } }]));
  const told = await openPair(paths(1), paths(2));
  return rows.map(([story, , , made, lines], at) => ({
    story,
    told: () => told(call(`POST /row-${at}`, made)).map((one) => one.replace(` POST /row-${at}`, "")),
    lines,
  }));
}

const DONE = { responses: { "204": { description: "done" } } };

/** `removed-parameter GET /books q :4 certain`; `milder` where it is, and what its sentence is made from. */
function line({ ruleId, operation, element, place, certainty, milder, detail }: Draft): string {
  const told = Object.entries(detail).flatMap(([name, value]) => (name === "kind" ? [] : `${name}=${String(value)}`));
  const path = element.path.join(".");
  return [ruleId, operation, path, `:${place.line}`, certainty, milder === 0 ? "" : `milder ${milder}`, ...told]
    .filter((part) => part !== "")
    .join(" ");
}
