import { relative } from "node:path";
import type { SpecEnvironment, SpecSource } from "../../contract/index.js";
import {
  addedContracts,
  createProvider,
  decodeProvider,
  openProvider,
  type Provider,
  withOwnFacts,
} from "../../contract/provider/index.js";
import { isAddress } from "../../contract/source.js";
import type { Outcome } from "../../outcome.js";
import { ok, problem } from "../../outcome.js";
import { withPlace } from "../config/setting-place.js";
import type { ApiChoice } from "./choose.js";
import { documentNames } from "./document-names.js";
import { withStated } from "./stated.js";

export interface ApiEnvironment extends SpecEnvironment {
  readonly cwd: string;
  /** absolute: the folder beside which `.lastcall/` may lie */
  readonly project: string;
}

/** However an API is given, the rest of the house sees a provider. */
export async function openApi(choice: ApiChoice, given: ApiEnvironment): Promise<Outcome<Provider>> {
  const environment = { ...given, remoteReferences: choice.settings.allowRemoteRefs };
  switch (choice.kind) {
    case "provider":
      return withPlace(
        await openProvider(choice.name, {
          ...environment,
          beside: choice.beside ?? [],
          ...(choice.facts && { stated: (known) => withStated(choice.facts ?? {}, known) }),
        }),
        choice.settings.placeOf,
        "provider",
      );
    case "pair": {
      const release = [choice.base, choice.target].find((source) => /^(?:v?\d+(?:\.\d+)*|latest|\+\d+)$/i.test(source));
      if (release !== undefined)
        return problem(`${release} is a release, not an OpenAPI document`, {
          hint: "Releases go with --from and --to; --base and --target take files and URLs.",
        });
      return ok(pairOf(choice.base, choice.target, environment));
    }
    case "configured":
      return configured(choice.api, environment);
  }
}

/** What the config says counts; what lies in `.lastcall/` beside it comes on top. */
async function configured(
  { name, specs, ...said }: Extract<ApiChoice, { kind: "configured" }>["api"],
  environment: ApiEnvironment,
): Promise<Outcome<Provider>> {
  const facts = { ...said, releases: said.releases ?? Object.keys(specs) };
  const sources = new Map([...addedContracts(name, environment.project), ...configuredSources(specs, environment.cwd)]);
  const stated = withStated(facts, decodeProvider(name, {}));
  const extended = await withOwnFacts(stated, sources, environment.project);
  if (!extended.ok) return extended;
  const { definition, notices } = extended.value;
  return ok(createProvider({ definition: withStated(facts, definition), notices, sources, environment }));
}

/** What the API of two documents is called, since it has no name. */
export const PAIR = "specs";

/** Two documents are an API of two releases, which go by the documents' names. */
function pairOf(base: string, target: string, environment: SpecEnvironment): Provider {
  const names = documentNames(base, target);
  const definition = decodeProvider(PAIR, {
    title: "the API",
    releases: [...new Set(names)].map((version) => ({ version })),
  });
  return createProvider({
    definition,
    notices: () => [],
    sources: sourcesOf([
      [names[0], base],
      [names[1], target],
    ]),
    environment,
  });
}

const sourcesOf = (specs: readonly (readonly [version: string, source: string])[]): ReadonlyMap<string, SpecSource> =>
  new Map(
    specs.map(([version, source]) => [
      version,
      isAddress(source) ? { kind: "url", url: source, by: "user" } : { kind: "file", path: source },
    ]),
  );

/** The config's documents are absolute; they are spoken of as somebody would name them who stands in `cwd`. */
const configuredSources = (specs: Readonly<Record<string, string>>, cwd: string): ReadonlyMap<string, SpecSource> =>
  new Map(
    Object.entries(specs).map(([version, source]) => [
      version,
      isAddress(source)
        ? { kind: "url", url: source, by: "config" }
        : { kind: "file", path: source, name: relative(cwd, source).replaceAll("\\", "/"), by: "config" },
    ]),
  );
