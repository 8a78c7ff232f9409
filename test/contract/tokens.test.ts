import { expect, test } from "vitest";
import { tokenVariable, withTokens } from "../../src/contract/network/tokens.js";
import type { Fetcher, FetchReason } from "../../src/contract/source.js";
import { ok } from "../../src/outcome.js";

const API = "https://api.example.com/openapi.json";
const env = { LASTCALL_TOKEN: "common", LASTCALL_TOKEN_DOCS_EXAMPLE_COM: "of-docs" };
const named = (by: FetchReason["by"], address = API): FetchReason => ({ named: address, by, mayLeave: true });

test.each<
  readonly [
    what: string,
    url: string,
    reason: FetchReason | undefined,
    allowed: readonly string[],
    sent: string | undefined,
  ]
>([
  ["an address that a person named", API, undefined, [], "Bearer common"],
  ["what a page of the same origin leads to", "https://api.example.com/spec.json", named("user"), [], "Bearer common"],
  ["another host", "https://cdn.example.net/spec.json", named("user"), [], undefined],
  ["the same host without encryption", "http://api.example.com/spec.json", named("user"), [], undefined],
  ["an address that only a file names", API, named("config"), [], undefined],
  ["one that a file names, the host allowed", API, named("config"), ["api.example.com"], "Bearer common"],
  [
    "a host with a token of its own",
    "https://docs.example.com/a",
    named("config", "https://docs.example.com/"),
    [],
    "Bearer of-docs",
  ],
  ["that host on the way from another", "https://docs.example.com/a", named("user"), [], "Bearer of-docs"],
])("%s", async (_, url, reason, allowHosts, sent) => {
  const seen: (string | undefined)[] = [];
  const fetcher: Fetcher = (at, headers) => {
    seen.push(headers["authorization"]);
    return Promise.resolve(ok({ url: at, status: 200, headers: {}, body: new Uint8Array() }));
  };
  await withTokens(fetcher, { env, allowHosts })(url, { accept: "*/*" }, reason);
  expect(seen).toEqual([sent]);
});

test("what is sent already stays, and an empty variable is none", async () => {
  const seen: (string | undefined)[] = [];
  const fetcher: Fetcher = (at, headers) => {
    seen.push(headers["authorization"]);
    return Promise.resolve(ok({ url: at, status: 200, headers: {}, body: new Uint8Array() }));
  };
  await withTokens(fetcher, { env, allowHosts: [] })(API, { authorization: "Bearer own" });
  await withTokens(fetcher, { env: { LASTCALL_TOKEN: "" }, allowHosts: [] })(API, {});
  expect(seen).toEqual(["Bearer own", undefined]);
});

test.each([
  ["docs.example.com", "LASTCALL_TOKEN_DOCS_EXAMPLE_COM"],
  ["run-ai-docs.nvidia.com", "LASTCALL_TOKEN_RUN_AI_DOCS_NVIDIA_COM"],
  ["127.0.0.1", "LASTCALL_TOKEN_127_0_0_1"],
])("%s: %s", (host, variable) => {
  expect(tokenVariable(host)).toBe(variable);
});
