/** The releases beside one: what a document that is to stand for it is measured by. */
import type { Neighbour } from "../completeness.js";
import type { Provider } from "./provider.js";

/** The nearest whole contract: of the release itself, else of the one before it, else of the one after it. */
export async function neighboursOf(provider: Provider, version: string): Promise<readonly Neighbour[]> {
  const { versions, definition } = provider;
  const order = [...definition.releases.map((release) => release.version), "latest"];
  const at = order.indexOf(version) < 0 ? order.length : order.indexOf(version);
  const before = versions.filter((one) => order.indexOf(one) < at).reverse();
  const after = versions.filter((one) => order.indexOf(one) > at);
  for (const candidate of [...versions.filter((one) => one === version), ...before, ...after]) {
    const contract = await provider.contract(candidate);
    if (contract.ok && !contract.value.partial) return [{ version: candidate, contract: contract.value }];
  }
  return [];
}
