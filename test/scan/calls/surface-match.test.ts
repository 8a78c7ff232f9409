/** Which paths say more than where the API begins. */
import { expect, test } from "vitest";
import type { Segment } from "../../../src/scan/calls/segments.js";
import { SurfaceMatch } from "../../../src/scan/calls/surface-match.js";
import { SURFACE } from "../engine/engine.js";

const operation = (method: string, path: string) => ({ method, path, operationId: undefined, inBase: true });
const match = new SurfaceMatch({
  ...SURFACE,
  operations: [
    operation("GET", "/api/v3/users"),
    operation("GET", "/api/v3/users/{id}"),
    operation("POST", "/api/v3/groups"),
    operation("GET", "/api/v3/{kind}/{id}/history"),
  ],
});
const segmentsIn = (path: string): readonly Segment[] =>
  path.split("/").map((text): Segment => {
    if (text === "{}") return { kind: "hole", parameter: false };
    return text.includes("{}") ? { kind: "mixed", text, parameter: false } : { kind: "literal", text };
  });

test.each<[method: string | undefined, path: string, said: boolean]>([
  ["GET", "api/v3", false],
  ["GET", "api", false],
  ["GET", "{}", false],
  ["GET", "api/v3/{}", true],
  ["DELETE", "api/v3/{}", false],
  [undefined, "api/v3/{}", true],
  ["GET", "api/v3/{}/{}", true],
  ["GET", "api/v3/{}/{}/{}", true],
  ["GET", "api/v3/{}/{}/{}/{}", false],
  ["GET", "api/v3/teams", true],
  ["GET", "api/v4", true],
  ["GET", "v3/api", true],
  ["DELETE", "api/v3/users", true],
  ["GET", "api/v3/pre-{}", true],
  ["GET", "{}/users", true],
])("%s /%s: %s", (method, path, said) => {
  expect(match.isSaid(method, segmentsIn(path))).toBe(said);
});
