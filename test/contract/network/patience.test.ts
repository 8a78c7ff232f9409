/** What may pass is asked once more, after a while; what stays as it is, is asked once. */
import { expect, test } from "vitest";
import { networkFetcher } from "../../../src/contract/fetch.js";
import { patient } from "../../../src/contract/network/patience.js";
import type { Fetched, Fetcher, FetchReason } from "../../../src/contract/source.js";
import { type Outcome, ok, problem } from "../../../src/outcome.js";

const NAMED: FetchReason = { named: "https://docs.example", by: "user", mayLeave: false };

/** How long it waits, and how it ends, of a server that answers so the first time. */
async function after(first: Outcome<Fetched>, now?: Date): Promise<{ waits: readonly number[]; asked: number }> {
  const waits: number[] = [];
  let asked = 0;
  const fetcher: Fetcher = () => Promise.resolve(asked++ === 0 ? first : answer(200));
  const wait = (time: number): Promise<void> => Promise.resolve(void waits.push(time));
  await patient(fetcher, { wait, now })("https://docs.example", {}, NAMED);
  return { waits, asked };
}
const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Outcome<Fetched> =>
  ok({ url: "https://docs.example", status, headers, body: new Uint8Array() });

test.each([
  ["too many requests", answer(429), 1000],
  ["a server that stumbles", answer(500), 1000],
  ["a server that says when", answer(503, { "retry-after": "7" }), 7000],
  ["a server that says a day", answer(503, { "retry-after": "Fri, 20 Nov 2026 12:00:09 GMT" }), 9000],
  ["a server that says an hour", answer(503, { "retry-after": "3600" }), 60_000],
  ["a server that says yesterday", answer(503, { "retry-after": "Thu, 19 Nov 2026 12:00:00 GMT" }), 0],
  ["a server that says no time", answer(503, { "retry-after": "soon" }), 1000],
  ["a connection that broke", problem("https://docs.example broke off in the middle of its answer"), 1000],
])("%s is asked once more", async (_, first, wait) => {
  expect(await after(first, new Date("2026-11-20T12:00:00Z"))).toEqual({ waits: [wait], asked: 2 });
});

test.each([
  ["an answer", answer(200)],
  ["a page that is not there", answer(404)],
  ["a server that took all of its time", problem("https://docs.example did not answer within 30 s")],
  ["a redirect in a circle", problem("https://docs.example redirects in a circle")],
  [
    "an answer that cannot be unpacked",
    problem("https://docs.example is packed as zstd, which cannot be unpacked here"),
  ],
])("%s is taken as it is", async (_, first) => {
  expect(await after(first)).toEqual({ waits: [], asked: 1 });
});

test.each([
  ["another scheme", "ftp://docs.example/openapi.json"],
  ["a password in the address", "https://a:b@docs.example/openapi.json"],
])("%s is asked once: waiting changes nothing", async (_, address) => {
  expect(await after(await networkFetcher()(address, {}, NAMED))).toEqual({ waits: [], asked: 1 });
});
