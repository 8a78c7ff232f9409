/** What two documents, written down in a test, do to calls: one line for each draft, with all that decides its severity. */
import { rmSync } from "node:fs";
import { join as joined } from "node:path";
import { openChosenApi } from "../../../src/check/api/open.js";
import { resolveSettings } from "../../../src/check/config/settings.js";
import { type Draft, join } from "../../../src/check/join/index.js";
import type { ApiCall } from "../../../src/scan/call.js";
import { folder } from "../../cli/folder.js";

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

/** `removed-parameter GET /books q :4 certain`; `milder` where it is, and what its sentence is made from. */
function line({ ruleId, operation, element, place, certainty, milder, detail }: Draft): string {
  const told = Object.entries(detail).flatMap(([name, value]) => (name === "kind" ? [] : `${name}=${String(value)}`));
  const path = element.path.join(".");
  return [ruleId, operation, path, `:${place.line}`, certainty, milder === 0 ? "" : `milder ${milder}`, ...told]
    .filter((part) => part !== "")
    .join(" ");
}
