import { inGeneral } from "../../sentence.js";
import type { Level } from "../change.js";
import type { Rule } from "./rule.js";

const MEANING: Readonly<Record<Level, string>> = {
  breaking: "clients fail",
  dangerous: "clients may fail, depending on how they are written",
  compatible: "no client fails",
};

/** The page of a rule in `docs/rules/diff`, without ending: rules that differ only in where they look share one. */
const pageOf = (rule: Rule): string => rule.family ?? rule.id;

/** One rule for itself, as Markdown: what `explain` prints. */
export const rulePage = (rule: Rule): string => `# ${rule.id}\n\n${body(rule)}\n${example(rule)}`;

/** The documentation of rules that share a page: each with its level and reason, then the example of all. */
function sharedPage(rules: readonly Rule[]): string {
  const [first] = rules;
  if (first === undefined) return "";
  if (first.family === undefined) return rulePage(first);
  return `# ${first.family}\n\n${rules.map((rule) => `## ${rule.id}\n\n${body(rule)}\n`).join("")}${example(first)}`;
}

const body = ({ what, level, why, action }: Rule): string => `${inGeneral(what)}

Level: **${level}** (${MEANING[level]}). ${why}

What to do: ${action}
`;

const example = ({ example: { before, after }, family }: Rule): string => `## Example

Before${family === undefined ? "" : ", as the schema"}:

\`\`\`yaml
${before}
\`\`\`

After:

\`\`\`yaml
${after}
\`\`\`
`;

/** All rules on one page, by level. */
function ruleIndex(rules: Iterable<Rule>): string {
  const all = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const section = (level: Level): string => {
    const rows = all
      .filter((rule) => rule.level === level)
      .map((rule) => `| [${rule.id}](${pageOf(rule)}.md) | ${inGeneral(rule.what).replaceAll("|", "\\|")} |`);
    return `## ${level}\n\n${rows.length} rules: ${MEANING[level]}.\n\n| rule | what differs |\n|---|---|\n${rows.join("\n")}\n`;
  };
  return `# Rules of \`lastcall diff\`\n\n${(["breaking", "dangerous", "compatible"] as const).map(section).join("\n")}`;
}

/** Every page by file name. */
export function rulePages(rules: Iterable<Rule>): ReadonlyMap<string, string> {
  const shared = new Map<string, Rule[]>();
  for (const rule of rules) shared.set(pageOf(rule), [...(shared.get(pageOf(rule)) ?? []), rule]);
  return new Map([
    ...[...shared].map(([page, alike]) => [`${page}.md`, sharedPage(alike)] as const),
    ["README.md", ruleIndex([...shared.values()].flat())] as const,
  ]);
}
