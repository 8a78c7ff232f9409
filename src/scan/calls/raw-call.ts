/** What the engine hands to ownership: a call as the code writes it, before anyone asked whose API it reaches. */
import type { CodePlace, FieldUse, Waypoint } from "../call.js";

/** What stands before the path. A call has several where the code can choose: `env.API ?? "http://localhost:3000"`. */
export type CallBase =
  /** `https://app.run.ai:8443/…` → `app.run.ai:8443`; lower case, as written otherwise */
  | { readonly kind: "host"; readonly host: string }
  /** `${config.apiUrl}/…`: text as written, identifiers in it (`config`, `apiUrl`), environment names included */
  | {
      readonly kind: "expression";
      readonly text: string;
      readonly names: readonly string[];
      /** what callers pass, and none in the code does: it may as well be empty */
      readonly passedIn?: true;
    }
  /** nothing: a path on the page's own origin, or a client whose base URL the code does not show */
  | { readonly kind: "none" };

/** Names near the call that can speak for an API, as written, without duplicates. */
export interface NearbyNames {
  /** the object or function that is called, the constant it came from, its class: `runaiClient`, `RunaiApi` */
  readonly client: readonly string[];
  /** in the base URL: `RUNAI_URL` */
  readonly base: readonly string[];
  /** functions, classes and constants around the call and on the way to the transport */
  readonly around: readonly string[];
  /** import specifiers through which the client came, and the files on the way: `./runai/client.js`, `src/runai/http.ts` */
  readonly files: readonly string[];
}

/**
 * `request`: a call of a known client. `guess`: an unknown object called in the shape of a request.
 * `mock`: a test's stand-in for the API. `link`: an address handed to the browser.
 */
export type CallNature = "request" | "guess" | "mock" | "link";

/** One call site × method × path. */
export interface RawCall {
  readonly place: CodePlace;
  /** the names around the place, outermost first: `Client.users` */
  readonly symbol: string;
  /** upper case; `undefined` where the code does not let one know */
  readonly method: string | undefined;
  /** from the first slash after the base, no query, no doubled or trailing slash; holes are `{}`: `/api/v1/workloads/{}`, `/x/pre-{}` */
  readonly path: string;
  /** at least one */
  readonly bases: readonly CallBase[];
  readonly names: NearbyNames;
  /**
   * Who carries the call: creation places of client objects, places of the user's own wrappers, base URL constants.
   * Two calls that share an id go to the same server.
   */
  readonly clientIds: readonly string[];
  /** expressions that the server's address passes through on its way, as written: `this.base`, `config.apiUrl` */
  readonly through?: readonly string[];
  readonly nature: CallNature;
  readonly query: readonly FieldUse[];
  readonly headers: readonly FieldUse[];
  readonly body: readonly FieldUse[];
  readonly reads: readonly FieldUse[];
  readonly complete: { readonly query: boolean; readonly body: boolean; readonly headers: boolean };
  /** outermost first */
  readonly via: readonly Waypoint[];
  /** the callers that reach the place, the nearest first */
  readonly from: readonly Waypoint[];
  /** name of the client description: `fetch`, `axios` */
  readonly client: string;
  /** the function of the user's generated client that was called: `updateUserById` */
  readonly generatedSymbol: string | undefined;
}

/** A call of a known client whose method or path nobody can tell from the code. */
export interface RawUnresolved {
  readonly place: CodePlace;
  readonly reason: string;
  /** what is known of the path, `{}` for the rest */
  readonly path: string;
  readonly bases: readonly CallBase[];
  readonly names: NearbyNames;
  readonly clientIds: readonly string[];
  readonly through?: readonly string[];
}
