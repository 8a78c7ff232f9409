import type { Contract, Operation, OperationKey, Server } from "../../contract/contract.js";

interface OperationMatch {
  readonly pairs: readonly (readonly [Operation, Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Operations by method and path with blank parameter names. What is left is tried once more with the base path of
 * its servers before it: a prefix that moves between `servers` and `paths` is the same address.
 *
 * @example
 * // servers: [{ url: /v1 }], paths: { /users: … }   ==   servers: [{ url: / }], paths: { /v1/users: … }
 */
export function matchOperations(base: Contract, target: Contract): OperationMatch {
  const pairs: (readonly [Operation, Operation])[] = [];
  const added = new Map<OperationKey, Operation>(target.operations);
  const left: Operation[] = [];
  for (const [key, operation] of base.operations) {
    const partner = target.operations.get(key);
    if (partner === undefined) left.push(operation);
    else {
      pairs.push([operation, partner]);
      added.delete(key);
    }
  }
  const byAddress = new Map<string, Operation>();
  for (const operation of added.values())
    for (const address of addresses(target, operation)) byAddress.set(address, operation);
  const removed: Operation[] = [];
  for (const operation of left) {
    const partner = addresses(base, operation)
      .map((address) => byAddress.get(address))
      .find((found) => found !== undefined && added.has(found.key));
    if (partner === undefined) removed.push(operation);
    else {
      pairs.push([operation, partner]);
      added.delete(partner.key);
    }
  }
  return { pairs, removed, added: [...added.values()] };
}

/** Where nothing is said. @see https://spec.openapis.org/oas/v3.1.1#fixed-fields */
const ROOT: readonly Pick<Server, "url">[] = [{ url: "/" }];

function addresses(contract: Contract, operation: Operation): readonly string[] {
  const servers = [operation.servers, contract.servers, ROOT].find(({ length }) => length > 0) ?? ROOT;
  const [method = "", path = ""] = splitKey(operation.key);
  return [...new Set(servers.map((server) => `${method} ${basePath(server.url)}${path}`))];
}

export const splitKey = (key: OperationKey): readonly [method: string, path: string] => {
  const space = key.indexOf(" ");
  return [key.slice(0, space), key.slice(space + 1)];
};

/** `https://api.example.com/v1/` and `/v1` → `/v1` */
export function basePath(url: string): string {
  return url
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "")
    .replace(/^[^/]*$/, "")
    .replace(/\/+$/, "");
}
