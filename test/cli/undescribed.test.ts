/** A field that the target describes no more, in an object that may hold anything: a warning, in the words of one. */
import { expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const text = { type: "string" };
const document = (properties: object, rest: object = {}): string => {
  const content = { "application/json": { schema: { type: "object", properties, ...rest } } };
  const responses = { "200": { description: "ok", content } };
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Boats", version: "1" },
    servers: [{ url: "https://boats.example" }],
    paths: { "/boats": { get: { responses }, post: { requestBody: { content }, responses } } },
  });
};
const CODE = `
export const color = async () => (await (await fetch("https://boats.example/boats")).json()).color;
export const paint = () => fetch("https://boats.example/boats", { method: "POST", body: JSON.stringify({ color: "red" }) });
`;
const told = async (target: string, ...options: readonly string[]): Promise<string> => {
  const cwd = folder({ "base.json": document({ name: text, color: text }), "target.json": target, "src/a.ts": CODE });
  const { stdout } = await lastcall(
    ["check", "src", "--base", "base.json", "--target", "target.json", "--no-cache", ...options],
    { cwd },
  );
  return stdout;
};

test("an object that may hold anything: it may still come", async () => {
  expect(await told(document({ name: text }, { additionalProperties: true }), "--format", "agent")).toBe(
    [
      "src/a.ts:2:94: warning removed-response-field: Response field `color` of `GET /boats` is no longer described in target.json and may be gone: then the code reads undefined. Find out whether target.json still has it, or change it before the upgrade to target.json. No replacement is named: stop reading the field, or get the value elsewhere.",
      "src/a.ts:3:106: warning removed-request-field: Request field `color` of `POST /boats` is no longer described in target.json and may be gone: then the API ignores it or rejects the call. Find out whether target.json still has it, or change it before the upgrade to target.json. No replacement is named: leave the field out, and decide what the request should mean without it.",
      "",
    ].join("\n"),
  );
});

test("an object that lists what it holds: it is gone", async () => {
  expect(await told(document({ name: text }), "--format", "agent")).toMatch(
    /error removed-response-field: Response field `color` of `GET \/boats` is removed in target\.json: the code reads undefined\./,
  );
});

test("no format calls it gone or says that it was removed", async () => {
  const open = document({ name: text }, { additionalProperties: true });
  for (const format of ["pretty", "markdown", "html", "github"])
    expect(await told(open, "--format", format)).not.toMatch(/is removed|was removed|(?<!may be )gone in|No time left/);
  const json = JSON.parse(await told(open, "--format", "json")) as {
    findings: readonly { lifecycle: { served: string } }[];
  };
  expect(json.findings.map(({ lifecycle }) => lifecycle.served)).toEqual(["unknown", "unknown"]);
});
