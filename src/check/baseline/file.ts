/**
 * The baseline: findings a team has accepted. Sorted, one entry per line, so that branches merge cleanly.
 *
 *   {
 *     "schemaVersion": 1,
 *     "accepted": [],     hand-kept: false alarms and decisions; never rewritten, never pruned
 *     "findings": [       what `baseline write` found; `baseline prune` drops what no longer occurs
 *       { "fingerprint": "…", "api": "runai", "ruleId": "deprecated-endpoint", "operation": "GET /api/v1/apps",
 *         "file": "src/apps.ts", "reason": "…", "until": "2.26" }         (in one line)
 *     ]
 *   }
 *
 * Only `fingerprint` decides; the other fields are for the reader of a pull request.
 */
import { type Outcome, ok, problem } from "../../outcome.js";

/** Where it lies, beside the config, when nobody says otherwise. */
export const BASELINE_NAME = "lastcall-baseline.json";

export interface BaselineEntry {
  readonly fingerprint: string;
  /** the provider's name: several APIs of one repository share a baseline */
  readonly api: string;
  readonly ruleId: string;
  readonly operation: string;
  /** path of the element below the operation, `/`-joined for the eye */
  readonly element?: string;
  /** where it was when it was written down */
  readonly file: string;
  readonly reason?: string;
  /** a release or a day, as in suppressing comments */
  readonly until?: string;
}

export interface Baseline {
  readonly accepted: readonly BaselineEntry[];
  readonly findings: readonly BaselineEntry[];
}

export const EMPTY_BASELINE: Baseline = { accepted: [], findings: [] };

const FIELDS = ["fingerprint", "api", "ruleId", "operation", "element", "file", "reason", "until"] as const;
const REQUIRED: readonly string[] = ["fingerprint", "api", "ruleId", "operation", "file"];

export function printBaseline(baseline: Baseline): string {
  const root = (name: "accepted" | "findings"): string => {
    const lines = [...baseline[name]].sort(compareEntries).map((entry) => `    ${printEntry(entry)}`);
    return `  "${name}": ${lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`}`;
  };
  return `{\n  "schemaVersion": 1,\n${root("accepted")},\n${root("findings")}\n}\n`;
}

function printEntry(entry: BaselineEntry): string {
  const fields = FIELDS.flatMap((name) =>
    entry[name] === undefined ? [] : [`"${name}": ${JSON.stringify(entry[name])}`],
  );
  return `{ ${fields.join(", ")} }`;
}

function compareEntries(one: BaselineEntry, other: BaselineEntry): number {
  const keys = ["api", "operation", "ruleId", "element", "fingerprint"] as const;
  for (const key of keys) {
    const [a, b] = [one[key] ?? "", other[key] ?? ""];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

/** `file` names the document in problems. */
export function parseBaseline(text: string, file: string): Outcome<Baseline> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return problem(
      `${file} is no JSON: ${(error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ")}`,
      {
        file,
        hint: "After a merge conflict, keep the lines of both sides; or write it anew with `lastcall baseline write`.",
      },
    );
  }
  if (!isRecord(document) || document["schemaVersion"] !== 1) {
    return problem(`${file} is no baseline of this tool: it lacks "schemaVersion": 1`, {
      file,
      hint: "Write one with `lastcall baseline write`.",
    });
  }
  const unknown = Object.keys(document).find(
    (key) => !["$schema", "schemaVersion", "accepted", "findings"].includes(key),
  );
  if (unknown !== undefined)
    return problem(`${file}: unknown key "${unknown}"`, { file, hint: 'A baseline holds "accepted" and "findings".' });
  const accepted = parseEntries(document["accepted"], "accepted", file);
  if (!accepted.ok) return accepted;
  const findings = parseEntries(document["findings"], "findings", file);
  if (!findings.ok) return findings;
  return ok({ accepted: accepted.value, findings: findings.value });
}

function parseEntries(value: unknown, root: string, file: string): Outcome<readonly BaselineEntry[]> {
  if (value === undefined) return ok([]);
  if (!Array.isArray(value)) return problem(`${file}: "${root}" must be a list`, { file });
  const entries: BaselineEntry[] = [];
  for (const [at, entry] of value.entries()) {
    const wrong = whatIsWrong(entry);
    if (wrong !== undefined) return problem(`${file}: ${root}[${at}] ${wrong}`, { file });
    entries.push(entry as BaselineEntry);
  }
  return ok(entries);
}

function whatIsWrong(entry: unknown): string | undefined {
  if (!isRecord(entry)) return "is no object";
  const unknown = Object.keys(entry).find((key) => !(FIELDS as readonly string[]).includes(key));
  if (unknown !== undefined) return `has an unknown key "${unknown}"`;
  const missing = REQUIRED.find((name) => !(name in entry));
  if (missing !== undefined) return `lacks "${missing}"`;
  const notText = FIELDS.find((name) => entry[name] !== undefined && typeof entry[name] !== "string");
  return notText === undefined ? undefined : `"${notText}" must be a text`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
