/** What a page says of a path holds for the operations on that page: those of the path on other pages may lack it. */
import { isDeepStrictEqual } from "node:util";
import { methodOf } from "../normalise/path.js";
import { isList, isObject, type RawObject } from "../read/raw.js";
import type { Fragment } from "./merge.js";

const SHARED = ["parameters", "servers"] as const;

/** Where some pages say it and others do not, the operations say it themselves. */
export function withOwnPathItems(fragments: readonly Fragment[]): readonly Fragment[] {
  const said = new Map<string, RawObject[]>();
  for (const { root } of fragments)
    for (const [path, item] of itemsOf(root)) said.set(path, [...(said.get(path) ?? []), item]);
  const moved = new Map<string, readonly string[]>();
  for (const [path, items] of said)
    moved.set(
      path,
      SHARED.filter((name) => {
        const known = items.filter((one) => one[name] !== undefined);
        return known.length < items.length && known.every((one) => isDeepStrictEqual(one[name], known[0]?.[name]));
      }),
    );
  return fragments.map(({ page, root }) => ({
    page,
    root: {
      ...root,
      ...(isObject(root.paths) && {
        paths: Object.fromEntries(
          Object.entries(root.paths).map(([path, item]) => [path, withOwn(item, moved.get(path) ?? [])]),
        ),
      }),
    },
  }));
}

const itemsOf = ({ paths }: RawObject): readonly (readonly [string, RawObject])[] =>
  Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    isObject(item) ? [[path, item] as const] : [],
  );

function withOwn(item: unknown, names: readonly string[]): unknown {
  if (!isObject(item)) return item;
  const shared = Object.fromEntries(names.map((name) => [name, item[name]]));
  return Object.fromEntries(
    Object.entries(item)
      .filter(([key]) => !names.includes(key))
      .map(([key, value]) => [
        key,
        methodOf(key) !== undefined && isObject(value)
          ? {
              ...value,
              ...(isList(shared.parameters) && { parameters: parametersOf(shared.parameters, value.parameters) }),
              ...(shared.servers !== undefined && value.servers === undefined && { servers: shared.servers }),
            }
          : value,
      ]),
  );
}

/** The operation's own come first where both have one of a name and place. */
function parametersOf(shared: readonly unknown[], own: unknown): readonly unknown[] {
  const kept = isList(own) ? own : [];
  const isSame = (one: unknown, other: unknown): boolean =>
    isObject(one) && isObject(other) && one.name !== undefined && one.name === other.name && one.in === other.in;
  return [...shared.filter((one) => !kept.some((other) => isSame(one, other))), ...kept];
}
