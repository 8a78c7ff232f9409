// Holds what the program says against the truth: each known call found or missed in which way, each finding right or not.
import type { Finding, NotUnderstood, Reported, ReportedCall } from "./run.js";
import { type CallSite, isCallSite, type NoCall, type Place, type Status, type Truth } from "./truth.js";

/**
 * `found`: at the very line, with its operation (a call that no document lists: with its path). The others are misses:
 * `caller`: told at another line of the way that the call takes. `near`: up to three lines off. `told`: listed as not
 * understood. `misread`: another call is said to be there. `silent`: nothing is said, the worst.
 */
export const OUTCOMES = ["found", "caller", "near", "told", "misread", "silent"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Score {
  outcomes: Record<Outcome, number>;
  /** Calls that are said to be the API's, and those of them that are not. */
  said: number;
  wrong: number;
  /** Findings that would fail a build, those of them that are wrong, and those that the truth does not decide. */
  gate: number;
  wrongAtGate: number;
  undecidedAtGate: number;
  /** Known calls that are deprecated, removed, unlisted or not yet there, and those reported as such. */
  statuses: { known: number; reported: number };
  /** Fields that are used though removed or deprecated, and those reported where they are used. */
  fields: { known: number; reported: number };
  /** A line for each that is not right. */
  notes: string[];
}

/** Lines that a report may be off and still be right where every call is known. */
const SLACK = 3;
/** Lines between a call and the field that it sends. */
const FIELD_SLACK = 12;
/** Such an entry speaks for all that follows it in its file. */
const CUT_SHORT = /\blimit\b|\bbeyond\b/;

export function judge(truth: Truth, reported: Reported): Score {
  const score: Score = {
    outcomes: { found: 0, caller: 0, near: 0, told: 0, misread: 0, silent: 0 },
    said: 0,
    wrong: 0,
    gate: 0,
    wrongAtGate: 0,
    undecidedAtGate: 0,
    statuses: { known: 0, reported: 0 },
    fields: { known: 0, reported: 0 },
    notes: [],
  };
  judgeSites(truth, reported, score);
  judgeCalls(truth, reported, score);
  judgeStatuses(truth, reported, score);
  judgeGate(truth, reported, score);
  judgeFields(truth, reported, score);
  return score;
}

function judgeSites(truth: Truth, reported: Reported, score: Score): void {
  for (const site of countedSites(truth)) {
    const outcome = outcomeOf(site, reported);
    score.outcomes[outcome] += 1;
    if (outcome !== "found") score.notes.push(`${outcome}: ${shown(site.at)} ${site.call}`);
  }
}

function outcomeOf(site: CallSite, { calls, unresolved }: Reported): Outcome {
  const fitting = calls.filter((call) => isCallOf(call, site));
  if (fitting.some((call) => isAt(call, site))) return "found";
  if (fitting.some(({ via }) => via.some((step) => isAt(step, site)))) return "caller";
  if (fitting.some((call) => isAt(call, site, SLACK))) return "near";
  if (unresolved.some((entry) => covers(entry, site))) return "told";
  return calls.some((call) => isAt(call, site)) ? "misread" : "silent";
}

function covers(entry: NotUnderstood, site: CallSite): boolean {
  if (isAt(entry, site)) return true;
  const { file, line } = site.at;
  if (line === undefined || !isFile(entry.file, file) || entry.line > line) return false;
  return line <= entry.endLine || CUT_SHORT.test(entry.reason);
}

function judgeCalls(truth: Truth, { calls }: Reported, score: Score): void {
  const known = truth.sites.filter((site) => isCallSite(site) || site.is !== "several");
  for (const call of calls) {
    if (call.operations.length === 0 || call.inTest || isLeftOpen(call, truth)) continue;
    if (truth.sample && !known.some((site) => isAt(call, site))) continue;
    score.said += 1;
    const right = countedSites(truth).some(
      (site) =>
        isCallOf(call, site) &&
        (isAt(call, site, truth.sample ? 0 : SLACK) || call.via.some((step) => isAt(step, site))),
    );
    if (right) continue;
    score.wrong += 1;
    score.notes.push(`no such call: ${call.file}:${call.line} ${call.certainty} ${call.method} ${call.path}`);
  }
}

function isLeftOpen(call: ReportedCall, truth: Truth): boolean {
  return truth.sites.some((site) => {
    if (isCallSite(site)) return site.optional && isAt(call, site, SLACK);
    if (site.is === "address") return isAt(call, site, SLACK);
    return site.is === "several" && [call, ...call.via].some((step) => isAt(step, site));
  });
}

function judgeStatuses(truth: Truth, { findings }: Reported, score: Score): void {
  for (const site of countedSites(truth)) {
    if (site.status === "ok") continue;
    score.statuses.known += 1;
    const reported =
      site.alsoStatus.some((other) => other !== site.status) ||
      findings.some(
        (finding) =>
          statusOf(finding) === site.status &&
          placesOf(finding).some((one) => isAt(one, site)) &&
          isAbout(finding, site),
      );
    if (reported) score.statuses.reported += 1;
    else score.notes.push(`not reported as ${site.status}: ${shown(site.at)} ${site.call}`);
  }
}

function judgeGate(truth: Truth, { findings }: Reported, score: Score): void {
  for (const finding of findings) {
    if (finding.severity !== "error" || finding.certainty === "possible" || isTestFile(finding.file)) continue;
    score.gate += 1;
    const verdict = gateVerdict(truth, finding);
    if (verdict === "right" || verdict === "elsewhere") continue;
    score[verdict === "wrong" ? "wrongAtGate" : "undecidedAtGate"] += 1;
    score.notes.push(`${verdict} at the gate: ${finding.file}:${finding.line} ${finding.ruleId} ${finding.operation}`);
  }
}

function gateVerdict(truth: Truth, finding: Finding): "right" | "wrong" | "undecided" | "elsewhere" {
  const places = [...placesOf(finding), ...finding.via];
  const slack = truth.sample ? 0 : SLACK;
  const standsAt = (site: CallSite | NoCall, lines: number): boolean => places.some((one) => isAt(one, site, lines));
  const nothingKnown = truth.sample && !truth.sites.some((site) => standsAt(site, slack));
  if (nothingKnown || truth.sites.some((site) => !isCallSite(site) && site.is === "several" && standsAt(site, 0)))
    return "elsewhere";

  const own = truth.sites.filter(isCallSite).filter((site) => standsAt(site, slack) && isAbout(finding, site));
  const status = statusOf(finding);
  if (status !== undefined) {
    const listed = own.some((site) => site.status === status || site.alsoStatus.includes(status));
    const onlyAnAddress =
      status !== "unlisted" &&
      truth.sites.some((site) => !isCallSite(site) && site.is === "address" && standsAt(site, slack));
    return listed || onlyAnAddress ? "right" : "wrong";
  }
  const name = lastName(finding.element?.path ?? []);
  const known =
    own.some((site) => site.changedFields.includes(name)) ||
    truth.reads.some(({ field }) => lastName(field.split(".")) === name);
  if (known) return "right";
  // the truth lists every removed and deprecated field of a whole code base, and of a sample none
  const decided = !truth.sample && /^(removed|deprecated|expired)-/.test(finding.ruleId);
  return own.length > 0 && !decided ? "undecided" : "wrong";
}

function judgeFields(truth: Truth, { findings }: Reported, score: Score): void {
  const atCalls = countedSites(truth).flatMap((site) =>
    site.usesFields.map(({ field, change }) => ({ at: site, field, change, slack: FIELD_SLACK })),
  );
  const reads = truth.reads.map(({ at, field, change }) => ({ at: { at }, field, change, slack: 0 }));
  for (const { at, field, change, slack } of [...atCalls, ...reads]) {
    score.fields.known += 1;
    const name = lastName(field.split("."));
    const reported = findings.some(
      (finding) =>
        lastName(finding.element?.path ?? []) === name &&
        (finding.ruleId.startsWith(`${change}-`) || finding.ruleId.startsWith("expired-")) &&
        placesOf(finding).some((one) => isAt(one, at, slack)),
    );
    if (reported) score.fields.reported += 1;
    else score.notes.push(`field not reported as ${change}: ${shown(at.at)} ${field}`);
  }
}

const countedSites = (truth: Truth): CallSite[] => truth.sites.filter(isCallSite).filter(({ optional }) => !optional);

function statusOf({ ruleId, element }: Finding): Status | undefined {
  switch (ruleId) {
    case "removed-endpoint":
      return "removed";
    case "deprecated-endpoint":
    case "expired-endpoint":
      return "deprecated";
    case "unlisted-endpoint":
      return "unlisted";
    case "not-yet-available":
      return element?.kind === "operation" ? "not-yet-available" : undefined;
    default:
      return undefined;
  }
}

/** A site that a document lists is matched to its operation; one that none lists is seen with its path. */
function isCallOf(call: ReportedCall, site: CallSite): boolean {
  const unlisted = site.status === "unlisted" || site.alsoStatus.includes("unlisted");
  return (
    call.operations.some((operation) => isOperation(operation, site)) ||
    (unlisted && endsLike(`${call.method} ${call.path}`, site))
  );
}

const isAbout = ({ operation }: Finding, site: CallSite): boolean =>
  operation !== null && (isOperation(operation, site) || endsLike(operation, site));

function isOperation(operation: string, site: CallSite): boolean {
  const fold = (text: string): string => (site.anyCase ? text.toLowerCase() : text);
  const { method, path } = splitOperation(site.call);
  return [site.documentedAs, path, site.shadowedBy].some(
    (one) => one !== undefined && fold(blank(operation)) === fold(`${method} ${one}`),
  );
}

function endsLike(operation: string, site: CallSite): boolean {
  const [said, known] = [splitOperation(blank(operation)), splitOperation(site.call)];
  return said.method === known.method && said.path.toLowerCase().endsWith(known.path.toLowerCase());
}

function splitOperation(operation: string): { method: string; path: string } {
  const space = operation.indexOf(" ");
  return { method: operation.slice(0, space), path: operation.slice(space + 1) };
}

/** `GET /things/{id}/` is `GET /things/{}`. */
const blank = (operation: string): string => {
  const { method, path } = splitOperation(operation);
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}").replace(/\/+$/, "") || "/"}`;
};

const placesOf = ({ file, line, call }: Finding): LinePlace[] => (call ? [{ file, line }, call] : [{ file, line }]);
interface LinePlace {
  file: string;
  line: number;
}

function isAt(one: LinePlace, site: { at: Place; alsoAt?: Place[] }, slack = 0): boolean {
  return [site.at, ...(site.alsoAt ?? [])].some(
    ({ file, line }) => isFile(one.file, file) && (line === undefined || Math.abs(one.line - line) <= slack),
  );
}

const isFile = (file: string, known: string): boolean => file === known || file.endsWith(`/${known}`);
const isTestFile = (file: string): boolean => /\.(test|spec)\.[jt]sx?$/.test(file);
const lastName = (path: readonly string[]): string =>
  path
    .map((step) => step.replaceAll("[]", ""))
    .filter((step) => step !== "" && step !== "{}")
    .at(-1) ?? "";
const shown = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`);
