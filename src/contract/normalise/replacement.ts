/** What a document's prose names to use instead. Only asked of elements that are deprecated. */
import { sentences } from "./deprecation-words.js";

const CUE =
  /\b(?:instead|in favou?r of|replaced by|replaced with|superseded by|please|use|switch to|migrate to|move[d]? to|renamed to|see|refer)\b/i;
/** a method (bare, bracketed or in backticks) and a path with or without its leading slash */
const PATH =
  /(?:\b(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\b[\s\])`]*)?(?<![\w:/.#-])[`'"]?(\/?[A-Za-z0-9_{][\w{}-]*(?:\/[\w{}.:~-]+)+|\/[A-Za-z_{][\w{}.:~-]*)/g;
/** `[List orders](#operation/listOrders)`, `#/operations/listOrders`, `#tag/Orders/operation/listOrders` */
const OPERATION_LINK = /\]\([^)]{0,2000}?\boperations?\/([\w.-]{1,200})[^)]{0,2000}\)/g;
/** `` use `listOrders` instead ``: the id of an operation, in quotes as those are written */
const OPERATION_ID =
  /\b(?:use|replaced by|replaced with|superseded by|in favou?r of|migrate to|switch to|see|call)\s+(?:the\s+)?(?:new\s+)?(?:operation\s+)?`([A-Za-z_][\w.-]*)`/gi;

/** An operation by path or, where no path is named, by its id. */
export function replacementOperations(prose: string): readonly string[] {
  const paths = replacementPaths(prose);
  if (paths.length > 0) return paths;
  const linked = [...prose.matchAll(OPERATION_LINK)].map(([, id = ""]) => id);
  const quoted = [...prose.matchAll(OPERATION_ID)]
    .map(([, id = ""]) => id)
    .filter((id) => !NO_NAMES.has(id.toLowerCase()));
  return [...new Set([...linked, ...quoted])];
}

/** `GET /api/v1/users` or, where the method is not said, `/api/v1/users`; in the order of the text. */
function replacementPaths(prose: string): readonly string[] {
  const found: string[] = [];
  for (const sentence of sentences(withoutLinks(prose))) {
    if (!CUE.test(sentence)) continue;
    for (const [, method, path = ""] of sentence.matchAll(PATH)) {
      const clean = path.replace(/[.,;:]+$/, "");
      // `to view the defaults, use the GET /types endpoint` is advice about something else
      if (clean.lastIndexOf("/") === 0 && !ADVICE.test(sentence) && !DIRECT.test(sentence)) continue;
      // `and/or`, `application/json` and dates have slashes too: a path has a version, a parameter or a leading slash.
      if (!clean.startsWith("/") && !/^(?:api|rest|v\d+)\/|\/v\d|\{/.test(clean)) continue;
      const absolute = clean.startsWith("/") ? clean : `/${clean}`;
      const named = method === undefined ? absolute : `${method} ${absolute}`;
      if (!found.includes(named)) found.push(named);
    }
  }
  return found;
}

const QUOTED = "[`'\"“]([A-Za-z_$][\\w$.[\\]-]*)[`'\"”]";
/** an unquoted word is a field's name when it looks like one: `credentialId`, `spec.image`, `node_name` */
const BARE = "([a-z_$][a-z0-9]*(?:[A-Z_.][\\w$]*)+|[A-Za-z_$][\\w$.]*(?=\\s+instead\\b))";
const LEAD =
  "\\b(?:use|replaced by|replaced with|superseded by|in favou?r of|renamed to|moved to|see|refer to|migrate to|switch to)" +
  "\\s+(?:the\\s+)?(?:new\\s+)?(?:(?:field|property|parameter|attribute|option|query parameter)\\s+)?";
const FIELD = new RegExp(`${LEAD}(?:${QUOTED}|${BARE})`, "i");

const ADVICE = /\bdeprecated\b|\binstead\b|\bin favou?r of\b|\breplaced\b|\bsuperseded\b|\brenamed\b/i;
const DIRECT = /^\W*(?:please\s+)?(?:use|call|see|switch to|migrate to)\b/i;
const BARE_NOTE = /^\W*deprecated\W*$/i;

/** Words that stand where a name could: `use this instead`, `use it instead`. */
const NO_NAMES = new Set([
  "this",
  "that",
  "it",
  "them",
  "these",
  "those",
  "one",
  "a",
  "an",
  "the",
  "new",
  "only",
  "other",
  "another",
  "and",
  "api",
  "get",
  "put",
  "post",
  "patch",
  "delete",
]);

/** A field's name as written, `servingConfiguration.initializationTimeoutSeconds`; a path where prose names one. */
export function replacementFields(prose: string): readonly string[] {
  const paths = replacementPaths(prose);
  if (paths.length > 0) return paths;
  let before = "";
  for (const sentence of sentences(withoutLinks(prose))) {
    // `Deprecated. Use 'deserved' for …` says it in two sentences; other uses of "use" are no advice.
    const isAdvice = ADVICE.test(sentence) || BARE_NOTE.test(before);
    before = sentence;
    const match = isAdvice ? FIELD.exec(sentence) : null;
    const name = (match?.[1] ?? match?.[2])?.replace(/\.+$/, "");
    if (name !== undefined && !NO_NAMES.has(name.toLowerCase())) return [name];
  }
  return [];
}

/** `[Access keys](/latest/#tag/Access-Keys)` → `Access keys`; addresses of pages are no paths of the API. */
const withoutLinks = (prose: string): string =>
  prose.replace(/\[([^\]]{0,300})\]\([^)]{0,2000}\)/g, "$1").replace(/https?:\/\/\S+/g, " ");
