import type { HttpMethod, Operation, OperationKey, Parameter, SecurityRequirement, Server } from "../contract.js";
import { responseOf, requestBodyOf, responsesOf } from "./content.js";
import { marksOf } from "./marks.js";
import { child, elements, isObjectNode, members, originOf, strings, text, type Node, type ObjectNode } from "./node.js";
import { parameterNodes, parameterOf } from "./parameters.js";
import { methodOf, operationKey } from "./path.js";
import { securityOf } from "./security.js";
import { mediaTypes, parameterOf2, requestBodyOf2, responseOf2 } from "./swagger2.js";
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
    for (const [name, member] of members(holder)) {
      const method = methodOf(name);
      if (name === "additionalOperations") reading.skip(member, "`additionalOperations` of OpenAPI 3.2 are not compared");
      if (method === undefined) continue;
      const operation = reading.object(member);
      if (operation === undefined) continue;
      const key = operationKey(method, path);
      const earlier = into.get(key);
      if (earlier === undefined) into.set(key, operationOf(around, method, path, resolved, operation));
      else if (holder === resolved && holders.length === 1) {
        reading.skip(member, `${method} ${path} is the same operation as ${method} ${earlier.path}, which comes first: paths that differ in parameter names only are one`);
      }
    }
  }
}

function operationOf(around: Surroundings, method: HttpMethod, path: string, item: ObjectNode, node: ObjectNode): Operation {
  const { shop, openapi, root } = around;
  const { value: raw } = node;
  const is2 = openapi === "2.0";
  const own = securityOf(child(node, "security"));
  const nodes = lazily(() => parameterNodes(shop, item, node));
  const parameters = lazily(() => nodes().flatMap((one) => parameterFor(around, one, path) ?? []));
  const requestBody = lazily(() =>
    is2 ? requestBodyOf2(shop, node, nodes(), mediaTypes(root, node, "consumes")) : requestBodyOf(shop, child(node, "requestBody")),
  );
  const responses = lazily(() => {
    const produces = is2 ? mediaTypes(root, node, "produces") : [];
    return responsesOf(shop, child(node, "responses"), (response) => (is2 ? responseOf2(shop, response, produces) : responseOf(shop, response)));
  });
  const callbacks = lazily(() => callbacksOf(around, node));
  const declaredServers = serversOf(child(node, "servers"));
  return {
    key: operationKey(method, path),
    method,
    path,
    operationId: text(raw.operationId),
    tags: strings(raw.tags),
    ...marksOf(raw, "path"),
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
    security: own ?? around.security,
    servers: declaredServers.length > 0 ? declaredServers : serversOf(child(item, "servers")),
    origin: originOf(node),
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
