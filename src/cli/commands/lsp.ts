import { Option } from "commander";
import { ok, problem } from "../../outcome.js";
import { defineCommand } from "../command.js";
import { consentingFetcher } from "../editor/consent.js";
import { CLEAN } from "../exit.js";
import { networkOptions } from "../options/api.js";

interface Flags {
  readonly stdio?: boolean;
  readonly allowHost?: readonly string[];
  readonly offline?: boolean;
}

export const lsp = defineCommand<Flags>({
  name: "lsp",
  summary: "the language server: findings, fixes and the life of an operation where one types",
  examples: [{ line: "lastcall lsp --stdio", does: "started by an editor: they talk over standard input and output" }],
  arguments: [],
  options: [
    new Option("--stdio", "talk over standard input and output: the only way there is, and the default"),
    ...networkOptions().filter(({ long }) => long === "--allow-host" || long === "--offline"),
  ],
  async run({ flags, terminal }) {
    const { talk, languageServer, env, now } = terminal;
    if (languageServer === undefined)
      return problem("this copy of lastcall has no language server", {
        hint: "An image or the Action holds the program alone; the package, installed in the project, has it.",
      });
    if (talk === undefined)
      return problem("the language server needs an editor to talk to", { hint: "See docs/editors.md." });
    const { startServer } = await languageServer.load();
    const fetcher = consentingFetcher(flags);
    const left = await startServer({
      input: talk(),
      output: languageServer.output,
      environment: { env, ...(fetcher !== undefined && { fetcher }) },
      options: {},
      now,
      rulePages: languageServer.rulePages,
    });
    return left === "exit"
      ? ok(CLEAN)
      : problem("the language server was left without a word", {
          hint: "An editor starts it and ends it: see docs/editors.md.",
        });
  },
});
