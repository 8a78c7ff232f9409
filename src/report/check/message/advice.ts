import type { Finding } from "../../../check/finding.js";
import type { Replacement } from "../../../policy/standing.js";
import { code, listed, type Phrase, say } from "../../text/phrase.js";
import { INFERRED_FROM } from "../../words/inferred.js";
import { sourceText } from "./life.js";

const named = (targets: readonly string[]): Phrase =>
  listed(
    targets.map((target) => [code(target)]),
    ", ",
    " or ",
  );

const basis = (replacement: Replacement): string => {
  if (replacement.source.kind !== "inferred") return sourceText(replacement.source);
  return INFERRED_FROM[replacement.source.by];
};

/** A replacement that is itself on its way out leads to the one that stays. */
const chains = (replacements: readonly Replacement[]): readonly Phrase[] =>
  replacements.flatMap((replacement) => {
    const end = replacement.chain.at(-1);
    return end === undefined
      ? []
      : [say`${code(replacement.target)} is itself deprecated or gone: go to ${code(end)} at once.`];
  });

/** What to do: the replacement where one is known, else `otherwise`. */
export const replaceWith = (finding: Finding, otherwise: string): readonly Phrase[] => {
  const sure = finding.replacement.filter((replacement) => replacement.certainty === "certain");
  const likely = finding.replacement.filter((replacement) => replacement.certainty === "likely");
  if (sure.length > 0)
    return [say`Use ${named(sure.map((replacement) => replacement.target))} instead.`, ...chains(sure)];
  const [first] = likely;
  if (first === undefined) return [[`No replacement is named: ${otherwise}`]];
  return [
    say`Probably replaced by ${named(likely.map((replacement) => replacement.target))} (${basis(first)}): check before you switch.`,
    ...chains(likely),
  ];
};
