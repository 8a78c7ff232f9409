import { expect, test } from "vitest";
import { analyse } from "../../../src/scan/calls/analyse.js";
import type { SourceText } from "../../../src/scan/calls/analysis.js";
import { lineOf, SURFACE } from "./engine.js";

const source: SourceText = {
  path: "main.ts",
  language: "ts",
  generated: false,
  text: `import OpenAPIClientAxios from "openapi-client-axios";
export async function people() {
  const client: any = await new OpenAPIClientAxios({ definition: "https://app.run.ai/openapi.json" }).getClient();
  return client.getPeople();
}`,
};

const called = (...operations: readonly (readonly [path: string, inBase: boolean])[]): readonly string[] =>
  analyse({
    files: [source],
    load: () => undefined,
    clients: [],
    surface: {
      ...SURFACE,
      operations: operations.map(([path, inBase]) => ({ method: "GET", path, operationId: "getPeople", inBase })),
    },
  }).calls.map((call) => lineOf(call));

test("an operation id that only another release has is a call of it", () => {
  expect(called(["/v1/k8s/users", false])).toEqual(["GET /v1/k8s/users @main.ts:4"]);
});

test.each([
  ["a member for each operation", `octokit.rest.people.listForTeam({ team: "a", role: "b" })`],
  ["without rest", `octokit.people.listForTeam({ team: "a", role: "b" })`],
  ["page by page", `octokit.paginate(octokit.rest.people.listForTeam, { team: "a", role: "b" })`],
])("octokit: %s", (_name, expression) => {
  const text = `import { Octokit } from "@octokit/rest";\nexport const f = (octokit: Octokit) => ${expression};`;
  const { calls } = analyse({
    files: [{ ...source, text }],
    load: () => undefined,
    clients: [],
    surface: {
      ...SURFACE,
      operations: [{ method: "GET", path: "/teams/{team}/people", operationId: "people/list-for-team", inBase: true }],
    },
  });
  expect(calls.map((call) => lineOf(call))).toEqual(["GET /teams/{}/people [query: role] @main.ts:2"]);
});

test("the release that runs now says first what an operation id means", () => {
  expect(called(["/api/v1/people", false], ["/v1/k8s/users", true])).toEqual(["GET /v1/k8s/users @main.ts:4"]);
});
