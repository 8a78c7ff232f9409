/** What a site asks of programs that read more than one of its pages (RFC 9309). */
import { type Outcome, ok, problem } from "../../outcome.js";
import { matchesWildcard } from "../../wildcard.js";
import type { SiteReader } from "./reader.js";

/** the name that a `User-agent:` line may speak to */
const AGENT = "lastcall";

interface Robots {
  /** whether the site wants a page to be read */
  readonly allows: (url: URL) => boolean;
  /** its `Sitemap:` lines, as written */
  readonly sitemaps: readonly string[];
}

/** asked for once in a run */
const READ = new WeakMap<SiteReader, Map<string, Promise<Outcome<Robots>>>>();

/** A site without `robots.txt` says nothing against anything; one that cannot answer allows nothing (2.3.1.4). */
export function robotsOf(site: URL, reader: SiteReader): Promise<Outcome<Robots>> {
  const known = READ.get(reader) ?? new Map<string, Promise<Outcome<Robots>>>();
  READ.set(reader, known);
  const answer = known.get(site.origin) ?? ask(site, reader);
  known.set(site.origin, answer);
  return answer;
}

async function ask(site: URL, reader: SiteReader): Promise<Outcome<Robots>> {
  const address = `${site.origin}/robots.txt`;
  const answer = await reader.ask(address, "text/plain, */*;q=0.5");
  if (!answer.ok) return answer;
  const { status, text } = answer.value;
  if (status >= 500)
    return problem(`${address} answered with status ${status}`, {
      hint: "Which pages the site wants to be read is not known without it: try again in a while.",
    });
  if (status !== 200 || text.trimStart().startsWith("<")) return ok({ allows: () => true, sitemaps: [] });
  const sitemaps = Array.from(
    text.slice(0, LONGEST).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim),
    ([, at = ""]) => at,
  );
  return ok({ allows: readRobots(text), sitemaps });
}

interface Rule {
  readonly allow: boolean;
  /** as written, without `$` at its end */
  readonly path: string;
  readonly matches: (path: string) => boolean;
}

/** characters; the standard asks for no more to be read */
const LONGEST = 512_000;

/** The rules for us, else those for everybody; the longest that fits decides, and of two as long the one that allows. */
export function readRobots(text: string): (url: URL) => boolean {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  for (const line of text.slice(0, LONGEST).split(/\r?\n/)) {
    const [, key = "", value = ""] = /^\s*([\w-]+)\s*:([^#]*)/.exec(line) ?? [];
    switch (key.toLowerCase()) {
      case "user-agent":
        agents = inRules ? [value.trim().toLowerCase()] : [...agents, value.trim().toLowerCase()];
        inRules = false;
        for (const agent of agents) if (!groups.has(agent)) groups.set(agent, []);
        break;
      case "allow":
      case "disallow":
        inRules = true;
        if (value.trim() === "") break;
        for (const agent of agents) groups.get(agent)?.push(ruleOf(key.toLowerCase() === "allow", value.trim()));
    }
  }
  const rules = groups.get(AGENT) ?? groups.get("*") ?? [];
  return (url) => {
    const path = `${url.pathname}${url.search}`;
    const [decisive] = rules
      .filter((rule) => rule.matches(path))
      .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
    return decisive?.allow ?? true;
  };
}

function ruleOf(allow: boolean, path: string): Rule {
  const parts = (path.endsWith("$") ? path.slice(0, -1) : `${path}*`).split("*");
  return { allow, path, matches: (asked) => matchesWildcard(parts, asked, 0) };
}
