import { Argument, Option } from "commander";
import { type Outcome, ok } from "../../outcome.js";
import type { Timeline, TimelineQuestion } from "../../policy/index.js";
import { TIMELINE_FORMATS, type TimelineFormat } from "../../report/timeline/index.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN } from "../exit.js";
import { type ApiFlags, asOfOption, deploymentOption, networkOptions, providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import type { ScopeFlags } from "../options/scope.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { collect } from "../options/values.js";
import { checkFormats, writeReports } from "../reports.js";
import type { Terminal } from "../terminal/terminal.js";

interface Flags extends Pick<ApiFlags, "provider" | "to" | "deployment" | "asOf">, Pick<ScopeFlags, "config"> {
  readonly usedBy?: readonly string[];
  readonly format?: readonly FormatRequest<TimelineFormat>[];
}

export const timeline = defineCommand<Flags>({
  name: "timeline",
  summary: "what is deprecated, until when it is kept, what is gone: by release and by date",
  examples: [
    { line: "lastcall timeline --used-by src", does: "only what this code uses" },
    { line: "lastcall timeline node-pools", does: "only what has the word in its path or name" },
    { line: "lastcall timeline --format html=timeline.html", does: "a chart over releases and months, one file" },
    {
      line: "lastcall timeline --deployment saas --format ical=ends.ics",
      does: "the ends of all windows, for a calendar",
    },
  ],
  arguments: [new Argument("[filter]", "a word of an operation, a field or a schema")],
  options: [
    providerOption(),
    new Option("--to <version>", "the release that is planned (default: the newest known)").helpGroup("API:"),
    deploymentOption(),
    asOfOption(),
    new Option("--used-by <path>", "only what the code there uses (repeatable)").argParser(collect).helpGroup("Scope:"),
    new Option("--config <file>", "the config (default: looked for upward)").helpGroup("Scope:"),
    ...networkOptions(),
    formatOption(TIMELINE_FORMATS),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ args: [filter], flags, terminal }) {
    const formats = flags.format ?? [{ name: "text", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ openAllLives, joinedReport }, policy, { renderTimelines }] = await Promise.all([
      import("../lives.js"),
      import("../../policy/index.js"),
      import("../../report/timeline/index.js"),
    ]);
    const opened = await openAllLives(flags, terminal);
    if (!opened.ok) return opened;
    const word = filter as string | undefined;
    const made: Timeline[] = [];
    for (const { lives, question } of opened.value) {
      const provider = opened.value.length === 1 ? flags.provider : lives.provider.name;
      const uses =
        flags.usedBy === undefined ? ok(undefined) : await usesIn(flags.usedBy, { ...flags, provider }, terminal);
      if (!uses.ok) return uses;
      const all = policy.timeline(lives, {
        ...question,
        ...(uses.value === undefined ? {} : { ...uses.value, usedOnly: true }),
        ...(word === undefined ? {} : { filter: word }),
      });
      made.push(word === undefined ? all : withFeatures(all, word));
    }
    const found = made.some(({ rows, interfaces, features }) => rows.length + interfaces.length + features.length > 0);
    if (word !== undefined && !found)
      terminal.say(`Nothing that is deprecated or gone has "${word}" in its path or name.`);
    const [first, ...others] = made;
    if (first === undefined) throw new Error("lives of no API");
    const written = await writeReports(
      formats,
      (name, file) =>
        renderTimelines(
          name,
          [first, ...others],
          { color: file === undefined && terminal.colour.stdout, width: terminal.width },
          (render) => joinedReport(name, made, render),
        ),
      terminal,
    );
    return written.ok ? ok(CLEAN) : written;
  },
});

const withFeatures = (all: Timeline, word: string): Timeline => ({
  ...all,
  features: all.features.filter(({ feature }) => feature.toLowerCase().includes(word.toLowerCase())),
});

async function usesIn(
  paths: readonly string[],
  { provider, to, deployment, asOf, config }: Flags,
  terminal: Terminal,
): Promise<Outcome<Pick<TimelineQuestion, "uses" | "interfaceUses">>> {
  const [{ collectCalls }, { interfaceUsesOf, usesOf }] = await Promise.all([
    import("../../check/index.js"),
    import("../uses.js"),
  ]);
  const inventory = await collectCalls(
    paths,
    { provider, to, deployment, asOf, config, ...environmentOf(terminal) },
    () => 0,
  );
  return inventory.ok
    ? ok({ uses: usesOf(inventory.value), interfaceUses: interfaceUsesOf(inventory.value) })
    : inventory;
}
