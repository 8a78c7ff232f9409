import type { Operation, OperationKey, Parameter, SecurityRequirement, Server } from "../contract.js";
import { responseOf, requestBodyOf, responsesOf } from "./content.js";
import { marksOf } from "./marks.js";
import { child, elements, isObjectNode, members, originOf, strings, text, type Node, type ObjectNode } from "./node.js";
import { parameterNodes, parameterOf } from "./parameters.js";
import { methodOf, operationKey } from "./path.js";
import { securityOf } from "./security.js";
import { mediaTypes, parameterOf2, requestBodyOf2, responseOf2 } from "./swagger2.js";
import { hasOwnLine } from "../read/json-lines.js";
import type { Workshop } from "./workshop.js";

/** What an operation takes from its document. */
export interface Surroundings {
  readonly shop: Workshop;
  readonly root: ObjectNode;
  readonly openapi: "2.0" | "3.0" | "3.1";
  readonly security: readonly SecurityRequirement[] | undefined;
  /** a callback's operations may refer to the callback itself */
  readonly insideCallback: boolean;
}

/** Adds the operations of one path item; `path` is `/users/{id}`, `webhook:<name>` or `callback:<name> <expression>`. */
export function addOperations(into: Map<OperationKey, Operation>, around: Surroundings, path: string, item: Node): void {
  const { reading } = around.shop;
  const resolved = reading.object(item);
  if (resolved === undefined) return;
  // A path item may have operations of its own beside a `$ref`.
  const holders = resolved.value !== item.value && isObjectNode(item) ? [item, resolved] : [resolved];
  for (const holder of holders) {
    for (const name of Object.keys(holder.value)) {
      const method = methodOf(name);
      if (name === "additionalOperations") reading.skip(child(holder, name), "`additionalOperations` of OpenAPI 3.2 are not compared");
      if (method === undefined) continue;
      const operation = operationNode(around.shop, holder, name);
      if (operation === undefined) continue;
      const key = operationKey(method, path);
      const earlier = into.get(key);
      if (earlier === undefined) into.set(key, operationOf(around, { key, method, path }, resolved, operation));
      else if (holder === resolved && holders.length === 1) {
        reading.skip(child(holder, name), `${method} ${path} is the same operation as ${method} ${earlier.path}, which comes first: paths that differ in parameter names only are one`);
      }
    }
  }
}

/** What stands under a method, to be read when it is needed; in a shipped snapshot each is an object, unseen. */
function operationNode(shop: Workshop, item: ObjectNode, method: string): (() => ObjectNode) | undefined {
  if (hasOwnLine(item.value, method)) return lazily(() => child(item, method) as ObjectNode);
  const node = shop.reading.object(child(item, method));
  return node === undefined ? undefined : () => node;
}

function operationOf(around: Surroundings, { key, method, path }: Pick<Operation, "key" | "method" | "path">, item: ObjectNode, read: () => ObjectNode): Operation {
  const { shop, openapi, root } = around;
  const is2 = openapi === "2.0";
  const marks = lazily(() => marksOf(read().value, "path"));
  const nodes = lazily(() => parameterNodes(shop, item, read()));
  const parameters = lazily(() => nodes().flatMap((one) => parameterFor(around, one, path) ?? []));
  const requestBody = lazily(() =>
    is2 ? requestBodyOf2(shop, read(), nodes(), mediaTypes(root, read(), "consumes")) : requestBodyOf(shop, child(read(), "requestBody")),
  );
  const responses = lazily(() => {
    const produces = is2 ? mediaTypes(root, read(), "produces") : [];
    return responsesOf(shop, child(read(), "responses"), (response) => (is2 ? responseOf2(shop, response, produces) : responseOf(shop, response)));
  });
  const callbacks = lazily(() => callbacksOf(around, read()));
  const security = lazily(() => securityOf(child(read(), "security")) ?? around.security);
  const servers = lazily(() => serversFor(read(), item));
  return {
    key,
    method,
    path,
    get operationId() {
      return text(read().value.operationId);
    },
    get tags() {
      return strings(read().value.tags);
    },
    get deprecated() {
      return marks().deprecated;
    },
    get sunset() {
      return marks().sunset;
    },
    get since() {
      return marks().since;
    },
    get replacement() {
      return marks().replacement;
    },
    get maturity() {
      return marks().maturity;
    },
    get unknownMaturity() {
      return marks().unknownMaturity;
    },
    // Parts are made when they are asked for: most runs look at few operations of a built-in contract.
    get parameters() {
      return parameters();
    },
    get requestBody() {
      return requestBody();
    },
    get responses() {
      return responses();
    },
    get callbacks() {
      return callbacks();
    },
    get security() {
      return security();
    },
    get servers() {
      return servers();
    },
    get origin() {
      return originOf(read());
    },
  };
}

function parameterFor(around: Surroundings, node: ObjectNode, path: string): Parameter | undefined {
  if (around.openapi !== "2.0") return parameterOf(around.shop, node, path);
  // Body and form parameters become the request body.
  return node.value.in === "body" || node.value.in === "formData" ? undefined : parameterOf2(around.shop, node, path);
}

function callbacksOf(around: Surroundings, node: ObjectNode): ReadonlyMap<OperationKey, Operation> {
  const callbacks = new Map<OperationKey, Operation>();
  if (around.insideCallback) {
    if (node.value.callbacks !== undefined) around.shop.reading.skip(child(node, "callbacks"), "callbacks of callbacks are not compared");
    return callbacks;
  }
  const inside = { ...around, insideCallback: true };
  for (const [name, member] of members(child(node, "callbacks"))) {
    const callback = around.shop.reading.object(member);
    if (callback === undefined) continue;
    for (const [expression, item] of members(callback)) {
      if (!expression.startsWith("x-")) addOperations(callbacks, inside, `callback:${name} ${expression}`, item);
    }
  }
  return callbacks;
}

function serversFor(operation: ObjectNode, item: ObjectNode): readonly Server[] {
  const own = serversOf(child(operation, "servers"));
  return own.length > 0 ? own : serversOf(child(item, "servers"));
}

export function serversOf(node: Node): readonly Server[] {
  return elements(node).flatMap((server) => {
    const url = isObjectNode(server) ? text(server.value.url) : undefined;
    return url === undefined ? [] : [{ url, origin: originOf(server) }];
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
