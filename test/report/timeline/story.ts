/** A timeline with every state, every precision of date, and a hostile twin. */

import { operationKey } from "../../../src/contract/normalise/path.js";
import { type Deployment, resolveTarget, type Timeline, timeline } from "../../../src/policy/index.js";
import { answering, historyOf, operation } from "../../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07"],
  ["1.3", "2025-10-15"],
] as const;
const get = (extra: object = {}) => ({ get: operation(extra) });
const pets = (tag: object) => ({ get: answering({ name: { type: "string" }, tag: { type: "string", ...tag } }) });

const contracts = {
  "1.0": {
    "/gone": get(),
    "/noticed": get(),
    "/old": get(),
    "/late": get({ deprecated: true }),
    "/pets": pets({}),
    "/trial": get(),
  },
  "1.1": {
    "/noticed": get(),
    "/old": get(),
    "/late": get({ deprecated: true }),
    "/pets": pets({ deprecated: true }),
    "/trial": get(),
  },
  "1.2": {
    "/noticed": get(),
    "/old": get({ deprecated: true }),
    "/late": get({ deprecated: true }),
    "/pets": pets({ deprecated: true }),
    "/trial": get({ summary: "Try [Experimental]", deprecated: true }),
  },
  "1.3": {
    "/old": get({ deprecated: true }),
    "/late": get({ deprecated: true }),
    "/pets": pets({ deprecated: true }),
    "/trial": get({ summary: "Try [Experimental]", deprecated: true }),
  },
};

export async function storyTimeline(deployment: Deployment = "self-hosted", asOf = "2025-11-01"): Promise<Timeline> {
  const history = await historyOf({
    releases: RELEASES,
    contracts,
    notices: [
      {
        announcedIn: "1.0",
        date: { precision: "month", month: "2025-01" },
        elements: [{ path: "/noticed", replacement: ["GET /pets"] } as never],
      },
      { kind: "feature", announcedIn: "1.2", feature: "old console", elements: [] },
    ],
  });
  const target = resolveTarget(history.provider, "1.3", asOf);
  if (!target.ok) throw new Error(target.problem.message);
  const uses = [
    {
      operation: operationKey("GET", "/pets"),
      element: { kind: "response-property", path: ["tag"] } as const,
      places: 2,
    },
  ];
  const told = timeline(history, { target: target.value, asOf, deployment, uses });
  const used = { id: "wire", title: "Wire protocol", deprecatedIn: "1.1", removedIn: "1.3", source: undefined };
  return { ...told, interfaces: [{ ...used, replacement: ["GET /pets"], places: 3 }] };
}

/** Releases as vendors have them: some months apart, some days, a word too long to break, and today beside a new year. */
export async function crowdedTimeline(asOf = "2026-01-20"): Promise<Timeline> {
  const days = [
    "2023-02-01",
    "2023-09-18",
    "2024-01-10",
    "2024-04-14",
    "2024-07-21",
    "2024-10-08",
    "2025-01-12",
    "2025-04-02",
    "2025-07-13",
    "2025-09-28",
    "2025-11-18",
    "2025-12-02",
    "2025-12-09",
  ];
  const crowded = days.map((day, at): readonly [string, string] => [`2.${at + 13}`, day]);
  const history = await historyOf({
    releases: crowded,
    contracts: Object.fromEntries(
      crowded.map(([version]) => [version, { "/old": get({ deprecated: true }), "/pets": pets({}) }]),
    ),
    notices: [{ kind: "feature", announcedIn: "2.25", feature: `switch(${"resources".repeat(12)})`, elements: [] }],
  });
  const target = resolveTarget(history.provider, "2.25", asOf);
  if (!target.ok) throw new Error(target.problem.message);
  return timeline(history, { target: target.value, asOf, deployment: "self-hosted", uses: [] });
}

/** Names that a terminal, a log, a browser, a table or a calendar would obey. */
export const HOSTILE =
  "</script><img src=x onerror=alert(1)>|`x`\u001b[31m\u202e\r\nEND:VCALENDAR\n::error::x ##[error]x,;\\";

export async function hostileTimeline(): Promise<Timeline> {
  const told = await storyTimeline();
  return {
    ...told,
    title: HOSTILE,
    provider: HOSTILE,
    interfaces: [
      {
        ...{ id: HOSTILE, title: HOSTILE, deprecatedIn: HOSTILE, removedIn: HOSTILE, source: HOSTILE },
        replacement: [HOSTILE],
        places: 1,
      },
    ],
    features: [{ feature: HOSTILE, announcedIn: "1.2", date: undefined, source: HOSTILE }],
    rows: told.rows.map((row) => ({
      ...row,
      spelled: `GET /${HOSTILE}`,
      schema: HOSTILE,
      element: row.element.kind === "operation" ? row.element : { ...row.element, path: [HOSTILE] },
      replacement: [
        {
          target: HOSTILE,
          certainty: "certain",
          source: { kind: "notice", release: "1.0", reference: HOSTILE },
          chain: [HOSTILE],
        },
      ],
    })),
  };
}
