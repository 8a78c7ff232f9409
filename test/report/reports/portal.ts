/** A portal written against Run:ai 2.22, checked for 2.24: one finding of each standing, on sources in the fixtures. */
import { readFileSync } from "node:fs";
import type { AcceptedFinding, Finding } from "../../../src/check/finding.js";
import type { Location } from "../../../src/contract/contract.js";
import type { FactSource, Lifecycle, LifecycleEvent, Replacement } from "../../../src/policy/standing.js";
import { finding, noLife, placeIn, reportOf } from "./build.js";

const FILES = ["src/departments.ts", "src/session.ts", "src/users.ts", "src/workspaces.ts"];
export const sources: Readonly<Record<string, string>> = Object.fromEntries(
  FILES.map((file) => [file, readFileSync(new URL(`../../fixtures/report/portal/${file}`, import.meta.url), "utf8")]),
);
export const portalSource = (file: string): string | undefined => sources[file];

const at = (file: string, text: string) => placeIn(sources, file, text);
const contract = (release: string): FactSource => ({ kind: "contract", release });
const notice = (release: string): FactSource => ({ kind: "notice", release, reference: `release notes ${release}` });
const event = (
  kind: LifecycleEvent["kind"],
  release: string,
  source: FactSource,
  orBefore = false,
): LifecycleEvent => ({ kind, release, source, orBefore });
const life = (
  finding: Pick<Finding, "operation" | "element">,
  events: readonly LifecycleEvent[],
  disagreements: Lifecycle["disagreements"] = [],
): Lifecycle => ({
  operation: finding.operation as Lifecycle["operation"],
  element: finding.element,
  introducedOrBefore: true,
  events,
  presence: [],
  sunset: undefined,
  statedSince: undefined,
  announcedEnd: undefined,
  disagreements,
  replacement: [],
  experimental: false,
  maturity: [],
  documented: [],
});
const use = (
  target: string,
  source: Replacement["source"] = contract("2.22"),
  chain: readonly string[] = [],
): Replacement => ({
  target,
  certainty: source.kind === "inferred" ? "likely" : "certain",
  source,
  chain,
});
const specPlace = (release: string, line: number, pointer: readonly string[]): Location => ({
  file: `specs/${release}.json`,
  line,
  column: 7,
  pointer,
});

const operationOf = (operation: string) => ({ operation, element: { kind: "operation", path: [] } }) as const;
const users = operationOf("GET /v1/k8s/users");
const telemetry = operationOf("GET /v1/k8s/clusters/{uuid}/metrics");
const migProfile = {
  operation: "POST /api/v1/workloads/workspaces",
  element: { kind: "request-property", path: ["spec", "compute", "migProfile"] },
} as const;
const startCall = at(
  "src/workspaces.ts",
  sources["src/workspaces.ts"]?.match(/http\.post\([^]*?\n {2}\}\)/)?.[0] ?? "",
);

const findings: readonly Finding[] = [
  finding({
    ruleId: "newly-required-request-field",
    severity: "error",
    place: at("src/departments.ts", "http.put(`/api/v1/org-unit/departments/${id}`, { name })"),
    operation: "PUT /api/v1/org-unit/departments/{departmentId}",
    element: { kind: "request-property", path: ["resources"] },
    via: [{ file: "src/http.ts", line: 21 }],
    contract: {
      base: undefined,
      target: specPlace("2.24", 8120, ["components", "schemas", "DepartmentUpdate", "required"]),
    },
  }),
  finding({
    ruleId: "not-yet-available",
    severity: "error",
    place: at("src/departments.ts", 'http.post("/api/v2/workloads", { manifest })'),
    operation: "POST /api/v2/workloads",
    detail: { kind: "not-yet", firstRelease: "2.23" },
    lifecycle: { ...noLife, introduced: "2.23", experimental: true },
    via: [{ file: "src/http.ts", line: 17 }],
  }),
  finding({
    ruleId: "unlisted-endpoint",
    severity: "warning",
    certainty: "likely",
    place: at("src/departments.ts", 'http.get("/api/v1/projects")'),
    operation: "GET /api/v1/projects",
    via: [{ file: "src/http.ts", line: 9 }],
  }),
  finding({
    ruleId: "expired-endpoint",
    severity: "warning",
    place: at("src/departments.ts", "http.get(`/v1/k8s/clusters/${cluster}/metrics`)"),
    ...telemetry,
    lifecycle: {
      ...noLife,
      deprecated: "2.18",
      served: "yes",
      keptThrough: {
        release: "2.20",
        firstRelease: "2.21",
        date: { precision: "day", date: "2025-01-21" },
        daysLeft: -668,
        releasesLeft: -4,
      },
      full: life(telemetry, [event("deprecated", "2.18", contract("2.18"), true)]),
    },
    replacement: [use("GET /api/v1/clusters/{clusterUuid}/metrics", contract("2.18"))],
    via: [{ file: "src/http.ts", line: 9 }],
    contract: {
      base: specPlace("2.22", 412, ["paths", "/v1/k8s/clusters/{uuid}/metrics", "get"]),
      target: specPlace("2.24", 398, ["paths", "/v1/k8s/clusters/{uuid}/metrics", "get"]),
    },
  }),
  finding({
    ruleId: "deprecated-api",
    severity: "warning",
    certainty: "likely",
    place: at("src/departments.ts", '"run.ai/v2alpha1"'),
    operation: "cluster-api",
    element: { kind: "api", path: ["cluster-api"] },
    lifecycle: { ...noLife, deprecated: "2.18" },
    detail: {
      kind: "interface",
      signature: "cluster-api",
      title: "the Cluster API (Kubernetes objects of group run.ai)",
      text: "run.ai/v2alpha1",
    },
    replacement: [use("POST /api/v1/workloads/trainings", notice("2.18"))],
  }),
  finding({
    ruleId: "deprecated-endpoint",
    severity: "warning",
    place: at(
      "src/session.ts",
      'axios.post(`${process.env.RUNAI_URL}/api/v1/token`, { grantType: "app_token", AppId: appId, AppSecret: appSecret })',
    ),
    operation: "POST /api/v1/token",
    lifecycle: {
      ...noLife,
      introduced: "2.18",
      deprecated: "2.24",
      keptThrough: {
        release: "2.26",
        firstRelease: "3.0",
        date: { precision: "bracket", after: "2026-07-21", before: "2026-10-11" },
        releasesLeft: 2,
      },
      full: life(
        operationOf("POST /api/v1/token"),
        [event("deprecated", "2.24", contract("2.24")), event("deprecated", "2.24", notice("2.25"))],
        [[contract("2.24"), notice("2.25")]],
      ),
    },
    replacement: [use("POST /api/v2/token", notice("2.25"))],
    contract: {
      base: specPlace("2.22", 96, ["paths", "/api/v1/token", "post"]),
      target: specPlace("2.24", 101, ["paths", "/api/v1/token", "post"]),
    },
  }),
  finding({
    ruleId: "removed-endpoint",
    severity: "error",
    certainty: "likely",
    place: at("src/session.ts", "axios.post(`${process.env.RUNAI_URL}/api/v1/logout`)"),
    operation: "POST /api/v1/logout",
    lifecycle: {
      ...noLife,
      introduced: "2.18",
      removed: "2.23",
      full: life(operationOf("POST /api/v1/logout"), [
        event("introduced", "2.18", contract("2.18"), true),
        event("removed", "2.23", contract("2.23")),
      ]),
    },
    contract: { base: specPlace("2.22", 120, ["paths", "/api/v1/logout", "post"]), target: undefined },
  }),
  finding({
    ruleId: "unused-suppression",
    severity: "warning",
    place: at("src/session.ts", "// lastcall-disable-next-line removed-endpoint -- moved in May"),
    operation: "",
    element: { kind: "api", path: [] },
    detail: {
      kind: "suppression",
      text: "disable-next-line removed-endpoint -- moved in May",
      rule: "removed-endpoint",
      reason: "moved in May",
      until: undefined,
    },
  }),
  finding({
    ruleId: "deprecated-response-field",
    severity: "info",
    certainty: "possible",
    place: at("src/session.ts", "secret"),
    call: at("src/session.ts", "axios.get(`${process.env.RUNAI_URL}/api/v1/applications`)"),
    operation: "GET /api/v1/applications",
    element: { kind: "response-property", path: ["applications", "[]", "secret"] },
    lifecycle: {
      ...noLife,
      deprecated: "2.24",
      keptThrough: { release: "2.26", firstRelease: "3.0", releasesLeft: 2 },
    },
    replacement: [use("clientSecret", { kind: "inferred", by: "name" })],
  }),
  finding({
    ruleId: "removed-endpoint",
    severity: "error",
    place: at("src/users.ts", 'http.get<PortalUser[]>("/v1/k8s/users")'),
    ...users,
    lifecycle: {
      ...noLife,
      introduced: "2.18",
      deprecated: "2.17",
      removed: "2.23",
      keptThrough: {
        release: "2.19",
        firstRelease: "2.20",
        date: { precision: "day", date: "2024-10-14" },
        daysLeft: -767,
        releasesLeft: -5,
      },
      full: life(users, [
        event("introduced", "2.18", contract("2.18"), true),
        event("deprecated", "2.17", notice("2.17")),
        event("removed", "2.23", contract("2.23")),
      ]),
    },
    replacement: [use("GET /api/v1/users", notice("2.17"))],
    via: [{ file: "src/http.ts", line: 9 }],
    contract: { base: specPlace("2.22", 210, ["paths", "/v1/k8s/users", "get"]), target: undefined },
  }),
  finding({
    ruleId: "deprecated-parameter",
    severity: "warning",
    place: at("src/users.ts", "filter: `groups==${group}`"),
    call: at("src/users.ts", 'http.get("/api/v1/users", query)'),
    operation: "GET /api/v1/users",
    element: { kind: "query", path: ["filter"] },
    lifecycle: {
      ...noLife,
      deprecated: "2.22",
      keptThrough: {
        release: "2.24",
        firstRelease: "2.25",
        date: { precision: "month", month: "2026-04" },
        releasesLeft: 0,
      },
      full: life({ operation: "GET /api/v1/users", element: { kind: "query", path: ["filter"] } }, [
        event("deprecated", "2.22", contract("2.22")),
      ]),
    },
    replacement: [use("filterBy")],
    via: [{ file: "src/http.ts", line: 9 }],
  }),
  finding({
    ruleId: "removed-request-field",
    severity: "error",
    place: at("src/workspaces.ts", 'migProfile: "1g.5gb"'),
    call: startCall,
    ...migProfile,
    lifecycle: {
      ...noLife,
      introduced: "2.18",
      deprecated: "2.19",
      removed: "2.24",
      keptThrough: { release: "2.21", firstRelease: "2.22", releasesLeft: -3 },
      full: life(migProfile, [
        event("deprecated", "2.19", notice("2.19")),
        event("deprecated", "2.20", contract("2.20")),
        event("removed", "2.24", contract("2.24")),
      ]),
    },
    via: [{ file: "src/http.ts", line: 17 }],
    contract: {
      base: specPlace("2.22", 5120, ["components", "schemas", "ComputeFields", "properties", "migProfile"]),
      target: undefined,
    },
  }),
  finding({
    ruleId: "removed-enum-value",
    severity: "error",
    place: at("src/workspaces.ts", "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL"),
    call: at(
      "src/workspaces.ts",
      "http.get(`/api/v1/workloads/${workloadId}/metrics?metricType=DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL`)",
    ),
    operation: "GET /api/v1/workloads/{workloadId}/metrics",
    element: { kind: "enum-value", path: ["query", "metricType", "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL"] },
    lifecycle: { ...noLife, removed: "2.24" },
    replacement: [use("NVLINK_BANDWIDTH_TOTAL", { kind: "inferred", by: "name" })],
    via: [{ file: "src/http.ts", line: 9 }],
  }),
];

const accepted: readonly AcceptedFinding[] = [
  {
    finding: finding({
      ruleId: "deprecated-endpoint",
      severity: "warning",
      place: { file: "src/roles.ts", line: 12, column: 3, endLine: 12, endColumn: 40 },
      operation: "GET /api/v1/authorization/roles",
      lifecycle: { ...noLife, deprecated: "2.24", keptThrough: { release: "2.26", releasesLeft: 2 } },
    }),
    by: "suppression",
    reason: "waits for the new role model",
  },
  {
    finding: finding({
      ruleId: "unlisted-parameter",
      severity: "info",
      place: { file: "src/roles.ts", line: 20, column: 5, endLine: 20, endColumn: 14 },
      operation: "GET /api/v1/authorization/roles",
      element: { kind: "query", path: ["trace"] },
    }),
    by: "baseline",
    reason: "read by our gateway",
  },
];

export const portalReport = reportOf(findings, accepted, {
  unresolved: [
    {
      file: "src/proxy.ts",
      line: 14,
      column: 10,
      endLine: 14,
      endColumn: 40,
      reason: "the path comes from outside the code",
    },
  ],
  troubledFiles: [{ file: "src/generated/old.ts", line: 3, reason: "';' expected; what could be read was read" }],
  remarks: ["latest was captured on 2025-12-15, 340 days ago: refresh it with `lastcall spec add latest <url>`"],
});
