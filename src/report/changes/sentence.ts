/** One change, or several values of one element, as a person would tell it; the words are those of the rule's page. */
import type { Change } from "../../diff/index.js";
import { inGeneral, isOfSeveral, partsOfSentence } from "../../sentence.js";
import { code, listed, type Phrase, phraseOf, say, sentence } from "../text/phrase.js";
import { pathText } from "../words/element.js";
import type { ChangeContext } from "./context.js";
import { valuesPhrase } from "./values.js";

/** Changes that differ only in the value: said in one sentence. Never empty. */
export type AlikeChanges = readonly [Change, ...Change[]];

/**
 * `whole`: what stands for the operation or webhook itself; `of`: what follows the name of one of its parts.
 *
 * @example
 * // Values were added to response property `kind` of `GET /pets`: `cat`, `dog`
 */
export function sentenceOf(
  changes: AlikeChanges,
  context: ChangeContext,
  { whole, of = [] }: { readonly whole?: Phrase; readonly of?: Phrase } = {},
): Phrase {
  const [first] = changes;
  const written = writtenFor(first, context);
  const subjectOf = (about: string): Phrase => {
    const part = isOfOperation(about, first) ? undefined : partPhrase(first);
    return part === undefined ? (whole ?? [about.replace(/^an? /i, "this ")]) : [...part, ...of];
  };
  const phrase = partsOfSentence(written, changes.length > 1).flatMap(
    (part): Phrase => (typeof part === "string" ? phraseOf(part) : subjectOf(part.about)),
  );
  return withValues(withBranch(sentence(phrase), first), valuesPhrase(changes, isOfSeveral(written)));
}

/** What the changes of one rule have in common: the first sentence of its page. */
export const sentenceInGeneral = (change: Change, context: ChangeContext): Phrase =>
  phraseOf(inGeneral(writtenFor(change, context)));

/** Neighbours that name several values of one element, all in the same operations, share a sentence. */
export function alikeChanges(changes: readonly Change[], context: ChangeContext): readonly AlikeChanges[] {
  const groups = new Map<string | Change, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = isOfValues(change, context)
      ? JSON.stringify([change.ruleId, change.element, change.branch, change.affects])
      : change;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()];
}

/** Whether the change is of one value of many, rather than of the element that has them. */
export const isOfValues = (change: Change, context: ChangeContext): boolean => isOfSeveral(writtenFor(change, context));

const writtenFor = ({ ruleId }: Change, context: ChangeContext): string => context.rule(ruleId)?.what ?? `${ruleId}.`;

const isOfOperation = (about: string, { element }: Change): boolean =>
  /^an operation$/i.test(about) || (element.kind === "operation" && element.path.length === 0);

/** `request property` `spec.name`; undefined for an operation as a whole. */
export function partPhrase({ element: { kind, path } }: Change): Phrase | undefined {
  switch (kind) {
    case "operation":
      return path.length === 0 ? undefined : say`callback ${code(path.join(" "))}`;
    case "request-media-type":
      return say`media type ${code(path.join(" "))} of the request body`;
    case "response-media-type":
      return path.length < 2
        ? say`media type ${code(path.join(" "))} of the response`
        : say`media type ${code(path.slice(1).join(" "))} of response ${code(path[0] ?? "")}`;
    case "response":
      return path.length === 0 ? ["the response body"] : say`status ${code(path.join(" "))}`;
    case "server":
      return say`server ${code(path.join(" "))}`;
    default:
      return path.length === 0 ? [`the ${KIND_WORDS[kind]}`] : say`${KIND_WORDS[kind]} ${code(pathText(path))}`;
  }
}

const KIND_WORDS = {
  api: "interface",
  "path-parameter": "path parameter",
  query: "query parameter",
  header: "header",
  cookie: "cookie",
  "request-body": "request body",
  "request-property": "request property",
  "response-header": "response header",
  "response-property": "response property",
  "enum-value": "value",
  security: "security scheme",
} as const;

/** `… is required now, in branch `Bank`` */
function withBranch(phrase: Phrase, { branch }: Change): Phrase {
  if (branch.length === 0) return phrase;
  const last = phrase.at(-1);
  const open = typeof last === "string" ? [...phrase.slice(0, -1), last.replace(/\.$/, "")] : phrase;
  return [
    ...open,
    ", in ",
    branch.length > 1 ? "branches " : "branch ",
    ...listed(
      branch.map((one) => [code(one)]),
      ", ",
      " of ",
    ).flat(),
    ".",
  ];
}

function withValues(phrase: Phrase, values: Phrase | undefined): Phrase {
  if (values === undefined) return phrase;
  const last = phrase.at(-1);
  return [...(typeof last === "string" ? [...phrase.slice(0, -1), last.replace(/\.$/, "")] : phrase), ...values];
}
