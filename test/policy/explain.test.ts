import { beforeAll, describe, expect, test } from "vitest";
import type { Element } from "../../src/contract/element.js";
import { openProvider } from "../../src/contract/provider/index.js";
import { type History, openHistory } from "../../src/diff/history/index.js";
import { explain, operationsLike, resolveTarget, timeline } from "../../src/policy/index.js";
import { reachId } from "../../src/policy/uses.js";

let history: History;
beforeAll(async () => {
  const opened = await openProvider("runai");
  if (!opened.ok) throw new Error(opened.problem.message);
  const read = await openHistory(opened.value);
  if (!read.ok) throw new Error(read.problem.message);
  history = read.value;
}, 60_000);

const asked = (subject: string, to = "2.24") => {
  const target = resolveTarget(history.provider, to, "2026-11-20");
  if (!target.ok) throw new Error(target.problem.message);
  return explain(history, subject, { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" });
};
const named = (subject: string): readonly string[] => {
  const outcome = asked(subject);
  return outcome.ok
    ? outcome.value.subjects.map((life) => `${life.spelled} ${life.element.kind} ${life.element.path.join(".")}`.trim())
    : [outcome.problem.message, outcome.problem.hint ?? ""];
};

describe("what is explained", () => {
  test.each([
    ["GET /v1/k8s/users", ["GET /v1/k8s/users operation"]],
    ["get /v1/k8s/users", ["GET /v1/k8s/users operation"]],
    ["GET /api/v1/apps/{whatever}", ["GET /api/v1/apps/{appId} operation"]],
    ["/api/v1/token", ["POST /api/v1/token operation"]],
    ["POST /api/v1/token appID", ["POST /api/v1/token request-property appID"]],
    ["GET /api/v1/authorization/access-rules scopeType", ["GET /api/v1/authorization/access-rules query scopeType"]],
    ["GET /api/v1/workloads workloads[].urls", ["GET /api/v1/workloads response-property workloads.[].urls"]],
    [
      "POST /api/v1/workloads/workspaces migProfile",
      [
        "POST /api/v1/workloads/workspaces request-property spec.compute.migProfile",
        "POST /api/v1/workloads/workspaces response-property spec.compute.migProfile",
      ],
    ],
    ["GET /api/v1/user", ["no release of runai has GET /api/v1/user", "Did you mean GET /api/v1/users?"]],
    ["DELETE /api/v1/token", ["no release of runai has DELETE /api/v1/token", "The path has: POST /api/v1/token."]],
    [
      "/api/v1/authorization/settings tenantIsCspManaged",
      ["/api/v1/authorization/settings response-property tenantIsCspManaged"],
    ],
    ["/api/v1/authorization/settings", ["/api/v1/authorization/settings operation"]],
    ["GET /api/v1/users/42", ["GET /api/v1/users/{userId} operation"]],
    ["GET /api/v1/users/me/", ["GET /api/v1/users/{userId} operation"]],
    [
      "GET /api/v1/nodes/{nodeId}/metrics DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL",
      ["GET /api/v1/nodes/{nodeId}/metrics enum-value query.metricType.DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL"],
    ],
    [
      "GET /foo/users",
      [
        "no release of runai has GET /foo/users",
        "Did you mean GET /api/v1/users, GET /v1/k8s/users or GET /api/v1/users/{userId}?",
      ],
    ],
    [
      "GET /zzz",
      [
        "no release of runai has GET /zzz",
        "lastcall timeline <word> and lastcall spec show <version> list what there is.",
      ],
    ],
    [
      "POST /api/v1/token appId",
      ["POST /api/v1/token has no parameter, field or value appId in any release", "Did you mean appID?"],
    ],
    [
      "POST /api/v1/asset/compute spec.migProfle",
      [
        "POST /api/v1/asset/compute has no parameter, field or value spec.migProfle in any release",
        "Did you mean spec.migProfile?",
      ],
    ],
    [
      "POST /api/v1/logout token",
      [
        "POST /api/v1/logout has no parameter, field or value token in any release",
        "No contract describes any part of it.",
      ],
    ],
    [
      "what is this",
      [
        "what is this is neither a rule nor an operation",
        'Name an operation as "GET /api/v1/users", with a field after it if you like.',
      ],
    ],
  ])("%s", (subject, expected) => {
    expect(named(subject)).toEqual(expected);
  });
});

test.each([
  ["worklods", ["GET /api/v1/workloads", "POST /api/v2/workloads", "DELETE /api/v2/workloads/{WorkloadV2Id}"]],
  ["Node-Pools", ["GET /api/v1/node-pools", "POST /api/v1/node-pools", "DELETE /api/v1/node-pools/{nodepoolId}"]],
  ["xyzzy", []],
])("a word of a path: %s", (word, expected) => {
  expect(operationsLike(history, word)).toEqual(expected);
});

test("whatever the timeline lists is known by the name that it gives", () => {
  const target = resolveTarget(history.provider, "2.24", "2026-11-20");
  if (!target.ok) throw new Error(target.problem.message);
  const { rows } = timeline(history, { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" });
  expect(rows.length).toBeGreaterThan(100);
  const unknown = rows.flatMap(({ spelled, element, id }) => {
    const subject = `${spelled} ${partNamed(element)}`.trim();
    const outcome = asked(subject);
    const places = outcome.ok ? outcome.value.subjects.map(({ place }) => reachId(place)) : [];
    return places.includes(id) ? [] : [subject];
  });
  expect(unknown).toEqual([]);
});

/** As somebody types it: `workloads[].urls`, `spec.gpuRequestType=migProfile`. */
function partNamed({ kind, path }: Element): string {
  if (kind !== "enum-value") return path.join(".").replaceAll(".[]", "[]");
  return `${path.slice(1, -1).join(".").replaceAll(".[]", "[]")}=${path.at(-1) ?? ""}`;
}

test("an operation that notices alone speak of comes with its parts", () => {
  const outcome = asked("/api/v1/authorization/settings");
  if (!outcome.ok) throw new Error(outcome.problem.message);
  expect(outcome.value.subjects[0]?.parts.map(({ lifecycle: { element } }) => element.path)).toEqual([
    ["tenantIsCspManaged"],
  ]);
});

test("what is owed is told even where the target is older than the mark", () => {
  const outcome = asked("POST /api/v1/token", "2.24");
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      subjects: [{ standing: { state: "supported" }, owed: { release: "3.0", firstRelease: "the release after 3.0" } }],
    },
  });
});

test("an operation comes with its parts that have an end", () => {
  const outcome = asked("POST /api/v1/token");
  if (!outcome.ok) throw new Error(outcome.problem.message);
  expect(
    outcome.value.subjects[0]?.parts.map(
      ({ lifecycle: { element }, standing }) => `${element.kind} ${element.path.join(".")} ${standing.state}`,
    ),
  ).toEqual([
    "request-property appID expired",
    "request-property appSecret expired",
    "header User-Agent removed",
    "response-property externalToken removed",
  ]);
});

describe("an interface that no contract lists or marks", () => {
  test.each([
    ["POST /auth/realms/{realm}/protocol/openid-connect/token", 0],
    ["/auth/realms/acme/protocol/openid-connect/token", 0],
    // the contract lists the value, and marks nothing
    ["POST /api/v1/token grantType=app_token", 1],
    ["POST /api/v1/token app_token", 1],
  ])("%s", (subject, listed) => {
    const outcome = asked(subject);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { interfaces, subjects } = outcome.value;
    expect([interfaces.map(({ id }) => id), subjects.length]).toEqual([
      [listed === 0 ? "realm-token" : "app-token-grant"],
      listed,
    ]);
  });

  test("no other value of that field, no other operation", () => {
    for (const subject of ["POST /api/v1/token grantType=client_credentials", "POST /api/v1/token"]) {
      const outcome = asked(subject);
      expect(outcome.ok && outcome.value.interfaces).toEqual([]);
    }
  });
});

test("a path as code writes it, with what the servers of the API start with", () => {
  const below: History = {
    ...history,
    contracts: history.contracts.map((one) => ({ ...one, servers: ["https://api.example.com/v1/"] })),
  };
  const target = resolveTarget(history.provider, "2.24", "2026-11-20");
  if (!target.ok) throw new Error(target.problem.message);
  const question = { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" } as const;
  const spelled = (subject: string) => {
    const found = explain(below, subject, question);
    return found.ok ? found.value.subjects.map((one) => one.spelled) : found.problem.message;
  };
  expect(spelled("GET /v1/api/v1/users/42")).toEqual(["GET /api/v1/users/{userId}"]);
  expect(spelled("GET /v1/k8s/users")).toEqual(["GET /v1/k8s/users"]);
  expect(spelled("GET /v2/api/v1/users")).toBe("no release of runai has GET /v2/api/v1/users");
});
