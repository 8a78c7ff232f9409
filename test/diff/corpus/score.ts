import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Contract, loadContract, type Operation, operationKey } from "../../../src/contract/index.js";
import { type Change, type DiffOptions, diffContracts } from "../../../src/diff/index.js";

/** Spec pairs with the verdicts of a peer tool, seen from the project root; beside the project, never part of it. */
export const CORPUS = resolve("../shared/corpora/spec-pairs");
export const hasCorpus = (): boolean => existsSync(join(CORPUS, "cases.json"));

export interface PeerChange {
  readonly ruleId: string;
  readonly level: "error" | "warning" | "info";
  readonly section: string;
  readonly method?: string;
  readonly path?: string;
}

export interface PeerCase {
  readonly caseId: string;
  readonly base: string;
  readonly revision: string;
  readonly expect: readonly PeerChange[];
  readonly today?: string;
  readonly peerFlags?: readonly string[];
}

/** One operation of one case, judged here and there; `peerRules` and `ourRules` are empty where a side says nothing. */
export interface Verdict {
  readonly caseId: string;
  readonly operation: string;
  readonly peer: boolean;
  readonly ours: boolean;
  /** what this side says with security and callbacks left out */
  readonly oursOnShared: boolean;
  readonly peerRules: readonly string[];
  readonly ourRules: readonly string[];
}

export interface Ratio {
  readonly agreed: number;
  readonly of: number;
}

/** The share of verdicts that are the same on both sides. */
export function agreement(verdicts: readonly Verdict[]): Ratio {
  return { agreed: verdicts.filter(({ peer, ours }) => peer === ours).length, of: verdicts.length };
}

/** Only the operations about which either side says something: the harder question. */
export const mentioned = (verdicts: readonly Verdict[]): readonly Verdict[] =>
  verdicts.filter(({ peerRules, ourRules }) => peerRules.length + ourRules.length > 0);

/**
 * The same of what both sides judge. The corpus names what its peer does not: security, callbacks, and webhooks
 * from the side of who receives them.
 */
export function agreementOnShared(verdicts: readonly Verdict[]): Ratio {
  const shared = verdicts.filter(({ operation }) => !operation.includes(" webhook:"));
  return { agreed: shared.filter(({ peer, oursOnShared }) => peer === oursOnShared).length, of: shared.length };
}

export interface Score {
  readonly verdicts: readonly Verdict[];
  /** cases that could not be loaded, with the reason */
  readonly unread: readonly { readonly caseId: string; readonly reason: string }[];
  /** cases of which the peer says nothing at all and this tool says `breaking` */
  readonly falseBreaks: readonly { readonly caseId: string; readonly ruleIds: readonly string[] }[];
}

export async function readCases(): Promise<readonly PeerCase[]> {
  return JSON.parse(await readFile(join(CORPUS, "cases.json"), "utf8")) as PeerCase[];
}

export async function scoreCases(cases: readonly PeerCase[]): Promise<Score> {
  const contracts = new Map<string, Promise<Contract | string>>();
  const contract = (file: string): Promise<Contract | string> => {
    const known = contracts.get(file) ?? read(file);
    contracts.set(file, known);
    return known;
  };
  const verdicts: Verdict[] = [];
  const unread: { caseId: string; reason: string }[] = [];
  const falseBreaks: { caseId: string; ruleIds: string[] }[] = [];
  for (const one of cases) {
    const [base, target] = await Promise.all([contract(one.base), contract(one.revision)]);
    if (typeof base === "string" || typeof target === "string") {
      unread.push({ caseId: one.caseId, reason: [base, target].find((one) => typeof one === "string") ?? "" });
      continue;
    }
    const [left, right] = [prefixed(base, "base", one), prefixed(target, "revision", one)];
    const changes = diffContracts(left, right, optionsOf(one));
    const shared = diffContracts(withoutCallbacks(left), withoutCallbacks(right), optionsOf(one)).filter(
      ({ element }) => element.kind !== "security",
    );
    const breaks = new Set(
      verdictsOf(one, left, right, shared).flatMap(({ operation, ours }) => (ours ? [operation] : [])),
    );
    verdicts.push(
      ...verdictsOf(one, left, right, changes).map((verdict) => ({
        ...verdict,
        oursOnShared: breaks.has(verdict.operation),
      })),
    );
    const breaking = changes.filter((change) => change.level === "breaking").map((change) => change.ruleId);
    if (one.expect.length === 0 && breaking.length > 0) falseBreaks.push({ caseId: one.caseId, ruleIds: breaking });
  }
  return { verdicts, unread, falseBreaks };
}

async function read(file: string): Promise<Contract | string> {
  const loaded = await loadContract({ kind: "file", path: join(CORPUS, "specs", file) });
  return loaded.ok ? loaded.value : loaded.problem.message;
}

/** Only the peer's flags that bear on the verdict: its notice periods are an option here as well. */
function optionsOf({ today, peerFlags = [] }: PeerCase): DiffOptions {
  const days = (flag: string): number => Number(peerFlags[peerFlags.indexOf(flag) + 1] ?? 0);
  const noticeDays = {
    ...(peerFlags.includes("--deprecation-days-stable") && { stable: days("--deprecation-days-stable") }),
    ...(peerFlags.includes("--deprecation-days-beta") && { beta: days("--deprecation-days-beta") }),
  };
  // the peer passes over what was announced in time
  return { noticeDays, allowAnnounced: true, ...(today !== undefined && { today }) };
}

/** The peer can cut off and put on path prefixes before it compares. */
function prefixed(contract: Contract, side: "base" | "revision", { peerFlags = [] }: PeerCase): Contract {
  const value = (flag: string): string =>
    peerFlags.includes(flag) ? (peerFlags[peerFlags.indexOf(flag) + 1] ?? "") : "";
  const [strip, prefix] = [value(`--strip-prefix-${side}`), value(`--prefix-${side}`)];
  if (strip === "" && prefix === "") return contract;
  const operations = [...contract.operations.values()].map((operation) => {
    const path = prefix + (operation.path.startsWith(strip) ? operation.path.slice(strip.length) : operation.path);
    return moved(operation, path);
  });
  return { ...contract, operations: new Map(operations.map((operation) => [operation.key, operation])) };
}

const moved = (operation: Operation, path: string): Operation =>
  instead(operation, { path, key: operationKey(operation.method, path) });

function withoutCallbacks(contract: Contract): Contract {
  const operations = [...contract.operations].map(
    ([key, operation]) => [key, instead(operation, { callbacks: new Map() })] as const,
  );
  return { ...contract, operations: new Map(operations) };
}

/** An operation makes its parts when asked for them: a copy would be without. */
function instead(operation: Operation, own: Partial<Operation>): Operation {
  return new Proxy(operation, { get: (target, name) => Reflect.get(name in own ? own : target, name) as unknown });
}

/** Every operation of either document has a verdict; who says nothing about one says that it does not break. */
function verdictsOf(
  { caseId, expect }: PeerCase,
  base: Contract,
  target: Contract,
  changes: readonly Change[],
): readonly Omit<Verdict, "oursOnShared">[] {
  const found = new Map<string, { peer: string[]; ours: string[] }>();
  const entry = (method: string, path: string) => {
    const key = `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`;
    const known = found.get(key) ?? { peer: [], ours: [] };
    found.set(key, known);
    return known;
  };
  for (const { operations } of [base, target]) for (const { method, path } of operations.values()) entry(method, path);
  // of a webhook that came or went the peer names no method: only those on both sides can be held against each other
  const isBothSides = (path: string): boolean =>
    [base, target].every(({ webhooks }) => [...webhooks.values()].some((one) => one.path === path));
  for (const { method, path } of base.webhooks.values()) if (isBothSides(path)) entry(method, path);
  for (const { ruleId, level, section, method, path } of expect)
    if (section === "paths" && method !== undefined && path !== undefined)
      entry(method, path).peer.push(`${ruleId} ${level}`);
  for (const { ruleId, level, affects } of changes)
    for (const { method, path } of affects)
      if (!path.startsWith("webhook:") || isBothSides(path)) entry(method, path).ours.push(`${ruleId} ${level}`);
  return [...found].map(([operation, { peer, ours }]) => ({
    caseId,
    operation,
    peer: peer.some((said) => !said.endsWith(" info")),
    ours: ours.some((said) => !said.endsWith(" compatible")),
    peerRules: peer,
    ourRules: ours,
  }));
}
