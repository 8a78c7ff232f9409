import { createHash } from "node:crypto";
import type { Finding } from "./finding.js";

/**
 * What a finding is about: call, element and place. The place goes in by the names around it, never by file or line:
 * it must survive reformatting and moving code. In a workspace the package is one of these names: a run from within one
 * package does not see what the others have, and must number alike.
 */
type FingerprintSubject = Pick<Finding, "ruleId" | "operation" | "element" | "detail" | "place"> & {
  /** `Client.users`; absent where nothing named is around */
  readonly symbol?: string;
};

/**
 * Findings with fingerprints, in the order given. Findings about the same thing are numbered in that order,
 * so give them sorted: after one of three is fixed, the last number falls away and the others stand.
 * `api` is the provider's name: `GET /users` of one API is not that of another.
 * `packageOf`: the package of a workspace that a file belongs to, "" outside of any.
 */
export function withFingerprints<F extends FingerprintSubject>(
  findings: readonly F[],
  api: string,
  packageOf: (file: string) => string,
): readonly (F & { fingerprint: string })[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const subject = subjectOf(finding, packageOf(finding.place.file));
    const ordinal = seen.get(subject) ?? 0;
    seen.set(subject, ordinal + 1);
    return { ...finding, fingerprint: digest(`${api}\n${subject}\n${ordinal}`) };
  });
}

/** `element.path` goes in as JSON: an array can hold any character, a joined string could be read two ways. */
function subjectOf(
  { ruleId, operation, element, detail, symbol = "" }: FingerprintSubject,
  packageName: string,
): string {
  const place = packageName === "" ? [symbol] : [symbol, packageName];
  return [ruleId, operation, element.kind, JSON.stringify(element.path), particularOf(detail), ...place].join("\n");
}

/** What tells two findings on one element apart; words and values that a new release rewrites stay out. */
function particularOf(detail: FingerprintSubject["detail"]): string {
  switch (detail.kind) {
    case "changed":
      return detail.ruleId;
    case "interface":
      return `${detail.signature} ${detail.text}`;
    case "retargeted":
      return detail.symbol;
    case "suppression":
      return `${detail.rule} ${detail.text}`;
    case "none":
    case "not-yet":
    case "spelling":
      return "";
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
