/** What a document that is to stand for a release is measured by: the releases known of the provider. */
import type { AddSpecRequest } from "../../contract/folder.js";
import { neighboursOf, openProvider } from "../../contract/provider/index.js";

/** Nothing, where the provider is new. */
export async function measure(
  name: string,
  version: string,
  project: string,
): Promise<Pick<AddSpecRequest, "neighbours" | "releases">> {
  const provider = await openProvider(name, { project });
  if (!provider.ok) return {};
  return {
    neighbours: await neighboursOf(provider.value, version),
    releases: provider.value.definition.releases.map((release) => release.version),
  };
}
