import type { Finding } from "../../check/finding.js";
import type { Element } from "../../contract/element.js";
import { code, type Phrase, say } from "../text/phrase.js";

const PLAIN_KEY = /^[\p{L}\p{N}_$@:-]+$/u;

/** `["workloads", "[]", "name"]` → `workloads[].name`; a key that holds a dot or the like is quoted: `labels["a.b"]`. */
export const pathText = (path: readonly string[]): string =>
  path.reduce((text, token) => {
    if (token === "[]" || token === "{}") return text + token;
    if (!PLAIN_KEY.test(token)) return `${text}[${JSON.stringify(token)}]`;
    return text === "" ? token : `${text}.${token}`;
  }, "");

/** An enum value's path is its owner's kind and path, then the value. */
const enumParts = (path: readonly string[]): { readonly owner: string; readonly value: string } => ({
  owner: pathText(path.slice(1, -1)),
  value: path.at(-1) ?? "",
});

/** The short name: `migProfile`'s path, a parameter's name, an enum value; the operation itself is its own name. */
export const elementName = (finding: Pick<Finding, "element" | "operation">): string => {
  const { element, operation } = finding;
  switch (element.kind) {
    case "operation":
      return operation;
    case "enum-value":
      return enumParts(element.path).value;
    default:
      return element.path.length === 0 ? operation : pathText(element.path);
  }
};

/** What a reader calls each kind of element. */
export const KIND_WORDS: Readonly<Record<Element["kind"], string>> = {
  api: "interface",
  operation: "operation",
  "enum-value": "value",
  "path-parameter": "path parameter",
  query: "query parameter",
  header: "header",
  cookie: "cookie",
  "request-body": "request body",
  "request-media-type": "request media type",
  "request-property": "request field",
  response: "response",
  "response-media-type": "response media type",
  "response-header": "response header",
  "response-property": "response field",
  security: "security scheme",
  server: "server",
};

/** `request field spec.name`; a value with what it is a value of: `value cat of query parameter kind`. */
export function partName({ kind, path }: Element): string {
  const owner = path[0];
  if (kind !== "enum-value" || owner === undefined || !isKind(owner)) return `${KIND_WORDS[kind]} ${pathText(path)}`;
  return `value ${path.at(-1) ?? ""} of ${KIND_WORDS[owner]} ${pathText(path.slice(1, -1))}`;
}

const isKind = (word: string): word is Element["kind"] => Object.hasOwn(KIND_WORDS, word);

/** Names the element so that the sentence stands alone: "request field `a.b` of `POST /x`". */
export const subject = (finding: Pick<Finding, "element" | "operation" | "detail">): Phrase => {
  const { element, operation, detail } = finding;
  switch (element.kind) {
    case "operation":
      return [code(operation)];
    case "api":
      return detail.kind === "interface" ? [detail.title] : [code(operation)];
    case "enum-value": {
      const { owner, value } = enumParts(element.path);
      return say`value ${code(value)} of ${code(owner)} in ${code(operation)}`;
    }
    default: {
      const kind = KIND_WORDS[element.kind];
      return element.path.length === 0
        ? say`the ${kind} of ${code(operation)}`
        : say`${kind} ${code(pathText(element.path))} of ${code(operation)}`;
    }
  }
};
