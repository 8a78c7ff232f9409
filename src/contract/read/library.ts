import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Outcome, ok, type Problem, problem } from "../../outcome.js";
import type { Location, Origin } from "../contract.js";
import { readSource, type SourceText, type SpecEnvironment } from "../source.js";
import { parseDocument, type SpecDocument, type Trust } from "./document.js";
import { MAX_FILES, MAX_REMOTE_FILES } from "./limits.js";
import { isList, isObject } from "./raw.js";

/** The files of one specification, and which file a reference in one of them means. */
export interface Library {
  readonly root: SpecDocument;
  /** the document that `reference` (its fragment is ignored) names in `from`, or why there is none */
  readonly document: (from: SpecDocument, reference: string) => SpecDocument | Problem;
  readonly locate: (origin: Origin) => Location;
}

/**
 * Reads the root document and every file its `$ref`s lead to. Files that cannot be had do not stop the work:
 * whoever follows such a reference gets the reason.
 */
export async function openLibrary(
  source: SourceText,
  trust: Trust,
  environment: SpecEnvironment,
): Promise<Outcome<Library>> {
  const root = await parseDocument(source.file, source.text, trust);
  if (!root.ok) return root;
  const shelf = new Map<string, SpecDocument | Problem>();
  const bases = new Map<SpecDocument, URL>();
  if (source.base !== undefined) {
    shelf.set(withoutFragment(source.base), root.value);
    bases.set(root.value, source.base);
  }
  const files = new Map([[root.value.file, root.value]]);
  const library: Library = {
    root: root.value,
    document(from, reference) {
      const target = targetOf(bases.get(from), reference);
      if (typeof target === "string") return { message: target };
      return shelf.get(withoutFragment(target)) ?? { message: `${reference} was not read` };
    },
    locate(origin) {
      const place = files.get(origin.file)?.positions().of(origin.pointer) ?? { line: 1, column: 1 };
      return { ...origin, ...place };
    },
  };
  if (trust !== "foreign") return ok(library);

  let waiting: SpecDocument[] = [root.value];
  let remote = 0;
  while (waiting.length > 0) {
    const wanted = new Map<string, URL>();
    for (const document of waiting) {
      for (const reference of document.mayReferElsewhere ? externalReferences(document.root) : []) {
        const target = targetOf(bases.get(document), reference);
        if (typeof target !== "string" && !shelf.has(withoutFragment(target)))
          wanted.set(withoutFragment(target), target);
      }
    }
    remote += [...wanted.values()].filter(
      (url) => url.protocol !== "file:" && isFollowed(url, source, environment),
    ).length;
    if (remote > MAX_REMOTE_FILES) {
      return problem(`${source.file} refers to more than ${MAX_REMOTE_FILES} documents at other addresses`, {
        file: source.file,
        hint: "Bundle it into one document first.",
      });
    }
    if (shelf.size + wanted.size > MAX_FILES) {
      return problem(`${source.file} is spread over more than ${MAX_FILES} files`, { file: source.file });
    }
    waiting = [];
    for await (const [key, url, part] of readParts([...wanted], source, environment)) {
      shelf.set(key, part.ok ? part.value : part.problem);
      if (!part.ok) continue;
      files.set(part.value.file, part.value);
      bases.set(part.value, url);
      waiting.push(part.value);
    }
  }
  return ok(library);
}

/** Machines allow a few hundred open files at once, and specifications have thousands. */
const AT_ONCE = 64;

async function* readParts(
  wanted: readonly (readonly [key: string, url: URL])[],
  source: SourceText,
  environment: SpecEnvironment,
) {
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    yield* await Promise.all(
      wanted
        .slice(start, start + AT_ONCE)
        .map(async ([key, url]) => [key, url, await readPart(url, source, environment)] as const),
    );
  }
}

async function readPart(url: URL, source: SourceText, environment: SpecEnvironment): Promise<Outcome<SpecDocument>> {
  const { base } = source;
  const shown = displayName(url, source);
  if (url.protocol === "file:") {
    if (base?.protocol !== "file:")
      return problem(`${shown} is a local file, which a document from the network may not read`);
    const wanted = fileURLToPath(url);
    const real = await realOf(wanted);
    const folders = [
      path.dirname(fileURLToPath(base)),
      ...(environment.cwd === undefined ? [] : [await realOf(path.resolve(environment.cwd))]),
    ];
    if (!folders.some((folder) => isInside(folder, real))) {
      return problem(`${shown} lies outside the folder of ${source.file} and outside the current folder`);
    }
    const text = await readSource({ kind: "file", path: wanted, name: shown }, environment);
    return text.ok ? asPart(await parseDocument(shown, text.value.text)) : text;
  }
  if (!isFollowed(url, source, environment))
    return problem(`${shown} is remote, and remote references are off (--allow-remote-refs follows them)`);
  const text = await readSource(
    { kind: "url", url: url.href },
    { ...environment, reason: { ...reasonOf(source), mayLeave: environment.remoteReferences === true } },
  );
  return text.ok ? asPart(await parseDocument(shown, text.value.text)) : text;
}

/** What lies beside a document is part of it: whoever named the one consents to its host. */
const isFollowed = (url: URL, { base }: SourceText, { remoteReferences }: SpecEnvironment): boolean =>
  remoteReferences === true || (/^https?:$/.test(url.protocol) && url.origin === base?.origin);

const asPart = (read: Outcome<SpecDocument>): Outcome<SpecDocument> =>
  read.ok ? ok({ ...read.value, isPart: true }) : read;

/** What was named is the root document, wherever a redirect led from it. */
const reasonOf = ({ file, namedBy }: SourceText) => ({ named: file, by: namedBy ?? "user" }) as const;

/** Links followed, so that a link out of a folder is a way out of it; a path that leads nowhere stays as it is. */
const realOf = (file: string): Promise<string> => fs.realpath(file).catch(() => file);

/** Relative to the root document's own name, so that a report reads as the user typed it. */
function displayName(url: URL, source: SourceText): string {
  if (url.protocol !== "file:" || source.base?.protocol !== "file:") return withoutFragment(url);
  const relative = path.relative(path.dirname(fileURLToPath(source.base)), fileURLToPath(url)).replaceAll("\\", "/");
  return path.posix.join(path.posix.dirname(source.file), relative);
}

function targetOf(base: URL | undefined, reference: string): URL | string {
  if (base === undefined && !URL.canParse(reference)) return "there is no folder to look for it in";
  try {
    const url = new URL(reference, base);
    // A file of another host, or with an encoded slash, is no path on any machine.
    if (url.protocol === "file:") fileURLToPath(url);
    return url;
  } catch {
    return `${reference} is not a valid path or address`;
  }
}

const withoutFragment = (url: URL): string => url.href.replace(/#.*$/s, "");

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative);
}

/** What stands under these keys is data or prose, in which a `$ref` means nothing. */
const OPAQUE_KEYS = new Set([
  "example",
  "examples",
  "default",
  "enum",
  "const",
  "info",
  "x-codeSamples",
  "x-code-samples",
]);

/** The keys of these are names, so that a response may be called `default` and a property `example`. */
const NAME_MAPS = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "schemas",
  "responses",
  "parameters",
  "headers",
  "requestBodies",
  "paths",
  "webhooks",
  "callbacks",
  "content",
]);

/** References to other files, without fragments. Walks without recursion, each shared value once. */
function externalReferences(root: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  const waiting: { readonly value: unknown; readonly named: boolean }[] = [{ value: root, named: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, named } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isList(value)) {
      for (const inner of value) waiting.push({ value: inner, named: false });
    } else if (isObject(value)) {
      if (typeof value.$ref === "string" && !value.$ref.startsWith("#")) found.add(value.$ref.replace(/#.*$/s, ""));
      for (const key of Object.keys(value)) {
        if (named || !OPAQUE_KEYS.has(key)) waiting.push({ value: value[key], named: !named && NAME_MAPS.has(key) });
      }
    }
  }
  return found;
}
