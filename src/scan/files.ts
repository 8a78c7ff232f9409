/** From discovered files to calls: which are worth parsing, what they call, what else names the API. */
import { candidatesIn } from "./account/candidates.js";
import { pathTest } from "./account/distinctive.js";
import { namedHosts } from "./account/named-hosts.js";
import { isServerFramework } from "./account/own-routes/frameworks.js";
import { codeCache, keepCompiledCode } from "./cache/code-cache.js";
import type { ScanResult } from "./call.js";
import type { Analysis, Earlier, SourceText } from "./calls/analysis.js";
import { usersOfAbsentSdks } from "./discover/absent-sdks.js";
import { filesAround } from "./discover/around.js";
import type { Discovery } from "./discover/index.js";
import type { Outline } from "./discover/outline.js";
import { importReach } from "./discover/reach.js";
import { type LinkedScripts, linkScripts } from "./discover/scripts.js";
import { selectFiles, type TextRanges } from "./discover/select.js";
import { signalFinder } from "./discover/signals.js";
import { sourceText } from "./discover/sources.js";
import type { FactsOfText } from "./discover/text-facts.js";
import { readTexts, type Texts } from "./discover/texts.js";
import { httpPackages, transportPattern } from "./discover/transport.js";
import { CLIENTS } from "./knowledge/clients/index.js";
import { inOrder } from "./order.js";
import type { ScanRequest } from "./request.js";

/** The files of a scan, and which of them may call or name the API. */
export interface Chosen {
  readonly discovery: Discovery;
  /** of the files that can have a say in what is asked */
  readonly texts: Texts;
  /** of all that were discovered */
  readonly allTexts: Texts;
  readonly sourceOf: (file: string) => SourceText | undefined;
  readonly ranges: ReadonlyMap<string, TextRanges>;
  readonly candidates: ReturnType<typeof candidatesIn>;
  readonly resolve: LinkedScripts["resolve"];
  readonly sharing: LinkedScripts["sharing"];
}

interface Scanned {
  readonly result: ScanResult;
  /** undefined: there was nothing to analyse */
  readonly analysis: Analysis | undefined;
}

export function chooseFiles(request: ScanRequest, discovery: Discovery, factsOf: FactsOfText): Chosen {
  const findSignals = signalFinder(request.surface, transportPattern([...(request.clients ?? []), ...CLIENTS]));
  const read = readTexts(discovery, findSignals, factsOf, request.onProgress);
  const { texts: allTexts, resolve, importsOf, sharing } = linkScripts(read, discovery.resolve);
  const texts = onlyAround(allTexts, { ...discovery, resolve });
  const sourceOf = sourceReader(texts, factsOf);
  const also = usersOfAbsentSdks(texts, resolve, request.surface.operations);
  const ranges = selectFiles({ ...texts, resolve, findSignals, factsOf, importsOf, also });
  const candidates = candidatesIn({
    files: [...discovery.files.keys()].filter((file) => texts.outlines.has(file)),
    outlines: texts.outlines,
    text: texts.text,
    source: sourceOf,
    isParsed: (file) => ranges.has(file),
    test: pathTest(request.surface),
    factsOf,
  });
  return { discovery, texts, allTexts, resolve, sourceOf, ranges, candidates, sharing };
}

export async function scanChosen(request: ScanRequest, chosen: Chosen, earlier?: Earlier): Promise<Scanned> {
  const { discovery, texts, allTexts, resolve, sourceOf, ranges } = chosen;
  const { isAsked, globsUnmet } = discovery;
  const clients = request.clients ?? [];
  const selected = [...ranges.keys()]
    .filter((file) => discovery.files.has(file))
    .flatMap((file) => sourceOf(file) ?? []);
  const counted = {
    files: [...discovery.files.keys()].filter(isAsked).length,
    filesParsed: selected.filter(({ path }) => isAsked(path)).length,
  };
  const troubles = [...discovery.troubles, ...texts.troubles];
  const { mayMention, generated } = chosen.candidates;
  const packages = httpPackages(texts.outlines.values(), [...clients, ...CLIENTS]);
  if (selected.length === 0 && mayMention.length === 0)
    return {
      result: {
        calls: [],
        interfaces: [],
        unresolved: [],
        mentions: [],
        others: [],
        seen: {
          packages,
          generated,
          globsUnmet,
          bases: [],
          named: namedHosts(texts),
          serversUnmet: (request.surface.servers ?? []).map(({ text }) => text),
        },
        directives: [],
        troubledFiles: troubles,
        ...counted,
      },
      analysis: undefined,
    };

  codeCache.folder ??= request.compiled;
  const { examine } = await import("./examine.js");
  const { analysis, ...examined } = examine({
    sources: selected,
    load: (specifier, from) => {
      const target = resolve(specifier, from);
      return target === undefined ? undefined : sourceOf(target);
    },
    sharing: (name, file) => chosen.sharing(name, file).flatMap((other) => sourceOf(other) ?? []),
    concerns: (file, position) => ranges.get(file)?.some(([start, end]) => start <= position && position < end) ?? true,
    signalsOf: (file) => texts.outlines.get(file)?.signals ?? 0,
    mayMention,
    leadsTo: importReach(texts.outlines, resolve),
    served: {
      files: [...allTexts.outlines.keys()],
      get sources() {
        return [...allTexts.outlines]
          .filter(([, outline]) => maySayRoutes(outline))
          .flatMap(([file]) => sourceOf(file) ?? []);
      },
    },
    surface: request.surface,
    clients,
    proveGraph: request.proveGraph ?? false,
    earlier,
    onProgress: request.onProgress,
  });
  keepCompiledCode();
  const result = inOrder(
    {
      ...examined,
      seen: { ...examined.seen, packages, generated, globsUnmet },
      troubledFiles: [...troubles, ...examined.troubledFiles],
      ...counted,
    },
    (file) => discovery.files.has(file),
  );
  return { result, analysis };
}

/** What is not asked about, and cannot have a say in what is, need not be followed. */
function onlyAround(all: Texts, { files, isAsked, resolve }: Discovery): Texts {
  const asked = [...files.keys()].filter(isAsked);
  if (asked.length === files.size) return all;
  const around = filesAround(asked, all.outlines, resolve);
  return { ...all, outlines: new Map([...all.outlines].filter(([file]) => around.has(file))) };
}

/** The code may serve routes of its own there. */
export const maySayRoutes = ({ signals, specifiers }: Outline): boolean =>
  signals !== 0 && specifiers.some(isServerFramework);

function sourceReader(texts: Texts, factsOf: FactsOfText): (file: string) => SourceText | undefined {
  const sources = new Map<string, SourceText | undefined>();
  const read = (file: string): SourceText | undefined => {
    const text = texts.text(file);
    if (text === undefined) return undefined;
    const facts = factsOf(file, text);
    facts.source ??= sourceText(file, text);
    return facts.source;
  };
  return (file) => {
    if (!sources.has(file)) sources.set(file, read(file));
    return sources.get(file);
  };
}
