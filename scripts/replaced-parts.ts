/** For every field, parameter, value and literal that has a replacement: whether `fix` proves it, suggests it, or does neither, and why. */
import type { ApiKnowledge } from "../src/check/api/knowledge.js";
import type { Element } from "../src/contract/element.js";
import { type Operation, type OperationKey, operationKey } from "../src/contract/index.js";
import { enumOwner, enumValue, findElement } from "../src/contract/lookup.js";
import { fieldsOf } from "../src/diff/history/walk.js";
import { nameBeside, proveRename } from "../src/fix/proof/rename.js";
import { proveRewrite } from "../src/fix/proof/rewrite.js";
import { proveValue } from "../src/fix/proof/value.js";
import { partName } from "../src/report/words/element.js";
import { knowledgeOf, TO, type Verdict, wordsOf } from "./replacement-table.js";

interface PartRow {
  /** the field, parameter, value or literal */
  readonly part: string;
  /** operations that have it, or what the literal is of */
  readonly of: readonly string[];
  readonly replacement: readonly string[];
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Rows that differ in nothing but the operation are one. */
export async function replacedParts(): Promise<readonly PartRow[]> {
  const newest = await knowledgeOf(TO);
  const rows = new Map<string, PartRow>();
  for (const row of [...rewritesOf(newest), ...(await elementRows(newest)), ...signatureRows(newest)]) {
    const key = JSON.stringify({ ...row, of: "" });
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : { ...known, of: [...known.of, ...row.of] });
  }
  return [...rows.values()];
}

function rewritesOf(knowledge: ApiKnowledge): readonly PartRow[] {
  return knowledge.rewrites.flatMap((rewrite) => {
    const unproved = proveRewrite(knowledge, rewrite, [...rewrite.fields.keys()]);
    const verdict = unproved === undefined ? "none" : unproved.length === 0 ? "fix" : "suggestion";
    const reason = verdict === "fix" ? `all of "${rewrite.title}" or nothing` : wordsOf(unproved ?? []);
    const row = (part: string, to: string): PartRow => ({
      part,
      of: [rewrite.operation],
      replacement: [to],
      verdict,
      reason,
    });
    return [
      ...[...rewrite.values].flatMap(([field, values]) =>
        [...values].map(([from, to]) => row(`value \`${from}\` of request field \`${field}\``, to)),
      ),
      ...[...rewrite.fields].map(([from, to]) => row(`request field \`${from}\``, to)),
    ];
  });
}

async function elementRows(newest: ApiKnowledge): Promise<readonly PartRow[]> {
  const [target] = newest.targets;
  if (target === undefined) throw new Error("a check has a target");
  const rows: PartRow[] = [];
  for (const { key, operation, elements } of partsOf(newest)) {
    for (const element of elements) {
      const { replacement } = newest.life(key, element, target).lifecycle;
      if (replacement.length === 0 || isRewritten(newest, key, element)) continue;
      rows.push({
        part: namedPart(element),
        of: [`${operation.method} ${operation.path}`],
        replacement: replacement.map((one) => one.target),
        ...(await judged(newest, key, element, replacement)),
      });
    }
  }
  return rows;
}

const namedPart = (element: Element): string => {
  const parts = enumOwner(element);
  return parts === undefined
    ? partName(element).replace(/ (\S+)$/, " `$1`")
    : `value \`${parts.value}\` of ${namedPart(parts.owner)}`;
};

interface Parts {
  readonly key: OperationKey;
  /** of the newest contract that has it */
  readonly operation: Operation;
  readonly elements: readonly Element[];
}

/** Parameters, fields of both sides and their values in all contracts, operations in the order of their names. */
function partsOf({ contracts }: ApiKnowledge): readonly Parts[] {
  const found = new Map<OperationKey, { operation: Operation; readonly elements: Map<string, Element> }>();
  for (const { contract } of contracts)
    for (const [key, operation] of contract.operations) {
      const known = found.get(key) ?? { operation, elements: new Map<string, Element>() };
      known.operation = operation;
      found.set(key, known);
      const add = (element: Element): void => {
        known.elements.set(JSON.stringify(element), element);
        const state = findElement(operation, element);
        const values = state === undefined || state.open ? [] : [...state.replacedValues.keys()];
        for (const value of values.map((one) => enumValue(element, one)))
          known.elements.set(JSON.stringify(value), value);
      };
      for (const { name, in: place } of operation.parameters)
        if (place === "query" || place === "header") add({ kind: place, path: [name] });
      for (const { side, path } of fieldsOf(operation).values()) add({ kind: `${side}-property`, path });
    }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { operation, elements }]) => ({ key, operation, elements: [...elements.values()] }));
}

const isRewritten = ({ rewrites }: ApiKnowledge, key: OperationKey, { kind, path }: Element): boolean =>
  kind === "request-property" &&
  rewrites.some(({ operation, fields }) => {
    const [method = "", route = ""] = operation.split(" ");
    return operationKey(method, route) === key && fields.has(path[0] ?? "");
  });

type Replacement = ReturnType<ApiKnowledge["life"]>["lifecycle"]["replacement"];

async function judged(
  newest: ApiKnowledge,
  key: OperationKey,
  element: Element,
  [only, ...others]: Replacement,
): Promise<Pick<PartRow, "verdict" | "reason">> {
  const none = (reason: string) => ({ verdict: "none" as const, reason });
  if (only === undefined || others.length > 0) return none("which of several, only you know");
  if (only.target.includes("/")) return none("an operation takes its place: the code changes, not a name in it");
  const value = enumOwner(element);
  if (value !== undefined) return judgedValue(newest, key, value, only);
  const name = nameBeside(element.path, only.target);
  if (name === undefined) return none("another place in the body: the code changes, not a name in it");
  const described = newest.contracts.findLast(({ contract }) => {
    const operation = contract.operations.get(key);
    return operation !== undefined && findElement(operation, element) !== undefined;
  });
  const to: Element = { kind: element.kind, path: [...element.path.slice(0, -1), name] };
  const unproved = proveRename(await knowledgeOf(described?.version ?? TO), key, { from: element, to }, []);
  if (unproved === undefined) return none("it is not there under the new name, or on its way out itself");
  const guessed = only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target: only.target }];
  const all = [...unproved, ...guessed];
  const served =
    element.kind === "response-property"
      ? "gives what the old one gave, where all that becomes of the answer is known"
      : "takes what the old one took";
  return all.length === 0 ? { verdict: "fix", reason: served } : { verdict: "suggestion", reason: wordsOf(all) };
}

/** On the newest release, which has both. */
function judgedValue(
  newest: ApiKnowledge,
  key: OperationKey,
  { owner, value: from }: { readonly owner: Element; readonly value: string },
  { target: to, certainty }: Replacement[number],
): Pick<PartRow, "verdict" | "reason"> {
  if (owner.kind === "response-property")
    return { verdict: "none", reason: "it is read and compared: during the upgrade both come" };
  const unproved = proveValue(newest, key, owner, { from, to });
  if (unproved === undefined)
    return { verdict: "none", reason: "the new value is not there, or on its way out itself" };
  const all = [...unproved, ...(certainty === "certain" ? [] : [{ kind: "guessed" as const, target: to }])];
  return all.length === 0
    ? { verdict: "fix", reason: "said to be the same under another name" }
    : { verdict: "suggestion", reason: wordsOf(all) };
}

function signatureRows({ signatures, rewrites }: ApiKnowledge): readonly PartRow[] {
  return signatures
    .filter(({ id }) => !rewrites.some(({ signature }) => signature === id))
    .flatMap(({ title, literals, replacement, replacementByText }): readonly PartRow[] => {
      const row = (texts: readonly string[], to: readonly string[]): PartRow => ({
        part: texts.map((text) => `\`${text}\``).join(", "),
        of: [title],
        replacement: to,
        verdict: "none",
        reason: to.every((one) => one.includes("/"))
          ? "an operation takes its place: the code changes, not a name in it"
          : "no contract describes either: what they measure and in which unit, only the vendor knows",
      });
      const rest = literals.filter((text) => !replacementByText.has(text));
      return [
        ...[...replacementByText].map(([text, to]) => row([text], to)),
        ...(replacement.length > 0 && rest.length > 0 ? [row(rest, replacement)] : []),
      ];
    });
}

const MOST_OPERATIONS = 2;

/** The rows as a table of Markdown. */
export function partsTable(rows: readonly PartRow[]): string {
  const quoted = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(", ");
  const lines = rows.map(({ part, of, replacement, verdict, reason }) => {
    const more = of.length - MOST_OPERATIONS;
    const shown = of.every((one) => one.includes(" /")) ? quoted(of.slice(0, MOST_OPERATIONS)) : of.join(", ");
    return `| ${part} | ${shown}${more > 0 ? ` and ${more} more` : ""} | ${quoted(replacement)} | ${verdict} | ${reason} |`;
  });
  return ["| what | of | replacement | edit | why |", "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}
