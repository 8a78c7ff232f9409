/** What of an API that changed under its own name touches the code: findings of the new document that the old one does not give. */
import { dayOfSnapshot } from "../contract/calendar-date.js";
import { createProvider, decodeDate, type Provider } from "../contract/provider/index.js";
import { type Outcome, ok } from "../outcome.js";
import { chooseApi } from "./api/choose.js";
import { type OpenedApi, openReleases } from "./api/open.js";
import { openApi } from "./api/provider.js";
import type { Settings } from "./config/settings.js";
import type { CheckedApi, Finding } from "./finding.js";
import { type Draft, join } from "./join/index.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";
import { levelsByFile } from "./overrides.js";
import { directivesOf, scanOpened } from "./scanned.js";
import { settle } from "./settle.js";
import { openWorkspace, packagesOf } from "./workspace.js";

/** One document at two times. */
interface RevisionTexts {
  readonly version: string;
  readonly before: { readonly text: string; readonly captured: string };
  readonly after: { readonly text: string; readonly captured: string };
}

interface Touched {
  readonly api: CheckedApi;
  /** absolute: files of the findings are relative to it */
  readonly root: string;
  readonly findings: readonly Finding[];
}

export async function touchedBy(
  { version, before, after }: RevisionTexts,
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<Touched>> {
  const workspace = await openWorkspace(paths, options, options);
  if (!workspace.ok) return workspace;
  const { resolved, project, root } = workspace.value;
  const choice = chooseApi(resolved);
  if (!choice.ok) return choice;
  const known = await openApi(choice.value, { cwd: options.cwd, project });
  if (!known.ok) return known;
  const name = dayOfSnapshot(version) === undefined ? version : "document";
  const [was, is] = [`the kept ${name}`, `the ${name} of today`];
  const provider = revisionsOf(known.value, version, [
    [was, before],
    [is, after],
  ]);
  const opened = await open(provider, choice.value.settings, was, is);
  if (!opened.ok) return opened;
  const still = await open(provider, choice.value.settings, was, was);
  if (!still.ok) return still;
  const scanned = await scanOpened(opened.value, workspace.value, options);
  if (!scanned.ok) return scanned;
  const told = new Set(join(scanned.value.scanned, still.value.knowledge).drafts.map(subjectOf));
  const fresh = join(scanned.value.scanned, opened.value.knowledge).drafts.filter(
    (draft) => !told.has(subjectOf(draft)),
  );
  const settled = settle(
    [{ api: provider.name, drafts: fresh, endOf: opened.value.endOf }],
    directivesOf([scanned.value]),
    {
      alone: false,
      levelsOf: levelsByFile(resolved, root, options.rules ?? {}),
      gatePossible: resolved.settings.gatePossible,
      packageOf: packagesOf(workspace.value, options.fileSystem),
    },
  );
  const { furtherReleases, months } = provider.definition.policy;
  return ok({
    root,
    // comments in the code are about releases, and are judged by `check`
    findings: settled.open.filter(({ detail }) => detail.kind !== "suppression"),
    api: {
      provider: provider.name,
      title: known.value.title,
      hasPolicy: furtherReleases !== undefined || months !== undefined,
      releases: [was, is],
      from: was,
      to: is,
      deployment: opened.value.settings.deployment,
      asOf: opened.value.settings.asOf,
      forecast: false,
      supports: undefined,
    },
  });
}

/**
 * The same API with the two revisions in place of their release and of those before it: windows go on through the
 * releases that follow. What release notes say is about others.
 */
function revisionsOf(
  { definition }: Provider,
  of: string,
  sides: readonly (readonly [name: string, side: RevisionTexts["before"]])[],
): Provider {
  const at = definition.releases.findIndex((release) => release.version === of);
  const known = definition.releases[at];
  const revisions = sides.map(([version, { captured }]) => ({
    version,
    date: known?.date ?? (captured === "" ? undefined : decodeDate(captured)),
    inferred: known?.inferred ?? false,
    source: undefined,
    note: undefined,
  }));
  const releases = [...revisions, ...(known === undefined ? [] : definition.releases.slice(at + 1))];
  return createProvider({
    definition: { ...definition, releases, latest: undefined, capturedEarly: [] },
    notices: () => [],
    sources: new Map(sides.map(([name, { text }]) => [name, { kind: "text", file: name, text }])),
  });
}

async function open(provider: Provider, settings: Settings, from: string, to: string): Promise<Outcome<OpenedApi>> {
  const { supports: _supports, ...rest } = settings;
  const opened = await openReleases(provider, { ...rest, supports: undefined, from, to }, undefined);
  return opened.ok ? ok({ ...opened.value, title: provider.title }) : opened;
}

/** What the same thing said of both revisions has in common. */
const subjectOf = ({ ruleId, operation, element, place, detail }: Draft): string =>
  JSON.stringify([
    ruleId,
    operation,
    element.kind,
    element.path,
    [place.file, place.line, place.column],
    detail.kind === "changed" ? detail : detail.kind,
  ]);
