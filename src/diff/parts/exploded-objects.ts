import type { Parameter } from "../../contract/contract.js";

type Parameters = ReadonlyMap<string, Parameter>;

/**
 * `?state=x` is the same request as one object parameter that is written out (`style: form`, `explode: true`) and has
 * a property `state`. Where only one side has the object, its properties stand for it.
 * @see https://spec.openapis.org/oas/v3.1.1#style-examples
 */
export const alike = (before: Parameters, after: Parameters): readonly [Parameters, Parameters] => [
  writtenOut(before, after),
  writtenOut(after, before),
];

function writtenOut(parameters: Parameters, others: Parameters): Parameters {
  let result: Map<string, Parameter> | undefined;
  for (const [key, parameter] of parameters) {
    if (others.has(key)) continue;
    const members = membersOf(parameter);
    // an object that none of the others has anything of came or went as a whole
    if (!members.some(([name]) => others.has(name) && !parameters.has(name))) continue;
    result ??= new Map(parameters);
    result.delete(key);
    for (const [name, member] of members) if (!result.has(name)) result.set(name, member);
  }
  return result ?? parameters;
}

function membersOf(parameter: Parameter): readonly (readonly [key: string, member: Parameter])[] {
  const { schema, style = "form" } = parameter;
  if (parameter.in !== "query" || style !== "form" || parameter.explode === false || schema === undefined) return [];
  return Array.from(schema.properties, ([name, property]) => [
    `query ${name}`,
    {
      ...parameter,
      name,
      required: parameter.required && schema.required.includes(name),
      schema: property,
      deprecated: parameter.deprecated || property.deprecated,
      origin: property.origin,
    },
  ]);
}
