import { nearest } from "../../../../nearest.js";
import { code, type Phrase, say } from "../../../text/phrase.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";
import { RULES } from "../rules.js";

export const unknownSuppression: RuleWords = {
  title: "Suppression that cannot be read",
  about: "A comment that starts with `lastcall-` but names no known rule, or gives no reason.",
  matters: "It silences nothing, though somebody thought it would.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: ["// lastcall-disable-next-line removed-endpiont", "await fetch(`${api}/v1/k8s/users`);"].join("\n"),
    fixed: [
      "// lastcall-disable-next-line removed-endpoint -- the portal is retired before the upgrade",
      "await fetch(`${api}/v1/k8s/users`);",
    ].join("\n"),
  },
  remedy: "Write it as `lastcall-disable-next-line <rule> [until <release or date>] -- <reason>`.",
  what: (finding) => {
    const { detail } = finding;
    if (detail.kind !== "suppression") return say`This comment silences nothing.`;
    const comment = code(`lastcall-${detail.text}`);
    if (detail.rule === "") return say`${comment} silences nothing: it names no rule.`;
    if (detail.reason === undefined) return say`${comment} silences nothing: it gives no reason.`;
    if (detail.until !== undefined && isRule(detail.rule))
      return say`${comment} silences nothing: ${code(detail.until)} is no release known and no date.`;
    return say`${comment} silences nothing: ${code(detail.rule)} is no rule or form of it.`;
  },
  left: timeless,
  advice: ({ detail }) => [
    ...(detail.kind === "suppression" ? meant(detail.rule) : []),
    say`Write it as ${code("lastcall-disable-next-line <rule> [until <release or date>] -- <reason>")}.`,
  ],
};

const isRule = (text: string): boolean => Object.hasOwn(RULES, text);

function meant(rule: string): readonly Phrase[] {
  const known = rule === "" || isRule(rule) ? undefined : nearest(rule, Object.keys(RULES));
  return known === undefined ? [] : [say`Did you mean ${code(known)}?`];
}
