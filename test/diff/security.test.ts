import { describe, expect, test } from "vitest";
import { diffDocuments } from "./documents.js";

/** One operation, its alternatives as a document writes them: each names schemes with their scopes. */
type Alternative = Readonly<Record<string, readonly string[]>>;

const document = (security: readonly Alternative[] | undefined) => ({
  openapi: "3.0.3",
  info: { title: "t", version: "1" },
  paths: {
    "/books": { get: { ...(security && { security }), responses: { 200: { description: "ok" } } } },
  },
  components: {
    securitySchemes: Object.fromEntries(
      ["key", "token", "tenant"].map((name) => [name, { type: "apiKey", in: "header", name }]),
    ),
  },
});

const told = async (
  before: readonly Alternative[] | undefined,
  after: readonly Alternative[] | undefined,
): Promise<readonly string[]> =>
  (await diffDocuments(document(before), document(after)))
    .map(
      ({ ruleId, level, element, before: was, after: is }) =>
        `${ruleId} ${level} ${element.path.join("+")} ${JSON.stringify(was ?? null)} → ${JSON.stringify(is ?? null)}`,
    )
    .sort();

const key: Alternative = { key: [] };
const token: Alternative = { token: [] };
const both: Alternative = { key: [], tenant: [] };

describe("alternatives of an operation", () => {
  test("a scheme added to the only alternative takes it away, and brings another", async () => {
    expect(await told([key], [both])).toEqual([
      `api-security-added compatible key+tenant null → {"key":[],"tenant":[]}`,
      `api-security-removed breaking key {"key":[]} → null`,
    ]);
  });

  test("a scheme added to one of two", async () => {
    expect(await told([key, token], [both, token])).toEqual([
      `api-security-added compatible key+tenant null → {"key":[],"tenant":[]}`,
      `api-security-removed breaking key {"key":[]} → null`,
    ]);
  });

  test("a scheme taken from an alternative leaves who sends both in peace", async () => {
    expect(await told([both], [key])).toEqual([`api-security-added compatible key null → {"key":[]}`]);
  });

  test("a scheme taken from one of two", async () => {
    expect(await told([both, token], [key, token])).toEqual([`api-security-added compatible key null → {"key":[]}`]);
  });

  test("an alternative that another one covers is not missed", async () => {
    expect(await told([key, both], [key])).toEqual([]);
  });

  test("an alternative that asks for less is news, the one it covers is kept", async () => {
    expect(await told([both], [both, key])).toEqual([`api-security-added compatible key null → {"key":[]}`]);
  });

  test("the order of alternatives and of schemes says nothing", async () => {
    expect(await told([both, token], [token, { tenant: [], key: [] }])).toEqual([]);
  });

  test("one scheme for another", async () => {
    expect(await told([key], [token])).toEqual([
      `api-security-added compatible token null → {"token":[]}`,
      `api-security-removed breaking key {"key":[]} → null`,
    ]);
  });

  test("scopes come and go within an alternative", async () => {
    expect(await told([{ token: ["read", "list"] }], [{ token: ["read", "write"] }])).toEqual([
      `api-security-scope-added breaking token null → "write"`,
      `api-security-scope-removed compatible token "list" → null`,
    ]);
  });

  test("one scope more, and one less", async () => {
    const [few, many] = [{ token: ["read"] }, { token: ["read", "write"] }];
    expect(await told([few], [many])).toEqual([`api-security-scope-added breaking token null → "write"`]);
    expect(await told([many], [few])).toEqual([`api-security-scope-removed compatible token "write" → null`]);
  });

  test("an alternative with fewer scopes beside the old one", async () => {
    expect(await told([{ token: ["read", "write"] }], [{ token: ["read", "write"] }, { token: ["read"] }])).toEqual([
      `api-security-added compatible token null → {"token":["read"]}`,
    ]);
  });
});

describe("open operations", () => {
  test.each<readonly [string, readonly Alternative[] | undefined]>([
    ["no security", undefined],
    ["an empty list", []],
    ["an empty alternative", [{}, key]],
  ])("%s is open: asking for a key breaks, no longer asking does not", async (_, open) => {
    expect(await told(open, [key])).toEqual([`api-security-became-required breaking  null → [{"key":[]}]`]);
    expect(await told([key], open)).toEqual([`api-security-no-longer-required compatible  [{"key":[]}] → null`]);
  });

  test("open in two spellings is the same", async () => {
    expect(await told([], [{}, key])).toEqual([]);
  });
});
