/** The rolling API, day by day around the releases of which only spans are known: each answer changes on its day. */
import { beforeAll, expect, test } from "vitest";
import type { Element } from "../../src/contract/element.js";
import { type History, OPERATION } from "../../src/diff/history/index.js";
import { lifeAt, resolveTarget, type Standing } from "../../src/policy/index.js";
import { builtIn, keyOf } from "./built-in.js";

let history: History;
beforeAll(async () => {
  history = (await builtIn()).history;
}, 120_000);

/** Every day from the first to the last, both included. */
function* daysFrom(first: string, last: string): Generator<string> {
  const day = new Date(`${first}T00:00:00Z`);
  for (;;) {
    const written = day.toISOString().slice(0, 10);
    if (written > last) return;
    yield written;
    day.setUTCDate(day.getUTCDate() + 1);
  }
}

function answerOn(day: string, operation: string, element: Element): Standing {
  const target = resolveTarget(history.provider, "latest", day);
  if (!target.ok) throw new Error(target.problem.message);
  const place = { operation: keyOf(operation), element };
  return lifeAt(history, place, { target: target.value, asOf: day, deployment: "saas" }).standing;
}

function said(standing: Standing): string {
  const { mayBeGone } = "mayBeGone" in standing ? standing : { mayBeGone: undefined };
  return [
    standing.state,
    ...("experimental" in standing && standing.experimental ? ["experimental"] : []),
    ...(standing.state === "expired" && standing.servedAtTarget === "yes" ? ["served"] : []),
    ...(mayBeGone === undefined ? [] : [`may be gone (${mayBeGone.from ?? "…"} to ${mayBeGone.by ?? "…"})`]),
  ].join(", ");
}

/** The days on which the answer is another one than the day before. */
const changesOf = (operation: string, element: Element): readonly string[] => {
  const days = [...daysFrom("2026-06-25", "2026-10-15")].map(
    (day) => [day, said(answerOn(day, operation, element))] as const,
  );
  return days.filter(([, answer], at) => answer !== days[at - 1]?.[1]).map(([day, answer]) => `${day} ${answer}`);
};

const field = (side: "request" | "response", ...path: readonly string[]): Element => ({
  kind: `${side}-property`,
  path,
});

test.each<readonly [kind: string, operation: string, element: Element, changes: readonly string[]]>([
  ["plain", "GET /api/v1/clusters", OPERATION, ["2026-06-25 supported"]],
  [
    "marked by the contract of 2.24 (2026-01-18), removed in 3.0",
    "GET /api/v1/apps",
    OPERATION,
    [
      "2026-06-25 deprecated",
      "2026-07-19 expired",
      "2026-10-01 expired, may be gone (2026-10-01 to 2026-10-11)",
      "2026-10-11 removed",
    ],
  ],
  [
    "announced in 2.24, unmarked in its contract, removed in 3.0",
    "GET /api/v1/authorization/roles",
    OPERATION,
    [
      "2026-06-25 deprecated",
      "2026-07-19 expired",
      "2026-10-01 expired, may be gone (2026-10-01 to 2026-10-11)",
      "2026-10-11 removed",
    ],
  ],
  [
    "marked in 2.23 (2025-09-28), announced in 2.25, removed in 3.0",
    "GET /api/v1/clusters/{clusterUuid}/nodes",
    OPERATION,
    ["2026-06-25 expired", "2026-10-01 expired, may be gone (2026-10-01 to 2026-10-11)", "2026-10-11 removed"],
  ],
  ["announced in 2.25, on SaaS on 2026-04-28", "POST /api/v1/token", OPERATION, ["2026-06-25 deprecated"]],
  [
    "a field announced in 2.25",
    "GET /api/v1/workloads",
    field("response", "workloads", "[]", "urls"),
    ["2026-06-25 deprecated"],
  ],
  [
    "a field announced in 2.24",
    "PUT /api/v1/org-unit/projects/{projectId}/resources",
    field("request", "[]", "priority"),
    ["2026-06-25 deprecated", "2026-07-19 expired"],
  ],
  [
    "never marked, removed in 3.0",
    "GET /api/v1/authorization/settings",
    field("response", "tenantIsCspManaged"),
    ["2026-06-25 unlisted", "2026-10-11 removed"],
  ],
  ["introduced in 2.25", "GET /api/v1/email/state", OPERATION, ["2026-06-25 supported"]],
  ["gone since 2.23", "GET /v1/k8s/users", OPERATION, ["2026-06-25 removed"]],
  ["past its window, in the newest contract", "POST /v1/k8s/auth/oauth/apptoken", OPERATION, ["2026-06-25 expired"]],
  ["documented before the first contract", "GET /v1/k8s/clusters", OPERATION, ["2026-06-25 unlisted"]],
  [
    "experimental up to 3.0",
    "POST /api/v2/workloads",
    OPERATION,
    ["2026-06-25 supported, experimental", "2026-10-11 supported"],
  ],
])("%s: %s", (_, operation, element, changes) => {
  expect(changesOf(operation, element)).toEqual(changes);
});
