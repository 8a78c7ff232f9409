/**
 * An HTTP client as data. One file per library; users describe their own in the config with the same fields.
 *
 * A *name* says where a thing comes from: `axios#default` (export of a package), `undici#*` (the package itself),
 * `#fetch` (a global). A *member* is a name below the client object: `get`, `axiosRef.get`; `""` is the client called itself.
 * A *slot* says where in a call a thing is: `0` (first argument), `1.params` (property of the second), `last`.
 *
 * @example
 * { name: "acme-http", objects: ["@acme/http#default"],
 *   calls: [{ members: ["get", "post"], method: "member", url: ["0"], body: ["1"] }], answer: { payload: ["data"] } }
 */
export interface ClientDescription {
  /** the file's name; what reports show as the client of a call */
  readonly name: string;
  /** values that are a client: imports and globals */
  readonly objects?: readonly string[];
  /** declared types whose values are a client: `axios#AxiosInstance`, `#HttpClient` (by that name from anywhere) */
  readonly types?: readonly string[];
  readonly factories?: readonly ClientFactory[];
  /** functions that hand the client to their callback: Playwright's `test("…", ({ request }) => …)` */
  readonly handedBy?: { readonly functions: readonly string[]; readonly member: string };
  readonly calls: readonly CallShape[];
  /** members that change the client itself: `client.setConfig({ baseUrl })` */
  readonly configures?: { readonly members: readonly string[]; readonly base: readonly string[] };
  /** members that hand back their first argument */
  readonly passes?: readonly string[];
  readonly answer?: AnswerShape;
  /** methods of what the call returns that add to the request: superagent's `.send()`, the `write` of node's request */
  readonly later?: LaterShape;
  /** what it is when it is no ordinary request */
  readonly nature?: "mock" | "link";
}

/** Makes a client from a name, or from a client by one of its members (`.create`, `.extend`). */
export interface ClientFactory {
  readonly of: readonly string[];
  /** base URL; takes the place of the one the client already has */
  readonly base?: readonly string[];
  /** the base is put behind the one the client already has */
  readonly appends?: true;
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  readonly body?: readonly string[];
  /** the client is one of the arguments, wrapped: `0` */
  readonly wraps?: string;
}

export interface CallShape {
  readonly members: readonly string[];
  /** `member`: its last name is the verb; an upper-case verb; or slots, GET where they are empty */
  readonly method:
    | "member"
    | Uppercase<string>
    | { readonly at: readonly string[]; readonly otherwise?: Uppercase<string> };
  /** the first slot that holds something; several where a call composes it: `{ all: ["0.hostname", "0.path"] }` */
  readonly url: readonly string[] | { readonly all: readonly string[] };
  readonly query?: readonly string[];
  readonly body?: readonly string[];
  readonly headers?: readonly string[];
  /** base URL for this call alone */
  readonly base?: readonly string[];
  /** overrides the client's */
  readonly answer?: AnswerShape;
}

export interface AnswerShape {
  /** properties and methods of the envelope that lead to the payload: `data`, `json`; empty: the result is the payload */
  readonly payload: readonly string[];
  /** the first type argument of the call describes the payload, default yes */
  readonly typed?: boolean;
  /** members of the payload that are the payload: `value` of a Vue ref */
  readonly transparent?: readonly string[];
  /** a callback argument gets the envelope: `{ slot: "last", parameter: 0 }` */
  readonly callback?: { readonly slot: string; readonly parameter: number };
}

export interface LaterShape {
  readonly query?: readonly string[];
  readonly body?: readonly string[];
  readonly headers?: readonly string[];
  readonly method?: readonly string[];
}
