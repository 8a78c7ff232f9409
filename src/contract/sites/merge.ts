/** The small documents of a site as one: what has the same name is the same, or the pages are of two revisions. */
import { isDeepStrictEqual } from "node:util";
import { type Outcome, ok, problem } from "../../outcome.js";
import { serversOf2 } from "../normalise/swagger2.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import { withOwnPathItems } from "./own-path-items.js";
import { TWO_REVISIONS, withoutRespelled } from "./same-operation.js";

export interface Fragment {
  /** where it stands, for messages: an address */
  readonly page: string;
  readonly root: RawObject;
}

interface Entry {
  readonly value: unknown;
  readonly page: string;
}

/** One name space: `components/schemas`, or the methods of a path. */
type Shelf = Map<string, Entry>;

const OPERATION_SHELVES = ["paths", "webhooks", "x-webhooks"] as const;
/** of Swagger 2.0, which has no `components` around them */
const DEFINITIONS = ["definitions", "parameters", "responses", "securityDefinitions"] as const;
/** In the order of the fragments; equal fragments give equal bytes. */
export function mergeFragments(given: readonly Fragment[]): Outcome<RawObject> {
  const spelled = withoutRespelled(withOwnPathItems(given));
  if (!spelled.ok) return spelled;
  const fragments = spelled.value;
  const [first] = fragments;
  if (first === undefined) throw new Error("there is nothing to put together");
  const unlike = unlikeVersions(first, fragments);
  if (unlike !== undefined) return unlike;
  const merged: Record<string, unknown> = { ...versionField(first.root), info: first.root.info };
  const speaking = fragments.find(({ root }) => OPERATION_SHELVES.some((name) => isObject(root[name]))) ?? first;
  for (const name of ["host", "basePath", "schemes", "servers", "security", "consumes", "produces"])
    if (speaking.root[name] !== undefined) merged[name] = speaking.root[name];
  const tags = new Map<string, unknown>();
  const shelves = new Map<string, Map<string, Shelf>>();
  for (const { page, root } of fragments) {
    for (const tag of isList(root.tags) ? root.tags : [])
      if (isObject(tag) && typeof tag.name === "string" && !tags.has(tag.name)) tags.set(tag.name, tag);
    for (const { section, name, entries } of sectionsOf(withOwnDefaults(root, speaking.root))) {
      const conflict = put(shelfOf(shelves, section, name), entries, page, describing(section, name));
      if (conflict !== undefined) return conflict;
    }
  }
  if (tags.size > 0) merged.tags = [...tags.values()];
  for (const [section, parts] of shelves) {
    const plain = Object.fromEntries([...parts].map(([name, shelf]) => [name, valuesOf(shelf)]));
    merged[section] = isFlat(section) ? plain[""] : plain;
  }
  return ok(merged);
}

const versionField = (root: RawObject): RawObject =>
  root.openapi === undefined ? { swagger: root.swagger } : { openapi: root.openapi };

/** YAML has numbers where JSON has texts: `2.0`, `7.1` */
const plainVersion = (version: unknown): string =>
  typeof version === "number" && Number.isInteger(version) ? version.toFixed(1) : String(version);

/** `3.0.1` and `3.0.3` read alike; 3.0 and 3.1 do not. */
const dialectOf = ({ openapi, swagger }: RawObject): string =>
  plainVersion(openapi ?? swagger)
    .split(".")
    .slice(0, 2)
    .join(".");

const infoVersionOf = ({ info }: RawObject): string | undefined =>
  isObject(info) && info.version !== undefined ? JSON.stringify(plainVersion(info.version)) : undefined;

function unlikeVersions(first: Fragment, all: readonly Fragment[]): Outcome<never> | undefined {
  for (const { page, root } of all) {
    const [one, other] = [infoVersionOf(first.root), infoVersionOf(root)];
    if (one !== other)
      return problem(
        `two revisions: ${first.page} says version ${one ?? "nothing"}, ${page} says ${other ?? "nothing"}`,
        TWO_REVISIONS,
      );
    if (dialectOf(first.root) !== dialectOf(root))
      return problem(`${first.page} is written in OpenAPI ${dialectOf(first.root)}, ${page} in ${dialectOf(root)}`, {
        hint: "Documents of one release are expected; name the address of one.",
      });
  }
  return undefined;
}

interface Section {
  readonly section: string;
  /** empty: the section has one name space only */
  readonly name: string;
  readonly entries: RawObject;
}

const isFlat = (section: string): boolean => DEFINITIONS.some((name) => name === section);

function sectionsOf(root: RawObject): readonly Section[] {
  const paths = OPERATION_SHELVES.flatMap((section) =>
    Object.entries(isObject(root[section]) ? root[section] : {}).flatMap(([name, item]) =>
      isObject(item) ? [{ section, name, entries: item }] : [],
    ),
  );
  const components = Object.entries(isObject(root.components) ? root.components : {}).flatMap(([name, entries]) =>
    isObject(entries) ? [{ section: "components", name, entries }] : [],
  );
  const definitions = DEFINITIONS.flatMap((section) => {
    const entries = root[section];
    return isObject(entries) ? [{ section, name: "", entries }] : [];
  });
  return [...paths, ...components, ...definitions];
}

/** What a document says for all its operations, and another does not, its operations say themselves. */
function withOwnDefaults(root: RawObject, common: RawObject): RawObject {
  const own = Object.entries(UNSAID).filter(
    ([name, unsaid]) => !isDeepStrictEqual(root[name] ?? unsaid, common[name] ?? unsaid),
  );
  const servers = serversOf(root);
  const isElsewhere = !isDeepStrictEqual(servers, serversOf(common));
  const defaults: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(own.map(([name, unsaid]) => [name, root[name] ?? unsaid])),
    ...(isElsewhere ? { [serversKey(root)]: servers } : {}),
  };
  const withDefaults = (item: unknown): unknown => {
    if (!isObject(item)) return item;
    // those of the path item come before those of the document
    const key = serversKey(root);
    const { [key]: _, ...others } = defaults;
    const own = isList(item[key]) ? others : defaults;
    return Object.fromEntries(
      Object.entries(item).map(([key, value]) => [
        key,
        METHOD.test(key) && isObject(value) ? { ...own, ...value } : value,
      ]),
    );
  };
  const mapped = OPERATION_SHELVES.flatMap((section) => {
    const items = root[section];
    return isObject(items)
      ? [
          [
            section,
            Object.fromEntries(Object.entries(items).map(([path, item]) => [path, withDefaults(item)])),
          ] as const,
        ]
      : [];
  });
  return { ...root, ...Object.fromEntries(mapped) };
}

/** What it means that a document says nothing. */
const UNSAID: Readonly<Record<string, unknown>> = {
  security: [],
  consumes: ["application/json"],
  produces: ["application/json"],
};

/** OpenAPI 2.0 has none of operations: there it is an extension, as docs tools write it. */
const serversKey = (root: RawObject): "servers" | "x-servers" => (root.swagger === undefined ? "servers" : "x-servers");

/** Where a document names none, it is the host of the document (OpenAPI 3.x, `servers`; 2.0, `host` and `basePath`). */
const NO_SERVER = [{ url: "/" }];

function serversOf(root: RawObject): unknown {
  if (root.swagger === undefined) return isList(root.servers) && root.servers.length > 0 ? root.servers : NO_SERVER;
  const { host, basePath, schemes } = root;
  const written = serversOf2({ host, basePath, schemes: isList(schemes) ? schemes : [] });
  return written.length === 0 ? NO_SERVER : written.map((url) => ({ url }));
}

function shelfOf(shelves: Map<string, Map<string, Shelf>>, section: string, name: string): Shelf {
  const parts = shelves.get(section) ?? new Map<string, Shelf>();
  shelves.set(section, parts);
  const shelf = parts.get(name) ?? new Map<string, Entry>();
  parts.set(name, shelf);
  return shelf;
}

function put(shelf: Shelf, entries: RawObject, page: string, say: (key: string) => string): Outcome<never> | undefined {
  for (const [key, value] of Object.entries(entries)) {
    const known = shelf.get(key);
    if (known === undefined) shelf.set(key, { value, page });
    else if (key === "additionalOperations" && isObject(known.value) && isObject(value)) {
      const methods = new Map(
        Object.entries(known.value).map(([name, one]) => [name, { value: one, page: known.page }]),
      );
      const conflict = put(methods, value, page, say);
      if (conflict !== undefined) return conflict;
      shelf.set(key, { value: valuesOf(methods), page: known.page });
    } else if (!isDeepStrictEqual(known.value, value))
      return problem(`two revisions: ${say(key)} differs between ${known.page} and ${page}`, TWO_REVISIONS);
  }
  return undefined;
}

const METHOD = /^(?:get|put|post|delete|options|head|patch|trace|query)$/;

const describing =
  (section: string, name: string) =>
  (key: string): string => {
    if (!OPERATION_SHELVES.some((one) => one === section)) return name === "" ? `${section}/${key}` : `${name}/${key}`;
    return METHOD.test(key) ? `${key.toUpperCase()} ${name}` : `${key} of ${name}`;
  };

const valuesOf = (shelf: Shelf): RawObject => Object.fromEntries([...shelf].map(([key, { value }]) => [key, value]));
