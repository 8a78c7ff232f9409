import { expect, test } from "vitest";
import { MOST_READ, SiteReader } from "../../../src/contract/sites/reader.js";
import { ok } from "../../../src/outcome.js";

test("all pages together have a limit, which the complaint names", async () => {
  const page = Buffer.alloc(MOST_READ / 2, " ");
  const reader = new SiteReader({
    fetcher: (url) => Promise.resolve(ok({ url, status: 200, headers: {}, body: page })),
    hasToken: false,
    by: "user",
    now: new Date("2026-11-20T12:00:00Z"),
  });
  const ask = (name: string) => reader.ask(`https://docs.example/${name}`, "text/html");
  expect([(await ask("one")).ok, (await ask("two")).ok]).toEqual([true, true]);
  const third = await ask("three");
  if (third.ok) throw new Error("more was read than may be");
  const [, megabytes] = /at most (\d+) MB are read of one$/.exec(third.problem.message) ?? [];
  expect(Number(megabytes) * 1024 * 1024).toBe(MOST_READ);
});
