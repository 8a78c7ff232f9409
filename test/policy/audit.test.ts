import { beforeAll, describe, expect, test } from "vitest";
import { openProvider } from "../../src/contract/provider/index.js";
import { openHistory } from "../../src/diff/history/index.js";
import { type Audit, type AuditKind, type AuditRow, audit } from "../../src/policy/index.js";
import { answering, historyOf, operation, type Story } from "../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
  ["1.3", "2025-10-15"],
  ["1.4", "2026-01-15"],
] as const;
const plain = { "/pets": { get: operation() } };
const marked = { "/pets": { get: operation({ deprecated: true }) } };
const trial = { "/pets": { get: operation({ summary: "List [Experimental]" }) } };

const told = ({ kind, spelled, element, releases, confidence, doubts }: AuditRow): string =>
  [kind, spelled, ...(element.path.length > 0 ? [element.path.join(".")] : []), releases, confidence, ...doubts].join(
    " ",
  );
const rowsOf = async (contracts: Story["contracts"], rest: Partial<Story> = {}) =>
  audit(await historyOf({ releases: RELEASES, contracts, ...rest })).rows.map(told);

describe("breaches", () => {
  test("removed inside the window: by how many releases", async () => {
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": {} })).toEqual([
      "removed-inside-window GET /pets 2 certain",
    ]);
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": marked, "1.3": {} })).toEqual([
      "removed-inside-window GET /pets 1 certain",
    ]);
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": marked, "1.3": marked, "1.4": {} })).toEqual([]);
  });

  test("removed without notice", async () => {
    expect(await rowsOf({ "1.0": plain, "1.1": {} })).toEqual(["removed-without-notice GET /pets 0 certain"]);
  });

  test("removed without notice: the last release before it that had it unmarked", async () => {
    const { rows } = audit(
      await historyOf({ releases: RELEASES, contracts: { "1.0": plain, "1.1": plain, "1.2": {} } }),
    );
    expect(rows.map(({ kind, plainIn }) => [kind, plainIn])).toEqual([["removed-without-notice", "1.1"]]);
    const back = { "1.0": plain, "1.1": {}, "1.2": plain, "1.3": {} };
    const twice = audit(await historyOf({ releases: RELEASES, contracts: back })).rows;
    expect(twice.map(({ happened, plainIn }) => [happened.release, plainIn])).toEqual([
      ["1.1", "1.0"],
      ["1.3", "1.2"],
    ]);
  });

  test("a notice is a mark", async () => {
    expect(
      await rowsOf(
        { "1.0": plain, "1.3": {} },
        { notices: [{ announcedIn: "1.0", elements: [{ path: "/pets" } as never] }] },
      ),
    ).toEqual([]);
  });

  test("taken back, and set again", async () => {
    const { rows } = audit(
      await historyOf({ releases: RELEASES, contracts: { "1.0": plain, "1.1": marked, "1.2": plain, "1.3": marked } }),
    );
    expect(rows).toMatchObject([
      {
        kind: "undeprecated",
        marked: { release: "1.1" },
        happened: { release: "1.2" },
        then: [{ release: "1.3" }],
        releases: 1,
      },
    ]);
  });

  test("past the window, yet served: no breach, but it may go", async () => {
    expect(await rowsOf({ "1.0": marked, "1.1": marked, "1.2": marked, "1.3": marked, "1.4": marked })).toEqual([
      "past-window-still-served GET /pets 2 certain",
    ]);
    expect(await rowsOf({ "1.0": marked, "1.1": marked, "1.2": marked })).toEqual([]);
  });

  test("an end announced before the policy allows one", async () => {
    const notices = [{ announcedIn: "1.1", endsIn: "1.2", elements: [{ path: "/pets" } as never] }];
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": marked }, { notices })).toEqual([
      "end-announced-inside-window GET /pets 2 certain",
    ]);
  });
});

describe("no wolf", () => {
  test("experimental elements may go", async () => {
    expect(await rowsOf({ "1.0": trial, "1.1": {} })).toEqual([]);
  });

  test("a response that lost its schema, and got it back, lost no field", async () => {
    const full = { "/pets": { get: answering({ name: { type: "string" } }) } };
    expect(await rowsOf({ "1.0": full, "1.1": plain, "1.2": full })).toEqual([]);
  });

  test("a contract captured before its release leaves a doubt", async () => {
    const latest = { release: "1.1", capturedOn: "2025-03-15", beforeRelease: true };
    expect(await rowsOf({ "1.0": plain, "1.1": {} }, { latest })).toEqual([
      "removed-without-notice GET /pets 0 likely captured-before-release",
    ]);
  });

  test("gone and back leaves a doubt", async () => {
    expect(await rowsOf({ "1.0": plain, "1.1": {}, "1.2": plain })).toEqual([
      "removed-without-notice GET /pets 0 likely came-back",
    ]);
  });
});

describe("the built-in API", () => {
  let found: Audit;
  beforeAll(async () => {
    const opened = await openProvider("runai");
    if (!opened.ok) throw new Error(opened.problem.message);
    const history = await openHistory(opened.value);
    if (!history.ok) throw new Error(history.problem.message);
    found = audit(history.value);
  }, 60_000);
  const operations = (kind: AuditKind) =>
    found.rows
      .filter((row) => row.kind === kind && row.element.kind === "operation")
      .map((row) => `${row.spelled} ${row.marked?.release ?? "-"} ${row.happened.release} ${row.releases}`);

  test("operations removed inside their window", () => {
    expect(operations("removed-inside-window")).toEqual([
      "GET /v1/k8s/audit 2.19 2.20 2",
      "GET /v1/k8s/tenant/{tenantId}/logo 2.17 2.19 1",
      "POST /v1/k8s/tenant/{tenantId}/logo 2.17 2.19 1",
    ]);
  });

  test("operations removed without notice", () => {
    expect(operations("removed-without-notice")).toEqual([
      "GET /api/v1/apps/installer - 2.23 0",
      "POST /api/v1/logout - 2.23 0",
    ]);
  });

  test("fields and values removed without notice", () => {
    const certain = found.rows
      .filter((row) => row.kind === "removed-without-notice" && row.element.kind !== "operation")
      .map(
        (row) =>
          `${row.schema || row.spelled} ${row.element.path.at(-1) ?? ""} ${row.happened.release} ${row.confidence}`,
      );
    expect(certain).toEqual(
      expect.arrayContaining([
        "/api/v1/authorization/settings tenantIsCspManaged 3.0 certain",
        "GET /api/v1/nodes/{nodeId}/metrics DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL 2.24 likely",
        "AssetUpdatableFields.name name 2.21 certain",
      ]),
    );
    expect(certain.filter((row) => row.includes("enforceRun:ai"))).toEqual([]);
  });

  test("workload templates went back and forth", () => {
    const rows = found.rows.filter((row) => row.kind === "undeprecated");
    expect(
      rows.map(
        (row) =>
          `${row.spelled} ${row.marked?.release ?? ""} ${row.happened.release} ${row.then.map((fact) => fact.release).join()}`,
      ),
    ).toEqual([
      "DELETE /api/v1/asset/workload-template/{AssetId} 2.19 2.20 2.23",
      "GET /api/v1/asset/workload-template 2.19 2.20 2.23",
      "GET /api/v1/asset/workload-template/{AssetId} 2.19 2.20 2.23",
      "POST /api/v1/asset/workload-template 2.19 2.20 2.23",
      "PUT /api/v1/asset/workload-template/{AssetId} 2.19 2.20 2.23",
    ]);
  });

  test("28 operations are served past their window; the 5 workload templates would be too, had their clock not started again", () => {
    const late = operations("past-window-still-served");
    expect(late).toContain("POST /v1/k8s/auth/oauth/apptoken 2.17 2.24 5");
    expect(late).toContain("GET /api/v1/cli/installer/linux 2.20 2.24 2");
    expect(late.length).toBe(28);
  });

  test("dynamic MIG was said to end a release too early", () => {
    expect(
      found.rows
        .filter((row) => row.kind === "end-announced-inside-window")
        .map(
          (row) =>
            `${row.element.path.at(-1) ?? ""} ${row.marked?.release ?? ""} ${row.happened.release} ${row.releases}`,
        ),
    ).toEqual(["migProfile 2.19 2.21 1", "migProfile 2.19 2.21 1"]);
  });

  test("nothing experimental and nothing that only a document's error removed", () => {
    expect(found.rows.filter((row) => /workload-templates|\/v2\/workloads/.test(row.operation))).toEqual([]);
    expect(
      found.rows.filter((row) => row.happened.release === "2.22" && /\/(idps|security)\//.test(row.operation)),
    ).toEqual([]);
  });
});
