import type { Deprecation, Matured, Maturity } from "../contract.js";
import { isObject, type RawObject } from "../read/raw.js";
import { messagesOf, noticeOf, replacementSaid, sinceOf, sunsetOf } from "./deprecation-words.js";
import { maturityInProse, saysDeprecated } from "./prose.js";
import { sunsetInProse } from "./prose-date.js";
import { replacementFields, replacementOperations } from "./replacement.js";

/** The end of life and the maturity of an element, from flags, extensions and, where those are silent, prose. */
export interface Marks extends Deprecation, Matured {}

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
  const stated = sunsetOf(raw);
  const unknown = unknownLevel(raw);
  if (!deprecated && maturity === "stable" && stated === undefined && unknown === undefined) return UNMARKED;
  const matured: Matured = { maturity, ...(unknown !== undefined && { unknownMaturity: unknown }) };
  if (!deprecated) return { ...UNMARKED, sunset: stated, ...matured };
  const messages = messagesOf(raw, prose);
  const all = messages.join("\n\n");
  const notice = noticeOf(raw, messages);
  return {
    deprecated,
    sunset: stated ?? sunsetInProse(all),
    since: sinceOf(raw),
    replacement: replacementSaid(raw) ?? (kind === "path" ? replacementOperations(all) : replacementFields(all)),
    ...(notice !== undefined && { notice }),
    ...matured,
  };
}

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
