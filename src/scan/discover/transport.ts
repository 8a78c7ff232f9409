import type { ClientDescription } from "../knowledge/clients/description.js";
import { CLIENT_PACKAGE_IMPORT } from "../knowledge/requests/client-package.js";
import { OPERATION_IN_CODE } from "../knowledge/requests/verb-in-front.js";

/**
 * What shows an HTTP client in a text, taken from the descriptions: globals and types by their bare name (`fetch`,
 * `HttpClient`), packages where they are imported (`"axios"`), and a verb before a path (`"GET /users"`).
 */
export function transportPattern(descriptions: readonly ClientDescription[]): RegExp {
  const globals = new Set<string>();
  // a key of SWR is the address that a fetcher given elsewhere asks for
  const packages = new Set<string>(["swr"]);
  for (const { objects = [], signs, types = [], factories = [] } of descriptions) {
    for (const sign of signs ?? []) globals.add(sign);
    for (const name of [...objects, ...types, ...factories.flatMap(({ of }) => of)]) {
      // a factory of a client, `.create`, is found with the client
      if (name.startsWith(".")) continue;
      // the last sign parts: a package may be called `#imports`
      const sign = name.lastIndexOf("#");
      if (sign > 0) packages.add(name.slice(0, sign));
      else if (signs === undefined) globals.add(name.slice(1));
    }
  }
  const anyOf = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => word !== "")
      .map(escapeText)
      .join("|") || "(?!)";
  return new RegExp(
    `(?<![\\w$-])(?:${anyOf(globals)})(?![\\w$])|["'](?:node:)?(?:${anyOf(packages)})["'/]|(?:from|import\\(|require\\()\\s*${CLIENT_PACKAGE_IMPORT}|${OPERATION_IN_CODE}`,
  );
}

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** HTTP libraries among what files import, sorted. */
export function httpPackages(
  outlines: Iterable<{ readonly specifiers: readonly string[] }>,
  descriptions: readonly ClientDescription[],
): readonly string[] {
  const known = new Set(
    descriptions
      .flatMap(({ objects = [], types = [], factories = [] }) => [
        ...objects,
        ...types,
        ...factories.flatMap(({ of }) => of),
      ])
      .flatMap((name) => (name.lastIndexOf("#") > 0 ? [name.slice(0, name.lastIndexOf("#"))] : [])),
  );
  const found = new Set<string>();
  for (const { specifiers } of outlines)
    for (const specifier of specifiers) if (known.has(specifier.replace(/^node:/, ""))) found.add(specifier);
  return [...found].sort();
}
