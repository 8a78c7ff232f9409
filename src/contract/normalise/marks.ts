import type { Deprecation, Matured, Maturity } from "../contract.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import { maturityInProse, saysDeprecated } from "./prose.js";
import { replacementFields, replacementPaths } from "./replacement.js";

/** The end of life and the maturity of an element, from flags, extensions and, where those are silent, prose. */
export interface Marks extends Deprecation, Matured {}

const SUNSET = ["x-sunset", "x-sunset-date", "sunset"];
const SINCE = ["x-deprecated-since", "x-deprecated-at", "x-deprecation-date", "x-since-date"];
const REPLACEMENT = [
  "x-replaced-by",
  "x-replacement",
  "x-deprecated-replacement",
  "x-superseded-by",
  "x-deprecated-use",
];
const DEPRECATION_PROSE = [
  "x-deprecated-description",
  "x-deprecation-message",
  "x-deprecated-message",
  "x-deprecation",
];
const NONE: readonly string[] = [];

export const UNMARKED: Marks = {
  deprecated: false,
  sunset: undefined,
  since: undefined,
  replacement: NONE,
  maturity: "stable",
};

/** `fields` are replaced by fields, everything else by paths. */
export function marksOf(raw: RawObject, kind: "path" | "field"): Marks {
  if (!mayBeMarked(raw)) return UNMARKED;
  const prose = proseOf(raw);
  const deprecated = flag(raw) ?? (prose !== "" && saysDeprecated(prose));
  const maturity = declaredMaturity(raw) ?? (prose === "" ? undefined : maturityInProse(prose)) ?? "stable";
  const sunset = firstText(raw, SUNSET) ?? noText(raw["x-sunset"]);
  const unknown = unknownLevel(raw);
  if (!deprecated && maturity === "stable" && sunset === undefined && unknown === undefined) return UNMARKED;
  const matured: Matured = { maturity, ...(unknown !== undefined && { unknownMaturity: unknown }) };
  if (!deprecated) return { ...UNMARKED, sunset, ...matured };
  return { deprecated, sunset, since: firstText(raw, SINCE), replacement: replacementOf(raw, prose, kind), ...matured };
}

/** `x-sunset: { soon: true }` is a sunset that is no date, not the absence of one. */
const noText = (value: unknown): string | undefined =>
  value === undefined || value === null || value === false || typeof value === "string"
    ? undefined
    : JSON.stringify(value);

/** Most schemas are `{ type: string }`: a look at their keys is enough. */
function mayBeMarked(raw: RawObject): boolean {
  for (const key of Object.keys(raw)) {
    if (key.startsWith("x-") || PLAIN_KEYS.has(key)) return true;
  }
  return false;
}

const PLAIN_KEYS = new Set(["deprecated", "description", "summary", "title", "sunset"]);

function flag(raw: RawObject): boolean | undefined {
  if (typeof raw.deprecated === "boolean") return raw.deprecated;
  if (raw.deprecated === "true") return true;
  const extension = raw["x-deprecated"];
  // Some write the advice itself there: `x-deprecated: use credentialId`.
  if (extension === undefined || extension === false || extension === null) return undefined;
  return true;
}

function declaredMaturity(raw: RawObject): Maturity | undefined {
  const declared = raw["x-maturity"] ?? raw["x-stability-level"] ?? raw["x-stability"];
  if (typeof declared === "string") {
    switch (declared.toLowerCase()) {
      case "experimental":
      case "draft":
      case "alpha":
      case "preview":
        return "experimental";
      case "beta":
        return "beta";
      default:
        return "stable";
    }
  }
  if (isSet(raw["x-experimental"]) || isSet(raw["x-alpha"])) return "experimental";
  if (isSet(raw["x-beta"])) return "beta";
  return undefined;
}

const LEVELS = new Set(["draft", "experimental", "preview", "alpha", "beta", "stable"]);

/** Only `x-stability-level` has a closed vocabulary; what is beside it may mean anything. */
function unknownLevel(raw: RawObject): string | undefined {
  const level = raw["x-stability-level"];
  if (level === undefined || level === null || (typeof level === "string" && LEVELS.has(level.toLowerCase())))
    return undefined;
  return typeof level === "string" ? level : JSON.stringify(level);
}

const isSet = (value: unknown): boolean => value === true || value === "true" || isObject(value);

function proseOf(raw: RawObject): string {
  const { summary, description } = raw;
  const title = typeof raw.title === "string" && /\[/.test(raw.title) ? raw.title : "";
  const parts = [summary, description].filter((part): part is string => typeof part === "string");
  // A blank line keeps a sentence of one from running into the other.
  return title === "" ? parts.join("\n\n") : [title, ...parts].join("\n\n");
}

function replacementOf(raw: RawObject, prose: string, kind: "path" | "field"): readonly string[] {
  for (const key of REPLACEMENT) {
    const named = raw[key];
    if (typeof named === "string" && named !== "") return [named];
    if (isList(named)) return named.filter((one): one is string => typeof one === "string");
  }
  const extra = DEPRECATION_PROSE.map((key) => raw[key]).filter((one): one is string => typeof one === "string");
  const advice = typeof raw["x-deprecated"] === "string" ? [raw["x-deprecated"]] : [];
  const all = [prose, ...extra, ...advice].join("\n\n");
  return kind === "path" ? replacementPaths(all) : replacementFields(all);
}

function firstText(raw: RawObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = raw[key];
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
  }
  return undefined;
}
