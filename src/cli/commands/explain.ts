import { Argument, Option } from "commander";
import { type Outcome, ok, problem } from "../../outcome.js";
import { EXPLAIN_FORMATS, type ExplainFormat } from "../../report/explain/index.js";
import { defineCommand } from "../command.js";
import { CLEAN, type ExitCode } from "../exit.js";
import { type ApiFlags, asOfOption, deploymentOption, networkOptions, providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { checkFormats, writeReports } from "../reports.js";
import type { Terminal } from "../terminal/terminal.js";

interface Flags extends Pick<ApiFlags, "provider" | "to" | "deployment" | "asOf"> {
  readonly config?: string;
  readonly format?: readonly FormatRequest<ExplainFormat>[];
}

export const explain = defineCommand<Flags>({
  name: "explain",
  summary: "a rule's page, or the whole life of an operation or a field",
  examples: [
    {
      line: 'lastcall explain "GET /v1/k8s/users"',
      does: "since when deprecated, until when kept, what replaces it, says who",
    },
    { line: 'lastcall explain "POST /api/v1/token appID"', does: "a field or parameter of it" },
    { line: "lastcall explain removed-endpoint", does: "what a rule of check or diff means and what to do" },
  ],
  arguments: [
    new Argument("<rule or operation...>", "a rule id, or a method and path, with a field after it if you like"),
  ],
  options: [
    providerOption(),
    new Option("--to <version>", "judge it at this release (default: the newest known)").helpGroup("API:"),
    deploymentOption(),
    asOfOption(),
    new Option("--config <file>", "the config (default: looked for upward)").helpGroup("API:"),
    ...networkOptions(),
    formatOption(EXPLAIN_FORMATS),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ args: [words], flags, terminal }) {
    const subject = (words as readonly string[]).join(" ").trim();
    const formats = flags.format ?? [{ name: "text" as const, file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    return /^[a-z][a-z0-9-]*$/i.test(subject)
      ? explainRule(subject, formats, flags, terminal)
      : explainLife(subject, formats, flags, terminal);
  },
});

async function explainRule(
  id: string,
  formats: readonly FormatRequest<ExplainFormat>[],
  flags: Flags,
  terminal: Terminal,
): Promise<Outcome<ExitCode>> {
  const { nearestRule, ruleText } = await import("../rule-page.js");
  const page = await ruleText(id);
  if (page === undefined) {
    const meant = await nearestRule(id);
    return problem(`there is no rule "${id}"`, {
      hint: meant === undefined ? await operationHint(id, flags, terminal) : `did you mean ${meant}?`,
    });
  }
  const written = await writeReports(
    formats,
    (name) => (name === "json" ? JSON.stringify({ schemaVersion: 1, ruleId: id, page }, undefined, 2) : page),
    terminal,
  );
  return written.ok ? ok(CLEAN) : written;
}

/** A word that is no rule may be one of a path. */
async function operationHint(word: string, flags: Flags, terminal: Terminal): Promise<string> {
  const [{ openAllLives }, { didYouMean, operationsLike }] = await Promise.all([
    import("../lives.js"),
    import("../../policy/index.js"),
  ]);
  const opened = await openAllLives(flags, terminal);
  const like = opened.ok ? opened.value.flatMap(({ lives }) => operationsLike(lives, word)) : [];
  return like.length > 0
    ? didYouMean(like.map((name) => `"${name}"`))
    : 'lastcall rules lists them; an operation is named as "GET /api/v1/users"';
}

async function explainLife(
  subject: string,
  formats: readonly FormatRequest<ExplainFormat>[],
  flags: Flags,
  terminal: Terminal,
): Promise<Outcome<ExitCode>> {
  const [{ openAllLives, joinedReport }, policy, { renderExplanation }] = await Promise.all([
    import("../lives.js"),
    import("../../policy/index.js"),
    import("../../report/explain/index.js"),
  ]);
  const opened = await openAllLives(flags, terminal);
  if (!opened.ok) return opened;
  // With several APIs those answer that know it.
  const answers = opened.value.map(({ lives, question }) => policy.explain(lives, subject, question));
  const made = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const unknown = made.length === 0 ? nearestProblem(answers) : undefined;
  if (unknown !== undefined) return unknown;
  const written = await writeReports(
    formats,
    (name, file) =>
      joinedReport(name, made, (one) =>
        renderExplanation(name, one, {
          color: file === undefined && terminal.colour.stdout,
          width: terminal.width,
        }),
      ),
    terminal,
  );
  return written.ok ? ok(CLEAN) : written;
}

/** None knows it: the API that has something like it says more than the first of the config. */
function nearestProblem(answers: readonly Outcome<unknown>[]): Outcome<never> | undefined {
  const problems = answers.filter((answer) => !answer.ok);
  return problems.find(({ problem: { hint } }) => hint?.includes("Did you mean")) ?? problems[0];
}
