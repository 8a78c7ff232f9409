/** Each machine format is read by its published schema or by a parser of that format. */
import type { AnySchema } from "ajv";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../../src/check/finding.js";
import { rendered } from "../render.js";
import { cleanReport } from "../reports/build.js";
import { hostileReport, hostileSource } from "../reports/hostile.js";
import { manyReport, manySource } from "../reports/many.js";
import { portalReport } from "../reports/portal.js";
import { errorsBy, sarifSchema } from "../sarif-schema.js";

const reports: readonly (readonly [string, CheckReport])[] = [
  ["the portal", portalReport],
  ["nothing", cleanReport],
  ["hostile text", hostileReport],
  ["2,000 findings", manyReport(2000)],
];
const source = (report: CheckReport) => (report === hostileReport ? hostileSource : manySource);

const valid = (schema: AnySchema, value: unknown): void => {
  expect(errorsBy(schema, value)).toEqual([]);
};

const position = {
  type: "object",
  required: ["line"],
  additionalProperties: false,
  properties: { line: { type: "integer", minimum: 1 }, column: { type: "integer", minimum: 1 } },
};
const rdLocation = {
  type: "object",
  required: ["path"],
  additionalProperties: false,
  properties: {
    path: { type: "string" },
    range: {
      type: "object",
      required: ["start"],
      additionalProperties: false,
      properties: { start: position, end: position },
    },
  },
};
/** After reviewdog's proto/rdf: unknown fields are errors there. */
const rdjsonSchema: AnySchema = {
  type: "object",
  required: ["diagnostics"],
  additionalProperties: false,
  properties: {
    source: {
      type: "object",
      additionalProperties: false,
      properties: { name: { type: "string" }, url: { type: "string" } },
    },
    severity: { enum: ["ERROR", "WARNING", "INFO"] },
    diagnostics: {
      type: "array",
      items: {
        type: "object",
        required: ["message", "location"],
        additionalProperties: false,
        properties: {
          message: { type: "string", minLength: 1 },
          location: rdLocation,
          severity: { enum: ["ERROR", "WARNING", "INFO"] },
          code: {
            type: "object",
            required: ["value"],
            additionalProperties: false,
            properties: { value: { type: "string" }, url: { type: "string" } },
          },
          related_locations: {
            type: "array",
            items: {
              type: "object",
              required: ["location"],
              additionalProperties: false,
              properties: { message: { type: "string" }, location: rdLocation },
            },
          },
        },
      },
    },
  },
};

/** After GitLab's documentation of the Code Quality report. */
const gitlabSchema: AnySchema = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^[^./]" },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
};

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements in document order; anything not well-formed throws. */
const xmlElements = (text: string): readonly XmlElement[] => {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) =>
    open.push(elements.push({ name, attributes: { ...attributes }, text: "" }) - 1),
  );
  parser.on("text", (part) => {
    const current = elements[open.at(-1) ?? -1];
    if (current !== undefined) current.text += part;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return elements;
};

describe.each(reports)("%s", (_, report) => {
  const context = { source: source(report) };

  test("sarif is valid by the published schema", async () => {
    valid(sarifSchema(), JSON.parse(await rendered("sarif", report, context)));
  });

  test("gitlab is a Code Quality report with one fingerprint per entry", async () => {
    const entries = JSON.parse(await rendered("gitlab", report, context)) as readonly {
      readonly fingerprint: string;
    }[];
    valid(gitlabSchema, entries);
    expect(new Set(entries.map((entry) => entry.fingerprint)).size).toBe(report.findings.length);
  });

  test("rdjson is what reviewdog reads", async () => {
    valid(rdjsonSchema, JSON.parse(await rendered("rdjson", report, context)));
  });

  test("junit is well-formed, counts right and is never without a case", async () => {
    const elements = xmlElements(await rendered("junit", report, context));
    const [root] = elements;
    const number = (name: string) => elements.filter((element) => element.name === name).length;
    expect(root?.attributes).toMatchObject({ tests: String(number("testcase")), failures: String(number("failure")) });
    expect(number("failure")).toBe(report.summary.errors + report.summary.warnings);
    expect(number("skipped")).toBe(report.accepted.length);
    expect(number("testcase")).toBeGreaterThan(0);
  });

  test("checkstyle is well-formed and holds every finding under its file", async () => {
    const elements = xmlElements(await rendered("checkstyle", report, context)).slice(1);
    const files = elements.filter((element) => element.name === "file").length;
    expect(elements.length - files).toBe(report.findings.length);
    expect(files).toBe(new Set(report.findings.map((finding) => finding.place.file)).size);
  });
});

test("rdjson columns count bytes: Japanese before the call moves it by two bytes a character", async () => {
  const { diagnostics } = JSON.parse(await rendered("rdjson", portalReport)) as {
    readonly diagnostics: readonly {
      readonly code: { readonly value: string };
      readonly location: { readonly path: string; readonly range: { readonly start: unknown } };
    }[];
  };
  const logout = diagnostics.find(
    ({ code, location }) => code.value === "removed-endpoint" && location.path === "src/session.ts",
  );
  const utf16 = portalReport.findings.find(({ operation }) => operation === "POST /api/v1/logout")?.place.column ?? 0;
  const japanese = "名前サインイン".length;
  expect(logout?.location.range.start).toEqual({ line: 7, column: utf16 + 2 * japanese });
});

test("xml keeps every character that XML can hold", async () => {
  const file = `a<b>&"c'.ts`;
  const [finding] = portalReport.findings;
  if (finding === undefined) throw new Error("the portal has findings");
  const elements = xmlElements(
    await rendered("checkstyle", { ...portalReport, findings: [{ ...finding, place: { ...finding.place, file } }] }),
  );
  expect(elements[1]?.attributes["name"]).toBe(file);
});
