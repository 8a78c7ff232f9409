/** What a document says about the end of an element besides a flag: extensions of many vendors, and prose. */
import type { VendorNotice } from "../contract.js";
import { isList, isObject, type RawObject } from "../read/raw.js";

const SUNSET = [
  "x-sunset",
  "x-sunset-date",
  "sunset",
  "x-removal-date",
  "x-removed-at",
  "x-deprecated-until",
  "x-end-of-life",
];
const SINCE = ["x-deprecated-since", "x-deprecated-at", "x-deprecation-date", "x-since-date", "x-deprecatedSince"];
const REPLACEMENT = [
  "x-replaced-by",
  "x-replacement",
  "x-deprecated-replacement",
  "x-superseded-by",
  "x-deprecated-use",
];
const MESSAGE = [
  "x-deprecated-description",
  "x-deprecation-message",
  "x-deprecated-message",
  "x-deprecatedMessage",
  "x-deprecationMessage",
  "x-deprecation",
  "x-deprecated",
  "x-deprecation-reason",
];
/** `x-deprecated: { message: …, sunset: …, since: … }` says all of it in one */
const GROUPS = ["x-deprecated", "x-deprecation"];
const WITHIN = {
  sunset: ["sunset", "sunsetDate", "removal", "removalDate", "removedAt", "until", "endOfLife"],
  since: ["since", "date", "deprecatedSince"],
  replacement: ["replacement", "replacedBy", "use", "alternative"],
  message: ["message", "description", "reason"],
  url: ["url", "link", "href"],
} as const;

/** As written; `x-sunset: { soon: true }` is a sunset that is no date, not the absence of one. */
export const sunsetOf = (raw: RawObject): string | undefined =>
  firstText(raw, SUNSET) ?? fromGroup(raw, "sunset") ?? noText(raw["x-sunset"]);

export const sinceOf = (raw: RawObject): string | undefined => firstText(raw, SINCE) ?? fromGroup(raw, "since");

/** Named by an extension, whatever the prose says; undefined where none does. */
export function replacementSaid(raw: RawObject): readonly string[] | undefined {
  for (const key of REPLACEMENT) {
    const named = raw[key];
    if (typeof named === "string" && named !== "") return [named];
    if (isList(named)) return named.filter((one): one is string => typeof one === "string");
  }
  const named = fromGroup(raw, "replacement");
  return named === undefined ? undefined : [named];
}

/** Every text that speaks of the end of the element, its own prose first. */
export function messagesOf(raw: RawObject, prose: string): readonly string[] {
  const said = MESSAGE.map((key) => raw[key]).filter((one): one is string => typeof one === "string");
  const grouped = fromGroup(raw, "message");
  return [prose, ...said, ...(grouped === undefined ? [] : [grouped])].filter((text) => text !== "");
}

const SPEAKS =
  /deprecat|sunset|obsolete|retire|discontinu|end[- ]of[- ]life|remov|instead|replac|supersed|no longer|in favou?r of|migrat|switch to|use /i;
/** longer ones are cut at a word */
const LONGEST = 300;

/** The sentence in which the document says so, and the link in it or beside it. */
export function noticeOf(raw: RawObject, messages: readonly string[]): VendorNotice | undefined {
  const own = messages.slice(1);
  const told = own.length > 0 ? own.flatMap(sentences) : messages.flatMap(sentences).filter((one) => SPEAKS.test(one));
  const text = shortened(
    told
      .map(plain)
      .filter((one) => !/^\W*deprecated\W*$/i.test(one))
      .join(" "),
  );
  const url =
    fromGroup(raw, "url") ??
    linkIn(
      messages
        .flatMap(sentences)
        .filter((one) => told.includes(one) || /\bsee\b|more/i.test(one))
        .join(" "),
    );
  if (text === "" && url === undefined) return undefined;
  return { text, ...(url !== undefined && { url }) };
}

const linkIn = (text: string): string | undefined => /https?:\/\/[^\s)\]>"'`]+[^\s)\]>"'`.,;:!?]/.exec(text)?.[0];

/** Without the marks of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]{0,300})\]\([^)]{0,2000}\)/g, "$1")
    .replace(/[*_]{2,}/g, "")
    .replace(/\s+/g, " ")
    .trim();

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;

export const sentences = (prose: string): readonly string[] => prose.split(/(?<=[.!?])\s+|\n{2,}/);

function fromGroup(raw: RawObject, what: keyof typeof WITHIN): string | undefined {
  for (const key of GROUPS) {
    const group = raw[key];
    const found = isObject(group) ? firstText(group, WITHIN[what]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const noText = (value: unknown): string | undefined =>
  value === undefined || value === null || value === false || typeof value === "string"
    ? undefined
    : JSON.stringify(value);

function firstText(raw: RawObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = raw[key];
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number") return String(value);
  }
  return undefined;
}
