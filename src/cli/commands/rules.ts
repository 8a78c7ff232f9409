import { Argument } from "commander";
import { ok } from "../../outcome.js";
import { painter, type Style } from "../../report/text/paint.js";
import { padEnd, wrap } from "../../report/text/width.js";
import { defineCommand } from "../command.js";
import { CLEAN } from "../exit.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { checkFormats, writeReports } from "../reports.js";
import type { ListedRule } from "../rule-list.js";

const FORMATS = ["text", "json"] as const;

interface Flags {
  readonly format?: readonly FormatRequest<(typeof FORMATS)[number]>[];
}

export const rules = defineCommand<Flags>({
  name: "rules",
  summary: "list the rules: what each reports, and how severely unless you say otherwise",
  examples: [
    { line: "lastcall rules", does: "the rules of check" },
    { line: "lastcall rules enum", does: "those of check and diff that have the word in their id" },
    { line: "lastcall rules --format json", does: "all of both, for other programs" },
  ],
  arguments: [new Argument("[word]", "a part of an id")],
  options: [formatOption(FORMATS), quietOption(), ...colourOptions()],
  async run({ args: [word], flags, terminal }) {
    const formats = flags.format ?? [{ name: "text" as const, file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const { listRules } = await import("../rule-list.js");
    const all = listRules(word as string | undefined);
    const ofCheck = all.filter(({ command }) => command === "check");
    const written = await writeReports(
      formats,
      (name, file) => {
        if (name === "json") return JSON.stringify({ schemaVersion: 1, rules: all }, undefined, 2);
        return textOf(word === undefined ? ofCheck : all, {
          colour: file === undefined && terminal.colour.stdout,
          width: terminal.width,
        });
      },
      terminal,
    );
    if (!written.ok) return written;
    if (all.length === 0) terminal.say(`No rule has "${word as string}" in its id.`);
    else if (word === undefined && flags.format === undefined)
      terminal.say(
        `\n${all.length - ofCheck.length} more are those of lastcall diff: lastcall rules <word> finds them.`,
      );
    return ok(CLEAN);
  },
});

const STYLES: Readonly<Record<string, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  breaking: "red",
  dangerous: "yellow",
  compatible: "green",
};

function textOf(
  rules: readonly ListedRule[],
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string {
  const paint = painter(colour);
  const levels = Math.max(0, ...rules.map(({ level }) => level.length));
  const indent = " ".repeat(levels + 2);
  return rules
    .flatMap(({ id, level, about }) => [
      `${paint(padEnd(level, levels), STYLES[level] ?? "dim")}  ${paint(id, "bold")}`,
      ...wrap(about, width - indent.length).map((line) => indent + paint(line, "dim")),
    ])
    .join("\n");
}
