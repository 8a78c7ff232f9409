import { readdirSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { readRegularText } from "../../regular-file.js";
import { missingFrom } from "../../shipped/files.js";
import { Shipped } from "../../shipped/shipped.js";
import { provenanceIn } from "../list.js";
import type { SpecEnvironment, SpecSource } from "../source.js";
import { builtInFolder } from "./built-in.js";
import { decodeDate, decodeNotice, decodeProvider } from "./decode.js";
import type { ProviderDefinition } from "./definition.js";
import { type Extended, extendDefinition } from "./extend.js";
import { providerName } from "./names.js";
import type { Notice } from "./notice.js";
import { createProvider, type Provider } from "./provider.js";
import type { RawNotices, RawProvider } from "./schema.js";

export interface ProviderEnvironment extends SpecEnvironment {
  /** folder of the built-in providers; the package's own `specs/` */
  readonly builtIn?: string;
  /** folder that holds `.lastcall/`, beside the config */
  readonly project?: string;
  /** what the config lists, to be named where somebody asks for what is not there */
  readonly beside?: readonly string[];
  /** adds what the config says of the provider to what is known of it; what it says already changes nothing */
  readonly stated?: (known: ProviderDefinition) => ProviderDefinition;
}

/**
 * A built-in provider, extended by the project's own `.lastcall/<name>/`: contracts of further releases,
 * a `latest.json`, and its own `provider.json` and `notices.json`, which are validated with file and line.
 */
export async function openProvider(name: string, environment: ProviderEnvironment = {}): Promise<Outcome<Provider>> {
  const named = providerName(name);
  if (!named.ok) return named;
  const builtIn = environment.builtIn ?? builtInFolder();
  const folder = join(builtIn, name);
  const own = environment.project === undefined ? undefined : join(environment.project, ".lastcall", name);
  const shipped = filesOf(folder);
  const added = own === undefined ? [] : filesOf(own);
  if (shipped.length === 0 && added.length === 0) return unknownProvider(name, builtIn, environment);

  const { stated = (known) => known } = environment;
  const base = stated(
    decodeProvider(
      name,
      shipped.includes("provider.json") ? (readJson(join(folder, "provider.json")) as RawProvider) : {},
    ),
  );
  const notices = (): Notice[] =>
    shipped.includes("notices.json") ? shippedNotices(name, readJson(join(folder, "notices.json")) as RawNotices) : [];
  const builtInContracts = contractsIn(folder, name, shipped);
  const missing = builtInContracts.length === 0 || environment.builtIn !== undefined ? [] : missingFrom(shipped);
  if (missing.length > 0) return notWrittenDown(name, missing);
  const ownContracts = own === undefined ? [] : contractsIn(own, name, added);
  const sources = new Map<string, SpecSource>([...builtInContracts, ...ownContracts]);
  const replaced = new Set(ownContracts.map(([version]) => version));
  const unreplaced = builtInContracts.filter(([version]) => !replaced.has(version));
  const parts = {
    sources,
    environment,
    // a folder that somebody names has nothing written down of it, or nothing to be relied on
    ...(environment.builtIn === undefined &&
      shipped.length > 0 && { shipped: new Shipped(new Map(unreplaced), (file) => readJson(join(folder, file))) }),
  };
  if (own === undefined || added.length === 0) return ok(createProvider({ definition: base, notices, ...parts }));

  const versions = released(sources);
  const extended = await extendDefinition({ base, notices, folder: own, files: added, versions });
  if (!extended.ok) return extended;
  const whole = { ...extended.value, definition: stated(extended.value.definition), ...parts };
  const provider = createProvider(whole);
  const latest = latestCapture(provider, own, added);
  return ok(
    latest === undefined ? provider : createProvider({ ...whole, definition: { ...provider.definition, ...latest } }),
  );
}

/** Where the project's own contract answers for `latest`, its capture date is the snapshot's; unknown if nobody wrote one down. */
function latestCapture(
  provider: Provider,
  folder: string,
  files: readonly string[],
): Pick<ProviderDefinition, "latest"> | undefined {
  const { latest, definition } = provider;
  if (latest === undefined || latest === definition.latest?.release) return undefined;
  const file = files.find((name) => name.replace(/\.(json|ya?ml)$/, "") === latest);
  if (file === undefined) return undefined;
  const text = textOf(join(folder, file));
  const captured = text === undefined ? undefined : provenanceIn(text)?.captured;
  return {
    latest:
      captured === undefined ? undefined : { release: latest, capturedOn: decodeDate(captured), beforeRelease: false },
  };
}

/** `undefined`: a link that leads nowhere, a file that may not be read; whoever needs the contract says so. */
function textOf(file: string): string | undefined {
  try {
    return readRegularText(file);
  } catch {
    return undefined;
  }
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

type ContractFile = SpecSource & { readonly kind: "file"; readonly name: string };

/** What `spec add` wrote for an API, by release: `.lastcall/billing/2.json`. */
export function addedContracts(name: string, project: string): ReadonlyMap<string, SpecSource> {
  const folder = join(project, ".lastcall", name);
  return new Map(contractsIn(folder, name, filesOf(folder)));
}

/** An API that the config lists, with what the project's own `provider.json` and `notices.json` add to it. */
export function withOwnFacts(
  base: ProviderDefinition,
  sources: ReadonlyMap<string, SpecSource>,
  project: string,
): Promise<Outcome<Extended>> {
  const folder = join(project, ".lastcall", base.name);
  return extendDefinition({ base, notices: () => [], folder, files: filesOf(folder), versions: released(sources) });
}

const released = (sources: ReadonlyMap<string, SpecSource>): readonly string[] =>
  [...sources.keys()].filter((version) => version !== "latest");

/** `2.24.json` is the contract of 2.24, whatever its `info.version` says. */
function contractsIn(
  folder: string,
  provider: string,
  files: readonly string[],
): readonly (readonly [string, ContractFile])[] {
  return files.flatMap((file) => {
    const version = /^(latest|v?\d[^/]*?)\.(json|ya?ml)$/.exec(file)?.[1];
    return version === undefined
      ? []
      : [[version, { kind: "file", path: join(folder, file), name: `${provider} ${version}` }] as const];
  });
}

/** The shipped files are held valid by the tests, so that a check does not pay for a validator. */
const readJson = (path: string): unknown => JSON.parse(readRegularText(path));

const shippedNotices = (name: string, raw: RawNotices): Notice[] =>
  raw.notices.map((notice) => decodeNotice(notice, `${name} notices.json`, undefined));

/** Met by who adds a provider to this project, or with a package that lost files. */
export const notWrittenDown = (name: string, missing: readonly string[]): Outcome<never> =>
  problem(`specs/${name} lacks ${missing.join(", ")} beside its contracts`, {
    hint: "in a copy of the project, write it with: npm run specs:digest; otherwise install the package anew",
  });

/** Those that are built in, and those that lie in the project's own `.lastcall/`. */
export const knownProviders = (project: string | undefined, builtIn = builtInFolder()): readonly string[] => [
  ...filesOf(builtIn),
  ...(project === undefined ? [] : filesOf(join(project, ".lastcall"))),
];

function unknownProvider(
  name: string,
  builtIn: string,
  { project, beside = [] }: ProviderEnvironment,
): Outcome<Provider> {
  const known = [...new Set([...knownProviders(project, builtIn), ...beside])].sort();
  const meant = nearest(name, known);
  return problem(`unknown provider ${name}`, {
    hint:
      known.length === 0
        ? "Add one with: lastcall spec add"
        : `${meant === undefined ? "" : `Did you mean "${meant}"? `}Known: ${known.join(", ")}`,
  });
}
