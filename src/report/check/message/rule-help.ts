import type { CheckRuleId } from "../../../check/finding.js";
import type { Occasion } from "./rule-words.js";
import { RULES } from "./rules.js";

/** The page of a rule, for `explain`, SARIF and `docs/rules/`. */
interface RuleHelp {
  readonly id: CheckRuleId;
  readonly title: string;
  readonly about: string;
  readonly remedy: string;
  readonly markdown: string;
}

export const ruleHelp = (id: CheckRuleId): RuleHelp => {
  const { title, about, remedy } = RULES[id];
  return { id, title, about, remedy, markdown: pageOf(id) };
};

const ABOUT_SUPPRESSIONS: ReadonlySet<CheckRuleId> = new Set([
  "unused-suppression",
  "expired-suppression",
  "unknown-suppression",
]);

const pageOf = (id: CheckRuleId): string => {
  const { title, about, matters, example, remedy } = RULES[id];
  return [
    `# ${title}`,
    `\`${id}\``,
    about,
    "## Why it matters",
    matters,
    "## Example",
    `${occasionOf(example)}${namesIn(example.reported)}:`,
    block(example.reported),
    "Not reported:",
    block(example.fixed),
    "## What to do",
    remedy,
    "## How to silence it",
    ...silence(id),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
};

const occasionOf = (example: Occasion): string =>
  example.upgrade === undefined
    ? `Reported when ${example.change}`
    : `Reported for an upgrade of Run:ai from ${example.upgrade[0]} to ${example.upgrade[1]}`;

/** What the code around the example says, without which nobody knows whose the call is. */
function namesIn(code: string): string {
  if (code.includes("${api}")) return "; `api` is the API's address";
  return code.includes("client.") ? "; `client` sends to the API" : "";
}

const block = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

const silence = (id: CheckRuleId): readonly string[] => {
  const everywhere = `For the whole project, \`--rule ${id}=off\` or in the config \`"rules": { "${id}": "off" }\`; \`info\`, \`warning\` and \`error\` set its severity.`;
  if (ABOUT_SUPPRESSIONS.has(id)) return ["It is about a comment: mend or delete the comment.", everywhere];
  return [
    "At one place, with a reason and, if you like, an end after which it is reported again:",
    block(`// lastcall-disable-next-line ${id} until 2027-01-31 -- why this may stay`),
    "All that there is today: `lastcall baseline write`.",
    everywhere,
  ];
};
