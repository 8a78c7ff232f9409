import { ok, problem } from "../../outcome.js";
import { defineCommand } from "../command.js";
import { CLEAN } from "../exit.js";

export const mcp = defineCommand<object>({
  name: "mcp",
  summary: "the server for agents: check, calls, explain, diff, timeline and fix as tools, for the current folder",
  examples: [{ line: "lastcall mcp", does: "an agent's host starts it and talks to it over stdin and stdout" }],
  arguments: [],
  options: [],
  async run({ terminal }) {
    const { talk, stdout, cwd } = terminal;
    if (talk === undefined) return problem("the agent server needs a host to talk to", { hint: "See docs/agents.md." });
    const [{ serveAgent }, { main }] = await Promise.all([import("../../editor/mcp/server.js"), import("../main.js")]);
    await serveAgent({
      input: talk(),
      print: (line) => void stdout.write(line),
      root: cwd,
      run: async (args) => {
        const printed = { out: "", err: "" };
        const exitCode = await main({
          args,
          cwd,
          env: { ...terminal.env, NO_COLOR: "1" },
          stdout: { write: (text) => void (printed.out += text) },
          stderr: { write: (text) => void (printed.err += text) },
          now: terminal.now,
        });
        return { exitCode, ...printed };
      },
    });
    return ok(CLEAN);
  },
});
