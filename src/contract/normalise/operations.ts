import {
  type Contract,
  OPERATION_PARTS,
  type Operation,
  type OperationKey,
  type OperationPart,
  type Origin,
  type Parameter,
  type RequestBody,
  type Response,
  type SecurityRequirement,
  type Server,
  type VendorNotice,
} from "../contract.js";
import { UNREAD_KEY } from "../snapshot/mark.js";
import { isWithoutContent, requestBodyOf, responseOf, responsesOf } from "./content.js";
import type { Context } from "./context.js";
import { type Marks, marksOf } from "./marks.js";
import { child, elements, isObjectNode, members, type Node, type ObjectNode, originOf, strings, text } from "./node.js";
import { type ParameterNodes, parameterNodes, parameterOf } from "./parameters.js";
import { blanked, methodOf, operationKey } from "./path.js";
import { securityOf } from "./security.js";
import { mediaTypes, parameterOf2, requestBodyOf2, responseOf2 } from "./swagger2.js";

/** What an operation takes from its document. */
export interface Surroundings {
  readonly context: Context;
  readonly root: ObjectNode;
  readonly openapi: Contract["openapi"];
  readonly security: readonly SecurityRequirement[] | undefined;
  /** see `Contract.unread` */
  readonly unread: Set<string>;
  /** a callback's operations may refer to the callback itself */
  readonly insideCallback: boolean;
}

/** Adds the operations of one path item; `path` is `/users/{id}`, `webhook:<name>` or `callback:<name> <expression>`. */
export function addOperations(
  into: Map<OperationKey, Operation>,
  around: Surroundings,
  path: string,
  item: Node,
): void {
  const { reading } = around.context;
  const resolved = reading.member(item);
  if (resolved === undefined && item.value !== undefined) around.unread.add(blanked(path));
  // A path item may have operations, parameters and servers of its own beside a `$ref`.
  const holders = [
    ...(isObjectNode(item) && resolved?.value !== item.value ? [item] : []),
    ...(resolved === undefined ? [] : [resolved]),
  ];
  for (const holder of holders) {
    for (const [name, method, member] of operationMembers(holder)) {
      const key = operationKey(method, path);
      const operation = reading.member(member);
      if (operation === undefined) {
        around.unread.add(key);
        continue;
      }
      const earlier = into.get(key);
      if (earlier === undefined)
        into.set(key, new ReadOperation(around, { key, method, path }, holders, () => operation));
      else if (holder === resolved && holders.length === 1) {
        reading.skip(
          child(holder, name),
          `${method} ${path} is the same operation as ${method} ${earlier.path}, which comes first: paths that differ in parameter names only are one`,
        );
      }
    }
  }
}

function* operationMembers(holder: ObjectNode): Generator<readonly [name: string, method: string, member: Node]> {
  for (const name of Object.keys(holder.value)) {
    const method = methodOf(name);
    if (method !== undefined) yield [name, method, child(holder, name)];
    else if (name === "additionalOperations")
      for (const [other, member] of members(child(holder, name))) yield [name, other, member];
  }
}

const NOTHING_MISSING: ReadonlySet<OperationPart> = new Set();

type Identity = Pick<Operation, "key" | "method" | "path">;

/** Parts are made when they are asked for, and stay: most runs look at few operations of a built-in contract. */
export class ReadOperation implements Operation {
  readonly key: OperationKey;
  readonly method: Operation["method"];
  readonly path: string;
  readonly #around: Surroundings;
  readonly #items: readonly Node[];
  readonly #read: () => ObjectNode;
  #marks: Marks | undefined;
  #nodes: ParameterNodes | undefined;
  #parameters: readonly Parameter[] | undefined;
  #requestBody: { readonly made: RequestBody | undefined } | undefined;
  #responses: ReadonlyMap<string, Response> | undefined;
  #callbacks: ReadonlyMap<OperationKey, Operation> | undefined;
  #security: { readonly made: readonly SecurityRequirement[] | undefined } | undefined;
  #servers: readonly Server[] | undefined;
  #unread: ReadonlySet<OperationPart> | undefined;

  /** `items`: the path item, or what stands beside its `$ref` and then what that leads to; the closer one wins */
  constructor(around: Surroundings, { key, method, path }: Identity, items: readonly Node[], read: () => ObjectNode) {
    this.key = key;
    this.method = method;
    this.path = path;
    this.#around = around;
    this.#items = items;
    this.#read = read;
  }

  /** Where an operation was read from. */
  static nodeOf(part: object): ObjectNode | undefined {
    return part instanceof ReadOperation ? part.#read() : undefined;
  }

  get operationId(): string | undefined {
    return text(this.#read().value.operationId);
  }

  get tags(): readonly string[] {
    return strings(this.#read().value.tags);
  }

  get deprecated(): boolean {
    return this.#said().deprecated;
  }

  get sunset(): string | undefined {
    return this.#said().sunset;
  }

  get since(): string | undefined {
    return this.#said().since;
  }

  get replacement(): readonly string[] {
    return this.#said().replacement;
  }

  get notice(): VendorNotice | undefined {
    return this.#said().notice;
  }

  get maturity(): Operation["maturity"] {
    return this.#said().maturity;
  }

  get unknownMaturity(): string | undefined {
    return this.#said().unknownMaturity;
  }

  get parameters(): readonly Parameter[] {
    return (this.#parameters ??= this.#parameterNodes().nodes.flatMap(
      (one) => parameterFor(this.#around, one, this.path) ?? [],
    ));
  }

  get requestBody(): RequestBody | undefined {
    const { context, openapi, root } = this.#around;
    this.#requestBody ??= {
      made:
        openapi === "2.0"
          ? requestBodyOf2(
              context,
              this.#read(),
              this.#parameterNodes().nodes,
              mediaTypes(root, this.#read(), "consumes"),
            )
          : requestBodyOf(context, child(this.#read(), "requestBody")),
    };
    return this.#requestBody.made;
  }

  get responses(): ReadonlyMap<string, Response> {
    const { context, openapi, root } = this.#around;
    const produces = openapi === "2.0" ? mediaTypes(root, this.#read(), "produces") : [];
    return (this.#responses ??= responsesOf(
      context,
      child(this.#read(), "responses"),
      `response ${produces.join(" ")}`,
      (response) => (openapi === "2.0" ? responseOf2(context, response, produces) : responseOf(context, response)),
    ));
  }

  get callbacks(): ReadonlyMap<OperationKey, Operation> {
    return (this.#callbacks ??= callbacksOf(this.#around, this.#read()));
  }

  get security(): readonly SecurityRequirement[] | undefined {
    this.#security ??= { made: securityOf(child(this.#read(), "security")) ?? this.#around.security };
    return this.#security.made;
  }

  get servers(): readonly Server[] {
    const key = this.#around.openapi === "2.0" ? "x-servers" : "servers";
    return (this.#servers ??= serversFor([this.#read(), ...this.#items], key));
  }

  get unread(): ReadonlySet<OperationPart> {
    return (this.#unread ??= this.#missing());
  }

  get origin(): Origin {
    return originOf(this.#read());
  }

  /** A snapshot was read as a whole before it was written, and says what was missing then. */
  #missing(): ReadonlySet<OperationPart> {
    const { context, openapi } = this.#around;
    const said = strings(this.#read().value[UNREAD_KEY]);
    const missing = new Set<OperationPart>(OPERATION_PARTS.filter((part) => said.includes(part)));
    if (!context.whole) return missing.size === 0 ? NOTHING_MISSING : missing;
    const { reading } = context;
    const isLost = (node: Node): boolean => reading.isLost(node);
    const hasLost = (node: Node, isLostBelow: (member: Node) => boolean): boolean =>
      isLost(node) ||
      members(reading.object(node) ?? node).some(([name, member]) => !name.startsWith("x-") && isLostBelow(member));
    if (this.#parameterNodes().unread) missing.add("parameters");
    if (
      openapi === "2.0" ? this.#parameterNodes().unread : isWithoutContent(reading, child(this.#read(), "requestBody"))
    )
      missing.add("requestBody");
    const responses = child(this.#read(), "responses");
    const headers = (response: Node): Node => child(reading.object(response) ?? response, "headers");
    if (hasLost(responses, (one) => isWithoutContent(reading, one) || hasLost(headers(one), isLost)))
      missing.add("responses");
    if (hasLost(child(this.#read(), "callbacks"), (callback) => hasLost(callback, isLost))) missing.add("callbacks");
    return missing.size === 0 ? NOTHING_MISSING : missing;
  }

  #said(): Marks {
    return (this.#marks ??= marksOf(this.#read().value, "path"));
  }

  /** asked for by parameters and, in 2.0, by the body */
  #parameterNodes(): ParameterNodes {
    return (this.#nodes ??= parameterNodes(this.#around.context, [this.#read(), ...this.#items]));
  }
}

function parameterFor(around: Surroundings, node: ObjectNode, path: string): Parameter | undefined {
  if (around.openapi !== "2.0") return parameterOf(around.context, node, path);
  // Body and form parameters become the request body.
  return node.value.in === "body" || node.value.in === "formData"
    ? undefined
    : parameterOf2(around.context, node, path);
}

function callbacksOf(around: Surroundings, node: ObjectNode): ReadonlyMap<OperationKey, Operation> {
  const callbacks = new Map<OperationKey, Operation>();
  if (around.insideCallback) {
    if (node.value.callbacks !== undefined)
      around.context.reading.skip(child(node, "callbacks"), "callbacks of callbacks are not compared");
    return callbacks;
  }
  const inside = { ...around, insideCallback: true };
  for (const [name, member] of members(child(node, "callbacks"))) {
    const callback = around.context.reading.object(member);
    if (callback === undefined) continue;
    for (const [expression, item] of members(callback)) {
      if (!expression.startsWith("x-")) addOperations(callbacks, inside, `callback:${name} ${expression}`, item);
    }
  }
  return callbacks;
}

const serversFor = (holders: readonly Node[], key: string): readonly Server[] =>
  holders.map((holder) => serversOf(child(holder, key))).find((servers) => servers.length > 0) ?? [];

export function serversOf(node: Node): readonly Server[] {
  return elements(node).flatMap((server) => {
    const url = isObjectNode(server) ? text(server.value.url) : undefined;
    return url === undefined ? [] : [{ url, origin: originOf(server) }];
  });
}
