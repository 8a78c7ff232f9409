/** An API by the address of its description: the snapshot, and what of the code is found to call it. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { AddedSpec } from "../../contract/folder.js";
import { PROVIDER_NAME } from "../../contract/provider/names.js";
import { type Outcome, ok } from "../../outcome.js";
import { environmentOf } from "../environment.js";
import { tokenOf } from "../specs/options.js";
import type { Terminal } from "../terminal/terminal.js";

export interface ApiSetup {
  readonly name: string;
  /** the day of the snapshot, which is its name */
  readonly version: string;
  readonly added: AddedSpec;
  /** what had to be said for the calls to be found; empty: the document says it */
  readonly servers: readonly string[];
  /** calls of operations of this API, and how many operations */
  readonly calls: number;
  readonly operations: number;
  /** where other requests of the code go to, most used first */
  readonly elsewhere: readonly string[];
}

interface ApiRequest {
  readonly spec: string;
  /** default: made from the address */
  readonly name: string | undefined;
  /** where the code lies, relative to the working directory */
  readonly code: readonly string[];
  readonly extent: "part" | "whole" | undefined;
  /** calls are found as every later run finds them: by the config */
  readonly configure: (api: Pick<ApiSetup, "name" | "version" | "servers">) => Promise<Outcome<void>>;
  /** takes back what `configure` wrote: half a setup would be in the way of the next try */
  readonly takeBack: () => Promise<void>;
}

/** hosts of the code that are tried as this API, most used first */
const MOST_TRIED = 5;

export async function setUpApi(
  { spec, name: given, code, extent, configure, takeBack }: ApiRequest,
  terminal: Terminal,
): Promise<Outcome<ApiSetup>> {
  const { addSpec } = await import("../../contract/folder.js");
  const name = given ?? nameFor(spec);
  const version = terminal.today;
  const token = tokenOf(terminal);
  terminal.progress.say(`reading ${spec}`);
  const added = await addSpec({
    provider: name,
    version,
    source: spec,
    folder: join(terminal.cwd, ".lastcall", name),
    within: terminal.cwd,
    fetcher: environmentOf(terminal).fetcher,
    cwd: terminal.cwd,
    now: terminal.now(),
    onStep: (step) => terminal.progress.say(step),
    ...(extent === undefined ? {} : { extent }),
    ...(token === undefined ? {} : { token }),
  });
  if (!added.ok) return added;
  const configured = await configure({ name, version, servers: [] });
  if (!configured.ok) return configured;
  const found = await callsIn(code, { name, spec, paths: pathsOf(added.value) }, terminal);
  if (!found.ok) {
    await Promise.all([takeBack(), rm(added.value.file, { force: true })]);
    return found;
  }
  const written = await configure({ name, version, servers: found.value.servers });
  return written.ok ? ok({ name, version, added: added.value, ...found.value }) : written;
}

type Found = Pick<ApiSetup, "servers" | "calls" | "operations" | "elsewhere"> & {
  /** of calls that go there and name no operation */
  readonly unlisted: readonly string[];
};

/** What is known of the API before anybody has looked at the code. */
interface NewApi {
  readonly name: string;
  readonly spec: string;
  /** of its operations, as the document writes them */
  readonly paths: readonly string[];
}

const pathsOf = ({ contract }: AddedSpec): readonly string[] =>
  [...contract.operations.keys()].map((key) => key.slice(key.indexOf(" ") + 1));

/**
 * As the document names its servers; where nothing is found so, with each host that the code calls as the server, and
 * with what stands there before the document's paths: `eu.acme.example/v1`.
 */
async function callsIn(
  code: readonly string[],
  { name, spec, paths }: NewApi,
  terminal: Terminal,
): Promise<Outcome<Found>> {
  const { collectCalls } = await import("../../check/index.js");
  const lookWith = async (servers: readonly string[]): Promise<Outcome<Found>> => {
    const inventory = await collectCalls(code, { provider: name, servers, ...environmentOf(terminal) }, () => 0);
    if (!inventory.ok) return inventory;
    const known = inventory.value.calls.filter(({ operations }) => operations.length > 0);
    return ok({
      servers,
      calls: known.length,
      operations: new Set(known.flatMap(({ operations }) => operations)).size,
      elsewhere: inventory.value.others.map(({ host }) => host),
      unlisted: inventory.value.calls.flatMap(({ operations, path }) => (operations.length === 0 ? [path] : [])),
    });
  };
  const plain = await lookWith([]);
  if (!plain.ok || plain.value.calls > 0) return plain;
  let best = plain.value;
  const own = /^https?:/i.test(spec) && URL.canParse(spec) ? [new URL(spec).host] : [];
  for (const host of [...new Set([...own, ...plain.value.elsewhere.filter(isHost)])].slice(0, MOST_TRIED)) {
    terminal.progress.say(`is ${host} this API?`);
    const tried = await lookWith([host]);
    if (!tried.ok) continue;
    const base = baseOf(tried.value.unlisted, paths);
    const below = base === undefined ? undefined : await lookWith([`${host}${base}`]);
    for (const one of [tried.value, ...(below?.ok === true ? [below.value] : [])])
      if (isBetter(one, best, name)) best = one;
  }
  return ok(best);
}

/** More calls; of as many those to a host that is called like the API. */
function isBetter(one: Found, best: Found, name: string): boolean {
  if (one.calls !== best.calls) return one.calls > best.calls;
  const isNamed = ({ servers }: Found): boolean => servers.some((server) => server.includes(name));
  return one.calls > 0 && isNamed(one) && !isNamed(best);
}

/** deepest base path that is tried: `/api/rest/v1` */
const DEEPEST_BASE = 3;

/** What most of the code's paths have before one of the document's; undefined where none ends like one. */
function baseOf(called: readonly string[], paths: readonly string[]): string | undefined {
  const found = new Map<string, number>();
  for (const path of called) {
    const segments = path.split("/").slice(1);
    for (let at = 1; at <= Math.min(DEEPEST_BASE, segments.length - 1); at++) {
      if (!paths.some((one) => isPathOf(one.split("/").slice(1), segments.slice(at)))) continue;
      const base = `/${segments.slice(0, at).join("/")}`;
      found.set(base, (found.get(base) ?? 0) + 1);
      break;
    }
  }
  return [...found].sort((one, two) => two[1] - one[1])[0]?.[0];
}

/** Starts with a word of its own: a path that is all parameters would fit anything. */
const isPathOf = (documented: readonly string[], called: readonly string[]): boolean =>
  documented.length === called.length &&
  documented.every((segment, at) => segment === called[at] || (at > 0 && segment.includes("{")));

const isHost = (host: string): boolean => /^[\w.-]+(?::\d+)?$/.test(host);

/** `acme` for `https://api.acme.com/openapi.json`, `orders` for `specs/orders.yaml`. */
export function nameFor(spec: string): string {
  const address = /^https?:/i.test(spec) && URL.canParse(spec) ? new URL(spec) : undefined;
  const name = address === undefined ? nameOfFile(spec) : nameOfHost(address.hostname);
  return name !== undefined && PROVIDER_NAME.test(name) && name !== "runai" ? name : "api";
}

function nameOfFile(path: string): string | undefined {
  const stem = path
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.\w+$/, "")
    .toLowerCase();
  return stem === undefined || /^(?:openapi|swagger|api|spec|schema)/.test(stem)
    ? undefined
    : stem.replace(/[^a-z0-9._-]+/g, "-");
}

/** The label before the ending, `acme` of `api.acme.co.uk`; an address in numbers has none. */
function nameOfHost(host: string): string | undefined {
  if (/^[\d.]+$|^\[|^localhost$/.test(host)) return undefined;
  const labels = host.toLowerCase().split(".");
  const ending = /^(?:co|com|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? "") && labels.length > 2 ? 2 : 1;
  return labels.at(-1 - ending);
}
