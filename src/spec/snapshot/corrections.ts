import { readFile } from "node:fs/promises";
import path from "node:path";
import { ok, problem, type Outcome } from "../../outcome.js";
import { isList, isObject, type RawObject } from "../read/raw.js";

/** A known fault of a vendor's document: what it calls `from` is really `to`. */
export interface Correction {
  readonly releases: readonly string[];
  readonly kind: "rename-property";
  readonly from: string;
  readonly to: string;
  /** why it is known to be a fault */
  readonly reason: string;
}

/** `corrections.json` of a provider's folder; nothing where there is none. */
export async function readCorrections(folder: string): Promise<Outcome<readonly Correction[]>> {
  const file = path.join(folder, "corrections.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return ok([]);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return problem(`${file} is not valid JSON`, { file });
  }
  const list = isObject(parsed) ? parsed.corrections : undefined;
  if (!isList(list)) return problem(`${file} has no list "corrections"`, { file });
  const wrong = list.findIndex((one) => !isCorrection(one));
  if (wrong !== -1) {
    return problem(`${file}: correction ${wrong + 1} is not understood`, {
      file,
      hint: 'A correction has "releases", "kind": "rename-property", "from", "to" and "reason".',
    });
  }
  return ok(list.filter(isCorrection));
}

const isCorrection = (value: unknown): value is Correction =>
  isObject(value) && isList(value.releases) && value.kind === "rename-property" &&
  typeof value.from === "string" && typeof value.to === "string" && typeof value.reason === "string";

/** The document with the faults of its release put right; the given one is left as it is. */
export function corrected(root: unknown, version: string, corrections: readonly Correction[]): unknown {
  return corrections.filter(({ releases }) => releases.includes(version)).reduce(renamed, root);
}

function renamed(value: unknown, correction: Correction): unknown {
  if (isList(value)) return value.map((one) => renamed(one, correction));
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) result[key] = renamedMember(value, key, correction);
  return result;
}

function renamedMember(holder: RawObject, key: string, correction: Correction): unknown {
  const value = holder[key];
  if (key === "properties" && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name === correction.from ? correction.to : name, renamed(schema, correction)]));
  }
  if (key === "required" && isList(value)) return value.map((name) => (name === correction.from ? correction.to : name));
  return renamed(value, correction);
}
