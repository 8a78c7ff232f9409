/** Finds one addressable part of an operation and tells what its contract says about it. */
import type { Deprecation, JsonValue, Maturity, MediaType, Operation, Origin, Parameter, Schema } from "./contract.js";
import type { Element } from "./element.js";
import { FieldTree } from "./field-tree.js";
import { type FieldPlace, reachOf } from "./fields.js";
import { shownExact } from "./read/exact-number.js";
import type { ReplacedValue } from "./schema.js";

/**
 * What one contract says about an element. `open: true` means that the contract cannot tell: an untyped or
 * free-form schema on the way, or a response without a schema. Absence is `undefined`, never `open`.
 */
export type ElementState = OpenElement | KnownElement;

interface OpenElement {
  readonly open: true;
}

interface KnownElement extends Deprecation {
  readonly open: false;
  /** every node that describes it: one per `oneOf` branch, media type or status that has it */
  readonly schemas: readonly Schema[];
  readonly parameter: Parameter | undefined;
  readonly maturity: Maturity;
  /** for a field: in every alternative that has it */
  readonly required: boolean;
  /** all values any alternative accepts; `undefined` when one of them is not enumerated */
  readonly values: readonly JsonValue[] | undefined;
  readonly deprecatedValues: readonly JsonValue[];
  readonly replacedValues: ReadonlyMap<string, ReplacedValue>;
  readonly origin: Origin;
}

const OPEN: OpenElement = { open: true };

/**
 * @example
 * findElement(operation, { kind: "request-property", path: ["spec", "compute", "migProfile"] })
 * findElement(operation, { kind: "query", path: ["limit"] })
 */
export function findElement(operation: Operation, element: Element): ElementState | undefined {
  const found = stateIn(operation, element);
  return found === undefined && isUnread(operation, element) ? OPEN : found;
}

/** It may stand in a part of the operation that could not be read. */
function isUnread({ unread }: Operation, { kind }: Element): boolean {
  switch (kind) {
    case "query":
    case "header":
    case "cookie":
    case "path-parameter":
      return unread.has("parameters");
    case "request-property":
    case "request-body":
    case "request-media-type":
      return unread.has("requestBody");
    case "response-property":
    case "response":
      return unread.has("responses");
    // a value's owner was asked, the others are always there or never told
    case "enum-value":
    case "operation":
    case "api":
    case "response-media-type":
    case "response-header":
    case "security":
    case "server":
      return false;
  }
}

function stateIn(operation: Operation, element: Element): ElementState | undefined {
  switch (element.kind) {
    case "operation":
    case "api":
      return known(operation, {
        schemas: [],
        parameter: undefined,
        maturity: operation.maturity,
        required: false,
        origin: operation.origin,
      });
    case "query":
    case "header":
    case "cookie":
    case "path-parameter":
      return parameterState(operation, element);
    case "request-property":
      return requestFields(operation).at(element.path);
    case "response-property":
      return responseFields(operation).at(element.path);
    case "enum-value":
      return valueState(operation, element);
    case "request-body":
      return operation.requestBody === undefined ? undefined : requestFields(operation).at([]);
    case "response": {
      const response = operation.responses.get(element.path[0] ?? "");
      return response === undefined ? undefined : known(NOT_DEPRECATED, { ...BARE, origin: response.origin });
    }
    case "request-media-type": {
      const media = operation.requestBody?.content.get(element.path[0] ?? "");
      return media === undefined ? undefined : known(NOT_DEPRECATED, { ...BARE, origin: media.origin });
    }
    case "response-media-type":
    case "response-header":
    case "security":
    case "server":
      return OPEN;
  }
}

/**
 * An enum value as an element: its path is the kind and path of its owner, then the value.
 *
 * @example
 * enumValue({ kind: "query", path: ["metricType"] }, "GPU_UTILIZATION")
 * // { kind: "enum-value", path: ["query", "metricType", "GPU_UTILIZATION"] }
 */
export const enumValue = (owner: Element, value: string): Element => ({
  kind: "enum-value",
  path: [owner.kind, ...owner.path, value],
});

const OWNER_KINDS = ["query", "header", "cookie", "path-parameter", "request-property", "response-property"] as const;

/** The field or parameter that an enum value belongs to; `undefined` for other elements. */
export function enumOwner(element: Element): { readonly owner: Element; readonly value: string } | undefined {
  const [first, ...rest] = element.path;
  const kind = OWNER_KINDS.find((known) => known === first);
  const value = rest.at(-1);
  if (element.kind !== "enum-value" || kind === undefined || value === undefined) return undefined;
  return { owner: { kind, path: rest.slice(0, -1) }, value };
}

/** Values are compared as a URL or a template literal writes them. */
export function written(value: JsonValue): string {
  const shown = shownExact(value);
  return typeof shown === "string" ? shown : JSON.stringify(shown);
}

function valueState(operation: Operation, element: Element): ElementState | undefined {
  const parts = enumOwner(element);
  return parts === undefined ? OPEN : stateOfValue(findElement(operation, parts.owner), parts.value);
}

/** What an owner says of one of its enum values, as `written` has it. */
export function stateOfValue(owner: ElementState | undefined, value: string): ElementState | undefined {
  if (owner === undefined || owner.open) return owner;
  const { values } = owner;
  if (values === undefined) return OPEN;
  if (!values.some((one) => written(one) === value))
    return owner.schemas.some((schema) => schema.extensibleEnum) ? OPEN : undefined;
  const deprecated = owner.deprecatedValues.some((one) => written(one) === value);
  const instead = owner.replacedValues.get(value);
  return { ...owner, deprecated, replacement: instead === undefined ? [] : [instead.value], required: false };
}

function parameterState(operation: Operation, element: Element): ElementState | undefined {
  const name = element.path[0] ?? "";
  const place = element.kind === "path-parameter" ? "path" : element.kind;
  const same = (parameter: Parameter) =>
    // Header names are case-insensitive (RFC 9110, section 5.1).
    place === "header"
      ? parameter.name.toLowerCase() === name.toLowerCase()
      : parameter.name === name || (place === "path" && String(parameter.index) === name);
  const parameter = operation.parameters.find((candidate) => candidate.in === place && same(candidate));
  if (parameter !== undefined) {
    const schemas = [parameter.schema, ...[...parameter.content.values()].map((media) => media.schema)].filter(
      (schema) => schema !== undefined,
    );
    return known(parameter, {
      schemas,
      parameter,
      maturity: parameter.maturity,
      required: parameter.required,
      origin: parameter.origin,
    });
  }
  // of a query that is one value as a whole, its parts are not told apart here
  if (place === "query" && operation.parameters.some((candidate) => candidate.wholeQuery === true)) return OPEN;
  // `filter[name]=x` and `filter.name=x` are how an object parameter is written out.
  const owner = /^([^[.]+)[[.]/.exec(name)?.[1];
  return owner !== undefined &&
    operation.parameters.some((candidate) => candidate.in === place && candidate.name === owner)
    ? OPEN
    : undefined;
}

export function fieldState(found: FieldPlace | "open" | undefined): ElementState | undefined {
  if (found === undefined) return undefined;
  if (found === "open") return OPEN;
  const [first] = found.schemas;
  if (first === undefined) return OPEN;
  const replacement = [
    ...new Set(found.schemas.flatMap((schema) => allOfParts(schema).flatMap((part) => part.replacement))),
  ];
  const sunset = first.sunset;
  const since = first.since;
  return known(
    {
      deprecated: found.deprecated,
      replacement,
      ...(sunset === undefined ? {} : { sunset }),
      ...(since === undefined ? {} : { since }),
      ...(found.schemas[0]?.notice === undefined ? {} : { notice: found.schemas[0].notice }),
    },
    {
      schemas: found.schemas,
      parameter: undefined,
      maturity: maturityOf(found.schemas),
      required: found.required,
      origin: first.origin,
    },
  );
}

const requestFields = fieldsOnce(requestPlaces);
const responseFields = fieldsOnce(responsePlaces);

/** Many calls name the same fields of an operation, and each is asked after by several judges. */
function fieldsOnce(
  placesOf: (operation: Operation) => readonly (Schema | undefined)[],
): (operation: Operation) => FieldTree<ElementState | undefined> {
  const trees = new WeakMap<Operation, FieldTree<ElementState | undefined>>();
  return (operation) => {
    let tree = trees.get(operation);
    if (tree === undefined) trees.set(operation, (tree = new FieldTree(reachOf(placesOf(operation)), fieldState)));
    return tree;
  };
}

type Described = Pick<KnownElement, "schemas" | "parameter" | "maturity" | "required" | "origin">;

const NOT_DEPRECATED: Deprecation = { deprecated: false, replacement: [] };
const BARE = { schemas: [], parameter: undefined, maturity: "stable", required: false } as const;

function known(said: Deprecation, rest: Described): KnownElement {
  let walked: readonly (readonly Schema[])[] | undefined;
  // Read for enum values alone, and a walk over every part of the schemas: not before somebody asks, and once.
  const parts = (): readonly (readonly Schema[])[] => (walked ??= rest.schemas.map((schema) => allOfParts(schema)));
  return {
    open: false,
    deprecated: said.deprecated,
    replacement: said.replacement,
    ...(said.sunset === undefined ? {} : { sunset: said.sunset }),
    ...(said.since === undefined ? {} : { since: said.since }),
    ...(said.notice === undefined ? {} : { notice: said.notice }),
    ...rest,
    get values() {
      const enumerated = parts().length > 0 && parts().every((own) => own.some((part) => enumOf(part) !== undefined));
      return enumerated ? [...new Set(parts().flatMap((own) => own.flatMap((part) => enumOf(part) ?? [])))] : undefined;
    },
    get deprecatedValues() {
      return parts().flatMap((own) =>
        own.flatMap((part) => [...(part.deprecatedValues ?? []), ...(itemsOf(part)?.deprecatedValues ?? [])]),
      );
    },
    get replacedValues() {
      return new Map(
        parts().flatMap((own) =>
          own.flatMap((part) => [...(part.replacedValues ?? []), ...(itemsOf(part)?.replacedValues ?? [])]),
        ),
      );
    },
  };
}

/** A list of enum values is written value by value: `?status=a&status=b`. */
const enumOf = (schema: Schema): readonly JsonValue[] | undefined => schema.enum ?? itemsOf(schema)?.enum;
const itemsOf = (schema: Schema): Schema | undefined => (typeof schema.items === "object" ? schema.items : undefined);

/** The node itself and, through `allOf`, every node whose keywords hold for the same value. */
export function allOfParts(schema: Schema, seen = new Set<Schema>()): readonly Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [schema, ...schema.allOf.flatMap((part) => allOfParts(part, seen))];
}

function maturityOf(schemas: readonly Schema[]): Maturity {
  const all = schemas.map((schema) => allOfParts(schema).map((part) => part.maturity));
  if (all.every((own) => own.includes("experimental"))) return "experimental";
  return all.every((own) => own.some((maturity) => maturity !== "stable")) ? "beta" : "stable";
}

export function requestPlaces({ requestBody }: Operation): readonly (Schema | undefined)[] {
  return requestBody === undefined ? [] : bodiesOf([...requestBody.content]);
}

export function responsePlaces(operation: Operation): readonly (Schema | undefined)[] {
  const media = [...responsesRead(operation).values()].flatMap((response) => [...response.content]);
  return media.length === 0 ? [undefined] : bodiesOf(media);
}

/** The responses whose bodies code reads when all went well: `2xx`, or `default` where no `2xx` is written down. */
export function responsesRead({ responses }: Operation): Operation["responses"] {
  const successes = [...responses].filter(([status]) => /^2(\d\d|XX)$/i.test(status));
  return new Map(successes.length > 0 ? successes : [...responses].filter(([status]) => status === "default"));
}

/** Who names a field has a body with fields in mind: text, a picture or bytes that say nothing of fields are not it. */
function bodiesOf(media: readonly (readonly [string, MediaType])[]): readonly (Schema | undefined)[] {
  const withFields = media.filter(([name, { schema }]) => schema !== undefined || !WITHOUT_FIELDS.test(name));
  return (withFields.length > 0 ? withFields : media).map(([, { schema }]) => schema);
}

const WITHOUT_FIELDS =
  /^(?:text\/(?:plain|html|css|csv|markdown|calendar|vcard)|(?:image|audio|video|font)\/|application\/(?:octet-stream|pdf|zip|gzip)\b)/i;
