import type { Contract } from "../../contract/contract.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, OperationPair } from "./findings.js";
import { basePath } from "./match-operations.js";

const said = (...urls: readonly string[]): string => `servers:\n${urls.map((url) => `  - url: ${url}`).join("\n")}`;

const basePathRemoved: Rule = {
  id: "api-server-base-path-removed",
  level: "dangerous",
  what: "No server has a base path any more under which the operations were reached.",
  why: "Clients that put the old base path before the operation's path reach nothing.",
  example: { before: said("https://api.example.com/v1"), after: said("https://api.example.com/v2") },
  action: "Check the base address that the code uses.",
};
const removed: Rule = {
  id: "api-server-removed",
  level: "compatible",
  what: "{A server} is no longer listed.",
  why: "Others with the same base path are left; which host a client uses is its own setting.",
  example: { before: said("https://eu.example.com", "https://us.example.com"), after: said("https://us.example.com") },
  action: "Check the host that the code uses.",
};
const added: Rule = {
  id: "api-server-added",
  level: "compatible",
  what: "{A server} is new.",
  why: "The ones known before are still there.",
  example: { before: said("https://eu.example.com"), after: said("https://eu.example.com", "https://us.example.com") },
  action: "Nothing has to be done.",
};

export const serverRules: readonly Rule[] = [basePathRemoved, removed, added];

/** Servers of the whole document; what they change is told at every operation that stays and has no servers of its own. */
export function compareServers(
  comparison: Comparison,
  base: Contract,
  target: Contract,
  pairs: readonly OperationPair[],
): void {
  const before = new Map(base.servers.map((server) => [normal(server.url), server]));
  const after = new Map(target.servers.map((server) => [normal(server.url), server]));
  // a document without servers is served from its own address: nothing can be told
  if (before.size === 0 || after.size === 0) return;
  const basePaths = new Set([...after.keys()].map(basePath));
  let reached: readonly OperationPair[] | undefined;
  const report = (rule: Rule, url: string, was: boolean): void => {
    reached ??= pairs.filter((pair) => pair.base.key === pair.target.key && !hasOwnServers(base, pair));
    for (const { affected } of reached)
      comparison.report({
        rule,
        operation: affected,
        element: { kind: "server", path: [url] },
        before: was ? url : null,
        after: was ? null : url,
        base: was ? before.get(url)?.origin : undefined,
        target: was ? undefined : after.get(url)?.origin,
      });
  };
  for (const url of before.keys())
    if (!after.has(url)) report(basePaths.has(basePath(url)) ? removed : basePathRemoved, url, true);
  for (const url of after.keys()) if (!before.has(url)) report(added, url, false);
}

const normal = (url: string): string => url.replace(/\/+$/, "") || "/";

const hasOwnServers = (contract: Contract, { base }: OperationPair): boolean =>
  base.servers.length > 0 && base.servers !== contract.servers;
