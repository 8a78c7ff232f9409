import type { Operation } from "../../contract/contract.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * The document with one operation and the components it reaches: what the second opinion is asked about. Asked
 * about a whole document of hundreds of operations it does not come back.
 */
export function extractOperation(document: Json, operation: Operation | undefined): Json {
  const { paths, components, definitions, parameters, responses, ...head } = document;
  if (operation === undefined) return { ...head, paths: {} };
  const item = asObject(asObject(paths)[operation.path]);
  const method = operation.method.toLowerCase();
  // callbacks and links are not compared there, and drag half of the components along
  const kept = Object.fromEntries(Object.entries(asObject(item[method])).filter(([key]) => key !== "callbacks"));
  const extracted = { ...(item["parameters"] === undefined ? {} : { parameters: item["parameters"] }), [method]: kept };
  const reached = reachedFrom(document, extracted);
  return {
    ...head,
    paths: { [operation.path]: extracted },
    ...pruned("components", components, reached),
    ...pruned("definitions", definitions, reached),
    ...pruned("parameters", parameters, reached),
    ...pruned("responses", responses, reached),
  };
}

/** Pointers of all `$ref`s within the document that a part leads to, also through each other. */
function reachedFrom(document: Json, part: unknown): ReadonlySet<string> {
  const reached = new Set<string>();
  const open: unknown[] = [part];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...(value as readonly unknown[]));
    else if (typeof value === "object" && value !== null)
      for (const [key, child] of Object.entries(value)) {
        if (key === "$ref" && typeof child === "string" && child.startsWith("#/")) {
          if (reached.has(child)) continue;
          reached.add(child);
          open.push(resolve(document, child));
        } else open.push(child);
      }
  }
  return reached;
}

const resolve = (document: Json, pointer: string): unknown =>
  tokens(pointer).reduce<unknown>((value, token) => asObject(value)[token], document);

const tokens = (pointer: string): readonly string[] =>
  pointer
    .slice(2)
    .split("/")
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"));

/** `components` has sections of named parts, the folders of Swagger 2.0 have the parts themselves. Security always stays. */
function pruned(name: string, folder: unknown, reached: ReadonlySet<string>): Json {
  if (folder === undefined) return {};
  const wanted = new Set(
    [...reached].map((pointer) =>
      tokens(pointer)
        .slice(0, name === "components" ? 3 : 2)
        .join("/"),
    ),
  );
  const keep = (path: string, part: unknown): Json =>
    Object.fromEntries(Object.entries(asObject(part)).filter(([key]) => wanted.has(`${path}/${key}`)));
  if (name !== "components") return { [name]: keep(name, folder) };
  return {
    components: Object.fromEntries(
      Object.entries(asObject(folder)).map(([section, parts]) => [
        section,
        section === "securitySchemes" ? parts : keep(`components/${section}`, parts),
      ]),
    ),
  };
}

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
