/** A client that the code is handed: what its declared type says it is, and who sends with it. */
import { describe, expect, test } from "vitest";
import { linesOf } from "./engine.js";

const SETTINGS = (fetch: string): string => `interface Settings { readonly base: string; readonly fetch: ${fetch} }\n`;
const SENT = "export const users = (settings: Settings) => settings.fetch(settings.base + '/v1/k8s/users');";

describe("a member of a declared type", () => {
  test.each<readonly [type: string]>([
    ["typeof fetch"],
    ["(input: RequestInfo, init?: RequestInit) => Promise<Response>"],
    ["(input: RequestInfo | URL, init?: RequestInit) => Promise<Response>"],
    ["(input: string | URL) => Promise<Response>"],
  ])("%s is the platform's fetch", (type) => {
    const code = `${SETTINGS(type)}export const roles = ({ fetch: send }: Settings, id: string) => send("/v1/k8s/users/" + id, { method: "DELETE" });`;
    expect(linesOf(code)).toEqual(["DELETE /v1/k8s/users/{} @main.tsx:2"]);
  });

  test.each<readonly [type: string]>([
    ["(request: Request) => Promise<Response>"],
    ["(path: string) => Promise<Response>"],
    ["(input: RequestInfo) => Promise<string>"],
    ["() => Promise<Response>"],
  ])("%s is anybody's", (type) => {
    const code = `${SETTINGS(type)}export const roles = ({ fetch: handle }: Settings, id: string) => handle("/v1/k8s/users/" + id, { method: "DELETE" });`;
    expect(linesOf(code)).toEqual([]);
  });
});

describe("a type of a namespace", () => {
  const server = `export namespace Server {\n  ${SETTINGS("(input: RequestInfo, init?: RequestInit) => Promise<Response>").replace("interface", "export interface")}`;

  test("is known within it", () => {
    expect(linesOf(`${server}  ${SENT}\n}`)).toEqual(["GET /v1/k8s/users @main.tsx:3"]);
  });

  test("is known by its whole name, in its file and in another", () => {
    const whole = SENT.replace("Settings", "Server.Settings");
    expect(linesOf(`${server}}\n${whole}`)).toEqual(["GET /v1/k8s/users @main.tsx:4"]);
    expect(linesOf({ "server.ts": `${server}}`, "users.ts": `import { Server } from "./server";\n${whole}` })).toEqual([
      "GET /v1/k8s/users @users.ts:2",
    ]);
  });

  test("that two have says nothing of a name outside", () => {
    const two = `${server}}\nnamespace Other { export interface Settings { readonly fetch: (path: string) => void } }`;
    const code = `${two}\nexport const users = ({ fetch: handle }: Settings) => handle("/v1/k8s/users");`;
    expect(linesOf(code)).toEqual([]);
  });
});

describe("what only sends is called at once, though nobody reads its answer and no path stands in its file", () => {
  const SENDER = `export const send = (url: string, init: RequestInit) => fetch(url, init);
export default function transfer(url: string, init: RequestInit) { return fetch(url, init); }`;
  test.each<readonly [how: string, imported: string, called: string]>([
    ["by its name", "{ send }", "send"],
    ["by another name", "{ send as transmit }", "transmit"],
    ["as the default", "carry", "carry"],
    ["as a member of all", "* as net", "net.send"],
    ["as the default of all", "* as net", "net.default"],
  ])("%s", (_, imported, called) => {
    expect(
      linesOf(
        {
          "send.ts": SENDER,
          "users.ts": `import ${imported} from "./send";
          export async function forget(id: string) {
            const url = "/v1/k8s/users/" + id;
            const answer = await ${called}(url, { method: "DELETE" });
          }`,
        },
        { followed: ["send.ts"] },
      ),
    ).toEqual(["DELETE /v1/k8s/users/{} @users.ts:4"]);
  });
});
