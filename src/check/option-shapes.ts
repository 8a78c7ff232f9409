/**
 * What callers of the library hand in, held as the command line holds its flags: `{ from: 2.22 }` and `{ form: "2.22" }`
 * are refused with one clear line. TypeScript says the same to who uses it; JavaScript says nothing.
 */
import type { DiffOptions } from "../diff/options.js";
import { nearest } from "../nearest.js";
import { type Outcome, problem } from "../outcome.js";
import { CHECK_RULE_IDS } from "./finding.js";
import type { CheckOptions } from "./options.js";
import { RULE_LEVELS } from "./rules.js";

/** What is wrong with a value, as the rest of a sentence that starts with the option; undefined: nothing. */
type Shape = (value: unknown) => string | undefined;
export type Shapes<Options> = Readonly<Record<keyof Options, Shape>>;

const kind =
  (type: string, said: string): Shape =>
  (value) =>
    typeof value === type ? undefined : said;
const text = kind("string", "must be a text");
const flag = kind("boolean", "must be true or false");
const made = kind("function", "must be a function");
const table: Shape = (value) => (isTable(value) ? undefined : "must be an object");
const anything: Shape = () => undefined;
const texts: Shape = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === "string") ? undefined : "must be a list of texts";
const count: Shape = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : "must be a whole number, 0 or more";
const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const levels: Shape = (value) => {
  if (!isTable(value)) return "must be an object of rules and their levels";
  for (const [id, level] of Object.entries(value)) {
    if (!CHECK_RULE_IDS.some((known) => known === id)) {
      const meant = nearest(id, CHECK_RULE_IDS);
      return `names a rule that is none, "${id}"${meant === undefined ? "" : `: did you mean "${meant}"?`}`;
    }
    if (!RULE_LEVELS.some((known) => known === level))
      return `must give "${id}" one of the levels ${RULE_LEVELS.join(", ")}`;
  }
  return undefined;
};

const shard: Shape = (value) =>
  isTable(value) &&
  count(value["index"]) === undefined &&
  Number(value["index"]) >= 1 &&
  count(value["total"]) === undefined &&
  Number(value["index"]) <= Number(value["total"])
    ? undefined
    : "must be { index, total } with index from 1 to total";

export const CHECK_SHAPES: Shapes<Required<CheckOptions>> = {
  provider: text,
  base: text,
  target: text,
  from: text,
  to: text,
  supports: text,
  deployment: text,
  asOf: text,
  servers: texts,
  allowRemoteRefs: flag,
  allowHosts: texts,
  offline: flag,
  include: texts,
  exclude: texts,
  tsconfig: text,
  config: text,
  rules: levels,
  failOn: text,
  maxWarnings: count,
  allowEmpty: flag,
  gatePossible: flag,
  baseline: text,
  changedSince: text,
  shard,
  cache: flag,
  cacheFolder: text,
};

const noticeDays: Shape = (value) =>
  typeof value === "number" || isTable(value) ? undefined : "must be a number of days, or one per maturity";

export const DIFF_SHAPES: Shapes<Required<DiffOptions>> = {
  today: text,
  noticeDays,
  match: text,
  level: text,
  allowAnnounced: flag,
  expand: flag,
  levels: table,
};

const rules: Shape = (value) =>
  texts(value) ?? levels(Object.fromEntries([value].flat().map((id) => [String(id), "off"])));

/** What `fix` takes beside the options of `check`, which has levels for `rules`. */
export const FIX_SHAPES = { suggested: flag, rules, fingerprints: texts, tests: flag } satisfies Shapes<object>;
export const FILTER_SHAPES = { filter: text } satisfies Shapes<object>;
export const RENDER_SHAPES = { cwd: text, color: flag, width: count, verbose: flag } satisfies Shapes<object>;

export const SURROUNDING_SHAPES = {
  cwd: text,
  today: text,
  env: table,
  git: made,
  fetcher: made,
  fileSystem: anything,
  engine: anything,
  onStep: made,
} satisfies Readonly<Record<string, Shape>>;

/** What stands before the options: paths, the name of a document, what `explain` is asked about, a format. */
export type Argument =
  | { readonly paths: unknown }
  | { readonly spec: unknown }
  | { readonly subject: unknown }
  | { readonly format: unknown; readonly known: readonly string[] };

export function wrongArgument(argument: Argument): Outcome<never> | undefined {
  if ("paths" in argument)
    return texts([argument.paths].flat()) === undefined
      ? undefined
      : problem("the paths must be a text or a list of texts");
  if ("spec" in argument)
    return typeof argument.spec === "string"
      ? undefined
      : problem("a document must be named by a text", {
          hint: "A file, a URL, or a release in quotes: a number such as 2.20 would be 2.2.",
        });
  if ("subject" in argument)
    return typeof argument.subject === "string" ? undefined : problem("what is to be explained must be a text");
  const { format, known } = argument;
  return known.some((one) => one === format)
    ? undefined
    : problem(`there is no format "${String(format)}"`, { hint: `Known: ${known.join(", ")}` });
}

/** The first option that is unknown or of the wrong kind; options that are `undefined` are not there. */
export function wrongOption(options: unknown, shapes: Readonly<Record<string, Shape>>): Outcome<never> | undefined {
  if (!isTable(options)) return problem("the options must be an object");
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) {
      const known = Object.keys(shapes);
      const meant = nearest(name, known);
      return problem(`unknown option "${name}"`, {
        hint: meant === undefined ? `Known: ${known.join(", ")}` : `Did you mean "${meant}"?`,
      });
    }
    const wrong = shape(value);
    if (wrong !== undefined)
      return problem(`the option "${name}" ${wrong}`, {
        ...(shape === text && typeof value === "number"
          ? { hint: "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2." }
          : {}),
      });
  }
  return undefined;
}
