import { resolve } from "node:path";
import type { Contract } from "../contract/index.js";
import { parseDocument } from "../contract/read/document.js";
import { isObject } from "../contract/read/raw.js";
import { readSource, type SpecSource } from "../contract/source.js";
import type { Change } from "../diff/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { environmentOf } from "./environment.js";
import { openProviderOf } from "./provider.js";
import type { Terminal } from "./terminal/terminal.js";

interface CrossCheckOrder {
  /** as given on the command line */
  readonly base: string;
  readonly target: string;
  readonly contracts: readonly [Contract, Contract];
  readonly changes: readonly Change[];
  readonly flags: { readonly provider?: string; readonly config?: string; readonly match?: string };
}

/** The table of `diff --cross-check`: openapi-diff reads the documents themselves, not the contracts made of them. */
export async function secondOpinion(
  { base, target, contracts, changes, flags }: CrossCheckOrder,
  terminal: Terminal,
): Promise<Outcome<string>> {
  const [{ crossCheck, openapiDiff }, { pathMatcher }, { renderCrossCheck }] = await Promise.all([
    import("../diff/crosscheck/index.js"),
    import("../diff/options.js"),
    import("../report/changes/cross-check.js"),
  ]);
  if (openapiDiff() === undefined)
    return problem("--cross-check asks openapi-diff, and it is not installed", {
      hint: "It is no part of lastcall: npm install --save-dev openapi-diff",
    });
  const before = await documentOf(base, flags, terminal);
  if (!before.ok) return before;
  const after = await documentOf(target, flags, terminal);
  if (!after.ok) return after;
  const result = await crossCheck({
    base: { contract: contracts[0], document: before.value },
    target: { contract: contracts[1], document: after.value },
    changes,
    ...(flags.match === undefined ? {} : { wanted: pathMatcher(flags.match) }),
    onJudged: (done, all) => terminal.progress.say(`second opinion: ${done} of ${all} operations`),
  });
  terminal.progress.end();
  return ok(renderCrossCheck(result, { color: terminal.colour.stdout, width: terminal.width }));
}

async function documentOf(
  argument: string,
  flags: CrossCheckOrder["flags"],
  terminal: Terminal,
): Promise<Outcome<object>> {
  const source = await sourceOf(argument, flags, terminal);
  if (!source.ok) return source;
  const text = await readSource(source.value, environmentOf(terminal));
  if (!text.ok) return text;
  const parsed = await parseDocument(text.value.file, text.value.text);
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  return isObject(root)
    ? ok(root)
    : problem(`${text.value.file} is not an OpenAPI document`, { file: text.value.file });
}

async function sourceOf(
  argument: string,
  flags: CrossCheckOrder["flags"],
  terminal: Terminal,
): Promise<Outcome<SpecSource>> {
  if (/^https?:\/\//i.test(argument)) return ok({ kind: "url", url: argument });
  const opened = await openProviderOf(flags, terminal);
  const { resolveVersion } = await import("../contract/provider/index.js");
  const version = opened.ok ? resolveVersion(opened.value.provider, argument) : undefined;
  if (opened.ok && version?.ok === true) {
    const { provider } = opened.value;
    const source = provider.source(version.value === "latest" ? (provider.latest ?? "latest") : version.value);
    if (source !== undefined) return ok(source);
  }
  return ok({ kind: "file", path: resolve(terminal.cwd, argument) });
}
