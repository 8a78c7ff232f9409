/** What is said where nobody named an API, and the code does not look like the one that is assumed. */
import { describe, expect, test } from "vitest";
import { isAssumed, remarksOnAssumption } from "../../src/check/assumed.js";
import { type ResolvedSettings, resolveSettings } from "../../src/check/config/settings.js";
import type { CheckOptions } from "../../src/check/options.js";
import type { ScannedApi } from "../../src/check/scanned.js";

const resolved = (options: CheckOptions, apis: readonly { readonly name: string }[] = []): ResolvedSettings => {
  const settings = resolveSettings(options, { cwd: "/shop", today: "2026-03-01" }, undefined);
  if (!settings.ok) throw new Error(settings.problem.message);
  return { ...settings.value, apis };
};

describe("an API is assumed", () => {
  test.each<[string, ResolvedSettings, boolean]>([
    ["where nobody names one", resolved({}), true],
    ["not where a provider is named", resolved({ provider: "runai" }), false],
    ["not where documents are named", resolved({ base: "old.json", target: "new.json" }), false],
    ["not where the config lists some", resolved({}, [{ name: "orders" }]), false],
  ])("%s", (_, settings, assumed) => {
    expect(isAssumed(settings)).toBe(assumed);
  });
});

describe("of what was assumed it is said that the code calls none of it", () => {
  type Seen = Partial<Record<"calls" | "mentions" | "interfaces", number>>;
  /** `hosts`: where the other requests go to */
  const scanned = (hosts: readonly string[], { calls = 0, mentions = 0, interfaces = 0 }: Seen = {}): ScannedApi =>
    ({
      opened: { provider: { title: "Shop" } },
      scanned: {
        calls: Array(calls).fill({}),
        mentions: Array(mentions).fill({}),
        interfaces: Array(interfaces).fill({}),
        others: hosts.map((host) => ({ host, calls: 1 })),
      },
    }) as unknown as ScannedApi;
  const remark = (hosts: string): string =>
    `No config names an API, so Shop was assumed, and this code calls none of it: its requests go to ${hosts}. Set up the API that you mean: lastcall init --spec <address of its OpenAPI document>`;

  test.each<[string, ResolvedSettings, readonly ScannedApi[], readonly string[]]>([
    ["with where its requests go to", resolved({}), [scanned(["a.example"])], [remark("a.example")]],
    [
      "with five of them",
      resolved({}),
      [scanned(["a.example", "b.example", "c.example", "d.example", "e.example"])],
      [remark("a.example, b.example, c.example, d.example, e.example")],
    ],
    [
      "with no more than five",
      resolved({}),
      [scanned(["a.example", "b.example", "c.example", "d.example", "e.example", "f.example"])],
      [remark("a.example, b.example, c.example, d.example, e.example and others")],
    ],
    ["not where it makes no requests at all", resolved({}), [scanned([])], []],
    ["not where it calls it", resolved({}), [scanned(["a.example"], { calls: 1 })], []],
    ["not where it mentions it", resolved({}), [scanned(["a.example"], { mentions: 1 })], []],
    ["not where it uses an interface of it", resolved({}), [scanned(["a.example"], { interfaces: 1 })], []],
    ["not where the API was named", resolved({ provider: "runai" }), [scanned(["a.example"])], []],
    ["not where nothing was opened", resolved({}), [], []],
  ])("%s", (_, settings, apis, remarks) => {
    expect(remarksOnAssumption(settings, apis)).toEqual(remarks);
  });
});
