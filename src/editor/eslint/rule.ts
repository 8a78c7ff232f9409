import type { Rule } from "eslint";
import type { Severity } from "../../check/index.js";
import { ask } from "./ask.js";
import type { Question, Told } from "./question.js";

interface Options extends Pick<Question["options"], "from" | "to" | "provider" | "config"> {
  readonly atLeast?: Severity;
}

const TEXT = { type: "string", minLength: 1 } as const;
const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** All findings of one file; the whole project is checked once, whichever file asks first. */
export const api: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: { description: "report API calls that the next release of the API breaks or deprecates" },
    fixable: "code",
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        properties: {
          from: TEXT,
          to: TEXT,
          provider: TEXT,
          config: TEXT,
          atLeast: { enum: ["info", "warning", "error"] },
        },
        additionalProperties: false,
      },
    ],
    messages: { finding: "{{message}}", edit: "{{title}}", problem: "lastcall could not check: {{message}}" },
  },
  create: (context) => ({
    Program(program) {
      const { filename, physicalFilename, cwd, sourceCode } = context;
      // a block within another file has no place of its own in the project
      if (filename !== physicalFilename || /^<.*>$/.test(filename)) return;
      const { atLeast = "warning", ...options } = (context.options[0] ?? {}) as Options;
      const answer = ask({ cwd, options, file: filename, text: sourceCode.text });
      if (answer.kind === "problem") {
        if (isNews(answer.message))
          context.report({ node: program, messageId: "problem", data: { message: answer.message } });
        return;
      }
      for (const finding of answer.findings) if (RANK[finding.severity] >= RANK[atLeast]) report(context, finding);
    },
  }),
};

/** A mistake in the config is one, however many files are linted. */
const said = new Set<string>();
function isNews(message: string): boolean {
  if (said.has(message)) return false;
  said.add(message);
  return true;
}

function report(context: Rule.RuleContext, { message, line, column, endLine, endColumn, fix }: Told): void {
  const { text } = context.sourceCode;
  // an edit of a text that is another by now is void
  const edits =
    fix?.edits.every(({ start, end, before }) => text.slice(start, end) === before) === true ? fix.edits : [];
  const apply: Rule.ReportFixer = (fixer) =>
    edits.map(({ start, end, text: made }) => fixer.replaceTextRange([start, end], made));
  context.report({
    messageId: "finding",
    data: { message },
    loc: { start: { line, column: column - 1 }, end: { line: endLine, column: endColumn - 1 } },
    ...(edits.length > 0 && fix?.kind === "fix" && { fix: apply }),
    ...(edits.length > 0 &&
      fix?.kind === "suggestion" && { suggest: [{ messageId: "edit", data: { title: fix.title }, fix: apply }] }),
  });
}
