import { describe, expect, test } from "vitest";
import { fieldNames } from "../../../src/report/calls/field-names.js";
import { render as renderJson, toCallsJson } from "../../../src/report/calls/json.js";
import { render as renderPretty } from "../../../src/report/calls/pretty.js";
import { emptyInventory, portalInventory } from "../reports/inventory.js";

const golden = (name: string) => new URL(`../../fixtures/report/golden/${name}`, import.meta.url).pathname;

describe("calls", () => {
  test("as JSON have the public names, each field once, an unknown method as null", () => {
    expect(toCallsJson(portalInventory).calls).toEqual([
      {
        file: "src/api.ts",
        line: 12,
        column: 18,
        endLine: 12,
        endColumn: 60,
        method: "GET",
        api: "runai",
        path: "/api/v1/workloads/{}",
        operations: ["GET /api/v1/workloads/{workloadId}"],
        query: ["limit"],
        headers: ["x-foo"],
        body: [],
        reads: ["workloads[].name"],
        certainty: "certain",
        via: [{ file: "src/http.ts", line: 40 }],
        from: [{ file: "src/page.tsx", line: 7 }],
        client: "fetch",
        inTest: false,
      },
      expect.objectContaining({
        file: "src/jobs.ts",
        line: 3,
        method: "POST",
        body: ["spec.compute.migProfile", 'labels["a.b"]'],
        client: "axios",
      }),
      expect.objectContaining({
        file: "src/jobs.ts",
        line: 9,
        method: null,
        operations: [],
        certainty: "likely",
        inTest: true,
      }),
    ]);
    expect(toCallsJson(portalInventory)).toMatchObject({
      schemaVersion: 1,
      unresolved: [{ file: "src/x.ts", line: 3, column: 1, reason: "path comes from outside the code" }],
      troubledFiles: [{ file: "src/broken.ts", line: null, reason: "';' expected" }],
      summary: { files: 120, filesParsed: 9, calls: 3, unresolved: 1, ms: 840 },
    });
  });

  test.each([
    ["portal", portalInventory],
    ["clean", emptyInventory],
  ])("%s: shown as the golden files do", async (story, inventory) => {
    await expect(renderJson(inventory)).toMatchFileSnapshot(golden(`${story}.calls.json`));
    await expect(renderPretty(inventory, { color: false, width: 80 })).toMatchFileSnapshot(
      golden(`${story}.calls.txt`),
    );
  });
});

test("a field is named once, at its innermost: spec.compute says that there is a spec", () => {
  const at = { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
  const use = (...path: readonly string[]) => ({ path, at, values: [], certainty: "certain" as const });
  const fields = [
    use("spec"),
    use("spec", "compute"),
    use("spec", "compute", "gpu"),
    use("name"),
    use("roles"),
    use("roles", "[]"),
    use("name"),
  ];
  expect(fieldNames(fields)).toEqual(["spec.compute.gpu", "name", "roles"]);
});
