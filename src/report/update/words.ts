import type { Drift } from "../../contract/folder.js";
import type { Problem } from "../../outcome.js";
import { type Message, messageLine, messageOf } from "../check/message/index.js";
import type { Phrase } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import type { TouchedVersion, UpdatedDocument, UpdateReport } from "./index.js";

/** `3 operations came, 1 went, 12 parts say otherwise; 2 changes are breaking` */
export function changedText({ drift, changes }: UpdatedDocument): string {
  if (drift.kind !== "changed") return stateText(drift);
  const breaking = changes.filter(({ level }) => level === "breaking").length;
  const counts = [
    ...(drift.added.length === 0 ? [] : [`${counted(drift.added.length, "operation")} came`]),
    ...(drift.removed.length === 0 ? [] : [`${counted(drift.removed.length, "operation")} went`]),
    ...(drift.differing.length === 0
      ? []
      : [`${counted(drift.differing.length, "part")} ${drift.differing.length === 1 ? "says" : "say"} otherwise`]),
  ];
  const told = counts.length === 0 ? "changed, in no operation that both hold" : `changed: ${counts.join(", ")}`;
  return `${told}; ${breaking === 0 ? "no change is breaking" : `${counted(breaking, "change")} ${breaking === 1 ? "is" : "are"} breaking`}`;
}

function stateText(drift: Exclude<Drift, { readonly kind: "changed" }>): string {
  switch (drift.kind) {
    case "unchanged":
      return "the source is the same";
    case "same-facts":
      return "other words, the same contract";
    case "no-source":
      return "nothing says where it came from";
    case "superseded":
      return `stays as it was: ${drift.by} is a later document of the same source`;
    case "unreadable":
      return `could not be read again: ${withHint(drift.problem)}`;
  }
}

const withHint = ({ message, hint }: Problem): string =>
  hint === undefined ? message : `${message} (${hint.replace(/\.$/, "")})`;

/** Said where a later day has a document of its own. */
export const besideText = (version: string, later: string): string =>
  `${version} stays, to tell what went since then; when the code is right for ${later}, make that the "from" of the config`;

export const wordsOf = ({ api }: TouchedVersion, finding: TouchedVersion["findings"][number]): string =>
  messageLine(messageOf(finding, api));

/** The same, sentence by sentence, for a format that sets names apart. */
export function phrasesOf({ api }: TouchedVersion, finding: TouchedVersion["findings"][number]): readonly Phrase[] {
  const { what, left, advice }: Message = messageOf(finding, api);
  return [what, ...(left === undefined ? [] : [left]), ...advice];
}

/** One line for a title: what of all that concerns the reader. */
export function headline({ documents, touched, provider }: UpdateReport): string {
  const changed = documents.filter(({ drift }) => drift.kind === "changed").map(({ spec }) => spec.version);
  if (changed.length === 0) return `${provider}: no document changed`;
  const findings = (touched ?? []).reduce((sum, one) => sum + one.findings.length, 0);
  const concern =
    touched === undefined
      ? ""
      : findings === 0
        ? "; nothing that this code uses"
        : `; ${counted(findings, "place")} in this code`;
  return `${provider}: ${changed.join(", ")} changed${concern}`;
}
