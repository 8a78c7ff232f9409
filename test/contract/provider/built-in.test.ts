import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { enumValue, findElement } from "../../../src/contract/lookup.js";
import { blanked, operationKey } from "../../../src/contract/normalise/path.js";
import { builtInFolder } from "../../../src/contract/provider/built-in.js";
import { decodeProvider, openProvider, type Provider } from "../../../src/contract/provider/index.js";
import { validateNotices, validateProvider } from "../../../src/contract/provider/validate.js";
import { fieldsOf, type History, openHistory } from "../../../src/diff/history/index.js";
import { noticesOn } from "../../../src/diff/history/notices.js";

let provider: Provider;
let history: History;
beforeAll(async () => {
  const opened = await openProvider("runai");
  if (!opened.ok) throw new Error(opened.problem.message);
  provider = opened.value;
  const read = await openHistory(provider);
  if (!read.ok) throw new Error(read.problem.message);
  history = read.value;
}, 60_000);
const methodAndPath = (target: string): readonly [string, string] => {
  const [method = "", path = ""] = target.split(" ");
  return [method, path];
};

describe.each(readdirSync(builtInFolder()))("the files of %s hold to the rules that users' files hold to", (name) => {
  const file = (called: string) => join(builtInFolder(), name, called);
  test("provider.json", () => {
    const text = readFileSync(file("provider.json"), "utf8");
    expect(validateProvider("provider.json", text, decodeProvider(name, {}))).toMatchObject({ ok: true });
  });
  test.runIf(existsSync(file("notices.json")))("notices.json", async () => {
    const opened = await openProvider(name);
    if (!opened.ok) throw new Error(opened.problem.message);
    const text = readFileSync(file("notices.json"), "utf8");
    expect(validateNotices("notices.json", text, opened.value.definition, [])).toMatchObject({ ok: true });
  });
});

describe("releases", () => {
  test("are in their real order, dated as precisely as is known", () => {
    const dated = provider.definition.releases.map(({ version, date }) => {
      const written =
        date === undefined
          ? "?"
          : date.precision === "day"
            ? date.date
            : date.precision === "month"
              ? date.month
              : `${date.after ?? ""}..${date.before ?? ""}`;
      return `${version} ${written}`;
    });
    expect(dated).toEqual([
      "2.5 2022-05",
      "2.9 2023-02",
      "2.13 2023-07",
      "2.14 2023-09-18",
      "2.15 2023-11-05",
      "2.16 2024-01",
      "2.17 2024-04-14",
      "2.18 2024-07-21",
      "2.19 2024-10-08",
      "2.20 2025-01-12",
      "2.21 2025-04",
      "2.22 2025-07-13",
      "2.23 2025-09-28",
      "2.24 2026-01-18",
      "2.25 2026-05",
      "2.26 2026-05-23..2026-07-21",
      "3.0 2026-07-21..2026-10-11",
    ]);
  });
  test("2.18 to 2.24 have a contract, and the newest answers for latest with its capture date", () => {
    expect(provider.versions).toEqual(["2.18", "2.19", "2.20", "2.21", "2.22", "2.23", "2.24"]);
    expect([provider.latest, provider.definition.latest]).toEqual([
      "2.24",
      { release: "2.24", capturedOn: { precision: "day", date: "2025-12-15" }, beforeRelease: true },
    ]);
  });
});

describe("notices", () => {
  test("hold all 81 announcements of deprecations and removals", () => {
    const announced = provider.notices.filter(({ kind }) => /deprecated|removed|feature/.test(kind));
    const byRelease: Record<string, number> = {};
    for (const notice of announced) byRelease[notice.announcedIn] = (byRelease[notice.announcedIn] ?? 0) + 1;
    expect(byRelease).toEqual({ "2.17": 33, "2.18": 4, "2.19": 8, "2.20": 3, "2.24": 4, "2.25": 21, "3.0": 8 });
  });

  test("of 2.25 reached SaaS on a day of its own", () => {
    const saas = provider.notices.filter(({ saasDate }) => saasDate !== undefined);
    expect(new Set(saas.map(({ announcedIn, kind }) => `${announcedIn} ${kind}`))).toEqual(
      new Set(["2.25 deprecated"]),
    );
    expect(saas.map(({ saasDate }) => saasDate)).toEqual(saas.map(() => ({ precision: "day", date: "2026-04-28" })));
  });

  test("know what was documented before the first contract, with what took its place", () => {
    const before = provider.notices
      .filter(({ kind, announcedIn }) => kind === "documented" && !["2.25", "3.0"].includes(announcedIn))
      .flatMap(({ elements }) => elements);
    expect(before.flatMap(({ methods }) => methods ?? []).length).toBe(39);
    const unlisted = before.filter(({ listed }) => !listed);
    expect(unlisted.length).toBe(30);
    expect(unlisted.filter(({ replacement }) => replacement.length === 0).map(({ path }) => path)).toEqual([
      "/v1/k8s/nodetypes",
      "/v1/k8s/nodetypes/{nodeType_id}",
      "/v1/k8s/nodetypes/{nodeType_id}",
      "/v1/k8s/nodetypes/{nodeType_id}",
      "/v1/k8s/clusters/{cluster_uuid}/nodeTypes",
    ]);
    for (const { replacement } of unlisted)
      for (const target of replacement)
        expect([
          target,
          history.operations.get(operationKey(...methodAndPath(target)))?.versions.length ?? 0,
        ]).not.toEqual([target, 0]);
  });

  test("name only paths that some contract lists, or say that none does", () => {
    const paths = new Set(
      [...history.operations.values()]
        .filter((operation) => operation.versions.length > 0)
        .map((operation) => blanked(operation.path)),
    );
    const elements = provider.notices.flatMap((notice) => notice.elements);
    expect(
      elements.filter((element) => element.listed && !paths.has(blanked(element.path))).map((element) => element.path),
    ).toEqual([]);
    const unlisted = elements.filter((element) => !element.listed && element.methods === undefined);
    expect(unlisted.filter((element) => paths.has(blanked(element.path))).map((element) => element.path)).toEqual([]);
  });

  test("about fields and parameters find them in a contract, but for those that no contract ever had", () => {
    const found = new Set<object>();
    const spoken = new Set(
      provider.notices.flatMap((notice) =>
        notice.elements.filter((element) => element.field ?? element.query).map((element) => blanked(element.path)),
      ),
    );
    for (const known of [...history.operations.values()].filter((operation) => spoken.has(blanked(operation.path)))) {
      for (const { contract } of history.contracts) {
        const operation = contract.operations.get(known.key);
        if (operation === undefined) continue;
        const parts = [
          ...operation.parameters.map((parameter) => ({
            kind: parameter.in === "path" ? ("path-parameter" as const) : parameter.in,
            path: [parameter.name],
          })),
          ...[...fieldsOf(operation).values()].map((field) => ({
            kind: `${field.side}-property` as const,
            path: field.path,
          })),
        ];
        for (const part of parts)
          for (const hit of noticesOn(history.notices, known.method, blanked(known.path), part)) found.add(hit.notice);
      }
    }
    const lost = provider.notices.filter(
      (notice) => notice.elements.some((element) => element.field ?? element.query) && !found.has(notice),
    );
    expect(
      lost.map(
        (notice) =>
          `${notice.announcedIn} ${notice.elements[0]?.path ?? ""} ${notice.elements[0]?.field?.join(".") ?? ""}`,
      ),
    ).toEqual([
      "2.17 /api/v1/asset/compute spec.gpuRequest",
      "2.19 /api/v1/workloads spec.compute.migProfile",
      "3.0 /api/v1/authorization/settings tenantIsCspManaged",
    ]);
  });

  test("name replacements that exist: in a contract, or as a path that only notices know", () => {
    const targets = provider.notices
      .flatMap((notice) => notice.elements.flatMap((element) => element.replacement))
      .filter((target) => target.includes("/"));
    const malformed = targets.filter((target) => !/^(?:[A-Z]+ )?\/[\w./{}-]+$/.test(target));
    expect(malformed).toEqual([]);
  });
});

describe("signatures of interfaces that no contract lists", () => {
  test("have unique ids, known releases and something to recognise them by", () => {
    const { signatures, releases } = provider.definition;
    expect(new Set(signatures.map((signature) => signature.id)).size).toBe(signatures.length);
    const versions = releases.map((release) => release.version);
    for (const signature of signatures) {
      expect(versions).toContain(signature.deprecatedIn);
      expect(signature.literals.length + signature.objects.length).toBeGreaterThan(0);
    }
  });
  test("know the REST answer to each old metric and to each kind of Cluster API object", () => {
    const answer = (id: string, text: string) =>
      provider.definition.signatures.find((signature) => signature.id === id)?.replacementByText.get(text);
    expect(answer("metric-name", "runai_job_cpu_usage")).toEqual([
      "GET /api/v1/workloads/{workloadId}/metrics?metricType=CPU_USAGE_CORES",
    ]);
    expect(answer("cluster-api", "TrainingWorkload")).toEqual(["POST /api/v1/workloads/trainings"]);
    // The metric types that the answers name are those of the newest contract, whatever the vendor's pages print.
    const types = [
      ...(provider.definition.signatures
        .find((signature) => signature.id === "metric-name")
        ?.replacementByText.values() ?? []),
    ].flat();
    const unknown = types.filter((target) => {
      const [, method = "", path = "", value = ""] = /^(\S+) (\S+)\?metricType=(\w+)$/.exec(target) ?? [];
      const operation = history.contracts.at(-1)?.contract.operations.get(operationKey(method, path));
      const state = operation && findElement(operation, enumValue({ kind: "query", path: ["metricType"] }, value));
      return state === undefined || state.open;
    });
    expect(unknown).toEqual([]);
  });
});
