/** One place of one contract on the way to an element: what is said there, and where names lead from it. */
import type { Operation, Parameter, Schema } from "../../contract/contract.js";
import { placeAt, type Reach, reachOf, stepFrom } from "../../contract/fields.js";
import {
  type ElementState,
  fieldState,
  findElement,
  requestPlaces,
  responsePlaces,
  stateOfValue,
  written,
} from "../../contract/lookup.js";
import { ABSENT, type Statement, statementOf } from "../../contract/statement.js";

export interface Here {
  /** places of one contract with the same key are the same */
  readonly key: string;
  readonly says: () => Statement;
  /** the enum values that the place tells apart, as `written` has them */
  readonly values: () => readonly string[];
  readonly saysOfValue: (value: string) => Statement;
  /** the names that lead on; all others lead to one place, unless there are `patterns` */
  readonly names: () => Iterable<string>;
  readonly patterns: () => boolean;
  readonly step: (name: string) => Here;
}

/** The first step from an operation, see `Element.kind`. */
export const ROOT_KINDS = [
  "query",
  "header",
  "cookie",
  "path-parameter",
  "request-property",
  "response-property",
] as const;
type RootKind = (typeof ROOT_KINDS)[number];

export function rootOf(operation: Operation | undefined, kind: RootKind): Here {
  if (operation === undefined) return NOWHERE;
  switch (kind) {
    case "request-property":
      return field(reachOf(requestPlaces(operation)));
    case "response-property":
      return field(reachOf(responsePlaces(operation)));
    default:
      return parameters(operation, kind);
  }
}

/** How a step is spelled: header names are case-insensitive (RFC 9110, section 5.1). */
export const spelledStep = (kind: RootKind, name: string): string => (kind === "header" ? name.toLowerCase() : name);

const NOWHERE: Here = {
  key: "-",
  says: () => ABSENT,
  values: () => [],
  saysOfValue: () => ABSENT,
  names: () => [],
  patterns: () => false,
  step: () => NOWHERE,
};

function parameters(operation: Operation, kind: Exclude<RootKind, "request-property" | "response-property">): Here {
  const own = operation.parameters.filter((parameter) => parameter.in === (kind === "path-parameter" ? "path" : kind));
  if (own.length === 0) return NOWHERE;
  const key = `${operation.key} ${kind}`;
  return {
    ...NOWHERE,
    key,
    names: () => own.map(({ name }: Parameter) => spelledStep(kind, name)),
    step: (name) => element(`${key} ${name}`, findElement(operation, { kind, path: [name] }), NOWHERE.step),
  };
}

function field(reach: Reach): Here {
  const schemas = reach.reached.map(({ schema }) => schema);
  if (schemas.length === 0 && !reach.open) return NOWHERE;
  const parts = withParts(schemas);
  return {
    ...element(`${reach.open ? "?" : ""}${schemas.map(({ id }) => id).join()}`, fieldState(placeAt(reach)), (name) =>
      field(stepFrom(reach, name)),
    ),
    names: () => ["[]", "{}", ...parts().flatMap((part) => [...part.properties.keys()])],
    patterns: () => parts().some((part) => part.patternProperties.size > 0),
  };
}

const element = (key: string, state: ElementState | undefined, step: Here["step"]): Here => ({
  ...NOWHERE,
  key,
  says: () => statementOf(state),
  values: () => (state === undefined || state.open ? [] : (state.values ?? []).map(written)),
  saysOfValue: (value) => statementOf(stateOfValue(state, value)),
  step,
});

/** The schemas with all that they are composed of. */
const withParts = (schemas: readonly Schema[]) => (): readonly Schema[] => {
  const all = new Set(schemas);
  for (const { allOf, oneOf, anyOf, then, else: otherwise, dependentSchemas } of all) {
    for (const part of [...allOf, ...oneOf, ...anyOf, then, otherwise, ...dependentSchemas.values()])
      if (typeof part === "object") all.add(part);
  }
  return [...all];
};
