/** `--rule`, `--baseline` and `--write-baseline` of `diff`. */
import { relative, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { AcceptedChange } from "../../check/compare/index.js";
import type { Change, DiffOptions } from "../../diff/index.js";
import { LEVELS } from "../../diff/options.js";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { counted } from "../../report/words/counted.js";
import type { Terminal } from "../terminal/terminal.js";

export interface JudgementFlags {
  readonly rule?: NonNullable<DiffOptions["levels"]>;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

const RULE_LEVELS = ["off", ...LEVELS] as const;

export const judgementOptions = (): readonly Option[] => [
  new Option("--rule <id=level>", `report a rule as ${RULE_LEVELS.join(", ")} (repeatable)`)
    .argParser(parseRule)
    .helpGroup("Judgement:"),
  new Option("--baseline <file>", "accept the changes that this file lists by fingerprint").helpGroup("Judgement:"),
  new Option(
    "--write-baseline <file>",
    "accept today's changes that break or may break: write them there, and keep reasons and days",
  ).helpGroup("Judgement:"),
];

function parseRule(value: string, previous: JudgementFlags["rule"]): JudgementFlags["rule"] {
  const [id = "", wanted = ""] = value.split("=", 2);
  const level = RULE_LEVELS.find((candidate) => candidate === wanted);
  if (level === undefined) throw new InvalidArgumentError(`After "${id}=" comes one of ${RULE_LEVELS.join(", ")}.`);
  return { ...previous, [id]: level };
}

/** An unknown rule would change nothing, and nobody would see it. */
export async function unknownRule({ rule = {} }: JudgementFlags): Promise<Outcome<never> | undefined> {
  const ids = Object.keys(rule);
  if (ids.length === 0) return undefined;
  const { diffRules } = await import("../../diff/index.js");
  const wrong = ids.find((id) => !diffRules().has(id));
  if (wrong === undefined) return undefined;
  const meant = nearest(wrong, [...diffRules().keys()]);
  return problem(`--rule: there is no rule "${wrong}" of diff`, {
    hint: meant === undefined ? "lastcall rules lists them." : `Did you mean ${meant}?`,
  });
}

interface AcceptedPart {
  readonly open: readonly Change[];
  readonly accepted: readonly AcceptedChange[];
}

/** Says what the baseline did, and writes it where that was asked for. */
export async function accept(
  changes: readonly Change[],
  { baseline, writeBaseline }: JudgementFlags,
  target: string,
  terminal: Terminal & { readonly day: string },
): Promise<Outcome<AcceptedPart>> {
  const { acceptChanges, writeAccepted } = await import("../../check/compare/index.js");
  const { cwd, day } = terminal;
  if (writeBaseline !== undefined) {
    const file = resolve(cwd, writeBaseline);
    const written = await writeAccepted(changes, file, { cwd, target });
    if (!written.ok) return written;
    terminal.say(`${relative(cwd, file)}: ${counted(written.value.entries, "accepted change")}.`);
  }
  const file = baseline ?? writeBaseline;
  const judged = acceptChanges(changes, file === undefined ? undefined : resolve(cwd, file), { cwd, today: day });
  if (!judged.ok) return judged;
  const { accepted, ended, stale } = judged.value;
  if (accepted.length > 0) terminal.say(`${counted(accepted.length, "change")} accepted by ${file ?? ""}.`);
  if (ended > 0)
    terminal.say(`${counted(ended, "accepted change")} of ${file ?? ""} past the agreed day: reported again.`);
  if (stale > 0)
    terminal.say(
      `${counted(stale, "accepted change")} of ${file ?? ""} no longer occur${stale === 1 ? "s" : ""}; drop with --write-baseline ${file ?? ""}.`,
    );
  return ok(judged.value);
}
