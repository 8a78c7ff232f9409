/** The API as the scan sees it: plain data from all contracts known, without a version in it. */

import { operationKey } from "../../contract/index.js";
import type { Notice, ProviderDefinition } from "../../contract/provider/index.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import type { ApiSurface, SurfaceOperation } from "../../scan/call.js";
import { announcedOperations } from "./announced-operations.js";
import { shapesOf, sharedShapes } from "./parameter-shapes.js";
import { serverOf } from "./server.js";

interface SurfaceParts {
  readonly definition: ProviderDefinition;
  readonly notices: readonly Notice[];
  readonly base: ReleaseContract;
  readonly contracts: readonly ReleaseContract[];
  /** what the user says is this API, see `serverOf` */
  readonly servers: readonly string[];
}

export function surfaceOf({ definition, notices, base, contracts, servers }: SurfaceParts): ApiSurface {
  const stated = [...definition.servers, ...contracts.flatMap((release) => release.servers)].map(serverOf);
  const given = servers.map(serverOf);
  const all = [...given, ...stated];
  return {
    operations: operationsOf(base, contracts, notices),
    hosts: distinct([...definition.hosts, ...all.flatMap((server) => server.host ?? [])]),
    foreignHosts: definition.foreignHosts,
    basePaths: distinct([...definition.basePaths, ...all.flatMap((server) => server.basePath ?? [])]),
    serverExpressions: distinct(given.flatMap((server) => server.expression ?? [])),
    servers: servers.map((text) => ({ text, ...serverOf(text) })),
    names: definition.names,
    distinctivePrefixes: definition.distinctivePrefixes,
    signatures: definition.signatures.map(({ id, literals, objects, replacementByText }) => ({
      id,
      literals,
      objects,
      words: [...replacementByText.keys()],
    })),
  };
}

function operationsOf(
  base: ReleaseContract,
  contracts: readonly ReleaseContract[],
  notices: readonly Notice[],
): readonly SurfaceOperation[] {
  const operations = new Map<string, SurfaceOperation>();
  const add = (release: ReleaseContract, inBase: boolean): void => {
    // What is shipped is read on first use; the documents of a user have been read.
    const read = release.written === undefined ? release.contract.operations : undefined;
    for (const { key, method, path, operationId } of release.operations) {
      const operation = read?.get(key);
      const parameters = operation === undefined ? {} : shapesOf(operation);
      const known = operations.get(key);
      if (known === undefined)
        operations.set(key, {
          method,
          path,
          inBase,
          ...(operationId === undefined ? {} : { operationId }),
          ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
        });
      else if (known.parameters !== undefined)
        operations.set(key, { ...known, parameters: sharedShapes(known.parameters, parameters) });
    }
  };
  add(base, true);
  for (const release of contracts.toReversed()) if (release.version !== base.version) add(release, false);
  for (const { method, path } of announcedOperations(notices, (key) => operations.has(key)))
    operations.set(operationKey(method, path), { method, path, inBase: false });
  return [...operations.values()];
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
