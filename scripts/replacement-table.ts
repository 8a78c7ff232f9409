/** For every replacement that the built-in provider knows: whether `fix` proves it, suggests it, or does neither, and why. */
import type { ApiKnowledge } from "../src/check/api/knowledge.js";
import type { Unproved } from "../src/check/fix.js";
import { runCheck } from "../src/check/index.js";
import { type Operation, type OperationKey, operationKey, operationNamed } from "../src/contract/index.js";
import { parameterNames } from "../src/contract/normalise/path.js";
import { differentResources } from "../src/fix/proof/resource.js";
import { proveSuccessor } from "../src/fix/proof/successor.js";
import { leastUse, wholeUse } from "../src/fix/proof/whole-use.js";
import { unprovedWords } from "../src/report/fix/words.js";
import { plain } from "../src/report/text/phrase.js";
import { counted } from "../src/report/words/counted.js";
import { partName } from "../src/report/words/element.js";

export type Verdict = "fix" | "fix for some calls" | "suggestion" | "none";

export interface ReplacementRow {
  readonly old: string;
  readonly replacement: string;
  /** the release that runs and the one that is planned */
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

export const TO = "2.24";
const OPERATION = { kind: "operation", path: [] } as const;

/** One row for each operation and each replacement that contracts and notices name, at the newest pair of releases that has both. */
export async function replacementRows(): Promise<readonly ReplacementRow[]> {
  const rows: ReplacementRow[] = [];
  const newest = await knowledgeOf(TO);
  const keys = new Set([
    ...newest.contracts.flatMap(({ operations }) => [...operations].map(({ key }) => key)),
    ...newest.notices.flatMap(({ elements }) =>
      elements
        .filter((element) => element.field === undefined && element.query === undefined && element.header === undefined)
        .flatMap(({ path, methods }) => (methods ?? []).map((method) => operationKey(method, path))),
    ),
  ]);
  for (const key of [...keys].sort()) {
    const { replacement } = lifeOf(newest, key);
    const [only, ...others] = replacement;
    if (only === undefined) continue;
    const named = newest.contracts
      .findLast(({ contract }) => contract.operations.has(key))
      ?.contract.operations.get(key);
    const old = named === undefined ? key : `${named.method} ${named.path}`;
    if (others.length > 0) {
      const all = replacement.map(({ target }) => target).join(", ");
      rows.push({
        old,
        replacement: all,
        from: TO,
        to: TO,
        verdict: "none",
        reason: "which of several, only you know",
      });
      continue;
    }
    rows.push({ old, replacement: only.chain.at(-1) ?? only.target, ...(await judged(newest, key, named, only)) });
  }
  return rows;
}

function lifeOf(knowledge: ApiKnowledge, key: OperationKey) {
  const [target] = knowledge.targets;
  if (target === undefined) throw new Error("a check has a target");
  return knowledge.life(key, OPERATION, target).lifecycle;
}

type Replacement = ReturnType<typeof lifeOf>["replacement"][number];

async function judged(
  newest: ApiKnowledge,
  key: OperationKey,
  old: Operation | undefined,
  { target: first, chain, certainty }: Replacement,
): Promise<Pick<ReplacementRow, "from" | "to" | "verdict" | "reason">> {
  const target = chain.at(-1) ?? first;
  const none = (reason: string) => ({ from: TO, to: TO, verdict: "none" as const, reason });
  const successor = operationNamed(target);
  if (successor === undefined) return none("no operation is named");
  if (old === undefined) return none("no contract describes it");
  if (key.split(" ")[0] !== successor.split(" ")[0]) return none("another method: the code changes, not a name in it");
  const [before, after] = [parameterNames(old.path), parameterNames(target)];
  if (before.length !== after.length)
    return none(
      `${counted(before.length, "parameter")} in the path, ${counted(after.length, "parameter")} in the new one`,
    );
  const both = newest.contracts.findLast(
    ({ contract }) => contract.operations.has(key) && contract.operations.has(successor),
  );
  const from =
    both?.version ?? newest.contracts.findLast(({ contract }) => contract.operations.has(key))?.version ?? TO;
  if (!newest.contracts.some(({ contract }) => contract.operations.has(successor)))
    return none("no contract describes the replacement");
  const knowledge = await knowledgeOf(from);
  const given: readonly Unproved[] = [
    ...differentResources(knowledge, old.path, target),
    ...(certainty === "certain" ? [] : [{ kind: "guessed" as const, target }]),
  ];
  const whole = proveSuccessor(knowledge, key, successor, wholeUse(old));
  const least = proveSuccessor(knowledge, key, successor, leastUse(old));
  if (whole === undefined || least === undefined) return { ...none("it is on its way out itself"), from };
  if (whole.length + given.length === 0)
    return { from, to: TO, verdict: "fix", reason: "takes and answers all that the old one did" };
  if (least.length + given.length === 0)
    return { from, to: TO, verdict: "fix for some calls", reason: `not for those that use ${elementsOf(whole)}` };
  return { from, to: TO, verdict: "suggestion", reason: wordsOf([...given, ...least]) };
}

export const wordsOf = (unproved: readonly Unproved[]): string => {
  const words = unprovedWords({
    kind: "suggestion",
    change: { kind: "comment", text: "" },
    unproved,
    edits: [],
    id: "",
  });
  return [...new Set(words.map(plain))].slice(0, 4).join("; ");
};

const MOST_NAMED = 5;
function elementsOf(unproved: readonly Unproved[]): string {
  const shape = unproved.find((one) => one.kind === "shape" && one.in === "read");
  if (shape?.kind === "shape") return `the answer, which is \`${shape.gets}\` now`;
  const names = [...new Set(unproved.flatMap((one) => ("element" in one ? [partName(one.element)] : [])))];
  const outer = names.filter((name) => !names.some((other) => name !== other && name.startsWith(`${other}.`)));
  const shown = outer.slice(0, MOST_NAMED).map((name) => name.replace(/ (\S+)$/, " `$1`"));
  return `${shown.join(", ")}${outer.length > MOST_NAMED ? ` and ${outer.length - MOST_NAMED} more` : ""}`;
}

const opened = new Map<string, Promise<ApiKnowledge>>();

/** What is known when `from` runs and the newest release is planned. */
export function knowledgeOf(from: string): Promise<ApiKnowledge> {
  const known = opened.get(from) ?? open(from);
  opened.set(from, known);
  return known;
}

async function open(from: string): Promise<ApiKnowledge> {
  const run = await runCheck(["scripts"], {
    cwd: process.cwd(),
    today: "2026-11-27",
    from,
    to: TO,
    allowEmpty: true,
    include: ["none"],
  });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.judged.apis[0].opened.knowledge;
}

/** The rows as a table of Markdown. */
export function operationsTable(rows: readonly ReplacementRow[]): string {
  const lines = rows.map(
    ({ old, replacement, from, to, verdict, reason }) =>
      `| \`${old}\` | \`${replacement.replaceAll(", ", "`, `")}\` | ${from === to ? to : `${from} → ${to}`} | ${verdict} | ${reason} |`,
  );
  return ["| operation | replacement | releases | edit | why |", "| --- | --- | --- | --- | --- |", ...lines].join(
    "\n",
  );
}

/** The page with a table between its marks. */
export function withTable(page: string, name: "replacements" | "parts", table: string): string {
  const [first, last] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [start, end] = [page.indexOf(first), page.indexOf(last)];
  if (start < 0 || end < start) throw new Error(`the page has no marks of ${name}`);
  return `${page.slice(0, start)}${first}\n\n${table}\n\n${page.slice(end)}`;
}
