import type { SpecEnvironment, SpecSource } from "../../contract/index.js";
import {
  addedContracts,
  createProvider,
  decodeProvider,
  openProvider,
  type Provider,
} from "../../contract/provider/index.js";
import { isAddress } from "../../contract/source.js";
import type { Outcome } from "../../outcome.js";
import { ok, problem } from "../../outcome.js";
import type { ApiChoice } from "./choose.js";
import { documentNames } from "./document-names.js";

export interface ApiEnvironment extends SpecEnvironment {
  readonly cwd: string;
  /** absolute: the folder beside which `.lastcall/` may lie */
  readonly project: string;
}

/** However an API is given, the rest of the house sees a provider. */
export function openApi(choice: ApiChoice, given: ApiEnvironment): Promise<Outcome<Provider>> | Outcome<Provider> {
  const environment = { ...given, remoteReferences: choice.settings.allowRemoteRefs };
  switch (choice.kind) {
    case "provider":
      return openProvider(choice.name, { ...environment, beside: choice.beside ?? [] });
    case "pair": {
      const release = [choice.base, choice.target].find((source) => /^(?:v?\d+(?:\.\d+)*|latest|\+\d+)$/i.test(source));
      if (release !== undefined)
        return problem(`${release} is a release, not an OpenAPI document`, {
          hint: "Releases go with --from and --to; --base and --target take files and URLs.",
        });
      return ok(pairOf(choice.base, choice.target, environment));
    }
    case "configured": {
      const { name, title, specs, releases, policy, names, distinctivePrefixes, foreignHosts } = choice.api;
      const listed = (releases ?? Object.keys(specs)).map((release) =>
        typeof release === "string" ? { version: release } : release,
      );
      const repeated = listed.find(
        (release, at) => listed.findIndex((other) => other.version === release.version) !== at,
      );
      if (repeated !== undefined)
        return problem(`${name} lists the release ${repeated.version} twice`, {
          hint: "Keep one of them in `releases`.",
        });
      const definition = decodeProvider(name, {
        title: title ?? name,
        releases: listed,
        names: names ?? [],
        distinctivePrefixes: distinctivePrefixes ?? [],
        foreignHosts: foreignHosts ?? [],
        ...(policy === undefined ? {} : { policy }),
      });
      return ok(
        createProvider({
          definition,
          notices: () => [],
          // what the config names goes before what was added under the same release
          sources: new Map([
            ...addedContracts(name, environment.project),
            ...sourcesOf(Object.entries(specs), "config"),
          ]),
          environment,
        }),
      );
    }
  }
}

/** Two documents are an API of two releases, which go by the documents' names. */
function pairOf(base: string, target: string, environment: SpecEnvironment): Provider {
  const names = documentNames(base, target);
  const definition = decodeProvider("specs", {
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

const sourcesOf = (
  specs: readonly (readonly [version: string, source: string])[],
  by: "user" | "config" = "user",
): ReadonlyMap<string, SpecSource> =>
  new Map(
    specs.map(([version, source]) => [
      version,
      isAddress(source) ? { kind: "url", url: source, by } : { kind: "file", path: source },
    ]),
  );
