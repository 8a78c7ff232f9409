/** What an address says that may be a secret stands in no file. */
import { expect, test } from "vitest";
import { hiddenIn, withoutSecrets } from "../../../src/contract/network/secrets.js";

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
