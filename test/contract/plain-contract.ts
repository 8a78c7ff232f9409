import type {
  Contract,
  Header,
  MediaType,
  Operation,
  Parameter,
  Schema,
  SchemaOrBoolean,
} from "../../src/contract/contract.js";
import { fieldsOf } from "./fields-of.js";

/**
 * A contract as plain data without ids, names and places: what two ways of writing the same must agree in.
 * A schema inside itself is written as how many levels up it stands.
 */
export function plainContract(contract: Contract): unknown {
  return {
    servers: contract.servers.map((server) => server.url),
    securitySchemes: byName(contract.securitySchemes, (scheme) => ({
      ...without(scheme, "origin"),
      flows: Object.fromEntries(scheme.flows),
    })),
    operations: byName(contract.operations, plainOperation),
    webhooks: byName(contract.webhooks, plainOperation),
  };
}

export function plainOperation(operation: Operation): unknown {
  return {
    method: operation.method,
    path: operation.path.replace(/\{[^}]*\}/g, "{}"),
    operationId: operation.operationId,
    tags: [...operation.tags],
    marks: marks(operation),
    parameters: operation.parameters.map(plainParameter).sort((a, b) => a.identity.localeCompare(b.identity)),
    requestBody: operation.requestBody && {
      required: operation.requestBody.required,
      content: byName(operation.requestBody.content, plainMedia),
    },
    responses: byName(operation.responses, (response) => ({
      content: byName(response.content, plainMedia),
      headers: byName(response.headers, plainHeader),
    })),
    security: operation.security?.map((alternative) => Object.fromEntries(alternative)),
    servers: operation.servers.map((server) => server.url),
    callbacks: byName(operation.callbacks, plainOperation),
  };
}

const plainParameter = (parameter: Parameter) => ({
  identity: `${parameter.in} ${parameter.index ?? parameter.name}`,
  required: parameter.required,
  style: parameter.style,
  explode: parameter.explode,
  allowReserved: parameter.allowReserved,
  marks: marks(parameter),
  schema: parameter.schema && plainSchema(parameter.schema),
  content: byName(parameter.content, plainMedia),
});

const plainHeader = (header: Header) => ({
  required: header.required,
  marks: marks(header),
  schema: header.schema && plainSchema(header.schema),
});

const plainMedia = (media: MediaType) => ({ schema: media.schema && plainSchema(media.schema) });

export function plainSchema(schema: SchemaOrBoolean, above: readonly Schema[] = []): unknown {
  if (typeof schema === "boolean") return schema;
  const level = above.indexOf(schema);
  if (level !== -1) return { up: above.length - level };
  const inside = [...above, schema];
  const rest = without(schema, "id", "name", "origin", "keywords", "required");
  const plain = (value: unknown): unknown => {
    if (isSchema(value)) return plainSchema(value, inside);
    if (value instanceof Map) return byName(value as ReadonlyMap<string, unknown>, plain);
    if (Array.isArray(value)) return value.map(plain);
    return value;
  };
  const fields = Object.entries(rest).map(
    ([key, value]) => [key, key === "default" || key === "enum" ? value : plain(value)] as const,
  );
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
    required: [...new Set(schema.required)].sort(),
  };
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "id" in value && "allOf" in value;

const marks = ({
  deprecated,
  sunset,
  since,
  replacement,
  maturity,
}: {
  deprecated: boolean;
  sunset?: string;
  since?: string;
  replacement: readonly string[];
  maturity?: string;
}) => ({ deprecated, sunset, since, replacement, maturity });

const without = (value: object, ...keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fieldsOf(value).filter(([key]) => !keys.includes(key)));

function byName<T>(map: ReadonlyMap<string, T>, write: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, write(value)]));
}
