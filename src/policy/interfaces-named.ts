/** Deprecated interfaces that no contract lists or marks, as far as a question names them: a token URL, a grant. */

import { blanked } from "../contract/normalise/path.js";
import type { ProviderDefinition, ProviderSignature } from "../contract/provider/index.js";

/**
 * @example
 * interfacesNamed(runai, "POST", "/auth/realms/{realm}/protocol/openid-connect/token", undefined) // by its path
 * interfacesNamed(runai, "POST", "/api/v1/token", "grantType=app_token") // by what the body holds
 */
export function interfacesNamed(
  { signatures, rewrites }: ProviderDefinition,
  method: string | undefined,
  path: string,
  part: string | undefined,
): readonly ProviderSignature[] {
  const value = part?.slice(part.indexOf("=") + 1);
  const asked = blanked(path);
  return signatures.filter(({ id, literals, objects }) => {
    if (part === undefined) return literals.some((literal) => literal.startsWith("/") && isPathOf(literal, asked));
    const here = rewrites.some(
      ({ signature, operation }) =>
        signature === id &&
        (method === undefined || operation.startsWith(`${method} `)) &&
        blanked(operation.slice(operation.indexOf(" ") + 1)) === asked,
    );
    return here && objects.some((members) => value !== undefined && members.includes(value));
  });
}

/** `*` within a literal stands for one segment or a part of it; a parameter is any. */
function isPathOf(literal: string, asked: string): boolean {
  const own = literal.split("/");
  const segments = asked.split("/");
  return (
    own.length === segments.length &&
    own.every((segment, at) => segment.includes("*") || segments[at] === "{}" || segment === segments[at])
  );
}
