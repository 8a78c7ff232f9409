/** A small provider told release by release: each release is its paths object in OpenAPI 3.0. */

import { createProvider, decodeProvider, type Notice, type Provider } from "../../../src/contract/provider/index.js";
import { SNAPSHOT_KEY } from "../../../src/contract/snapshot/mark.js";
import type { SpecSource } from "../../../src/contract/source.js";
import { type History, openHistory } from "../../../src/diff/history/index.js";

export interface Story {
  readonly releases: readonly (readonly [version: string, date?: string])[];
  readonly contracts: Readonly<Record<string, object>>;
  /** `components.schemas` by release */
  readonly schemas?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** releases whose document is a part of the API */
  readonly parts?: readonly string[];
  readonly notices?: readonly Partial<Notice>[];
  readonly policy?: {
    readonly furtherReleases?: number;
    readonly months?: number;
    readonly experimental?: "none" | "same";
  };
  readonly latest?: { readonly release: string; readonly capturedOn: string; readonly beforeRelease?: boolean };
}

export const operation = (extra: object = {}): object => ({ responses: { "200": { description: "ok" } }, ...extra });
export const answering = (properties: object, extra: object = {}): object => ({
  responses: {
    "200": { description: "ok", content: { "application/json": { schema: { type: "object", properties } } } },
  },
  ...extra,
});

export function providerOf({
  releases,
  contracts,
  schemas = {},
  parts = [],
  notices = [],
  policy = { furtherReleases: 2, months: 6 },
  latest,
}: Story): Provider {
  const definition = decodeProvider("story", {
    title: "Story",
    releases: releases.map(([version, date]) => ({ version, ...(date === undefined ? {} : { date }) })),
    policy,
    ...(latest === undefined ? {} : { latest }),
  });
  const sources = Object.entries(contracts).map(([version, paths]): [string, SpecSource] => [
    version,
    {
      kind: "text",
      file: `story ${version}`,
      text: JSON.stringify({
        ...(parts.includes(version) && { [SNAPSHOT_KEY]: { partial: true } }),
        openapi: "3.0.3",
        info: { title: "Story", version },
        paths,
        components: { schemas: schemas[version] ?? {} },
      }),
    },
  ]);
  return createProvider({ definition, notices: () => notices.map(noticeOf), sources: new Map(sources) });
}

export const noticeOf = (notice: Partial<Notice>): Notice => ({
  kind: "deprecated",
  announcedIn: "1.0",
  date: undefined,
  saasDate: undefined,
  basis: undefined,
  orBefore: false,
  endsIn: undefined,
  restates: undefined,
  feature: undefined,
  source: "release notes",
  note: undefined,
  origin: { file: "notices.json", line: undefined },
  ...notice,
  elements: (notice.elements ?? []).map((element) => ({ ...BARE, ...element })),
});

const BARE = {
  methods: undefined,
  query: undefined,
  header: undefined,
  field: undefined,
  side: undefined,
  replacement: [],
  listed: true,
};

export async function historyOf(story: Story): Promise<History> {
  const opened = await openHistory(providerOf(story));
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}
