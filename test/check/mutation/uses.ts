/** Everything that code could name of one operation: parameters, fields of the body, fields of the answer. */

import { at, keyOf, list, type Part, partsOf, type Raw, raw, resolved, type Tokens, texts } from "./document.js";

export type Side = "request" | "response";

/** One property on the way to a field. */
export interface Step {
  readonly name: string;
  /** the object schema that declares it */
  readonly owner: Tokens;
  /** where its schema is written, after references */
  readonly schema: Tokens;
  /** declared in one place only: what is taken from there is gone */
  readonly alone: boolean;
  /** another part of the same object lets any name stand */
  readonly openBeside: boolean;
  /** nothing but what its owner says of properties makes it an object */
  readonly whole: boolean;
  /** another part of the object requires it, too */
  readonly requiredBeside: boolean;
}

export interface Field {
  readonly side: Side;
  /** from the outside in; between two of them may be lists */
  readonly steps: readonly Step[];
  /** as the program under test writes it: names and `[]` */
  readonly path: readonly string[];
  readonly inner: "scalar" | "object" | "list";
}

export interface QueryParameter {
  readonly name: string;
  /** where it is described, after references */
  readonly tokens: Tokens;
  /** its place in the list of the operation or of the path */
  readonly listed: Tokens;
}

export interface Subject {
  readonly document: Raw;
  readonly path: string;
  readonly method: string;
  readonly operation: Tokens;
  readonly parameters: readonly QueryParameter[];
  /** leaves and everything on the way to them, in order of the document */
  readonly body: readonly Field[];
  readonly reads: readonly Field[];
  /** the body has more than the program writes */
  readonly cut: boolean;
}

const DEEPEST = 5;
const MOST_FIELDS = 60;

export function subjectOf(document: Raw, path: string, method: string, pick: number): Subject {
  const operation: Tokens = ["paths", path, method];
  const json = (content: Tokens): Tokens | undefined => {
    const type = Object.keys(at(document, content)).find((name) => /[/+]json$/.test(name));
    return type === undefined ? undefined : [...content, type, "schema"];
  };
  const body = json([...resolved(document, [...operation, "requestBody"]), "content"]);
  const status = Object.keys(at(document, [...operation, "responses"])).find((code) => /^2/.test(code));
  const answer =
    status === undefined ? undefined : json([...resolved(document, [...operation, "responses", status]), "content"]);
  const sent = body === undefined ? [] : fieldsOf(document, "request", body, pick);
  return {
    document,
    path,
    method,
    operation,
    parameters: parametersOf(document, path, operation),
    body: sent,
    cut: sent.length >= MOST_FIELDS || sent.some(({ steps }) => steps.length >= DEEPEST),
    reads: answer === undefined ? [] : fieldsOf(document, "response", answer, pick),
  };
}

function parametersOf(document: Raw, path: string, operation: Tokens): readonly QueryParameter[] {
  return [operation, ["paths", path]].flatMap((owner) =>
    list(at(document, owner)["parameters"]).flatMap((_, index) => {
      const listed = [...owner, "parameters", String(index)];
      const tokens = resolved(document, listed);
      const { name, in: place, schema } = at(document, tokens);
      const type = at(document, resolved(document, [...tokens, "schema"]))["type"];
      return place === "query" && typeof name === "string" && schema !== undefined && type !== "object"
        ? [{ name, tokens, listed }]
        : [];
    }),
  );
}

function fieldsOf(document: Raw, side: Side, root: Tokens, pick: number): readonly Field[] {
  const fields: Field[] = [];
  const visit = (
    schema: Tokens,
    path: readonly string[],
    steps: readonly Step[],
    above: readonly string[],
  ): "scalar" | "object" | "list" => {
    const here = resolved(document, schema);
    if (above.includes(keyOf(here)) || steps.length >= DEEPEST) return "scalar";
    const inside = [...above, keyOf(here)];
    const all = partsOf(document, here);
    const parts = chosen(side, all, pick);
    // what another branch has as well is not gone where one branch loses it
    const everywhere = declarationsOf(document, all);
    const declared = declarationsOf(document, parts);
    if (declared.size === 0) {
      const holder = parts.find((part) => at(document, part.tokens)["items"] !== undefined);
      if (holder === undefined) return "scalar";
      visit([...holder.tokens, "items"], [...path, "[]"], steps, inside);
      return "list";
    }
    for (const [name, owners] of declared) {
      const [owner] = owners;
      if (owner === undefined || fields.length >= MOST_FIELDS || !isNameable(document, side, owner, name)) continue;
      const step: Step = {
        name,
        owner,
        schema: resolved(document, [...owner, "properties", name]),
        alone: everywhere.get(name)?.length === 1,
        openBeside: parts.some((part) => keyOf(part.tokens) !== keyOf(owner) && isOpen(document, part)),
        whole: parts.every(({ tokens }) => {
          const { type, properties } = at(document, tokens);
          return type === undefined && (properties === undefined || keyOf(tokens) === keyOf(owner));
        }),
        requiredBeside: parts.some(
          (part) => keyOf(part.tokens) !== keyOf(owner) && texts(at(document, part.tokens)["required"]).includes(name),
        ),
      };
      const at_ = fields.length;
      const way = [...steps, step];
      const own = [...path, name];
      fields.push({ side, steps: way, path: own, inner: "scalar" });
      const inner = step.alone ? visit([...owner, "properties", name], own, way, inside) : "scalar";
      const nested = fields.length > at_ + 1;
      fields[at_] = { side, steps: way, path: own, inner: nested ? inner : "scalar" };
    }
    return "object";
  };
  visit(root, [], [], []);
  return fields;
}

/** Code sends one branch of a union, and reads of all of them. */
function chosen(side: Side, parts: readonly Part[], pick: number): readonly Part[] {
  if (side === "response") return parts;
  const numberOf = (branch: string): number => Number(branch.slice(branch.lastIndexOf(" ") + 1));
  const unionOf = (branch: string): string => branch.slice(0, branch.lastIndexOf(" "));
  const count = new Map<string, number>();
  for (const branch of parts.flatMap((part) => part.branch))
    count.set(unionOf(branch), Math.max(count.get(unionOf(branch)) ?? 0, numberOf(branch) + 1));
  return parts.filter((part) =>
    part.branch.every((branch) => numberOf(branch) === pick % (count.get(unionOf(branch)) ?? 1)),
  );
}

function declarationsOf(document: Raw, parts: readonly Part[]): ReadonlyMap<string, readonly Tokens[]> {
  const declared = new Map<string, Tokens[]>();
  for (const { tokens } of parts)
    for (const name of Object.keys(raw(at(document, tokens)["properties"]))) {
      const owners = declared.get(name) ?? [];
      owners.push(tokens);
      declared.set(name, owners);
    }
  return declared;
}

/** `readOnly` is not sent, `writeOnly` does not come. */
function isNameable(document: Raw, side: Side, owner: Tokens, name: string): boolean {
  const schema = at(document, resolved(document, [...owner, "properties", name]));
  return schema[side === "request" ? "readOnly" : "writeOnly"] !== true && schema["not"] === undefined;
}

export function isOpen(document: Raw, { tokens }: Part): boolean {
  const schema = at(document, tokens);
  const bare = ["properties", "allOf", "oneOf", "anyOf", "enum", "items"].every((word) => schema[word] === undefined);
  const named = texts(schema["required"]).length > 0;
  return (schema["additionalProperties"] !== undefined && schema["additionalProperties"] !== false) || (bare && !named);
}
