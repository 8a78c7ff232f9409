/** Raw OpenAPI documents, read without a line of the program under test: the oracle must not share its faults. */

export type Raw = Record<string, unknown>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const raw = (value: unknown): Raw => (isRaw(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const texts = (value: unknown): readonly string[] =>
  list(value).filter((one): one is string => typeof one === "string");

/** An RFC 6901 pointer as its tokens. */
export type Tokens = readonly string[];

export const keyOf = (tokens: Tokens): string => JSON.stringify(tokens);

export function at(document: Raw, tokens: Tokens): Raw {
  return raw(tokens.reduce<unknown>(child, document));
}

function child(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[Number(token)];
  return Object.hasOwn(raw(value), token) ? raw(value)[token] : undefined;
}

/** Where a chain of bare references ends. */
export function resolved(document: Raw, tokens: Tokens): Tokens {
  let here = tokens;
  for (let steps = 0; steps < 20; steps += 1) {
    const reference = at(document, here)["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#/")) return here;
    here = reference
      .slice(2)
      .split("/")
      .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return here;
}

/** Parts of an object that a schema is made of: itself, what it takes with `allOf`, and the branches of its unions. */
export interface Part {
  readonly tokens: Tokens;
  /** inside a union: which one, and which branch of it */
  readonly branch: readonly string[];
}

export function partsOf(document: Raw, tokens: Tokens): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const visit = (from: Tokens, branch: readonly string[]): void => {
    const here = resolved(document, from);
    if (seen.has(keyOf(here))) return;
    seen.add(keyOf(here));
    parts.push({ tokens: here, branch });
    const schema = at(document, here);
    for (const [index] of list(schema["allOf"]).entries()) visit([...here, "allOf", String(index)], branch);
    for (const union of ["oneOf", "anyOf"])
      for (const [index] of list(schema[union]).entries())
        visit([...here, union, String(index)], [...branch, `${keyOf(here)} ${union} ${index}`]);
  };
  visit(tokens, []);
  return parts;
}

/** With those components alone that something in its paths leads to. */
export function pruned(document: Raw): Raw {
  const reached = new Map<string, Tokens>();
  const open: unknown[] = [document["paths"]];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === "object" && value !== null) open.push(...(Object.values(value) as unknown[]));
    const reference = isRaw(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string" || !reference.startsWith("#/components/")) continue;
    const [, section = "", name = ""] = reference.slice(2).split("/");
    const tokens = ["components", section, name.replaceAll("~1", "/").replaceAll("~0", "~")];
    if (reached.has(keyOf(tokens))) continue;
    reached.set(keyOf(tokens), tokens);
    open.push(at(document, tokens));
  }
  const components: Raw = { securitySchemes: raw(document["components"])["securitySchemes"] ?? {} };
  for (const tokens of reached.values()) {
    const [, section = "", name = ""] = tokens;
    components[section] = { ...raw(components[section]), [name]: at(document, tokens) };
  }
  return { ...document, components };
}
