/** The tools, in the order in which they are listed. */
import { z } from "zod";
import type { CallsJson } from "../../report/calls/json.js";
import type { CheckJson } from "../../report/check/json.js";
import {
  cut,
  optionsOf,
  pageLine,
  pageOf,
  pageSchema,
  pathsInside,
  pathsSchema,
  releasesSchema,
  sideInside,
} from "./arguments.js";
import { type CommandRun, defineTool, type Question, type Tool, type ToolAnswer } from "./tool.js";

/** Nothing that an agent asks reads an address, and no result is kept where a config of the code says. */
const QUIETLY = ["--offline", "--quiet"];

const overPaths = (
  command: readonly string[],
  root: string,
  paths: readonly string[],
  answer: (run: CommandRun) => ToolAnswer,
): Question => {
  const inside = pathsInside(root, paths);
  return typeof inside === "string"
    ? { kind: "refused", reason: inside }
    : { kind: "run", args: [...command, ...QUIETLY, "--", ...inside], answer };
};

const check = defineTool({
  name: "check",
  title: "Calls that an API upgrade breaks",
  description: [
    "Finds the API calls in the code under the root that the next release of the API breaks or deprecates.",
    "One line per finding: file:line:column: severity rule: what, how long it is kept, what to do.",
  ].join(" "),
  schema: z.strictObject({
    paths: pathsSchema,
    ...releasesSchema,
    severity: z.enum(["error", "warning", "info"]).optional().describe("only findings of this severity"),
    rule: z.string().optional().describe("only findings of this rule, such as removed-endpoint"),
    ...pageSchema,
  }),
  ask: ({ paths, from, to, provider, severity, rule, limit, cursor }, root) =>
    overPaths(
      ["check", ...optionsOf({ from, to, provider }), "--format=json", "--no-cache", "--allow-empty"],
      root,
      paths,
      ({ out }) => {
        const report = JSON.parse(out) as CheckJson;
        const wanted = report.findings.filter(
          (finding) =>
            (severity === undefined || finding.severity === severity) &&
            (rule === undefined || finding.ruleId === rule),
        );
        const page = pageOf(wanted, cursor, limit);
        const lines = page.shown.map((one) =>
          cut(`${one.file}:${one.line}:${one.column}: ${one.severity} ${one.ruleId}: ${one.message}`),
        );
        return {
          text: [...lines, pageLine(page, "finding", "findings"), ...report.remarks].join("\n"),
          structured: {
            summary: report.summary,
            findings: page.shown.map(
              ({ ruleId, severity: how, file, line, column, operation, message, replacement, fingerprint }) => {
                return { ruleId, severity: how, file, line, column, operation, message, replacement, fingerprint };
              },
            ),
            next: page.next,
          },
        };
      },
    ),
});

const calls = defineTool({
  name: "calls",
  title: "Every API call in the code",
  description: "Lists the calls of the API in the code under the root, and what looks like one and was not understood.",
  schema: z.strictObject({ paths: pathsSchema, provider: releasesSchema.provider, ...pageSchema }),
  ask: ({ paths, provider, limit, cursor }, root) =>
    overPaths(
      ["calls", ...optionsOf({ provider }), "--format=json", "--no-cache", "--allow-empty"],
      root,
      paths,
      ({ out }) => {
        const inventory = JSON.parse(out) as CallsJson;
        const lines = [
          ...inventory.calls.map(
            (call) => `${call.file}:${call.line}:${call.column}: ${call.method ?? "?"} ${call.path}`,
          ),
          ...inventory.unresolved.map((one) => `${one.file}:${one.line}:${one.column}: not understood: ${one.reason}`),
        ];
        const page = pageOf(lines, cursor, limit);
        return {
          text: [...page.shown.map(cut), pageLine(page, "call or place", "calls and places")].join("\n"),
          structured: { summary: inventory.summary, next: page.next },
        };
      },
    ),
});

const explain = defineTool({
  name: "explain",
  title: "A rule, or the life of an operation",
  description: [
    "What a rule means and what to do about it (`removed-endpoint`), or since when an operation or a field of it is",
    "deprecated, until when it is kept and what replaces it (`GET /v1/k8s/users`, `POST /api/v1/token appID`).",
  ].join(" "),
  schema: z.strictObject({
    subject: z.string().min(1).max(300).regex(/^[^-]/),
    to: releasesSchema.to,
    provider: releasesSchema.provider,
  }),
  ask: ({ subject, to, provider }) => ({
    kind: "run",
    args: ["explain", ...optionsOf({ to, provider }), ...QUIETLY, "--", subject],
    answer: ({ out }) => ({ text: out }),
  }),
});

const diff = defineTool({
  name: "diff",
  title: "What changed between two releases",
  description:
    "The changes between two releases of the API, or between two OpenAPI documents under the root, whoever calls them.",
  schema: z.strictObject({
    base: z.string().min(1).describe("a release (2.22) or a file under the root"),
    target: z.string().min(1).describe("a release (2.24) or a file under the root"),
    provider: releasesSchema.provider,
    breakingOnly: z.boolean().default(false),
    ...pageSchema,
  }),
  ask: ({ base, target, provider, breakingOnly, limit, cursor }, root) => {
    const sides = [base, target].map((side) => sideInside(root, side));
    const reason = sides.flatMap((side) => ("refused" in side ? [side.refused] : []))[0];
    if (reason !== undefined) return { kind: "refused", reason };
    const named = sides.flatMap((side) => ("name" in side ? [side.name] : []));
    return {
      kind: "run",
      args: ["diff", ...optionsOf({ provider }), "--format=json", ...QUIETLY, "--", ...named],
      answer: ({ out }) => {
        const { changes, summary } = JSON.parse(out) as DiffJson;
        const page = pageOf(
          changes.filter(({ level }) => !breakingOnly || level === "breaking"),
          cursor,
          limit,
        );
        const lines = page.shown.map(({ level, ruleId, element, affects }) => {
          const where = affects.map(({ method, path }) => `${method} ${path}`).slice(0, 3);
          const more = affects.length > where.length ? ` and ${affects.length - where.length} more` : "";
          return cut(`${level} ${ruleId} ${element.path.join(".")} in ${where.join(", ")}${more}`);
        });
        return {
          text: [...lines, pageLine(page, "change", "changes")].join("\n"),
          structured: { summary, next: page.next },
        };
      },
    };
  },
});

interface DiffJson {
  readonly changes: readonly {
    readonly level: string;
    readonly ruleId: string;
    readonly element: { readonly path: readonly string[] };
    readonly affects: readonly { readonly method: string; readonly path: string }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const timeline = defineTool({
  name: "timeline",
  title: "What is deprecated and until when",
  description: "What the API deprecates, until when each is kept and what is gone, by release and by date.",
  schema: z.strictObject({
    filter: z.string().max(200).regex(/^[^-]/).optional().describe("a word of the path, such as users"),
    provider: releasesSchema.provider,
    ...pageSchema,
  }),
  ask: ({ filter, provider, limit, cursor }) => ({
    kind: "run",
    args: ["timeline", ...optionsOf({ provider }), ...QUIETLY, ...(filter === undefined ? [] : ["--", filter])],
    answer: ({ out }) => {
      const page = pageOf(out.trimEnd().split("\n"), cursor, limit);
      return { text: [...page.shown.map(cut), pageLine(page, "line", "lines")].join("\n") };
    },
  }),
});

const fix = defineTool({
  name: "fix",
  title: "A patch of the edits that are proved",
  description: [
    "A patch that `git apply` takes, of the edits that are proved to be safe for the calls they change.",
    "Nothing is written: show the patch to the user, or apply it yourself when asked to.",
  ].join(" "),
  schema: z.strictObject({
    paths: pathsSchema,
    ...releasesSchema,
    rule: z
      .string()
      .regex(/^[a-z][a-z-]*$/)
      .optional()
      .describe("only for findings of this rule"),
    finding: z
      .string()
      .regex(/^[\w:-]+$/)
      .optional()
      .describe("only for the finding with this fingerprint"),
    suggested: z.boolean().default(false).describe("also what is plausible and not proved: it has to be looked at"),
  }),
  ask: ({ paths, from, to, provider, rule, finding, suggested }, root) =>
    overPaths(
      [
        "fix",
        ...optionsOf({ from, to, provider, rule, finding }),
        "--format=patch",
        "--no-cache",
        ...(suggested ? ["--suggested"] : []),
      ],
      root,
      paths,
      ({ out, err }) => ({ text: out === "" ? `no edit is proved\n${err}`.trim() : out }),
    ),
});

export const TOOLS: readonly Tool[] = [check, calls, explain, diff, timeline, fix];
