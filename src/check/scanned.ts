/** The code as each API of a run sees it. */
import { maskCredentials } from "../credentials.js";
import { type Outcome, ok, problem } from "../outcome.js";
import type { Directive, Other, ScanResult } from "../scan/call.js";
import type { OnScanProgress } from "../scan/index.js";
import { type ApiChoice, chooseApis } from "./api/choose.js";
import type { OpenedApi } from "./api/open.js";
import { openCaches } from "./caches.js";
import { ONE_RUN } from "./engine.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";
import { openWorkspace, type Workspace } from "./workspace.js";

export interface ScannedApi {
  readonly opened: OpenedApi;
  readonly scanned: ScanResult;
}

export interface ScannedCode {
  readonly workspace: Workspace;
  readonly apis: readonly [ScannedApi, ...ScannedApi[]];
}

export async function scanCode(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<ScannedCode>> {
  const workspace = await openWorkspace(paths, options, options);
  return workspace.ok ? scanWorkspace(workspace.value, options) : workspace;
}

export async function scanWorkspace(
  workspace: Workspace,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<ScannedCode>> {
  const choices = chooseApis(workspace.resolved);
  if (!choices.ok) return choices;
  const [choice, ...others] = choices.value;
  const first = await scanFor(choice, workspace, options);
  if (!first.ok) return first;
  const rest: ScannedApi[] = [];
  for (const other of others) {
    const scanned = await scanFor(other, workspace, options);
    if (!scanned.ok) return scanned;
    rest.push(scanned.value);
  }
  const apis = [first.value, ...rest] as const;
  return withoutEffect(workspace, apis) ?? ok({ workspace, apis });
}

/** Asked for on the spot and of no effect: a slip of the pen, and a gate that looks at nothing passes everything. */
function withoutEffect({ resolved }: Workspace, apis: readonly ScannedApi[]): Outcome<never> | undefined {
  if (resolved.settings.allowEmpty) return undefined;
  const inAll = (of: (api: ScannedApi) => readonly string[]): string | undefined => {
    const [first, ...others] = apis.map(of);
    return first?.find((one) => others.every((unmet) => unmet.includes(one)));
  };
  for (const option of ["include", "exclude"] as const) {
    const glob =
      resolved.origins[option].kind === "flag" ? inAll(({ scanned }) => scanned.seen.globsUnmet[option]) : undefined;
    if (glob !== undefined)
      return problem(`--${option} ${glob} fits no file`, {
        hint: "Globs count from the folder you stand in; quote them, or the shell fills them in. With --allow-empty this is no trouble.",
      });
  }
  const server =
    resolved.origins.servers.kind === "flag" ? inAll(({ scanned }) => scanned.seen.serversUnmet) : undefined;
  return server === undefined
    ? undefined
    : problem(`--server ${server} was met by no request in the code`, {
        hint: `${basesIn(apis)}With --allow-empty this is no trouble.`,
      });
}

const basesIn = (apis: readonly ScannedApi[]): string => {
  const bases = onlyOnce(apis.flatMap(({ scanned }) => scanned.seen.bases));
  return bases.length === 0 ? "" : `Requests there go to ${maskCredentials(bases.join(", "))}. `;
};

async function scanFor(
  choice: ApiChoice,
  workspace: Workspace,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<ScannedApi>> {
  const { root, project } = workspace;
  const opened = await (options.engine ?? ONE_RUN).open(choice, {
    cwd: options.cwd,
    root,
    project,
    ...(options.fetcher === undefined ? {} : { fetcher: options.fetcher }),
  });
  return opened.ok ? scanOpened(opened.value, workspace, options) : opened;
}

export async function scanOpened(
  opened: OpenedApi,
  { root, isProject, paths, nameOf, resolved }: Workspace,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<ScannedApi>> {
  const { include, code, exclude, tsconfig, allowEmpty } = opened.settings;
  const { origins, config } = resolved;
  const isFlag = (option: "include" | "exclude"): boolean => origins[option].kind === "flag";
  const ofConfig = config?.folder ?? root;
  const caches = openCaches(root, resolved.settings.cacheFolder, options);
  if (!caches.ok) return caches;
  const onProgress = progressOf(options);
  const scanned = await (options.engine ?? ONE_RUN).scan({
    root,
    paths,
    nameOf,
    wholeRoot: isProject,
    include: { patterns: code, folder: ofConfig },
    exclude: { patterns: exclude, folder: isFlag("exclude") ? options.cwd : ofConfig },
    ...(isFlag("include") ? { only: { patterns: include, folder: options.cwd } } : {}),
    tsconfig,
    surface: opened.surface,
    clients: resolved.clients,
    // An API whose part of the code is not asked about leaves the others their say: what is empty is judged over all.
    allowEmpty: allowEmpty || resolved.apis.length > 1,
    cache: options.fileSystem === undefined ? caches.value.results : undefined,
    fileSystem: options.fileSystem,
    compiled: caches.value.compiled,
    onProgress,
  });
  return scanned.ok ? ok({ opened, scanned: scanned.value }) : scanned;
}

/** A scan tells nothing where nobody waits. */
function progressOf({ onStep }: CheckEnvironment): OnScanProgress | undefined {
  if (onStep === undefined) return undefined;
  onStep("reading the code");
  return (progress) => {
    const far = "all" in progress ? `${progress.done} of ${progress.all}` : undefined;
    switch (progress.phase) {
      case "reading":
        return onStep("reading the code", `${far} files`);
      case "parsing":
      case "evaluating":
        return onStep(`${progress.phase} files that may call the API`, far);
      case "tracing":
        return onStep("looking for what can reach a request");
      case "following":
      case "following-stored": {
        const what = progress.phase === "following" ? "following calls" : "following stored values";
        const found = `${progress.requests} ${progress.requests === 1 ? "request" : "requests"} found`;
        return onStep(what, `${far} functions, ${found}`);
      }
      case "settling":
        return onStep("putting the requests together");
    }
  };
}

/** What the scans tell of the code whatever API they were for. */
export function seenIn(
  apis: readonly ScannedApi[],
): Pick<ScanResult, "unresolved" | "others" | "troubledFiles" | "files" | "filesParsed"> {
  const scans = apis.map(({ scanned }) => scanned);
  // Parts of the code of which each uses its own API are counted together; who looks at all of it has seen them all.
  const parts = new Map(apis.map(({ opened, scanned }) => [JSON.stringify(opened.settings.code), scanned.files]));
  const files = parts.get("[]") ?? [...parts.values()].reduce((sum, count) => sum + count, 0);
  return {
    unresolved: onlyOnce(scans.flatMap(({ unresolved }) => unresolved)),
    others: othersOf(scans),
    troubledFiles: onlyOnce(scans.flatMap(({ troubledFiles }) => troubledFiles)),
    files,
    filesParsed: Math.min(
      files,
      scans.reduce((sum, { filesParsed }) => sum + filesParsed, 0),
    ),
  };
}

/** What is another's for one API may be the calls of the next: only what is nobody's of them is counted. */
function othersOf(scans: readonly ScanResult[]): readonly Other[] {
  const [first, ...rest] = scans;
  return (first?.others ?? []).flatMap(({ host, calls }) => {
    const least = rest.map(({ others }) => others.find((other) => other.host === host)?.calls ?? 0);
    const count = Math.min(calls, ...least);
    return count === 0 ? [] : [{ host: maskCredentials(host), calls: count }];
  });
}

export const othersCount = (others: readonly Other[]): number => others.reduce((sum, { calls }) => sum + calls, 0);

/** A `--server` that stands nowhere in the code is a slip of the pen, or the code is not what one thinks. */
export function remarksOnServers(apis: readonly ScannedApi[]): readonly string[] {
  return onlyOnce(
    apis.flatMap(({ scanned: { seen } }) =>
      seen.serversUnmet.map((server) => {
        const instead =
          seen.bases.length === 0 ? "" : `; requests there go to ${maskCredentials(seen.bases.join(", "))}`;
        return `The server ${server} was met by no request in the code${instead}`;
      }),
    ),
  );
}

/** A file that calls several APIs has its comments once. */
export const directivesOf = (apis: readonly ScannedApi[]): readonly Directive[] =>
  onlyOnce(apis.flatMap(({ scanned }) => scanned.directives));

/** Alike in all they say: the same thing, seen twice. */
export const onlyOnce = <T>(things: readonly T[]): readonly T[] => [
  ...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values(),
];
