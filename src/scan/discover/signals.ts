import type { ApiSurface } from "../call.js";
import { memberOfOperation } from "../knowledge/requests/named-operations.js";

/** What a text says at a glance, as bits, so that outlines stay small and cheap to merge. */
export const SIGNALS = {
  /** names the API: a host, a distinctive path, two path segments, a word such as `RUNAI_URL` */
  api: 1,
  /** holds a string that can be a piece of a path of the API: `/users` */
  piece: 2,
  /** holds an HTTP client */
  transport: 4,
  /** holds a `lastcall-…` comment */
  directive: 8,
  /** holds a literal of an interface that is no REST endpoint */
  signature: 16,
} as const;

/** Which of the bits a text earns, of those asked for. Text only: nothing is parsed, so a file without any costs next to nothing. */
export type FindSignals = (text: string, asked?: number) => number;

const EVERYTHING = Object.values(SIGNALS).reduce((all, bit) => all | bit, 0);

export function signalFinder(surface: ApiSurface, transport: RegExp): FindSignals {
  const names = surface.names.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, "")).filter((name) => name !== "");
  const namesApi = anyOf([...hostTerms(surface), ...pathTerms(surface), ...expressionTerms(surface)], names);
  const signatures = signatureTests(surface, namesApi);
  const segments = pieceSegments(surface);
  const members = memberNames(surface);
  return (text, asked = EVERYTHING) => {
    let bits = 0;
    if ((asked & (SIGNALS.api | SIGNALS.signature)) !== 0) {
      const lower = text.toLowerCase();
      const api = namesApi(lower);
      if (api) bits |= SIGNALS.api;
      if (signatures.some((test) => test(lower, api))) bits |= SIGNALS.signature;
    }
    if (text.includes("lastcall-")) bits |= SIGNALS.directive;
    if ((asked & SIGNALS.transport) !== 0 && transport.test(text)) bits |= SIGNALS.transport;
    if ((asked & SIGNALS.piece) !== 0 && (holdsPiece(text, segments) || namesMember(text, members)))
      bits |= SIGNALS.piece;
    return bits & asked;
  };
}

/** A term that holds a shorter one is found with it. */
function anyOf(terms: readonly string[], names: readonly string[]): (lower: string) => boolean {
  const fewest = [...new Set(terms)].filter((term) => !terms.some((other) => other !== term && term.includes(other)));
  const name = names.length === 0 ? undefined : new RegExp([...new Set(names)].map(nameSource).join("|"));
  return (lower) => fewest.some((term) => lower.includes(term)) || name?.test(lower) === true;
}

function hostTerms(surface: ApiSurface): readonly string[] {
  return surface.hosts.map((host) => host.replace(/^\*\.?/, "").toLowerCase());
}

/** Two literal segments are telling enough to look closer; one alone is only a piece. */
function pathTerms(surface: ApiSurface): readonly string[] {
  const paths = [...surface.distinctivePrefixes, ...surface.basePaths.filter((path) => path !== "" && path !== "/")];
  const heads = surface.operations.flatMap(({ path }) => {
    const [first, second] = segmentsOf(path);
    return first === undefined || second === undefined || isHole(first) || isHole(second) ? [] : [`${first}/${second}`];
  });
  return [...paths, ...heads].map((path) => path.replace(/^\/+|\/+$/g, "").toLowerCase()).filter((path) => path !== "");
}

/** `${config.apiUrl}` → `config.apiurl` */
function expressionTerms(surface: ApiSurface): readonly string[] {
  return surface.serverExpressions
    .map((text) =>
      text
        .replace(/^\$\{|\}$/g, "")
        .trim()
        .toLowerCase(),
    )
    .filter((text) => text !== "");
}

/** `runai` is also written `RUN_AI`, `run-ai` and `Run:ai`. */
const nameSource = (name: string): string => [...name].join("[-_:]?");

/**
 * A signature's `*` stands for a run of word characters; of an object literal all strings must be there. A term that
 * itself speaks of the API is looked for only where the text does.
 */
function signatureTests(
  surface: ApiSurface,
  namesApi: (lower: string) => boolean,
): readonly ((lower: string, api: boolean) => boolean)[] {
  const terms = surface.signatures.flatMap(({ literals, objects }) => [
    ...literals.map((literal) => [literal.split("*").sort((a, b) => b.length - a.length)[0] ?? ""]),
    ...objects,
  ]);
  return terms.map((group) => {
    const lowered = group.map((term) => term.toLowerCase());
    const onlyWithApi = lowered.some(namesApi);
    return (lower, api) => (api || !onlyWithApi) && lowered.every((term) => lower.includes(term));
  });
}

/** Literal segments that tell operations apart; what most paths start with (`api`, `v1`) tells nothing. */
function pieceSegments(surface: ApiSurface): ReadonlySet<string> {
  const uses = new Map<string, number>();
  for (const { path } of surface.operations) {
    for (const segment of new Set(segmentsOf(path)))
      if (!isHole(segment)) uses.set(segment, (uses.get(segment) ?? 0) + 1);
  }
  const many = Math.max(8, surface.operations.length / 3);
  return new Set([...uses].filter(([, count]) => count <= many).map(([segment]) => segment));
}

/** `listForRepo` of `issues/list-for-repo`: clients with a member for each operation never write a path. */
const memberNames = (surface: ApiSurface): ReadonlySet<string> =>
  new Set(surface.operations.flatMap(({ operationId = "" }) => memberOfOperation(operationId) ?? []));

const MEMBER = /\.([a-z]\w+)\b/g;

function namesMember(text: string, members: ReadonlySet<string>): boolean {
  if (members.size === 0) return false;
  for (const [, name = ""] of text.matchAll(MEMBER)) if (members.has(name)) return true;
  return false;
}

const PIECE = /["'`/]([A-Za-z][\w.-]*)(?=["'`/?#$:])/g;

/** `"/users"`, `` `users/${id}` ``, `"users"`, but not `from "../users"`. */
function holdsPiece(text: string, segments: ReadonlySet<string>): boolean {
  for (const { 1: segment = "", index } of text.matchAll(PIECE))
    if (segments.has(segment) && !inSpecifier(text, index)) return true;
  return false;
}

function inSpecifier(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at + 1);
  return /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'][^"']*$/.test(line) || /^\s*(?:\/\/|\*)/.test(line);
}

const segmentsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");
const isHole = (segment: string): boolean => segment.includes("{");
