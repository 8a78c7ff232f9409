import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiKnowledge } from "../../../src/check/api/knowledge.js";
import { join as joinCalls } from "../../../src/check/join/index.js";
import { scanCode } from "../../../src/check/scanned.js";
import type { ApiCall, ApiSurface, FieldUse, ScanResult } from "../../../src/scan/call.js";
import { scan } from "../../../src/scan/index.js";
import { blanked, type ExpectedCall, type Snippet } from "./snippets.js";

export interface Marks {
  readonly wanted: number;
  readonly met: number;
}

export interface SnippetScore {
  readonly snippet: Snippet;
  readonly calls: Marks;
  readonly fields: Marks;
  readonly findings: Marks;
  /** what went wrong, a line each: to be read by who mends it */
  readonly faults: readonly string[];
}

export interface Knowledge {
  readonly surface: ApiSurface;
  readonly knowledge: ApiKnowledge;
}

/** The built-in provider, 2.22 → 2.24, as `check` would open it. */
export async function openKnowledge(): Promise<Knowledge> {
  const cwd = mkdtempSync(join(tmpdir(), "lastcall-"));
  const opened = await scanCode([], {
    cwd,
    today: "2026-11-20",
    from: "2.22",
    to: "2.24",
    allowEmpty: true,
    cache: false,
  });
  rmSync(cwd, { recursive: true, force: true });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value.apis[0].opened;
}

export async function scoreSnippet(snippet: Snippet, { surface, knowledge }: Knowledge): Promise<SnippetScore> {
  const scanned = await scan({ root: snippet.folder, paths: [], include: [], exclude: [], surface });
  if (!scanned.ok) throw new Error(`${snippet.id}: ${scanned.problem.message}`);
  return snippet.negative
    ? scoreNegative(snippet, scanned.value, knowledge)
    : scorePositive(snippet, scanned.value, knowledge);
}

function scorePositive(snippet: Snippet, scanned: ScanResult, knowledge: ApiKnowledge): SnippetScore {
  const faults: string[] = [];
  const fields = { wanted: 0, met: 0 };
  let met = 0;
  for (const expected of snippet.calls) {
    const candidates = scanned.calls.filter(
      (call) => call.method === expected.method && fits(expected.path, call.path),
    );
    if (candidates.length > 0) met += 1;
    else faults.push(`missed ${expected.method} ${expected.path}`);
    for (const part of ["query", "body", "reads"] as const) {
      const found = new Set(candidates.flatMap((call) => call[part].map(nameOf)));
      for (const name of expected[part]) {
        fields.wanted += 1;
        if ([...found].some((one) => covers(one, name))) fields.met += 1;
        else
          faults.push(
            `missed ${part} ${name} of ${expected.method} ${expected.path}; has ${[...found].join(", ") || "none"}`,
          );
      }
    }
  }
  for (const call of scanned.calls) {
    if (!snippet.calls.some((expected) => call.method === expected.method && fits(expected.path, call.path)))
      faults.push(`extra ${told(call)}`);
  }
  for (const call of scanned.unresolved) faults.push(`unresolved ${call.file}:${call.line} ${call.reason}`);
  const findings = findingsOf(scanned, knowledge);
  const wanted = snippet.findings.map(blanked);
  for (const finding of wanted) if (!findings.some((one) => one.text === finding)) faults.push(`no finding ${finding}`);
  for (const finding of findings)
    if (finding.known && !wanted.includes(finding.text)) faults.push(`extra finding ${finding.text}`);
  return {
    snippet,
    calls: { wanted: snippet.calls.length, met },
    fields,
    findings: {
      wanted: wanted.length,
      met: wanted.filter((finding) => findings.some((one) => one.text === finding)).length,
    },
    faults,
  };
}

/** A negative is met when nothing surer than `possible` is said of it. Live calls with live fields may be listed. */
function scoreNegative(snippet: Snippet, scanned: ScanResult, knowledge: ApiKnowledge): SnippetScore {
  const drafts = joinCalls(scanned, knowledge).drafts.filter((draft) => draft.certainty !== "possible");
  const faults = drafts.map((draft) => `${draft.certainty} ${draft.ruleId} ${draft.operation}`);
  const none = { wanted: 0, met: 0 };
  return {
    snippet,
    calls: { wanted: 1, met: faults.length === 0 ? 1 : 0 },
    fields: none,
    findings: none,
    faults: [...faults, ...scanned.calls.map((call) => `lists ${told(call)}`)],
  };
}

/** In the words of the corpus: kind, method, path with blanked parameters, field. */
function findingsOf(
  scanned: ScanResult,
  knowledge: ApiKnowledge,
): readonly { readonly text: string; readonly known: boolean }[] {
  return joinCalls(scanned, knowledge).drafts.map((draft) => {
    const [stage = "", ...rest] = draft.ruleId.split("-");
    const kind = KINDS[rest.join("-")];
    const life = stage === "expired" ? "deprecated" : stage;
    const field = draft.element.path.length === 0 ? "" : ` ${dotted(draft.element.path)}`;
    return {
      text: blanked(`${life}-${kind ?? rest.join("-")} ${draft.operation}${field}`),
      known: kind !== undefined && (life === "removed" || life === "deprecated"),
    };
  });
}

const KINDS: Readonly<Record<string, string>> = {
  endpoint: "endpoint",
  "request-field": "body",
  "response-field": "resp",
  parameter: "query",
};

/** Naming `spec.compute.gpu` names `spec.compute` too. */
const covers = (found: string, name: string): boolean =>
  found === name || found.startsWith(`${name}.`) || found.startsWith(`${name}[]`);

const told = (call: ApiCall): string =>
  `${call.certainty} ${call.method ?? "?"} ${call.path} at ${call.file}:${call.line}`;
const nameOf = (field: FieldUse): string => dotted(field.path);
const dotted = (path: readonly string[]): string => path.join(".").replace(/\.?\[\]/g, "[]");

/** `/users/{}` is met by `/users/{}` and by `/users/me`. */
function fits(expected: ExpectedCall["path"], actual: string): boolean {
  const [wanted, found] = [expected.split("/"), actual.split("/")];
  return wanted.length === found.length && wanted.every((segment, at) => segment === "{}" || segment === found[at]);
}
