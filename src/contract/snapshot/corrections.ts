import path from "node:path";
import { type Outcome, ok, problem } from "../../outcome.js";
import { readRegularText } from "../../regular-file.js";
import { isList, isObject, type RawObject } from "../read/raw.js";

/** A known fault of a vendor's document, with the reason why it is known to be one. */
type Correction = RenameProperty | UnknownResponse;

interface Fault {
  readonly releases: readonly string[];
  readonly reason: string;
}

/** What the document calls `from` is really `to`. */
interface RenameProperty extends Fault {
  readonly kind: "rename-property";
  readonly from: string;
  readonly to: string;
}

/** The schema of a response got lost: nothing is known of its fields, which is not that they are gone. */
interface UnknownResponse extends Fault {
  readonly kind: "unknown-response";
  readonly path: string;
  readonly method: string;
  readonly status: string;
}

const FIELDS: Readonly<Record<Correction["kind"], readonly string[]>> = {
  "rename-property": ["from", "to", "reason"],
  "unknown-response": ["path", "method", "status", "reason"],
};

/** `corrections.json` of a provider's folder; nothing where there is none. */
export function readCorrections(folder: string): Outcome<readonly Correction[]> {
  const file = path.join(folder, "corrections.json");
  let text: string;
  try {
    text = readRegularText(file);
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
  if (wrong === -1) return ok(list.filter(isCorrection));
  const kinds = Object.entries(FIELDS).map(([kind, fields]) => `"${kind}" with ${fields.join(", ")}`);
  return problem(`${file}: correction ${wrong + 1} is not understood`, {
    file,
    hint: `A correction has "releases" and a "kind": ${kinds.join("; ")}.`,
  });
}

function isCorrection(value: unknown): value is Correction {
  if (!isObject(value) || !isList(value.releases) || typeof value.kind !== "string") return false;
  const fields = Object.hasOwn(FIELDS, value.kind) ? FIELDS[value.kind as Correction["kind"]] : undefined;
  return fields?.every((field) => typeof value[field] === "string") === true;
}

/** The document with the faults of its release put right; the given one is left as it is. */
export function corrected(root: unknown, version: string, corrections: readonly Correction[]): unknown {
  return corrections.filter(({ releases }) => releases.includes(version)).reduce(correct, root);
}

function correct(root: unknown, correction: Correction): unknown {
  switch (correction.kind) {
    case "rename-property":
      return renamed(root, correction);
    case "unknown-response": {
      const { path: route, method, status } = correction;
      return withoutSchemas(root, ["paths", route, method, "responses", status, "content"]);
    }
  }
}

function renamed(value: unknown, correction: RenameProperty): unknown {
  if (isList(value)) return value.map((one) => renamed(one, correction));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, renamedMember(value, key, correction)]));
}

function renamedMember(holder: RawObject, key: string, correction: RenameProperty): unknown {
  const value = holder[key];
  if (key === "properties" && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, schema]) => [
        name === correction.from ? correction.to : name,
        renamed(schema, correction),
      ]),
    );
  }
  if (key === "required" && isList(value))
    return value.map((name) => (name === correction.from ? correction.to : name));
  return renamed(value, correction);
}

/** The media types of one `content` map, each without its schema. A document that has no such place stays as it is. */
function withoutSchemas(value: unknown, pointer: readonly string[]): unknown {
  if (!isObject(value)) return value;
  const [key, ...rest] = pointer;
  if (key === undefined) return Object.fromEntries(Object.keys(value).map((type) => [type, {}]));
  return Object.hasOwn(value, key) ? { ...value, [key]: withoutSchemas(value[key], rest) } : value;
}
