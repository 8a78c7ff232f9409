/** A release goes by its document's name, and a report has no room for a path. */

/** Words that stand for a release or a step between releases, and no document's name of its own. */
const RELEASE = /^(?:v?\d+(?:\.\d+)*|latest|\+\d+)$/i;

/**
 * The end of each path or URL, as short as still tells the two apart.
 *
 * @example
 * documentNames("specs/old.yaml", "/srv/shop/specs/new.yaml") // ["old.yaml", "new.yaml"]
 * documentNames("v1/openapi.json", "v2/openapi.json")         // ["v1/openapi.json", "v2/openapi.json"]
 */
export function documentNames(base: string, target: string): readonly [string, string] {
  const [one, other] = [partsOf(base), partsOf(target)];
  if (one.join("/") === other.join("/")) {
    const name = one.at(-1) ?? base;
    // Only a query tells them apart, and that may hold a token.
    return isQueried(base) || isQueried(target) ? [`${name} (base)`, `${name} (target)`] : [name, name];
  }
  for (let length = 1; ; length += 1) {
    const names = [one.slice(-length).join("/"), other.slice(-length).join("/")] as const;
    if (
      names[0] !== names[1] &&
      (length >= Math.max(one.length, other.length) || !names.some((name) => RELEASE.test(name)))
    )
      return names;
  }
}

const isQueried = (source: string): boolean => /^https?:/i.test(source) && source.includes("?");

function partsOf(source: string): readonly string[] {
  const path = /^https?:/i.test(source) ? source.replace(/[?#].*$/s, "") : source;
  return path.split(/[\\/]+/).filter((part) => part !== "" && part !== ".");
}
