import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../../src/check/finding.js";
import { MOST_RESULTS } from "../../../src/report/check/sarif.js";
import { rendered } from "../render.js";
import { cleanReport, finding, reportOf } from "../reports/build.js";
import { manyReport } from "../reports/many.js";
import { portalReport } from "../reports/portal.js";

interface Place {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Readonly<Record<string, number>>;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly Place[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
}
interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly defaultConfiguration: { readonly level: string };
        readonly help: { readonly markdown: string };
      }[];
    };
  };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly results: readonly Result[];
}

const run = async (report: CheckReport, context = {}): Promise<Run> => {
  const log = JSON.parse(await rendered("sarif", report, context)) as { readonly runs: readonly Run[] };
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
};
const resultOf = (one: Run, ruleId: string, file: string): Result | undefined =>
  one.results.find(
    (result) => result.ruleId === ruleId && result.locations[0]?.physicalLocation.artifactLocation.uri === file,
  );

describe("sarif", () => {
  test("places a field finding at the field, and leads from there to call, transport and specification", async () => {
    const result = resultOf(await run(portalReport), "removed-request-field", "src/workspaces.ts");
    expect(result?.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: "src/workspaces.ts", uriBaseId: "SRCROOT" },
        region: { startLine: 8, startColumn: 76, endLine: 8, endColumn: 96 },
      },
      logicalLocations: [{ fullyQualifiedName: "POST /api/v1/workloads/workspaces", kind: "member" }],
    });
    expect(
      result?.relatedLocations?.map(({ id, message, physicalLocation: { artifactLocation, region } }) => [
        id,
        message?.text,
        artifactLocation.uriBaseId,
        artifactLocation.uri,
        region["startLine"],
      ]),
    ).toEqual([
      [1, "the call", "SRCROOT", "src/workspaces.ts", 4],
      [2, "where it is sent", "SRCROOT", "src/http.ts", 17],
      [3, "specification: specs/2.22.json", "SRCROOT", "specs/2.22.json", 5120],
    ]);
    expect(result?.relatedLocations?.[2]?.logicalLocations?.[0]?.fullyQualifiedName).toBe(
      "specs/2.22.json#/components/schemas/ComputeFields/properties/migProfile",
    );
    expect(result?.message.text).toContain(
      "See [the call](1), [where it is sent](2), [specification: specs/2.22.json](3).",
    );
  });

  test("gives every result its rule, a level and a fingerprint of its own", async () => {
    const { results, tool } = await run(portalReport);
    expect(results.map((result) => tool.driver.rules[result.ruleIndex]?.id)).toEqual(
      results.map((result) => result.ruleId),
    );
    expect(new Set(results.map((result) => result.level))).toEqual(new Set(["error", "warning", "note"]));
    const hashes = results.map((result) => result.partialFingerprints["primaryLocationLineHash"] ?? "");
    expect(new Set(hashes).size).toBe(results.length);
    expect(hashes.filter((hash) => !/^[\w-]+:\d+$/.test(hash))).toEqual([]);
  });

  test("tells the level a rule has by default", async () => {
    const { tool } = await run(portalReport);
    expect(
      Object.fromEntries(tool.driver.rules.map((rule) => [rule.id, rule.defaultConfiguration.level])),
    ).toMatchObject({
      "removed-endpoint": "error",
      "deprecated-parameter": "warning",
      "unlisted-parameter": "note",
    });
  });

  test("numbers results that share a fingerprint", async () => {
    const place = { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const twin = finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place,
      operation: "GET /a",
      fingerprint: "same",
    });
    const { results } = await run(reportOf([twin, { ...twin, place: { ...place, line: 2, endLine: 2 } }]));
    expect(results.map((result) => result.partialFingerprints["primaryLocationLineHash"])).toEqual([
      "same:1",
      "same:2",
    ]);
  });

  test("keeps accepted findings as suppressed, with who and why", async () => {
    const { results } = await run(portalReport);
    expect(results.filter((result) => result.suppressions?.length !== 0).map((result) => result.suppressions)).toEqual([
      [{ kind: "inSource", status: "accepted", justification: "waits for the new role model" }],
      [{ kind: "external", status: "accepted", justification: "read by our gateway" }],
    ]);
  });

  test("says what the run did not understand", async () => {
    const { invocations } = await run(portalReport);
    expect(invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      "src/proxy.ts:14:10: call not understood: the path comes from outside the code",
      "src/generated/old.ts:3: not read whole: ';' expected; what could be read was read",
      "latest was captured on 2025-12-15, 340 days ago: refresh it with `lastcall spec add latest <url>`",
    ]);
  });

  test("counts paths from the repository and encodes what a URI cannot hold", async () => {
    const odd = finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place: { file: "src/a b#1%.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
      operation: "GET /a",
    });
    const { results } = await run(reportOf([odd]), { fromRepository: "packages/portal" });
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("packages/portal/src/a%20b%231%25.ts");
    const beside = {
      ...odd,
      contract: { base: { file: "../api specs/old.yaml", line: 1, column: 1, pointer: [] }, target: undefined },
    };
    const outside = await run(reportOf([beside]), { fromRepository: "packages/portal" });
    expect(outside.results[0]?.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri).toBe(
      "packages/api%20specs/old.yaml",
    );
  });

  test("keeps several APIs apart, and links rules where the documentation is known", async () => {
    expect((await run(cleanReport, { key: "billing api" })).automationDetails.id).toBe("lastcall/billing%20api/");
    expect(await rendered("sarif", portalReport, { documentation: "https://example.invalid/rules" })).toContain(
      "https://example.invalid/rules/removed-endpoint.md",
    );
  });

  test("makes no link of brackets in the text of others", async () => {
    const link = finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place: { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
      operation: "GET /[x](https://example.invalid)",
    });
    expect((await run(reportOf([link]))).results[0]?.message.text).toContain("\\[x](https://example.invalid)");
  });

  test("leaves out the least urgent beyond what GitHub takes, and says so", async () => {
    const { results, invocations } = await run(manyReport(MOST_RESULTS + 8));
    expect(results).toHaveLength(MOST_RESULTS);
    expect(results.filter((result) => result.level === "note")).toHaveLength(Math.floor((MOST_RESULTS + 8) / 4) - 8);
    expect(invocations[0]?.toolExecutionNotifications.at(-1)?.message.text).toBe(
      "8 less urgent findings are left out: a run may have 25000 results.",
    );
  });
});
