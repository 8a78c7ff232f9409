/** The room's face: files in, calls out. Knows nothing of versions, and runs nothing of what it reads. */
import { type Outcome, ok } from "../outcome.js";
import { candidatesIn } from "./account/candidates.js";
import { pathTest } from "./account/distinctive.js";
import { isServerFramework } from "./account/own-routes/frameworks.js";
import { codeCache, keepCompiledCode } from "./cache/code-cache.js";
import { openResultCache } from "./cache/result-cache.js";
import type { ScanResult } from "./call.js";
import type { SourceText } from "./calls/analysis.js";
import { disk } from "./discover/file-system.js";
import { type Discovery, discover } from "./discover/index.js";
import { needlesOf } from "./discover/needles.js";
import { importReach } from "./discover/reach.js";
import { selectFiles } from "./discover/select.js";
import { sourceText } from "./discover/sources.js";
import { readTexts, type Texts } from "./discover/texts.js";
import { httpPackages, transportPattern } from "./discover/transport.js";
import { CLIENTS } from "./knowledge/clients/index.js";
import { inOrder } from "./order.js";
import type { ScanRequest } from "./request.js";

export type * from "./call.js";
export type { ClientDescription } from "./knowledge/clients/description.js";
export type { ScanCacheOptions, ScanRequest } from "./request.js";

export async function scan(request: ScanRequest): Promise<Outcome<ScanResult>> {
  const cache = openResultCache(request, request.fileSystem ?? disk);
  const known = cache.find();
  if (known !== undefined) return ok(known);
  const discovered = discover({ ...request, fileSystem: cache.fileSystem });
  if (!discovered.ok) return discovered;
  const result = await scanFiles(request, discovered.value);
  cache.keep(result);
  return ok(result);
}

async function scanFiles(request: ScanRequest, discovery: Discovery): Promise<ScanResult> {
  const clients = request.clients ?? [];
  const listen = needlesOf(request.surface, transportPattern([...clients, ...CLIENTS]));
  const texts = readTexts(discovery, listen);
  const sourceOf = sourceReader(texts);
  const stretches = selectFiles({ ...texts, resolve: discovery.resolve, listen });
  const selected = [...stretches.keys()]
    .filter((file) => discovery.files.has(file))
    .flatMap((file) => sourceOf(file) ?? []);
  const counted = { files: discovery.files.size, filesParsed: selected.length };
  const troubles = [...discovery.troubles, ...texts.troubles];
  const { mayMention, generated } = candidatesIn({
    files: discovery.files.keys(),
    outlines: texts.outlines,
    text: texts.text,
    source: sourceOf,
    isParsed: (file) => stretches.has(file),
    test: pathTest(request.surface),
  });
  const packages = httpPackages(texts.outlines.values(), [...clients, ...CLIENTS]);
  if (selected.length === 0 && mayMention.length === 0)
    return {
      calls: [],
      interfaces: [],
      unresolved: [],
      mentions: [],
      others: [],
      seen: { packages, generated, bases: [], serversUnmet: (request.surface.servers ?? []).map(({ text }) => text) },
      directives: [],
      troubledFiles: troubles,
      ...counted,
    };

  codeCache.folder ??= request.compiled;
  const { examine } = await import("./examine.js");
  const examined = examine({
    sources: selected,
    load: (specifier, from) => {
      const target = discovery.resolve(specifier, from);
      return target === undefined ? undefined : sourceOf(target);
    },
    concerns: (file, position) =>
      stretches.get(file)?.some(([start, end]) => start <= position && position < end) ?? true,
    speaks: (file) => texts.outlines.get(file)?.speaks ?? 0,
    mayMention,
    leadsTo: importReach(texts.outlines, discovery.resolve),
    served: {
      files: [...texts.outlines.keys()],
      get sources() {
        return [...texts.outlines]
          .filter(([, { speaks, specifiers }]) => speaks !== 0 && specifiers.some(isServerFramework))
          .flatMap(([file]) => sourceOf(file) ?? []);
      },
    },
    surface: request.surface,
    clients,
    proveGraph: request.proveGraph ?? false,
  });
  keepCompiledCode();
  return inOrder(
    {
      ...examined,
      seen: { ...examined.seen, packages, generated },
      troubledFiles: [...troubles, ...examined.troubledFiles],
      ...counted,
    },
    (file) => discovery.files.has(file),
  );
}

/** The same object for the same file: the engine parses each once. */
function sourceReader(texts: Texts): (file: string) => SourceText | undefined {
  const sources = new Map<string, SourceText | undefined>();
  return (file) => {
    if (!sources.has(file)) {
      const text = texts.text(file);
      sources.set(file, text === undefined ? undefined : sourceText(file, text));
    }
    return sources.get(file);
  };
}
