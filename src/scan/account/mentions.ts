/**
 * The net under the scan: texts that can only be a path of the API. Each is accounted for by a call, or goes where
 * nobody can follow it (not understood), or is a mention.
 */
import type { CodePlace, Mention, Span, UnresolvedCall } from "../call.js";
import type { SourceText } from "../calls/analysis.js";
import type { Project } from "../project/project.js";
import { placeOf, ts } from "../project/syntax.js";
import { textsOf } from "../routes/segment.js";
import { isOfThisCode, mayRequest, reasonFor } from "./callees.js";
import type { PathTest, SpokenPath } from "./distinctive.js";
import { calleeOf, type PathLiteral, pathLiterals } from "./literals.js";
import { markupPaths } from "./markup.js";

/** Somebody's call, or one that was not understood, as far as it is known. */
export interface KnownCall {
  readonly place: CodePlace;
  readonly path: string;
  readonly via: readonly { readonly file: string }[];
  readonly hosts: readonly string[];
  /** it reaches this API */
  readonly ours: boolean;
}

export interface MentionFile {
  readonly source: SourceText;
  /** as it lies on the disk, markup included */
  readonly text: string;
  readonly isMarkup: boolean;
  readonly inTest: boolean;
}

interface MentionRequest {
  readonly files: readonly MentionFile[];
  readonly calls: readonly KnownCall[];
  readonly test: PathTest;
  /** the host of an address of the API without a path that one of its operations has */
  readonly address: (text: string) => string | undefined;
  readonly project: Project;
  readonly load: (specifier: string, from: string) => SourceText | undefined;
  /** the second file can be reached from the first by imports */
  readonly leadsTo: (from: string, to: string) => boolean;
}

export interface Mentioned {
  readonly mentions: readonly Mention[];
  readonly unresolved: readonly UnresolvedCall[];
}

export function mentionsIn(request: MentionRequest): Mentioned {
  const account = new Account(request);
  const mentions: Mention[] = [];
  const unresolved: UnresolvedCall[] = [];
  for (const file of request.files) {
    const found = codeMentions(file, request, account);
    mentions.push(...found.mentions);
    unresolved.push(...found.unresolved);
    if (file.isMarkup) mentions.push(...inMarkup(file, request));
  }
  return { mentions, unresolved };
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

function codeMentions(file: MentionFile, request: MentionRequest, account: Account): Mentioned {
  const { source } = file;
  request.project.module(source);
  const literals = pathLiterals(source, (specifier) => request.load(specifier, source.path));
  const spoken = literals.flatMap((literal): Spoken[] => {
    const path = request.test(literal.text);
    return path === undefined ? [] : [{ ...literal, ...path }];
  });
  const mentions: Mention[] = [];
  const unresolved = new Map<ts.Node, UnresolvedCall>();
  unresolvedAddresses(literals, account, request, unresolved);
  const vouched = vouchedCallees(spoken, account);
  for (const one of spoken) {
    const { call, node, path, method } = one;
    const callee = call === undefined ? undefined : calleeOf(call);
    if (!one.distinctive && (callee === undefined || !vouched.has(callee.text))) continue;
    const goesOn = call !== undefined && callee !== undefined && mayRequest(call, callee);
    if (account.holds(one, goesOn && callee !== undefined && !isOfThisCode(call, callee, request.project))) continue;
    // its base class has been looked at: a path that no method uses is only mentioned
    if (goesOn && callee?.root !== "super")
      unresolved.set(call, { ...placeOf(call), reason: reasonFor(call, callee, request.project) });
    else if (one.distinctive) mentions.push({ ...placeOf(node), path, method, inTest: file.inTest });
  }
  return { mentions, unresolved: [...unresolved.values()] };
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

/** Which texts the calls account for. */
class Account {
  readonly #byFile = new Map<string, KnownCall[]>();
  readonly #byPath = new Map<string, KnownCall[]>();
  readonly #byHost = new Map<string, KnownCall[]>();
  readonly #leadsTo: MentionRequest["leadsTo"];

  constructor({ calls, leadsTo }: MentionRequest) {
    this.#leadsTo = leadsTo;
    for (const call of calls) {
      put(this.#byFile, call.place.file, call);
      for (const host of call.hosts) put(this.#byHost, host, call);
      const segments = textsOf(call.path);
      // a text may be the beginning or the end of the path, with a base or a query around it
      for (let at = 0; at < segments.length; at += 1) {
        put(this.#byPath, segments.slice(at).join("/"), call);
        if (at > 0) put(this.#byPath, segments.slice(0, at).join("/"), call);
      }
    }
  }

  isOurs(node: ts.Node): boolean {
    const place = placeOf(node);
    return (this.#byFile.get(place.file) ?? []).some((call) => call.ours && samePlace(call.place, place));
  }

  /** A call of the API uses that host, and the address can have come from here. */
  reaches(node: ts.Node, host: string): boolean {
    const place = placeOf(node);
    if ((this.#byFile.get(place.file) ?? []).some((one) => covers(one.place, place))) return true;
    return (this.#byHost.get(host) ?? []).some((one) => one.ours && this.#canUse(one, place.file));
  }

  /** `leaves`: it is handed to code that is not here, so that only a call around it can be the one that it is for. */
  holds({ node, path }: Spoken, leaves: boolean): boolean {
    const place = placeOf(node);
    if ((this.#byFile.get(place.file) ?? []).some((one) => covers(one.place, place))) return true;
    const same = this.#byPath.get(textsOf(path).join("/")) ?? [];
    if (!leaves) return same.some((one) => this.#canUse(one, place.file));
    const whole = placeOf(functionAround(node));
    return same.some((one) => one.place.file === place.file && covers(whole, one.place));
  }

  #canUse(call: KnownCall, file: string): boolean {
    return [call.place, ...call.via].some((step) => step.file === file || this.#leadsTo(step.file, file));
  }
}

function functionAround(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

function put(map: Map<string, KnownCall[]>, key: string, call: KnownCall): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [call]);
  else known.push(call);
}

const samePlace = (one: Span, other: Span): boolean => one.line === other.line && one.column === other.column;

const covers = (outer: Span, inner: Span): boolean =>
  (outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column)) &&
  (outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn));
