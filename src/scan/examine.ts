/** The half of the scan that needs TypeScript: loaded only when a file is worth parsing. */

import { addressTest, pathTest } from "./account/distinctive.js";
import { type MentionFile, mentionsIn } from "./account/mentions.js";
import { type OwnRoutesRequest, ownRoutesOf } from "./account/own-routes/index.js";
import { claim } from "./account/ownership/index.js";
import { standsIn } from "./account/ownership/servers.js";
import { oncePerFile } from "./account/unfinished.js";
import type { ApiSurface, Directive, InterfaceUse, ScanResult, Seen } from "./call.js";
import { analyse } from "./calls/analyse.js";
import type { Analysis, AnalysisInput, Earlier, SourceText } from "./calls/analysis.js";
import { directivesOf } from "./directives.js";
import { isTestFile } from "./discover/language.js";
import { SIGNALS } from "./discover/signals.js";
import { interfaceUses } from "./interfaces/index.js";
import { isolated, isUnread } from "./isolation.js";
import type { ClientDescription } from "./knowledge/clients/description.js";
import type { OnScanProgress } from "./progress.js";
import { Project } from "./project/project.js";
import { syntaxErrorOf } from "./syntax-error.js";

interface ExamineRequest {
  readonly sources: readonly SourceText[];
  readonly load: (specifier: string, from: string) => SourceText | undefined;
  /** the scripts that share a global name with a file */
  readonly sharing?: AnalysisInput["sharing"];
  /** what the pre-filter says of the code at an offset: it may lead to a call */
  readonly concerns: (file: string, position: number) => boolean;
  /** bits of `SIGNALS` */
  readonly signalsOf: (file: string) => number;
  /** all files of the scan that may hold a path of the API, whether they can lead to a call or not */
  readonly mayMention?: readonly MentionFile[];
  readonly leadsTo?: (from: string, to: string) => boolean;
  /** where the code may serve routes of its own: names of all files, texts of those that import a framework */
  readonly served?: Pick<OwnRoutesRequest, "files" | "sources">;
  readonly proveGraph?: boolean;
  readonly earlier?: Earlier | undefined;
  readonly onProgress?: OnScanProgress | undefined;
  readonly surface: ApiSurface;
  readonly clients: readonly ClientDescription[];
}

type Examined = Pick<
  ScanResult,
  "calls" | "interfaces" | "unresolved" | "mentions" | "others" | "troubledFiles" | "directives"
> & { readonly seen: Pick<Seen, "serversUnmet" | "bases">; readonly analysis: Analysis };

export function examine(request: ExamineRequest): Examined {
  const files = [
    ...new Set([
      ...request.sources,
      ...(request.mayMention ?? []).map(({ source }) => source),
      ...(request.served?.sources ?? []),
    ]),
  ];
  const only = (some: ReadonlySet<SourceText>): ExamineRequest => ({
    ...request,
    sources: request.sources.filter((source) => some.has(source)),
    mayMention: request.mayMention?.filter(({ source }) => some.has(source)),
    served: request.served && {
      files: request.served.files,
      sources: [...request.served.sources].filter((source) => some.has(source)),
    },
  });
  const examined = isolated(
    files,
    () => examineTogether(request),
    (some) => void examineTogether(only(some)),
  );
  const own = new Set(request.sources);
  const left = files.filter((file) => isUnread(file) && !own.has(file));
  return {
    ...examined,
    troubledFiles: [...examined.troubledFiles, ...left.flatMap((file) => syntaxErrorOf(file) ?? [])],
  };
}

function examineTogether(request: ExamineRequest): Examined {
  const { sources, load, sharing, concerns, surface, clients, signalsOf } = request;
  const { proveGraph = false, earlier, onProgress } = request;
  const raw = analyse({ files: sources, load, sharing, concerns, surface, clients, proveGraph, earlier, onProgress });
  const owned = claim({
    ...raw,
    surface,
    isTest: isTestFile,
    namesApi: (file) => (signalsOf(file) & SIGNALS.api) !== 0,
    ownRoutes: ownRoutesOf({ files: [], sources: [], ...request.served, surface }),
  });
  const mentioned = mentionsIn({
    files: request.mayMention ?? [],
    parsed: sources,
    calls: owned.known,
    test: pathTest(surface),
    address: addressTest(surface),
    project: new Project(load),
    load,
    leadsTo: request.leadsTo ?? (() => false),
  });
  const interfaces: InterfaceUse[] = [];
  const directives: Directive[] = [];
  for (const source of sources) {
    const bits = signalsOf(source.path);
    if ((bits & SIGNALS.directive) !== 0) directives.push(...directivesOf(source));
    if ((bits & SIGNALS.signature) === 0 || source.generated) continue;
    interfaces.push(...interfaceUses({ source, surface, fileNamesApi: (bits & SIGNALS.api) !== 0, load }));
  }
  const troubledFiles = [...sources.flatMap((source) => syntaxErrorOf(source) ?? []), ...raw.troubledFiles];
  const texts = (): readonly string[] => sources.map(({ text }) => text);
  const concerned = new Set(owned.calls.map(({ file }) => file));
  const unfinished = raw.unfinished.filter(({ file }) => concerned.has(file) || (signalsOf(file) & SIGNALS.api) !== 0);
  return {
    calls: owned.calls,
    unresolved: [...owned.unresolved, ...mentioned.unresolved, ...oncePerFile(unfinished)],
    mentions: mentioned.mentions,
    others: owned.others,
    seen: { ...owned.seen, serversUnmet: owned.seen.serversUnmet.filter((server) => !standsIn(server, texts())) },
    interfaces,
    directives,
    troubledFiles,
    analysis: raw,
  };
}
