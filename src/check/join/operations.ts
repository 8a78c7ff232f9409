/** Every operation that any known release has, found from a call's method and path. */

import {
  type HttpMethod,
  type ListedOperation,
  type Operation,
  type OperationKey,
  operationKey,
} from "../../contract/index.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import type { ApiCall } from "../../scan/call.js";
import { indexRoutes, type Route, type RouteMatch } from "../../scan/routes/index.js";
import { acceptedBy } from "../../scan/routes/surface.js";
import { announcedOperations } from "../api/announced-operations.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { type ParameterShapes, shapesOf, sharedShapes } from "../api/parameter-shapes.js";

export interface KnownOperation {
  readonly key: OperationKey;
  readonly method: HttpMethod;
  /** as the contract or the notice writes it */
  readonly path: string;
  /** read on first use; undefined: only a notice speaks of it */
  readonly operation: Operation | undefined;
  readonly inBase: boolean;
}

export interface OperationIndex {
  readonly match: (call: Pick<ApiCall, "method" | "path">) => readonly RouteMatch<KnownOperation>[];
}

/**
 * One index over all contracts, the base first: what several releases have is taken as the base writes it.
 * A literal of one release beats a parameter of another: `/apps/installer`, which 2.22 has and 2.24 lacks,
 * is not the `/apps/{appId}` of 2.24.
 */
export function indexOperations(knowledge: ApiKnowledge): OperationIndex {
  const routes = indexRoutes(routesOf(knowledge));
  return { match: ({ method, path }) => routes.match(method, path) };
}

function* routesOf({ base, contracts, notices }: ApiKnowledge): Generator<Route<KnownOperation>> {
  const others = contracts.filter((one) => one.version !== base.version).reverse();
  const known = new Set<OperationKey>();
  for (const release of [base, ...others]) {
    for (const listed of release.operations) {
      if (known.has(listed.key)) continue;
      known.add(listed.key);
      const value = new ReleasedOperation(listed, release, release.version === base.version, [release, ...others]);
      yield {
        method: listed.method,
        path: listed.path,
        value,
        accepts: (segment, text) => value.accepts(segment, text),
      };
    }
  }
  for (const { method, path } of announcedOperations(notices, (key) => known.has(key))) {
    yield {
      method,
      path,
      value: { key: operationKey(method, path), method, path, operation: undefined, inBase: false },
    };
  }
}

class ReleasedOperation implements KnownOperation {
  readonly key: OperationKey;
  readonly method: HttpMethod;
  readonly path: string;
  #accepts: ((segment: number, text: string) => boolean) | undefined;

  constructor(
    listed: ListedOperation,
    readonly release: ReleaseContract,
    readonly inBase: boolean,
    readonly releases: readonly ReleaseContract[],
  ) {
    this.key = listed.key;
    this.method = listed.method;
    this.path = listed.path;
  }

  get operation(): Operation | undefined {
    return this.release.contract.operations.get(this.key);
  }

  /** The contract is read only where the code has a word in the place of a parameter. */
  accepts(segment: number, text: string): boolean {
    this.#accepts ??= acceptedBy({ path: this.path, parameters: this.#shapes() }) ?? (() => true);
    return this.#accepts(segment, text);
  }

  /** Of all releases; of those that ship with the tool, which are read on first use, only of its own. */
  #shapes(): ParameterShapes {
    const asked = this.releases.filter((one) => one === this.release || one.written === undefined);
    const [first, ...rest] = asked.flatMap((one) => one.contract.operations.get(this.key) ?? []).map(shapesOf);
    return rest.reduce(sharedShapes, first ?? {});
  }
}

/** `GET /v1/k8s/users`, as the contract writes it. */
export const writtenAs = ({ method, path }: Pick<KnownOperation, "method" | "path">): string => `${method} ${path}`;
