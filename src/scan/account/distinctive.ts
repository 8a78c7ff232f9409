/** Which texts can only be a path of this API, wherever they stand. */
import type { ApiSurface, SurfaceOperation } from "../call.js";
import { sharedBeginning } from "../routes/beginning.js";
import { indexRoutes, type RouteMatch } from "../routes/index.js";
import { textsOf } from "../routes/segment.js";
import { surfaceRoutes } from "../routes/surface.js";
import { kindOfHost } from "./ownership/hosts.js";

/** A path of the API as some text of the code has it. */
export interface SpokenPath {
  /** as the contract counts segments: base paths and prefixes are off, holes are `{}` */
  readonly path: string;
  /** upper case, where the text names it: `DELETE /users/{id}` */
  readonly method: string | undefined;
  /** nobody else has such a path; false: it only fits */
  readonly distinctive: boolean;
}

export type PathTest = (text: string) => SpokenPath | undefined;

const ADDRESS = /^(?:(?:https?:|wss?:)?\/\/([^/?#\s]+))?(\{\})?(\/[^?#\s]*)/i;
/** the name of the operation may stand before the verb */
const VERB_AND_PATH = /^(?:[a-z][\w.:-]*\s+)?(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)\s+(?=\/|https?:)/i;
const LONGEST = 300;
/** such segments stand in paths of any API */
const SAYS_NOTHING = /^(?:api|rest|v\d+(?:\.\d+)?|public|internal|\{\})$/i;

export function pathTest(surface: ApiSurface): PathTest {
  const index = indexRoutes(surfaceRoutes(surface));
  const prefixes = surface.distinctivePrefixes.map(textsOf);
  const basePaths = surface.basePaths.map(textsOf).filter((segments) => segments.length > 0);
  const beginning = sharedBeginning(surface.operations);
  const known = new Map<string, SpokenPath | undefined>();

  const matched = (method: string | undefined, segments: readonly string[]) => {
    const matches = index.match(method, `/${segments.join("/")}`);
    return matches.some(({ guessed, literals }) => !guessed && literals > 0) ? matches : undefined;
  };

  const isDistinctive = (
    matches: readonly RouteMatch<SurfaceOperation>[],
    segments: readonly string[],
    ours: boolean,
    { afterBase, assumed }: Reading,
  ): boolean => {
    if (ours || afterBase) return true;
    if (prefixes.length > 0)
      return !assumed && prefixes.some((prefix) => prefix.every((segment, at) => segments[at] === segment));
    return matches.some(
      ({ parameters }) =>
        segments.filter((segment, at) => !parameters.has(at) && !segment.includes("{}") && !SAYS_NOTHING.test(segment))
          .length >= 2,
    );
  };

  const read = (text: string): SpokenPath | undefined => {
    const verb = VERB_AND_PATH.exec(text);
    const [, host, , written = ""] = ADDRESS.exec(text.slice(verb?.[0].length ?? 0)) ?? [];
    const method = verb?.[1]?.toUpperCase();
    const segments = textsOf(written).map(asHole);
    if (segments.length === 0) return undefined;
    const kind = host === undefined ? "neutral" : kindOfHost(host, surface);
    if (kind === "foreign" || kind === "other") return undefined;
    for (const reading of readings(segments, basePaths, beginning)) {
      const matches = matched(method, reading.rest);
      if (matches === undefined) continue;
      return {
        path: `/${reading.rest.join("/")}`,
        method,
        distinctive: isDistinctive(matches, reading.rest, kind === "ours", reading),
      };
    }
    return undefined;
  };

  return (text) => {
    if (text.length > LONGEST || !text.includes("/")) return undefined;
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}

const ORIGIN = /^https?:\/\/([^/?#\s{}]+|\{\}(?:\.[^/?#\s{}]+)+)((?:\/[\w.-]+)*)\/?(?:\{\})*$/i;

/** `https://app.run.ai`, `https://app.run.ai/api/v1{}`: a server of the API and at most the beginning of its paths. */
export function addressTest(surface: ApiSurface): (text: string) => string | undefined {
  const paths = surface.operations.map(({ path }) => `${path}/`);
  return (text) => {
    const [, host, path = ""] = ORIGIN.exec(text) ?? [];
    if (host === undefined || kindOfHost(host, surface) !== "ours") return undefined;
    const begins = path === "" || surface.basePaths.includes(path) || paths.some((one) => one.startsWith(`${path}/`));
    return begins ? host.toLowerCase() : undefined;
  };
}

interface Reading {
  readonly rest: readonly string[];
  /** a base path that is more than `/api` stood before */
  readonly afterBase: boolean;
  /** the beginning is not in the text */
  readonly assumed: boolean;
}

/** The whole path, the path after a base path or a gateway's prefix, the path after what all routes begin with. */
function* readings(
  segments: readonly string[],
  basePaths: readonly (readonly string[])[],
  beginning: readonly string[],
): Generator<Reading> {
  yield { rest: segments, afterBase: false, assumed: false };
  for (const base of basePaths) {
    if (base.length < segments.length && base.every((segment, at) => segments[at] === segment))
      yield { rest: segments.slice(base.length), afterBase: base.length > 1, assumed: false };
  }
  for (let dropped = 1; dropped <= 3 && segments.length - dropped >= 3; dropped += 1)
    yield { rest: segments.slice(dropped), afterBase: false, assumed: false };
  if (beginning.length > 0) yield { rest: [...beginning, ...segments], afterBase: false, assumed: true };
}

/** Route tables and generated code write holes in ways of their own. */
const asHole = (segment: string): string =>
  segment.replace(/\$?\{[^}]*\}/g, "{}").replace(/^(?::[A-Za-z_]\w*|\[[^\]]+\]|<[\w:]+>)$/, "{}");
