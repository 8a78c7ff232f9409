/** What a user said with `--server`, and what of it the code has. */
import type { ApiSurface, Seen, SurfaceServer } from "../../call.js";
import type { CallBase, RawCall } from "../../calls/raw-call.js";
import { textsOf } from "../../routes/segment.js";
import { kindOfHost } from "./hosts.js";

type Addressed = Pick<RawCall, "bases" | "path"> & { readonly through?: readonly string[] };

/** `${config.apiUrl}`, `config.apiUrl` and `config["apiUrl"]` are one expression. */
export const bareExpression = (text: string): string =>
  text
    .replace(/^\$\{([\s\S]*)\}$/, "$1")
    .replace(/\[\s*["']([^"']+)["']\s*\]/g, ".$1")
    .replace(/[\s!?]/g, "");

/** The server is what the user named: its host, its base path, or an expression that it passes through on its way. */
export function isMet(server: SurfaceServer, { bases, path, through = [] }: Addressed): boolean {
  const { host, basePath, expression } = server;
  if (expression !== undefined) {
    const wanted = bareExpression(expression);
    return (
      through.some((text) => bareExpression(text) === wanted) ||
      bases.some((base) => base.kind === "expression" && holds(bareExpression(base.text), wanted))
    );
  }
  const below = textsOf(basePath ?? "");
  // `/`: the page's own origin
  if (host === undefined && below.length === 0) return bases.some(({ kind }) => kind === "none");
  const onHost = (base: CallBase): boolean =>
    host === undefined
      ? base.kind !== "host" || kindOfHost(base.host, { hosts: [], foreignHosts: [] }) === "neutral"
      : base.kind === "host" && kindOfHost(base.host, { hosts: [host], foreignHosts: [] }) === "ours";
  const segments = textsOf(path);
  return bases.some(onHost) && below.every((segment, at) => segments[at] === segment);
}

/** As a whole: `config.apiUrl` is in `${config.apiUrl}/v1`, and not in `oldconfig.apiUrl`. */
function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!/[\w$.]/.test(text[at - 1] ?? "") && !/[\w$]/.test(text[at + wanted.length] ?? "")) return true;
  }
  return false;
}

const MOST_BASES = 5;

export function serversMet(
  { servers = [] }: ApiSurface,
  calls: readonly Addressed[],
): Pick<Seen, "serversUnmet" | "bases"> {
  const counts = new Map<string, number>();
  for (const { bases } of calls)
    for (const base of bases) {
      const text = base.kind === "host" ? base.host : base.kind === "expression" ? base.text : undefined;
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  return {
    serversUnmet: servers.filter((server) => !calls.some((call) => isMet(server, call))).map(({ text }) => text),
    bases: [...counts]
      .sort(([one, count], [other, more]) => more - count || (one < other ? -1 : 1))
      .slice(0, MOST_BASES)
      .map(([text]) => text),
  };
}

/**
 * It is written somewhere in the code: its host, its base path or its expression, however that is spaced and quoted.
 * No request was seen to go through it, but it is no slip of the pen.
 */
export function standsIn(server: string, texts: readonly string[]): boolean {
  const expression = /^\$\{([^}]*)\}/.exec(server)?.[1];
  const host = /^https?:\/\/([^/]+)/i.exec(server)?.[1];
  // `this.baseUrl` may be written `settings.baseUrl` elsewhere, `buildUrl(sonarr)` with another argument: the name counts
  const name = expression?.replace(/\([\s\S]*$/, "(").replace(/^(?:[\w$]+\.)+/, "");
  const wanted = squeezed(name ?? host ?? server);
  return wanted !== "" && texts.some((text) => squeezed(text).includes(wanted));
}

const squeezed = (text: string): string => text.replace(/["'`\s]/g, "").toLowerCase();
