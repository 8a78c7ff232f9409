/** Makes of one document what docs sites show of it: small documents, each with what it uses. */
type Json = Readonly<Record<string, unknown>>;

export interface Page {
  /** below the root of the release: `library/books` */
  readonly slug: string;
  readonly title: string;
  readonly fragments: readonly { readonly heading: string; readonly document: Json }[];
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const METHODS = /^(?:get|put|post|delete|options|head|patch|trace)$/;

export const kebab = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A page for each tag, an operation for each fragment. */
export function splitByTag(document: Json): readonly Page[] {
  const pages = new Map<string, { slug: string; title: string; fragments: { heading: string; document: Json }[] }>();
  for (const { path, method, operation, item } of operationsOf(document)) {
    const tag = Array.isArray(operation["tags"]) ? String(operation["tags"][0]) : "Other";
    const page = pages.get(tag) ?? { slug: `reference/${kebab(tag)}`, title: tag, fragments: [] };
    pages.set(tag, page);
    const shared = isObject(item) && item["parameters"] !== undefined ? { parameters: item["parameters"] } : {};
    page.fragments.push({
      heading:
        typeof operation["summary"] === "string"
          ? operation["summary"].replace(/\[/g, "\\[")
          : `${method.toUpperCase()} ${path}`,
      document: withComponents(document, { [path]: { ...shared, [method]: operation } }),
    });
  }
  return [...pages.values()];
}

/** A document for each tag, as Fern publishes one for each section. */
export function sectionsOf(document: Json): ReadonlyMap<string, Json> {
  const paths = new Map<string, Record<string, Record<string, unknown>>>();
  for (const { path, method, operation, item } of operationsOf(document)) {
    const tag = Array.isArray(operation["tags"]) ? String(operation["tags"][0]) : "Other";
    const section = paths.get(tag) ?? {};
    const shared = isObject(item) && item["parameters"] !== undefined ? { parameters: item["parameters"] } : {};
    section[path] = { ...shared, ...section[path], [method]: operation };
    paths.set(tag, section);
  }
  return new Map([...paths].map(([tag, own]) => [`endpoints/${kebab(tag)}`, withComponents(document, own)]));
}

function* operationsOf(document: Json) {
  for (const [path, item] of Object.entries(document["paths"] as Json))
    for (const [method, operation] of Object.entries(item as Json))
      if (METHODS.test(method)) yield { path, method, operation: operation as Json, item };
}

function withComponents(document: Json, paths: Json): Json {
  const components: Record<string, Record<string, unknown>> = {};
  const all = (document["components"] ?? {}) as Record<string, Json>;
  if (all["securitySchemes"] !== undefined) components["securitySchemes"] = { ...all["securitySchemes"] };
  const waiting: unknown[] = [paths];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...(value as unknown[]));
    if (!isObject(value)) continue;
    const [, section, name] =
      /^#\/components\/([^/]+)\/(.+)$/.exec(typeof value["$ref"] === "string" ? value["$ref"] : "") ?? [];
    if (section !== undefined && name !== undefined) {
      const key = name.replaceAll("~1", "/").replaceAll("~0", "~");
      const shelf = (components[section] ??= {});
      if (!(key in shelf)) waiting.push((shelf[key] = all[section]?.[key]));
    }
    waiting.push(...Object.values(value));
  }
  const { openapi, info, servers, security } = document;
  return { openapi, info, servers, security, paths, components };
}
