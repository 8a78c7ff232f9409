import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Contract, JsonValue, Operation, Schema } from "../../src/contract/index.js";
import { findElement, requestPlaces, responsesRead, written } from "../../src/contract/lookup.js";
import { indexRoutes } from "../../src/scan/routes/index.js";

export interface Asked {
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
}

export interface ContractServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/**
 * A server on this machine that does what a contract says and no more: an operation it does not have is not found, a
 * parameter or a field it does not know is refused, and answers have every field of their schema.
 */
export async function serve(contract: Contract, refuseDeprecated = false): Promise<ContractServer> {
  const routes = indexRoutes(
    [...contract.operations.values()].map((value) => ({ method: value.method, path: value.path, value })),
  );
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [match] = routes.match(request.method, url.pathname);
    const operation = match?.value;
    const query = Object.fromEntries(url.searchParams);
    const body = await bodyOf(request);
    const refused = operation === undefined ? undefined : refusal(operation, query, body, refuseDeprecated);
    const status = operation === undefined ? 404 : refused === undefined ? successOf(operation) : 400;
    asked.push({
      operation: operation === undefined ? "none" : `${operation.method} ${operation.path}`,
      query,
      body,
      status,
    });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(
      status === 204 ? undefined : JSON.stringify(status < 300 && operation ? answerOf(operation) : { refused }),
    );
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

function refusal(
  operation: Operation,
  query: Record<string, string>,
  body: unknown,
  refuseDeprecated: boolean,
): string | undefined {
  for (const [name, value] of Object.entries(query)) {
    const state = findElement(operation, { kind: "query", path: [name] });
    if (state === undefined) return `no parameter ${name}`;
    if (!state.open && state.values !== undefined && !state.values.some((one) => written(one) === value))
      return `no value ${value} of ${name}`;
  }
  for (const parameter of operation.parameters)
    if (parameter.in === "query" && parameter.required && !(parameter.name in query))
      return `parameter ${parameter.name} is missing`;
  const [schema] = requestPlaces(operation);
  if (body === undefined) return operation.requestBody?.required === true ? "a body is missing" : undefined;
  return schema === undefined ? undefined : wrongIn(body, schema, refuseDeprecated, 0);
}

/** What of a value a schema does not take, for the keywords that the contracts here have. */
function wrongIn(value: unknown, schema: Schema, refuseDeprecated: boolean, depth: number): string | undefined {
  if (depth > 6) return undefined;
  const parts = [schema, ...schema.allOf];
  const listed = parts.find((part) => part.enum !== undefined)?.enum;
  if (listed !== undefined && !listed.some((one) => one === value)) return `no value ${JSON.stringify(value)}`;
  if (Array.isArray(value)) {
    const items = typeof schema.items === "object" ? schema.items : undefined;
    return (
      items &&
      value.map((item) => wrongIn(item, items, refuseDeprecated, depth + 1)).find((wrong) => wrong !== undefined)
    );
  }
  if (typeof value !== "object" || value === null) return undefined;
  const properties = new Map(parts.flatMap((part) => [...part.properties]));
  if (properties.size === 0) return undefined;
  for (const name of parts.flatMap(({ required }) => required)) if (!(name in value)) return `field ${name} is missing`;
  for (const [name, inner] of Object.entries(value)) {
    const property = properties.get(name);
    if (property === undefined) return `no field ${name}`;
    if (refuseDeprecated && property.deprecated) return `field ${name} is deprecated`;
    const wrong = wrongIn(inner, property, refuseDeprecated, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function successOf({ responses }: Operation): number {
  const status = [...responses.keys()].find((one) => /^2\d\d$/.test(one));
  return status === undefined ? 200 : Number(status);
}

function answerOf(operation: Operation): JsonValue {
  for (const response of responsesRead(operation).values())
    for (const { schema } of response.content.values()) if (schema !== undefined) return sample(schema, "", 0);
  return null;
}

/** The same for the same names and types, so that two operations that answer alike answer the same. */
export function sample(schema: Schema, name: string, depth: number, onlyRequired = false): JsonValue {
  const parts = [schema, ...schema.allOf, ...schema.oneOf.slice(0, 1), ...schema.anyOf.slice(0, 1)];
  const listed = parts.find((part) => part.enum !== undefined)?.enum?.[0];
  if (listed !== undefined) return listed;
  const required = new Set(parts.flatMap((part) => part.required));
  const properties = new Map(
    parts.flatMap((part) => [...part.properties]).filter(([key]) => !onlyRequired || required.has(key)),
  );
  const type = parts.flatMap(({ types }) => types ?? []).find((one) => one !== "null");
  if (properties.size > 0 && depth < 6)
    return Object.fromEntries(
      [...properties].map(([key, value]) => [key, sample(value, key, depth + 1, onlyRequired)]),
    );
  switch (type) {
    case "array":
      return typeof schema.items === "object" && depth < 6 ? [sample(schema.items, name, depth + 1, onlyRequired)] : [];
    case "integer":
    case "number":
      return name.length;
    case "boolean":
      return true;
    case "object":
      return {};
    default:
      return `some ${name}`;
  }
}
