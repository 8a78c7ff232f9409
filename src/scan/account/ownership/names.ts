import type { NearbyNames } from "../../calls/raw-call.js";

/** Which kinds of names near a call speak for the API: `RUNAI_URL` does for `runai`, `run-ai/client.ts` too. */
interface NamedBy {
  /** the client object or the base URL */
  readonly carrier: boolean;
  /** functions, classes and files around */
  readonly around: boolean;
}

type NameTest = (name: string) => boolean;

/** Case and separators do not matter; the name may stand anywhere in the identifier or path. */
export function nameTest(names: readonly string[]): NameTest {
  const plain = names.map(bare).filter((name) => name !== "");
  return (text) => {
    const whole = bare(text);
    return plain.some((name) => whole.includes(name));
  };
}

export function namedBy(names: NearbyNames, namesApi: NameTest): NamedBy {
  return {
    carrier: [...names.client, ...names.base].some(namesApi),
    around: [...names.around, ...names.files].some(namesApi),
  };
}

/**
 * Kubernetes serves `/api/v1/…` as well, and code about clusters often holds a client for it. Its names are evidence
 * against a path that both have.
 */
export const namesKubernetes = (names: NearbyNames): boolean =>
  [...names.client, ...names.base].some((name) => /kube|k8s|core_?v1|custom_?objects|api_?server/i.test(name));

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
