import type { Contract, Operation, SecurityRequirement } from "../contract.js";
import { methodOf } from "../normalise/path.js";
import type { Assembly } from "../sites/assembly.js";
import { ComponentShelf } from "./components.js";
import { type Json, layOut, sorted } from "./layout.js";
import { SNAPSHOT_KEY } from "./mark.js";
import { writeOperation, writeSecurity } from "./write-operation.js";

/** Where the facts of a snapshot come from. */
export interface Provenance {
  readonly provider: string;
  readonly version: string;
  /** file name or URL the document was read from */
  readonly source: string;
  /** `2025-12-15`: when it was read, or captured by whoever handed it in */
  readonly captured: string;
  /** SHA-256 of the document's bytes, in hexadecimal */
  readonly sha256: string;
  /** it holds a part of the API: it never speaks of what it lacks */
  readonly partial?: true;
  /** the source names another release, which was meant */
  readonly otherRelease?: true;
  /** what the document calls itself, where that can be ordered: `7.1`; an update never goes back behind it */
  readonly documentVersion?: string;
  /** it was put together from the pages of a docs site */
  readonly assembly?: Assembly;
}

/**
 * A contract as an OpenAPI document of our own: facts only, no summaries, descriptions, examples or titles,
 * in an order of our own, with one operation or schema a line, so that two snapshots compare well as text.
 * It is 3.0.3 where that can say everything, 3.1.0 otherwise.
 */
export function writeSnapshot(contract: Contract, provenance: Provenance): string {
  const shelf = new ComponentShelf(contract);
  const is31 = shelf.dialect === "3.1";
  const security = commonSecurity(contract);
  const paths = writePaths(contract.operations.values(), shelf, security);
  const webhooks = writePaths(contract.webhooks.values(), shelf, security, "webhook:");
  const document: Record<string, Json | undefined> = {
    [SNAPSHOT_KEY]: asJson(provenance, contract.unread),
    openapi: is31 ? "3.1.0" : "3.0.3",
    info: { title: provenance.provider, version: provenance.version },
    servers: contract.servers.length === 0 ? undefined : contract.servers.map(({ url }) => ({ url })),
    security: security === undefined ? undefined : writeSecurity(security),
    paths,
    ...(contract.webhooks.size === 0 ? {} : { [is31 ? "webhooks" : "x-webhooks"]: webhooks }),
    components: shelf.write(contract.securitySchemes),
  };
  return layOut(document);
}

/** What could not be read goes with every snapshot, whoever writes it. */
const asJson = ({ assembly, ...said }: Provenance, unread: Contract["unread"]): Json => ({
  ...said,
  ...(unread.size === 0 ? {} : { unread: [...unread].sort() }),
  ...(assembly === undefined ? {} : { assembly: { ...assembly } }),
});

function writePaths(
  operations: Iterable<Operation>,
  shelf: ComponentShelf,
  security: readonly SecurityRequirement[] | undefined,
  prefix = "",
): Json {
  const paths = new Map<string, Record<string, Json>>();
  for (const operation of operations) {
    const path = operation.path.slice(prefix.length);
    const item = paths.get(path) ?? {};
    const written = writeOperation(operation, shelf, security);
    const name = operation.method.toLowerCase();
    if (methodOf(name) !== undefined) item[name] = written;
    else item.additionalOperations = { ...(item.additionalOperations as object), [operation.method]: written };
    paths.set(path, item);
  }
  return sorted(Array.from(paths, ([path, item]) => [path, sorted(Object.entries(item))]));
}

/** The requirement that most operations share is the document's, unless some operation says nothing at all. */
function commonSecurity(contract: Contract): readonly SecurityRequirement[] | undefined {
  const counts = new Map<string, { readonly security: readonly SecurityRequirement[]; count: number }>();
  for (const { security } of [...contract.operations.values(), ...contract.webhooks.values()]) {
    if (security === undefined) return undefined;
    const key = JSON.stringify(writeSecurity(security));
    const entry = counts.get(key) ?? { security, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.security;
}
