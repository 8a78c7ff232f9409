import type {
  Contract,
  OAuthFlow,
  Operation,
  Origin,
  Parameter,
  Response,
  Schema,
  SchemaOrBoolean,
  SecurityScheme,
} from "../contract.js";
import { type Json, sorted } from "./layout.js";
import { writeParameter, writeResponse } from "./write-operation.js";
import { isNull, writeSchema } from "./write-schema.js";

export type Dialect = "3.0" | "3.1";

/** What is written once and referred to: every named schema, every shared one, shared parameters and responses. */
export class ComponentShelf {
  readonly #names = new Map<Schema, string>();
  readonly #schemas = new Map<string, Json>();
  readonly #waiting: Schema[] = [];
  readonly #shared = { parameters: new Map<string, Json>(), responses: new Map<string, Json>() };

  /** 3.0 wherever it can say everything: more tools read it. */
  readonly dialect: Dialect;

  constructor(contract: Contract) {
    const reached = reachedFrom(contract);
    this.dialect =
      contract.openapi === "3.1" || contract.openapi === "3.2" || needs31([...reached.keys()]) ? "3.1" : "3.0";
    this.#name(reached);
  }

  /** A reference to a schema of the shelf, or the schema itself in place. */
  schema(schema: Schema): Json {
    const name = this.#names.get(schema);
    if (name === undefined) return this.#inPlace(schema);
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, null);
      this.#waiting.push(schema);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  parameter(parameter: Parameter): Json {
    return this.#share("parameters", parameter.origin, writeParameter(parameter, this));
  }

  response(response: Response): Json {
    return this.#share("responses", response.origin, writeResponse(response, this));
  }

  write(securitySchemes: ReadonlyMap<string, SecurityScheme>): Json {
    // A schema that is written may put further ones on the shelf.
    for (let schema = this.#waiting.pop(); schema !== undefined; schema = this.#waiting.pop()) {
      const name = this.#names.get(schema);
      if (name !== undefined) this.#schemas.set(name, this.#inPlace(schema));
    }
    const sections = {
      parameters: sorted(this.#shared.parameters),
      responses: sorted(this.#shared.responses),
      schemas: sorted(this.#schemas),
      securitySchemes: sorted(Array.from(securitySchemes, ([name, scheme]) => [name, writeScheme(scheme)])),
    };
    return Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
  }

  #inPlace(schema: Schema): Json {
    return writeSchema(schema, this.dialect, (inner) => this.schema(inner));
  }

  /** What stood among the components of its document stays there; of two files' namesakes, the second is written in place. */
  #share(section: "parameters" | "responses", origin: Origin, written: Json): Json {
    const [first, second, third] = origin.pointer;
    const name = first === "components" && second === section ? third : first === section ? second : undefined;
    const length = first === "components" ? 3 : 2;
    if (name === undefined || origin.pointer.length !== length || !COMPONENT_NAME.test(name)) return written;
    const shelf = this.#shared[section];
    const known = shelf.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(written)) return written;
    shelf.set(name, written);
    return { $ref: `#/components/${section}/${name}` };
  }

  /** Named schemas keep their names; shared ones without a name, such as whole files, get one. */
  #name(reached: ReadonlyMap<Schema, number>): void {
    const taken = new Set<string>();
    const named = [...reached].filter(([schema, times]) => schema.name !== undefined || times > 1);
    // Real names first, so that an invented one never takes the name of a real one.
    named.sort(([a], [b]) => Number(a.name === undefined) - Number(b.name === undefined) || a.id - b.id);
    for (const [schema] of named) this.#names.set(schema, freeName(schema, taken));
  }
}

/** Every schema of a contract, with how many places lead to it. */
function reachedFrom(contract: Contract): ReadonlyMap<Schema, number> {
  const reached = new Map<Schema, number>();
  const waiting: Schema[] = [];
  const reach = (schema: SchemaOrBoolean | undefined): void => {
    if (typeof schema !== "object") return;
    const times = reached.get(schema) ?? 0;
    reached.set(schema, times + 1);
    if (times === 0) waiting.push(schema);
  };
  for (const operation of [...contract.operations.values(), ...contract.webhooks.values()])
    schemasOf(operation).forEach(reach);
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) partsOf(schema).forEach(reach);
  return reached;
}

/** Some 3.0 documents use what only 3.1 has: type lists, `patternProperties`, `if`. */
function needs31(schemas: readonly Schema[]): boolean {
  const nullBranches = new Set(schemas.flatMap(({ oneOf, anyOf }) => [...oneOf, ...anyOf]).filter(isNull));
  return schemas.some(
    (schema) =>
      (schema.types ?? []).filter((type) => type !== "null").length > 1 ||
      (isNull(schema) && !nullBranches.has(schema)) ||
      schema.patternProperties.size +
        schema.dependentSchemas.size +
        schema.dependentRequired.size +
        schema.prefixItems.length >
        0 ||
      ONLY_31.some((keyword) => schema[keyword] !== undefined),
  );
}

const ONLY_31 = [
  "unevaluatedProperties",
  "unevaluatedItems",
  "propertyNames",
  "contains",
  "minContains",
  "maxContains",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
  "if",
  "then",
  "else",
] as const;

const COMPONENT_NAME = /^[A-Za-z0-9._-]+$/;

function freeName(schema: Schema, taken: Set<string>): string {
  const wanted = (schema.name ?? nameByPlace(schema.origin)).replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^_+|_+$/g, "");
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  taken.add(name);
  return name;
}

/** A query may hold a secret, and says nothing of what is named. */
const withoutQuery = (file: string): string => (/^https?:/i.test(file) ? file.replace(/[?#].*$/s, "") : file);

/** After the component it is in (`Limit_items` for `components/parameters/Limit/schema/items`), its path, or else its file. */
function nameByPlace({ file, pointer }: Origin): string {
  const [first, , component, ...rest] = pointer;
  if (first === "components" && component !== undefined)
    return [component, ...rest.filter((step) => step !== "schema")].join("_");
  // a document that was moved has the same paths
  if (first === "paths") return pointer.join("_");
  return [
    withoutQuery(file)
      .replace(/^.*\//, "")
      .replace(/\.\w+$/, ""),
    ...pointer,
  ].join("_");
}

/** Every schema an operation starts from. */
function schemasOf(operation: Operation): readonly (Schema | undefined)[] {
  const responses = [...operation.responses.values()];
  const valued = [...operation.parameters, ...responses.flatMap((response) => [...response.headers.values()])];
  const contents = [operation.requestBody, ...responses, ...valued].flatMap((holder) => [
    ...(holder?.content.values() ?? []),
  ]);
  return [
    ...[...valued, ...contents].map((holder) => holder.schema),
    ...[...operation.callbacks.values()].flatMap(schemasOf),
  ];
}

/** The schemas directly inside a schema. */
function partsOf(schema: Schema): readonly (SchemaOrBoolean | undefined)[] {
  return [
    ...schema.properties.values(),
    ...schema.patternProperties.values(),
    ...schema.dependentSchemas.values(),
    schema.additionalProperties,
    schema.unevaluatedProperties,
    schema.propertyNames,
    schema.items,
    ...schema.prefixItems,
    schema.unevaluatedItems,
    schema.contains,
    schema.contentSchema,
    ...schema.allOf,
    ...schema.oneOf,
    ...schema.anyOf,
    ...schema.subtypes,
    schema.not,
    schema.if,
    schema.then,
    schema.else,
  ];
}

const writeScheme = (scheme: SecurityScheme): Json => ({
  type: scheme.type,
  name: scheme.name,
  in: scheme.in,
  scheme: scheme.scheme,
  bearerFormat: scheme.bearerFormat,
  openIdConnectUrl: scheme.openIdConnectUrl,
  deprecated: scheme.deprecated ? true : undefined,
  flows:
    scheme.flows.size === 0 ? undefined : sorted(Array.from(scheme.flows, ([name, flow]) => [name, writeFlow(flow)])),
});

const writeFlow = (flow: OAuthFlow): Json => ({
  authorizationUrl: flow.authorizationUrl,
  tokenUrl: flow.tokenUrl,
  refreshUrl: flow.refreshUrl,
  scopes: sorted(flow.scopes.map((scope) => [scope, ""])),
});
