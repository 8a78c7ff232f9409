/** What an address says that may be a secret stands in no file. */
import { expect, test } from "vitest";
import { type Fetcher, loadContract } from "../../../src/contract/index.js";
import { hiddenIn, withoutSecrets } from "../../../src/contract/network/secrets.js";
import { ok } from "../../../src/outcome.js";

const HEXADECIMAL = "0123456789abcdef".repeat(2);

test.each([
  ["?api_key=abc", "?api_key=***", ["api_key"]],
  ["?format=json&apiKey=abc", "?format=json&apiKey=***", ["apiKey"]],
  [
    "?X-Amz-Credential=a&X-Amz-Signature=b&X-Amz-Date=c",
    "?X-Amz-Credential=***&X-Amz-Signature=***&X-Amz-Date=c",
    ["X-Amz-Credential", "X-Amz-Signature"],
  ],
  ["?sv=2024&sig=a%2Fb%3D", "?sv=2024&sig=***", ["sig"]],
  ["?private_token=x;access%5Ftoken=y", "?private_token=***;access%5Ftoken=***", ["private_token", "access_token"]],
  [
    "?subscription-key=x#access_token=y",
    "?subscription-key=***#access_token=***",
    ["subscription-key", "access_token"],
  ],
  ["?code=a-long-key-of-a-function", "?code=***", ["code"]],
  [`?x=${HEXADECIMAL}`, "?x=***", ["x"]],
  [`?commit=${HEXADECIMAL}`, `?commit=${HEXADECIMAL}`, []],
  [
    "?format=openapi&group=public&code=en&keyword=a&token=",
    "?format=openapi&group=public&code=en&keyword=a&token=",
    [],
  ],
  ["/token/key/openapi.json#/paths", "/token/key/openapi.json#/paths", []],
])("%s", (given, shown, hidden) => {
  const start = "https://api.example.com/openapi.json";
  expect(withoutSecrets(start + given)).toEqual({ address: start + shown, hidden });
  expect(hiddenIn(start + shown)).toEqual(hidden);
  expect(withoutSecrets(start + shown).address).toBe(start + shown);
});

test("a file is called what it is called", () => {
  expect(withoutSecrets("specs/a?token=b.json")).toEqual({ address: "specs/a?token=b.json", hidden: [] });
});

test("a contract of an address with a secret is not called by it: reports are kept", async () => {
  const url = "https://api.example.com/openapi.json?api_key=abc123&v=2";
  const body = new TextEncoder().encode(
    '{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{}}}}',
  );
  const asked: string[] = [];
  const fetcher: Fetcher = (address) => {
    asked.push(address);
    return Promise.resolve(ok({ url: address, status: 200, headers: {}, body }));
  };
  const contract = await loadContract({ kind: "url", url }, { fetcher });
  expect(contract.ok && contract.value.file).toBe("https://api.example.com/openapi.json?api_key=***&v=2");
  expect(new Set(asked)).toEqual(new Set([url]));
});
