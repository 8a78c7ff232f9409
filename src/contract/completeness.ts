/** Whether a document is the whole API: measured by the releases beside it, for a part taken as the whole calls all else removed. */
import { type Outcome, problem } from "../outcome.js";
import type { Contract, Operation } from "./contract.js";
import type { Assembly } from "./sites/assembly.js";
import { wholeOf } from "./sites/read-site.js";
import { areComparable, isSameRelease, namesRelease, plainRelease, releaseForm } from "./sites/release-names.js";
import { segmentsOf } from "./sites/scope.js";

/** A contract that is known to be whole. */
export interface Neighbour {
  readonly version: string;
  readonly contract: Pick<Contract, "operations">;
}

/** What was read, and what is known of the release it is to stand for. */
export interface Taken {
  readonly contract: Contract;
  readonly version: string;
  readonly source: string;
  readonly extent?: "part" | "whole";
  /** that the source names another release is known, and meant */
  readonly otherRelease?: boolean;
  /** the nearest first */
  readonly neighbours?: readonly Neighbour[];
  /** of the provider, by name */
  readonly releases?: readonly string[];
  readonly assembly: Assembly | undefined;
  /** where the document was found, `https://docs.example.com/openapi.json?version=2.24` of a page that shows it */
  readonly place?: URL | undefined;
  /** see `SourceText` */
  readonly isOfOnePage?: boolean;
  /** addresses of documents that the site has elsewhere */
  readonly wholes?: readonly string[];
  /** what was read, and documents of other APIs that the site has elsewhere: `Orchard (https://docs.example.com/openapi.json)` */
  readonly otherApis?: readonly string[];
}

interface Gap {
  readonly neighbour: string;
  /** operations of the neighbour, and those of them that the document lacks */
  readonly known: number;
  readonly missing: readonly Operation[];
  /** the path under which the neighbour has many operations and the document none, `/api/v2`; undefined: too few in all */
  readonly prefix: string | undefined;
}

/** the share of a neighbour's operations under one prefix that cannot just be gone */
const MUCH = 0.1;
/** fewer operations prove nothing */
const SEVERAL = 5;

/** `undefined`: nothing speaks against it. The first neighbour is the nearest one. */
function gapIn(contract: Pick<Contract, "operations">, [neighbour]: readonly Neighbour[]): Gap | undefined {
  if (neighbour === undefined) return undefined;
  const { version, contract: beside } = neighbour;
  const known = beside.operations.size;
  const missing = missingIn(contract, neighbour);
  const gap = { neighbour: version, known, missing };
  if (contract.operations.size * 2 < known) return { ...gap, prefix: undefined };
  const has = new Set([...contract.operations.values()].map(prefixOf));
  const prefixes = new Map<string, number>();
  for (const operation of beside.operations.values())
    prefixes.set(prefixOf(operation), (prefixes.get(prefixOf(operation)) ?? 0) + 1);
  const [lost] = [...prefixes]
    .filter(([prefix, count]) => !has.has(prefix) && count >= SEVERAL && count >= known * MUCH)
    .sort(([, a], [, b]) => b - a);
  return lost === undefined
    ? undefined
    : { ...gap, missing: missing.filter((one) => prefixOf(one) === lost[0]), prefix: lost[0] };
}

/** `/api/v1` of `/api/v1/users/{userId}`, `/users` where no version is named. */
function prefixOf({ path }: Operation): string {
  const segments = path.split("/").slice(1);
  const version = segments.findIndex((segment) => /^v\d/.test(segment));
  return `/${segments.slice(0, version < 0 ? 1 : version + 1).join("/")}`;
}

/** An address or a page of a site that names the release it is of is believed, where that is another one than asked for. */
export function otherRelease(taken: Taken): Outcome<never> | undefined {
  const { version, source } = taken;
  if (taken.otherRelease === true) return undefined;
  const named = releaseOfAddress(taken) ?? (taken.assembly === undefined ? undefined : releaseOfDocument(taken));
  if (named === undefined) return undefined;
  return problem(`${source} is of release ${named}, not ${version}`, {
    hint: `Name the address of ${version}, or take it in as what it is: lastcall spec add ${named} ${source}. If it is meant: --other-release.`,
  });
}

/**
 * The last name of the kind that `version` is of, where none is the one asked for. Of one document it may be the version
 * of a format, `/v3.0/api-docs`, unless the provider has such a release or the query asks for it, `?version=2.24`; `v1`
 * speaks only where a release is called so.
 */
function releaseOfAddress({ source, place, version, releases = [], assembly }: Taken): string | undefined {
  const addresses = [source, place?.href ?? ""].filter((one) => /^https?:/i.test(one) && URL.canParse(one));
  const isGeneration = /^v?\d+$/i.test(version);
  const namesOf = (words: readonly string[]): readonly string[] =>
    words
      .filter((one) => namesRelease(one) || (isGeneration && isOfNumber(one)))
      .filter((one) => areComparable(one, version))
      .map(plainRelease);
  const inPath = namesOf(addresses.flatMap((one) => segmentsOf(new URL(one))));
  const inQuery = namesOf(addresses.flatMap((one) => askedReleases(new URL(one))));
  if ([...inPath, ...inQuery].some((one) => isSameRelease(one, version))) return undefined;
  return inQuery.at(-1) ?? inPath.findLast((one) => assembly !== undefined || releases.includes(one));
}

const askedReleases = ({ searchParams }: URL): readonly string[] =>
  [...searchParams].flatMap(([name, value]) => (/^(?:api[-_]?)?(?:version|release)$/i.test(name) ? [value] : []));

const isOfNumber = (segment: string): boolean => releaseForm(segment) === "generation";

/**
 * The other release that one document calls itself by. People write that by hand and forget it, so that it is told rather
 * than believed; a site writes it on every page.
 */
export const calledOtherwise = (taken: Taken): string | undefined =>
  taken.otherRelease === true || taken.assembly !== undefined ? undefined : releaseOfDocument(taken);

/**
 * What a document says of itself may be the version of anything, `1.0.0`: it counts where the provider has such a
 * release, `2.24`, or one that it is a patch of, `2.24.3`; of the pages of a site also where it looks like one.
 */
function releaseOfDocument({ contract: { infoVersion = "" }, version, releases = [], assembly }: Taken) {
  if (!namesRelease(infoVersion) || !namesRelease(version)) return undefined;
  const release = plainRelease(infoVersion);
  if (!areComparable(release, version) || isSameRelease(release, version)) return undefined;
  const known = releases.map(plainRelease);
  const isLike =
    assembly !== undefined &&
    release.split(".").length === plainRelease(version).split(".").length &&
    known.some((one) => namesRelease(one) && areComparable(one, release) && inOrder(one, release) <= 0);
  return known.includes(release) || isLike ? release : known.find((one) => release.startsWith(`${one}.`));
}

const inOrder = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });

/** Far less than the release beside it has is no release: a part that is taken for the whole calls all the rest removed. */
export function notTheWhole({
  contract,
  source,
  version,
  extent,
  neighbours = [],
  assembly,
  isOfOnePage,
  wholes = [],
  otherApis = [],
}: Taken): Outcome<never> | undefined {
  if (extent === "whole") return undefined;
  const gap = gapIn(contract, neighbours);
  const count = contract.operations.size;
  const found = `${source} has ${count} ${count === 1 ? "operation" : "operations"}`;
  const whole = /^https?:/i.test(source) && URL.canParse(source) ? wholeOf(new URL(source)) : undefined;
  const there = wholes.length > 0 ? wholes.slice(0, 3).join(", ") : whole;
  const where =
    there === undefined || there === source
      ? "Name the document of the whole API"
      : `The whole may be had from ${there}`;
  const hint = `${where}; --partial takes this in as a part, which never speaks of what it lacks, --whole as all there is.`;
  if (gap !== undefined) return tooFew(gap, { found, version, hint });
  const lost = assembly === undefined ? undefined : lostPage(contract, assembly, neighbours);
  if (lost !== undefined) return problem(`${found}: ${lost}`, { hint });
  if ((assembly?.by === "page" || isOfOnePage === true) && neighbours.length === 0)
    return problem(`${found}: it is one page of a docs site, and may be a part of the API`, { hint });
  const [neighbour] = neighbours;
  const missing = neighbour === undefined ? [] : missingIn(contract, neighbour);
  if (wholes.length > 0 && (neighbour === undefined || missing.length > 0))
    return problem(`${found}: it is a section of a docs site, which has a document elsewhere`, { hint });
  const isOfThisApi = neighbour !== undefined && missing.length * 2 < neighbour.contract.operations.size;
  // of what lies there, one may be the sample that a docs tool starts with
  return otherApis.length > 0 && !isOfThisApi
    ? problem(`${found}, and the site has documents of other APIs elsewhere`, {
        hint: `Name the one you mean: ${otherApis.slice(0, 5).join(", ")}. If it is this one: --whole.`,
      })
    : undefined;
}

interface Told {
  readonly found: string;
  readonly version: string;
  readonly hint: string;
}

function tooFew({ neighbour, known, missing, prefix }: Gap, { found, version, hint }: Told): Outcome<never> {
  const named = missing.slice(0, 3).map(({ method, path }) => `${method} ${path}`);
  const under = prefix === undefined ? "" : ` under ${prefix}`;
  return problem(
    `${found}, ${neighbour} has ${known}: ${missing.length} ${missing.length === 1 ? "is" : "are"} missing${under}, such as ${named.join(", ")}; it is not taken for ${version}`,
    { hint },
  );
}

const missingIn = (contract: Pick<Contract, "operations">, { contract: beside }: Neighbour): readonly Operation[] =>
  [...beside.operations.values()].filter(({ key }) => !contract.operations.has(key));

/** A page without a document is prose, unless the release beside it has operations of its name and this one has none of them. */
function lostPage(
  contract: Pick<Contract, "operations">,
  { without }: Assembly,
  [neighbour]: readonly Neighbour[],
): string | undefined {
  if (neighbour === undefined) return undefined;
  for (const page of without) {
    const name = page.split("/").at(-1) ?? "";
    const own = [...neighbour.contract.operations.values()].filter((one) => isCalled(one, name));
    const [first] = own;
    if (first !== undefined && own.every(({ key }) => !contract.operations.has(key)))
      return `${page} shows no operation, and ${neighbour.version} has ${own.length} of that name, such as ${first.method} ${first.path}`;
  }
  return undefined;
}

/** Docs sites call a page by the tag of its operations, or as their path does. */
const isCalled = ({ tags, path }: Operation, name: string): boolean =>
  name.length > 2 && [...tags, ...path.split("/")].some((one) => kebab(one) === name.toLowerCase());

const kebab = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "");
