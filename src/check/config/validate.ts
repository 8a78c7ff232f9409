/** From a parsed config text to a typed config, or to one clear line with its place. */
import type { z } from "zod";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { type Config, configJsonSchema, configSchema } from "./schema.js";
import type { ConfigText } from "./text.js";

/** `prefix` leads to the config inside its file: `["lastcall"]` in a package.json. */
export async function validateConfig(
  text: ConfigText,
  value: unknown,
  file: string,
  prefix: readonly string[],
): Promise<Outcome<Config>> {
  const parsed = configSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues.map(complaintOf).sort((a, b) => a.rank - b.rank);
  if (first === undefined) return problem("the config is not valid", { file });
  const others = parsed.error.issues.length - 1;
  const more = others === 0 ? "" : ` (and ${others} more ${others === 1 ? "problem" : "problems"})`;
  return problem(`${first.message}${more}`, {
    file,
    ...(await text.locate([...prefix, ...first.path])),
    ...(first.hint === undefined ? {} : { hint: first.hint }),
  });
}

interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string | undefined;
  /** mistyped keys first: they are what makes required ones missing */
  readonly rank: number;
}

function complaintOf(issue: z.core.$ZodIssue): Complaint {
  if (issue.code === "unrecognized_keys") return unknownKey(issue.path, issue.keys[0] ?? "");
  if (issue.code === "invalid_union") {
    const [closest] = issue.errors
      .flat()
      .sort((a, b) => mistyped(b) - mistyped(a) || b.path.length - a.path.length || wrongKind(a) - wrongKind(b));
    if (closest !== undefined) return complaintOf({ ...closest, path: [...issue.path, ...closest.path] });
  }
  if (issue.code === "invalid_key") {
    const subject = pathText(issue.path.slice(0, -1));
    const message = `${subject}: the name "${String(issue.path.at(-1))}" ${issue.issues[0]?.message ?? "is not valid"}`;
    return { path: issue.path, message, hint: undefined, rank: 1 };
  }
  const subject = pathText(issue.path);
  return {
    path: issue.path,
    message: isMissing(issue)
      ? `${subject} is missing`
      : `${subject === "" ? "the config" : subject}: ${lowerFirst(issue.message)}`,
    hint: hintFor(issue),
    rank: 1,
  };
}

/** Of several forms the one whose kind of value was given is the one that was meant. */
const wrongKind = (issue: z.core.$ZodIssue): 0 | 1 =>
  issue.code === "invalid_type" || issue.code === "invalid_value" ? 1 : 0;

/** A key nobody knows is what makes the one it was meant to be missing. */
const mistyped = (issue: z.core.$ZodIssue): 0 | 1 => (issue.code === "unrecognized_keys" ? 1 : 0);

const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.code === "invalid_type" && issue.path.length > 0 && issue.input === undefined;

function hintFor(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case "custom":
      return typeof issue.params?.["hint"] === "string" ? issue.params["hint"] : undefined;
    case "invalid_type":
      return issue.expected === "string" && typeof issue.input === "number"
        ? "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2."
        : undefined;
    case "invalid_value": {
      const [given, known] = [String(issue.input), issue.values.map(String)];
      // `warn`, as other tools have it, is farther from `warning` than a slip is
      const meant = known.find((value) => value.startsWith(given)) ?? nearest(given, known);
      return meant === undefined ? undefined : `Did you mean "${meant}"?`;
    }
    default:
      return undefined;
  }
}

function unknownKey(path: readonly PropertyKey[], key: string): Complaint {
  const known = knownKeys(path);
  const meant = nearest(key, known);
  const inside = path.length === 0 ? "" : ` in ${pathText(path)}`;
  return {
    path: [...path, key],
    message: `unknown ${path.at(-1) === "rules" ? "rule" : "key"} "${key}"${inside}`,
    hint: meant === undefined ? `Known: ${known.join(", ")}` : `Did you mean "${meant}"?`,
    rank: 0,
  };
}

/** Read from the JSON Schema, which knows the keys of every part. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: SchemaPart = configJsonSchema();
  for (const step of path) {
    const next: unknown =
      typeof step === "number" ? schema.items : (schema.properties?.[String(step)] ?? schema.additionalProperties);
    if (!isPart(next)) return [];
    schema = next.anyOf?.find((part) => part.properties !== undefined) ?? next;
  }
  return Object.keys(schema.properties ?? {})
    .filter((key) => key !== "$schema")
    .concat(schema.propertyNames?.enum ?? []);
}

interface SchemaPart {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly additionalProperties?: unknown;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly anyOf?: readonly SchemaPart[];
}
const isPart = (value: unknown): value is SchemaPart => typeof value === "object" && value !== null;

/** `apis[0].specs` */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`,
    "",
  );

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
