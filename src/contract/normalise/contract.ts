import { type Outcome, ok, problem } from "../../outcome.js";
import type { Contract, Operation, OperationKey, Server } from "../contract.js";
import type { Library } from "../read/library.js";
import { isObject, type RawObject, valueAt } from "../read/raw.js";
import { SNAPSHOT_KEY } from "../snapshot/mark.js";
import { Context } from "./context.js";
import { child, elements, members, type Node, type ObjectNode, originOf, strings, text } from "./node.js";
import { addOperations, type Surroundings, serversOf } from "./operations.js";
import { contentOfParts, type PartContent } from "./part-content.js";
import { blanked } from "./path.js";
import { securityOf, securityScheme, securityScheme2, securitySchemesOf } from "./security.js";
import { serversOf2 } from "./swagger2.js";
import { versionOf } from "./version.js";

/**
 * One OpenAPI document as a contract. With `whole`, every part is made now, so that all trouble is known;
 * without it, parts are made when they are first looked at. `content`: see `Contract.contentOf`.
 */
export function makeContract(library: Library, whole: boolean, content?: PartContent): Outcome<Contract> {
  const { file } = library.root;
  const version = versionOf(library.root);
  if (!version.ok) return version;
  const is2 = version.value.openapi === "2.0";
  const context = new Context(library, whole, version.value.openapi);
  const root: ObjectNode = { value: version.value.root, document: library.root, pointer: [] };
  const around: Surroundings = {
    context,
    root,
    openapi: version.value.openapi,
    security: securityOf(child(root, "security")),
    unread: unreadIn(root.value),
    insideCallback: false,
  };

  for (const one of around.unread)
    context.reading.skip(
      { value: undefined, document: library.root, pointer: ["paths", one] },
      "it could not be read when this snapshot was taken",
    );
  const operations = new Map<OperationKey, Operation>();
  let isPart = isPartial(root.value);
  for (const [path, item] of inOrder(members(child(root, "paths")))) {
    if (path.startsWith("x-")) continue;
    if (path.startsWith("/")) addOperations(operations, around, path, item);
    // of a part that has been left out nobody knows its paths
    else if (path === "$ref") {
      context.reading.skip(item, "a `$ref` in place of all paths is not followed");
      isPart = true;
    } else {
      context.reading.skip(item, `the path "${path}" does not start with "/"`);
      around.unread.add(blanked(`/${path}`));
    }
  }
  // autorest's paths that differ in their queries only: `/orders?op=list`
  for (const [path, item] of members(child(root, "x-ms-paths")))
    if (path.startsWith("/")) addOperations(operations, around, path, item);
  if (root.value.paths === undefined && root.value.webhooks === undefined)
    context.reading.skip(root, "the document has no `paths`, so there are no operations");
  const webhooks = new Map<OperationKey, Operation>();
  for (const key of ["webhooks", "x-webhooks"]) {
    for (const [name, item] of members(child(root, key))) addOperations(webhooks, around, `webhook:${name}`, item);
  }
  const schemes = child(is2 ? root : child(root, "components"), is2 ? "securityDefinitions" : "securitySchemes");
  const contract: Contract = {
    openapi: around.openapi,
    file,
    infoVersion: infoVersionOf(root),
    servers: is2 ? servers2(root) : serversOf(child(root, "servers")),
    operations,
    webhooks,
    securitySchemes: securitySchemesOf(context, schemes, is2 ? securityScheme2 : securityScheme, around.unread),
    skipped: context.reading.skipped,
    partial: isPart,
    unread: around.unread,
    ...(content !== undefined && { contentOf: contentOfParts(context, content) }),
    locate: (origin) => library.locate(origin),
  };
  if (whole) for (const operation of [...operations.values(), ...webhooks.values()]) touch(operation);
  const { fatal } = context.reading;
  return fatal === undefined ? ok(contract) : problem(fatal.message, fatal);
}

/** Only snapshots say so, in their first line. */
const isPartial = (root: RawObject): boolean => {
  const said = valueAt(root, SNAPSHOT_KEY);
  return isObject(said) && said.partial === true;
};

/** What its source had and could not be read, as a snapshot keeps it. */
const unreadIn = (root: RawObject): Set<string> => {
  const said = valueAt(root, SNAPSHOT_KEY);
  return new Set(isObject(said) ? strings(said.unread) : []);
};

/**
 * Paths as written; of those that are the same but for the names of parameters, the first by its letters comes
 * first and is the one that is read, however the document is ordered.
 */
function inOrder(items: readonly (readonly [string, Node])[]): readonly (readonly [string, Node])[] {
  const groups = new Map<string, (readonly [string, Node])[]>();
  for (const entry of items) {
    const group = groups.get(blanked(entry[0]));
    if (group === undefined) groups.set(blanked(entry[0]), [entry]);
    else group.push(entry);
  }
  if (groups.size === items.length) return items;
  return [...groups.values()].flatMap((group) => group.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function touch(operation: Operation): void {
  void operation.parameters;
  void operation.requestBody;
  void operation.responses;
  for (const callback of operation.callbacks.values()) touch(callback);
}

function infoVersionOf(root: Node): string | undefined {
  const version = child(child(root, "info"), "version").value;
  return typeof version === "number" ? String(version) : text(version);
}

function servers2(root: ObjectNode): readonly Server[] {
  const { host, basePath } = root.value;
  const origin = originOf(child(root, typeof host === "string" ? "host" : "basePath"));
  const schemes = elements(child(root, "schemes")).map(({ value }) => value);
  return serversOf2({ host, basePath, schemes }).map((url) => ({ url, origin }));
}
