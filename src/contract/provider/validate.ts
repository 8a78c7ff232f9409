/** Checks a project's own provider files, with file and line; nothing in them is dropped silently. */
import type { z } from "zod";
import { type Outcome, ok, problem } from "../../outcome.js";
import { readJson } from "../read/json.js";
import type { Positions } from "../read/positions.js";
import { valueAt } from "../read/raw.js";
import type { ProviderDefinition } from "./definition.js";
import type { Notice } from "./notice.js";
import { noticeFaults } from "./notice-faults.js";
import { releaseFaults } from "./release-faults.js";
import { noticesSchema, providerSchema, type RawNotice, type RawProvider } from "./schema.js";

/** What is wrong at a place of the file. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
}

export function validateProvider(file: string, text: string, base: ProviderDefinition): Outcome<RawProvider> {
  const shaped = validateShape(file, text, providerSchema);
  if (!shaped.ok) return shaped;
  const { value, positions } = shaped.value;
  const fault = releaseFaults(value, base);
  return fault[0] === undefined ? ok(value) : report(file, positions, fault[0], fault.length - 1);
}

interface PlacedNotice {
  readonly raw: RawNotice;
  readonly line: number;
}

export function validateNotices(
  file: string,
  text: string,
  definition: ProviderDefinition,
  known: readonly Notice[],
): Outcome<readonly PlacedNotice[]> {
  const shaped = validateShape(file, text, noticesSchema);
  if (!shaped.ok) return shaped;
  const { value, positions } = shaped.value;
  const placed = value.notices.map((raw, at) => ({ raw, line: positions.of(["notices", String(at)]).line }));
  const faults = noticeFaults(value.notices, definition, known, (at) => `${file}:${placed[at]?.line ?? 1}`);
  return faults[0] === undefined ? ok(placed) : report(file, positions, faults[0], faults.length - 1);
}

function validateShape<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): Outcome<{ value: T; positions: Positions }> {
  const read = readJson(file, text, false);
  if (!read.ok) return read;
  const positions = read.value.positions();
  const parsed = schema.safeParse(read.value.root);
  if (parsed.success) return ok({ value: parsed.data, positions });
  const faults = parsed.error.issues.map((issue) =>
    toFault(
      issue,
      issue.path.reduce<unknown>((value, key) => valueAt(value, String(key)), read.value.root),
    ),
  );
  const [first] = faults;
  return first === undefined
    ? problem(`${file} is not valid`, { file })
    : report(file, positions, first, faults.length - 1);
}

/** `value`: what stands there */
function toFault(issue: z.core.$ZodIssue, value: unknown): Fault {
  if (issue.code === "unrecognized_keys") {
    const [key] = issue.keys;
    return {
      path: [...issue.path, key ?? ""],
      message: "unknown field",
      hint: "Check its spelling; the fields are listed in docs/provider-files.md.",
    };
  }
  if (issue.code === "invalid_union")
    return { path: issue.path, message: 'a date is written 2026-01-18, 2026-01, or { "after": …, "before": … }' };
  if (issue.code === "invalid_type") {
    const wanted = KINDS[issue.expected] ?? issue.expected;
    return {
      path: issue.path,
      message: value === undefined ? `${wanted} is missing here` : `${wanted} is expected here, not ${kindOf(value)}`,
    };
  }
  return { path: issue.path, message: issue.message };
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const kindOf = (value: unknown): string =>
  KINDS[value === null ? "null" : Array.isArray(value) ? "array" : typeof value] ?? typeof value;

function report(file: string, positions: Positions, fault: Fault, more: number): Outcome<never> {
  const { line, column } = positions.of(fault.path.map(String));
  const where = fault.path.length === 0 ? "" : `${fault.path.map(String).join(".")}: `;
  const rest = more === 0 ? "" : ` (and ${more} more)`;
  return problem(`${file}: ${where}${fault.message}${rest}`, {
    file,
    line,
    column,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  });
}
