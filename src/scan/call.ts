/** What the scan hands on. It knows nothing of versions: contracts reach it only as an `ApiSurface`. */

/** Lines and columns from 1, columns in UTF-16 code units, end exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** `file` is relative to the project root, forward slashes. */
export interface CodePlace extends Span {
  readonly file: string;
}

/** A step on the way to a call or from it to the transport. */
export interface Waypoint {
  readonly file: string;
  readonly line: number;
}

/** How sure it is that the call reaches this API. `possible` is shown and never fails a gate unless asked to. */
export type Certainty = "certain" | "likely" | "possible";

/** One query parameter, header, body field or response field that the code names, at the place where it does. */
export interface FieldUse {
  /** `["spec", "compute", "migProfile"]`; array items are `[]`, entries of a map under an unknown key `{}` */
  readonly path: readonly string[];
  readonly at: CodePlace;
  /** the literal values it is given or compared with, where they are known: for enum values */
  readonly values: readonly string[];
  /** where values are written; one that is not here stands at the field */
  readonly valuePlaces?: readonly ValuePlace[];
  /** where the fields it lies in are named: in `a.b.c` those of `a` and `a.b`, outermost first */
  readonly above?: readonly CodePlace[];
  /** of an answer: the fields on its path, and itself, whose absence the code takes care of there */
  readonly checked?: readonly CheckedField[];
  readonly certainty: Certainty;
  /** the names around it, where they are not those around the call */
  readonly symbol?: string;
}

/** A value that is not there. */
export type Missing = "null" | "undefined";

export interface CheckedField {
  /** how many names of the path lead to it: in `a?.b` 1 is `a` */
  readonly length: number;
  readonly against: readonly Missing[];
}

export interface ValuePlace {
  readonly value: string;
  readonly at: CodePlace;
}

/** One call site × method × path. */
export interface ApiCall extends CodePlace {
  /** the names around it, outermost first: `Client.users`; empty at the top of a file */
  readonly symbol: string;
  /** upper case; `undefined` where the code does not let one know */
  readonly method: string | undefined;
  /** without host and query; holes are `{}`: `/api/v1/workloads/{}` */
  readonly path: string;
  readonly query: readonly FieldUse[];
  readonly headers: readonly FieldUse[];
  readonly body: readonly FieldUse[];
  readonly reads: readonly FieldUse[];
  /** every field of that part is known, nothing was spread in from outside: needed to say "required one is missing" */
  readonly complete: { readonly query: boolean; readonly body: boolean; readonly headers: boolean };
  readonly certainty: Certainty;
  /** the way to the transport, outermost first; empty when the call is the transport itself */
  readonly via: readonly Waypoint[];
  /** the callers that reach the call, the nearest first: a page that calls the service which makes it */
  readonly from: readonly Waypoint[];
  /** the HTTP client file that recognised the transport: `fetch`, `axios`, … */
  readonly client: string;
  /** in a test file or a mock of the API */
  readonly inTest: boolean;
  /**
   * the function of the user's generated client that was called, `updateUserById`: after regeneration that name may
   * mean another operation
   */
  readonly generatedSymbol: string | undefined;
}

/** A whole deprecated interface that is no REST endpoint: Kubernetes objects, metric names, token URLs. */
export interface InterfaceUse extends CodePlace {
  /** id of the signature in the surface that matched */
  readonly signature: string;
  readonly certainty: Certainty;
  /**
   * what gave it away, joined by spaces: literals and words of the signature and nothing else of the code, which may
   * hold secrets beside them
   */
  readonly text: string;
}

export interface UnresolvedCall extends CodePlace {
  readonly reason: string;
}

/** A path that only this API has, in code that no call accounts for. */
export interface Mention extends CodePlace {
  /** without host, base path and query; holes are `{}` */
  readonly path: string;
  /** upper case, where the text names it: `"DELETE /users/{id}"` */
  readonly method: string | undefined;
  readonly inTest: boolean;
}

/** Calls of what is not this API. */
export interface Other {
  /** `api.github.com`; in words where the code names none: `own routes`, `not shown in the code` */
  readonly host: string;
  readonly calls: number;
}

/** Globs that fit no file, as they were given. */
export interface GlobsUnmet {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What there is of HTTP in the code, for who finds no call of the API in it. */
export interface Seen {
  /** HTTP libraries that the code imports */
  readonly packages: readonly string[];
  /** generated files that hold paths of the API: calls are looked for in who uses them */
  readonly generated: readonly string[];
  /** given with `--server`, and met nowhere in the code */
  readonly serversUnmet: readonly string[];
  readonly globsUnmet: GlobsUnmet;
  /** what stands before the paths of requests instead, most used first: `config.apiUrl` */
  readonly bases: readonly string[];
  /** hosts that files which send requests name, most often named first; only where no file had to be parsed */
  readonly named?: readonly string[];
}

/** The API as the scan sees it: plain data, from all contracts known, so that it can tell whose call it is. */
export interface ApiSurface {
  /** every operation of any known release: `{ method: "GET", path: "/api/v1/users/{userId}" }` */
  readonly operations: readonly SurfaceOperation[];
  /** hosts that are this API: `app.run.ai`, `*.run.ai` */
  readonly hosts: readonly string[];
  /** hosts that look alike and are not: documentation sites */
  readonly foreignHosts: readonly string[];
  /** prefixes that come before contract paths in code: `/api/v3` of a gateway; `""` always holds */
  readonly basePaths: readonly string[];
  /** expressions as written that stand for the API's base URL: `${config.apiUrl}` */
  readonly serverExpressions: readonly string[];
  /** what the user said is this API, each as written and as one of the three above */
  readonly servers?: readonly SurfaceServer[];
  /** words that speak for this API in names: `runai` matches `RUNAI_URL`, `runaiClient` */
  readonly names: readonly string[];
  /** path prefixes no other product shares: `/v1/k8s`, `/api/v1/org-unit` */
  readonly distinctivePrefixes: readonly string[];
  readonly signatures: readonly InterfaceSignature[];
}

export interface SurfaceServer {
  readonly text: string;
  readonly host?: string;
  readonly basePath?: string;
  readonly expression?: string;
}

export interface SurfaceOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  /** in the release that runs now; generated clients resolve operation ids against these before any other */
  readonly inBase: boolean;
  /** path parameters that take only certain texts, by name */
  readonly parameters?: Readonly<Record<string, ParameterShape>>;
}

/** What a path parameter takes, where that leaves words out. */
export type ParameterShape =
  | { readonly kind: "uuid" }
  | { readonly kind: "number" }
  | { readonly kind: "values"; readonly values: readonly string[] };

export interface InterfaceSignature {
  readonly id: string;
  /** any of these in a string literal or template; `*` stands for `[A-Za-z0-9_-]*` */
  readonly literals: readonly string[];
  /** object literals or positional arguments that hold all of these string values */
  readonly objects: readonly (readonly string[])[];
  /** strings beside these that say what is used of the interface: kinds of objects */
  readonly words: readonly string[];
}

export interface ScanResult {
  readonly calls: readonly ApiCall[];
  readonly interfaces: readonly InterfaceUse[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly mentions: readonly Mention[];
  readonly others: readonly Other[];
  readonly seen: Seen;
  /** files that could not be read or parsed whole, each with what was wrong */
  readonly troubledFiles: readonly { readonly file: string; readonly line?: number; readonly reason: string }[];
  /** all comments that start with `lastcall-`, for the suppressions */
  readonly directives: readonly Directive[];
  readonly files: number;
  readonly filesParsed: number;
}

/** A comment `lastcall-…` as written; what it means is decided in check. */
export interface Directive extends CodePlace {
  /** without comment marks and leading `lastcall-` */
  readonly text: string;
  /** the span of the statement, JSX attribute or element that follows it, so that multi-line calls are covered */
  readonly covers: Span | undefined;
}
