/** Whose API a document describes: its title and its servers say so. */
import { isDeepStrictEqual } from "node:util";
import type { OperationKey } from "../contract.js";
import { operationKey } from "../normalise/path.js";
import { isList, isObject, type RawObject } from "../read/raw.js";

const METHOD = /^(?:get|put|post|delete|options|head|patch|trace|query)$/;
const OPERATION_SHELVES = ["paths", "webhooks", "x-webhooks"] as const;

export interface DocumentedOperation {
  /** lower case */
  readonly method: string;
  /** of a webhook its name, which can look like a path */
  readonly path: string;
  readonly isWebhook: boolean;
}

export const keysOf = (operations: readonly DocumentedOperation[]): readonly OperationKey[] =>
  operations.map(({ method, path, isWebhook }) => operationKey(method, isWebhook ? `webhook:${path}` : path));

export const operationsOf = (root: RawObject): readonly DocumentedOperation[] =>
  OPERATION_SHELVES.flatMap((shelf) =>
    Object.entries(isObject(root[shelf]) ? root[shelf] : {}).flatMap(([path, item]) =>
      Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) =>
        METHOD.test(method) && isObject(operation) ? [{ method, path, isWebhook: shelf !== "paths" }] : [],
      ),
    ),
  );

export const titleOf = ({ info }: RawObject): unknown => (isObject(info) ? info.title : undefined);
const serversOf = ({ servers, host }: RawObject): readonly unknown[] =>
  (isList(servers) ? servers : []).map((one) => (isObject(one) ? one.url : undefined)).concat(host ?? []);

/** The same title, or a server in common, or none named by either: sections of one API differ in one of them, not in both. */
export function sameApi(one: RawObject, other: RawObject): boolean {
  if (titleOf(one) === titleOf(other)) return true;
  const [mine, theirs] = [serversOf(one), serversOf(other)];
  return isDeepStrictEqual(mine, theirs) || mine.some((server) => theirs.includes(server));
}

/** Hosts of its servers; empty where it names none. That of OpenAPI 2.0 may have a port, and reads as an address then. */
export const hostsOf = (root: RawObject): readonly string[] =>
  serversOf(root).flatMap((server) => {
    if (typeof server !== "string") return [];
    const host = URL.canParse(server) ? new URL(server).host : "";
    if (host !== "") return [host];
    return root.host === server ? [server] : [];
  });
