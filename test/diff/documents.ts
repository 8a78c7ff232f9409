import { dump, load } from "js-yaml";
import { type Contract, loadContract } from "../../src/contract/index.js";
import { type Change, type DiffOptions, diffContracts } from "../../src/diff/index.js";
import type { Subject } from "../../src/diff/rules/rule.js";

export const TODAY = "2026-11-21";

export async function contractOf(document: string | object, file = "api.yaml"): Promise<Contract> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const loaded = await loadContract({ kind: "text", file, text });
  if (!loaded.ok) throw new Error(`${file}: ${loaded.problem.message}`);
  return loaded.value;
}

export async function diffDocuments(
  before: string | object,
  after: string | object,
  options: DiffOptions = { today: TODAY },
): Promise<readonly Change[]> {
  const [base, target] = await Promise.all([contractOf(before, "before.yaml"), contractOf(after, "after.yaml")]);
  return diffContracts(base, target, options);
}

/** `breaking response-property-removed id`: what a reader of a report sees first. */
export const told = ({ level, ruleId, element }: Change): string =>
  [level, ruleId, element.path.join("/")].filter((part) => part !== "").join(" ");

type Part = Record<string, unknown>;
const HEAD = { openapi: "3.1.0", info: { title: "orders", version: "1" } };
const OK = { "200": { description: "OK" } };
const json = (schema: unknown): Part => ({ "application/json": { schema } });

/** A document in which one schema stands at the place that a subject names. */
export function documentWith(subject: Subject, schema: unknown, rest: Part = {}): Part {
  const inProperty = { type: "object", properties: { value: schema } };
  const operation = (parts: Part): Part => ({
    ...HEAD,
    paths: { "/orders": { post: { responses: OK, ...parts } } },
    ...rest,
  });
  const response = (parts: Part): Part => operation({ responses: { "200": { description: "OK", ...parts } } });
  const parameter = (parts: Part): Part => operation({ parameters: [{ name: "value", in: "query", ...parts }] });
  switch (subject) {
    case "request-body":
      return operation({ requestBody: { content: json(schema) } });
    case "request-property":
      return operation({ requestBody: { content: json(inProperty) } });
    case "request-parameter":
      return parameter({ schema });
    case "request-parameter-property":
      return parameter({ content: json(inProperty) });
    case "response-body":
      return response({ content: json(schema) });
    case "response-property":
      return response({ content: json(inProperty) });
    case "response-header":
      return response({ headers: { "X-Value": { schema } } });
  }
}

/** The examples of rules: a schema for families, a piece of a document otherwise. */
export function exampleDocument(text: string, subject: Subject | undefined): Part {
  const fragment = load(text) as Part;
  if (subject !== undefined) {
    const { components, ...schema } = fragment;
    return documentWith(subject, schema, components === undefined ? {} : { components });
  }
  return { ...HEAD, paths: { "/orders": { get: { responses: OK } } }, ...fragment };
}

export const yaml = (document: object): string => dump(document, { noRefs: true });
