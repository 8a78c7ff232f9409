import { readFileSync } from "node:fs";
import type { Contract } from "../contract/contract.js";
import { makeContract } from "../contract/normalise/contract.js";
import { jsonPlaces } from "../contract/read/json-places.js";
import type { Library } from "../contract/read/library.js";
import type { Positions } from "../contract/read/positions.js";
import { isObject, type RawObject } from "../contract/read/raw.js";
import { ShippedContent } from "./content.js";
import type { Digests } from "./digests.js";

/**
 * A snapshot that came with this package. Without waiting, because most runs never ask a release's contract, and
 * whoever does is in the middle of a question. `undefined`: it cannot be read.
 */
export function readShipped(path: string, file: string, digests: Digests | undefined): Contract | undefined {
  const text = textOf(path);
  const root = text === undefined ? undefined : parsed(text);
  if (text === undefined || root === undefined) return undefined;
  let places: Positions | undefined;
  const positions = (): Positions => (places ??= jsonPlaces(text));
  const library: Library = {
    root: { file, root, mayReferElsewhere: false, positions },
    document: (_, reference) => ({ message: `${reference} was not read` }),
    locate: (origin) => ({ ...origin, ...positions().of(origin.pointer) }),
  };
  const contract = makeContract(library, false, digests === undefined ? undefined : new ShippedContent(root, digests));
  return contract.ok ? contract.value : undefined;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function parsed(text: string): RawObject | undefined {
  try {
    const root: unknown = JSON.parse(text);
    return isObject(root) ? root : undefined;
  } catch {
    return undefined;
  }
}
