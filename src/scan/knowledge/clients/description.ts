/**
 * An HTTP client as data. One file per library; users describe their own in the config with the same fields.
 *
 * A *name* says where a thing comes from: `axios#default` (export of a package), `undici#*` (the package itself),
 * `#fetch` (a global). A *member* is a name below the client object: `get`, `axiosRef.get`; `""` is the client called
 * itself, and `*` in it stands for any one name. A *slot* says where in a call a thing is: `0` (first argument),
 * `1.params` (property of the second), `last`.
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
  /** what shows the client in a text, where a global's name alone is too common: `$.ajax` for jQuery's `$` */
  readonly signs?: readonly string[];
  /** declared types whose values are a client: `axios#AxiosInstance`, `#HttpClient` (by that name from anywhere) */
  readonly types?: readonly string[];
  readonly factories?: readonly ClientFactory[];
  /** functions that hand the client to their callback: Playwright's `test("…", ({ request }) => …)` */
  readonly handedBy?: { readonly functions: readonly string[]; readonly member: string };
  /** names of parameters and members under which a framework hands the client around: AngularJS' `$http` */
  readonly handedAs?: readonly string[];
  readonly calls: readonly CallShape[];
  /** members named after operation ids, `rest.issues.listForRepo` of `issues/list-for-repo`, and how they are called */
  readonly operations?: {
    readonly below: readonly string[];
    readonly parameters: NonNullable<CallShape["parameters"]>;
  };
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

/** Makes a client from a name, or from a client by one of its members (`.create`, `.extend`, `.path("/users")`). */
export interface ClientFactory {
  readonly of: readonly string[];
  /** base URL; takes the place of the one the client already has */
  readonly base?: readonly string[];
  /** the base is put behind the one the client already has */
  readonly appends?: true;
  /** all calls of what it makes go to this address, with this method */
  readonly url?: readonly string[];
  readonly method?: readonly string[];
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  readonly body?: readonly string[];
  /** the client is one of the arguments, wrapped: `0` */
  readonly wraps?: string;
}

export interface CallShape {
  readonly members: readonly string[];
  /**
   * `member`: its last name is the verb; an upper-case verb; or slots, GET where they are empty. `inPath`: the verb may
   * stand before the path, `"DELETE /users/{id}"`, `"@get/users"`
   */
  readonly method:
    | "member"
    | Uppercase<string>
    | { readonly at: readonly string[]; readonly otherwise?: Uppercase<string>; readonly inPath?: true };
  /**
   * the first slot that holds something; several where a call composes it: `{ all: ["0.hostname", "0.path"] }`;
   * `member`: what the star in the members stands for, `client["/users"].get()`; `factory`: what made the client said it
   */
  readonly url: readonly string[] | { readonly all: readonly string[] } | "member" | "factory";
  readonly query?: readonly string[];
  readonly body?: readonly string[];
  readonly headers?: readonly string[];
  /** base URL for this call alone */
  readonly base?: readonly string[];
  /**
   * one object for everything: what the path names goes into the path, the rest is the query of a verb without body and
   * the body of any other; `except` are names that are neither
   */
  readonly parameters?: { readonly at: string; readonly except?: readonly string[] };
  /** arguments that may be a function which hands back what is meant: `httpResource(() => "/users")` */
  readonly asked?: readonly number[];
  /** the slot holds many calls, in a list or an object, and slots are those of each: k6's `http.batch([["GET", url]])` */
  readonly each?: string;
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
  /** methods of the answer that hand it on: wretch's `.notFound(…)` */
  readonly through?: readonly string[];
  /** methods of the answer that hand back the client, for its next call: nock's `.reply(…)` */
  readonly again?: readonly string[];
  /** a callback argument gets the envelope: `{ slot: "last", parameter: 0 }` */
  readonly callback?: { readonly slot: string; readonly parameter: number };
}

export interface LaterShape {
  readonly query?: readonly string[];
  readonly body?: readonly string[];
  readonly headers?: readonly string[];
  /** members that are the verb; what they are given is the body: VueUse's `.delete()`, `.post(body)` */
  readonly method?: readonly string[];
}
