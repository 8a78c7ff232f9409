import type { Contract } from "../../src/contract/index.js";
import { openProvider, type Provider } from "../../src/contract/provider/index.js";

let provider: Promise<Provider> | undefined;

export async function shippedProvider(): Promise<Provider> {
  provider ??= Promise.resolve(openProvider("runai", { cwd: "/", project: "/" })).then((opened) => {
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  });
  return provider;
}

/** The contract of a release that ships with the tool. */
export async function loadShipped(release: string): Promise<Contract> {
  const contract = await (await shippedProvider()).contract(release);
  if (!contract.ok) throw new Error(contract.problem.message);
  return contract.value;
}
