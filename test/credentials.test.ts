import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCredentials } from "../src/credentials.js";

// Put together here, so that no scanner of this repository takes them for real ones.
const random = "q7Zt0bWx3LmP9sYd" + "K2vHc5RnJ8fGa1Ue";
const jwt = ["eyJhbGciOiJub25lIn0", "eyJzdWIiOiJhZGEifQ", "c2lnbmF0dXJl"].join(".");

/** Letters and digits in turn, as no word has them. */
const mixed = (length: number): string => "a1b2c3d4e5f6g7h8i9j0k1".slice(0, length);
const path = (...lengths: readonly number[]): string => lengths.map(mixed).join("/");
const sixteenSigns = "0f1e2d3c4b5a6978" + "8796a5b4c3d2e1f0";

describe("what looks like a credential is stars", () => {
  test.each<[code: string, secret: string]>([
    [`{ grantType: "app_token", AppId: "crew", AppSecret: "sesame" }`, "sesame"],
    [`const password = 'hunter2';`, "hunter2"],
    [`auth: { username: "ada", password: "lovelace" }`, "lovelace"],
    [`DB_PASSWORD: process.env.DB ?? "lovelace"`, "lovelace"],
    [`process.env["CLIENT_SECRET"] || "sesame"`, "sesame"],
    [`headers: { authorization: "Bearer ${random}" }`, random],
    [`headers.set("Authorization", \`Basic YWRhOmxvdmVsYWNl\`)`, "YWRhOmxvdmVsYWNl"],
    [`{ "x-api-key": "abc123def456ghi" }`, "abc123def456ghi"],
    [`axios.defaults.headers["X-Auth-Token"] = "${random}"`, random],
    [`fetch("https://ada:lovelace@app.example.com/api")`, "lovelace"],
    [`get("/api/v1/users?access_token=abcd1234&page=1")`, "abcd1234"],
    [`const t = "${jwt}";`, jwt],
    [`const t = "ghp_${random}";`, `ghp_${random}`],
    [`const t = "AKIA${"ABCDEFGHIJKLMNOP"}";`, "AKIAABCDEFGHIJKLMNOP"],
    [`const t = "${random}";`, random],
    [`post("/hooks/${random}/send")`, random],
    [`${random}${random}`, `${random}${random}`],
    [`const t = "${sixteenSigns}";`, sixteenSigns],
    [`authToken: "abcdefg1"`, "abcdefg1"],
    ["?pwd=x", "x"],
    [path(20, 20, 20), path(20, 20, 20)],
  ])("%s", (code, secret) => {
    expect(maskCredentials(code)).toBe(code.replace(secret, "*".repeat(secret.length)));
  });
});

describe("what does not stays as it is", () => {
  test.each([
    `{ grantType: "app_token", AppId: appId, AppSecret: appSecret }`,
    `post("/api/v1/token", { grantType: "client_credentials" })`,
    `const tokenUrl = "https://app.example.com/auth/realms/north/token";`,
    `{ secretName: "pull-secret", passwordField: "password", tokenType: "Bearer" }`,
    `headers: { Authorization: \`Bearer \${token}\` }`,
    `headers: { authorization: "Bearer " + token }`,
    `password: process.env.PASSWORD`,
    `get("/api/v1/workloads/3fa85f64-5717-4562-b3fc-2c963f66afa6/pods")`,
    `get("/api/v1/workloads/trainings/distributed/inferences/workspaces")`,
    `get(\`/api/v1/tokens/\${tokenId}?sortKey=name&key={}\`)`,
    `client.getNamespacedCustomObjectStatusWithHttpInfo("run.ai", "v2alpha1")`,
    `import { createConfigurationForTheWholeApplication } from "./a-long-name-of-a-module-in-2-parts-v2";`,
    `https://x.run.ai/v1/k8s/users`,
    `queryKey: ["workloads", "list"], key: "sortOrder"`,
    `authToken: "abcdef1"`,
    `authToken: "abcdefgh"`,
    // eight signs, each as often as the others
    `const t = "${"a1b2c3d4".repeat(4)}";`,
    // folders, none of them long
    path(19, 19, 20),
  ])("%s", (code) => {
    expect(maskCredentials(code)).toBe(code);
  });
});

test("any text keeps its length, and masking twice is masking once", () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(`password: "`, `"`, "Bearer ", "https://a:", "@", "&token=", random, "/", "${"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const masked = maskCredentials(text);
      expect(masked.length).toBe(text.length);
      expect(maskCredentials(masked).length).toBe(text.length);
    }),
  );
});

test("long lines take no longer than they are", () => {
  for (const unit of ["a", "token", `"`, "token=", "://", "Bearer ", "a:", "eyJ", "-"])
    expect(maskCredentials(unit.repeat(20_000 / unit.length)).length).toBeGreaterThan(0);
});
