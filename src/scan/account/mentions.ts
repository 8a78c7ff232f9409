/**
 * The net under the scan: texts that can only be a path of the API. Each is accounted for by a call, or goes where
 * nobody can follow it (not understood), or is a mention.
 */
import type { Mention, UnresolvedCall } from "../call.js";
import type { SourceText } from "../calls/analysis.js";
import { comparePlaces } from "../calls/merge.js";
import type { Project } from "../project/project.js";
import { placeOf, ts } from "../project/syntax.js";
import { isOfThisCode, mayRequest, reasonFor } from "./callees.js";
import { Carriers } from "./carriers.js";
import type { PathTest, SpokenPath } from "./distinctive.js";
import { Account, type KnownCall, type LeadsTo } from "./known-calls.js";
import { calleeOf, type PathLiteral, pathLiterals } from "./literals.js";
import { markupPaths } from "./markup.js";

export interface MentionFile {
  readonly source: SourceText;
  /** as it lies on the disk, markup included */
  readonly text: string;
  readonly isMarkup: boolean;
  readonly inTest: boolean;
}

interface MentionRequest {
  readonly files: readonly MentionFile[];
  /** what the engine has read besides */
  readonly parsed: readonly SourceText[];
  readonly calls: readonly KnownCall[];
  readonly test: PathTest;
  /** the host of an address of the API without a path that one of its operations has */
  readonly address: (text: string) => string | undefined;
  readonly project: Project;
  readonly load: (specifier: string, from: string) => SourceText | undefined;
  readonly leadsTo: LeadsTo;
}

export interface Mentioned {
  readonly mentions: readonly Mention[];
  readonly unresolved: readonly UnresolvedCall[];
}

export function mentionsIn(request: MentionRequest): Mentioned {
  const account = new Account(request.calls, request.leadsTo);
  const carriers = new Carriers(request.project);
  const mentions: Mention[] = [];
  const unresolved = new Map<ts.Node, UnresolvedCall>();
  for (const file of request.files) {
    mentions.push(...codeMentions(file, request, { account, carriers, unresolved }));
    if (file.isMarkup) mentions.push(...inMarkup(file, request));
  }
  const sources = new Set([...request.files.map(({ source }) => source), ...request.parsed]);
  for (const source of sources)
    for (const call of source.generated ? [] : carriers.callsIn(source))
      if (!unresolved.has(call) && !account.covers(call))
        unresolved.set(call, { ...placeOf(call), reason: reasonFor(call, calleeOf(call), request.project) });
  return { mentions, unresolved: [...unresolved.values()].sort(comparePlaces) };
}

/** What is filled file by file. */
interface Accounts {
  readonly account: Account;
  readonly carriers: Carriers;
  readonly unresolved: Map<ts.Node, UnresolvedCall>;
}

function inMarkup(file: MentionFile, { test }: MentionRequest): readonly Mention[] {
  return markupPaths(file.source.path, file.text).flatMap(({ text, at }): Mention[] => {
    const spoken = test(text);
    return spoken?.distinctive === true
      ? [{ ...at, path: spoken.path, method: spoken.method, inTest: file.inTest }]
      : [];
  });
}

interface Spoken extends PathLiteral, SpokenPath {}

function codeMentions(file: MentionFile, request: MentionRequest, accounts: Accounts): readonly Mention[] {
  const { account, carriers, unresolved } = accounts;
  const { source } = file;
  request.project.module(source);
  const literals = pathLiterals(source, (specifier) => request.load(specifier, source.path));
  const spoken = literals.flatMap((literal): Spoken[] => {
    const path = request.test(literal.text);
    return path === undefined ? [] : [{ ...literal, ...path }];
  });
  const mentions: Mention[] = [];
  unresolvedAddresses(literals, account, request, unresolved);
  const vouched = vouchedCallees(spoken, account);
  for (const one of spoken) {
    const { call, node, path, method } = one;
    const callee = call === undefined ? undefined : calleeOf(call);
    if (call !== undefined && one.distinctive && account.isGuessed(call)) carriers.add(call, node, path);
    if (!one.distinctive && (callee === undefined || !vouched.has(callee.text))) continue;
    const goesOn = call !== undefined && callee !== undefined && mayRequest(call, callee);
    if (account.holds(one, goesOn && callee !== undefined && !isOfThisCode(call, callee, request.project))) continue;
    // its base class has been looked at: a path that no method uses is only mentioned
    if (goesOn && callee?.root !== "super") {
      unresolved.set(call, { ...placeOf(call), reason: reasonFor(call, callee, request.project) });
      carriers.add(call, node, path);
    } else if (one.distinctive) mentions.push({ ...placeOf(node), path, method, inTest: file.inTest });
  }
  return mentions;
}

/** The API's own address without a path of it, which no call that was understood uses: a base that some library takes. */
function unresolvedAddresses(
  literals: readonly PathLiteral[],
  account: Account,
  request: MentionRequest,
  unresolved: Map<ts.Node, UnresolvedCall>,
): void {
  for (const { node, text, call } of literals) {
    const host = request.address(text);
    if (host === undefined || account.reaches(node, host)) continue;
    const callee = call === undefined ? undefined : calleeOf(call);
    if (call !== undefined && callee !== undefined) {
      if (mayRequest(call, callee))
        unresolved.set(call, {
          ...placeOf(call),
          reason: `the API's address goes into \`${callee.text}\`, and no call with it was understood`,
        });
    } else if (ts.isBinaryExpression(node) || ts.isTemplateExpression(node))
      unresolved.set(node, { ...placeOf(node), reason: "the API's address is put before a path that nobody can tell" });
  }
}

/** What hands on two paths of the API and more is how this file speaks to it: its shorter paths count too. */
function vouchedCallees(spoken: readonly Spoken[], account: Account): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { call, distinctive } of spoken) {
    if (call === undefined || !(distinctive || account.isOurs(call))) continue;
    const { text } = calleeOf(call);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([text]) => text));
}
