/** A page, a redirect and a document lead only where somebody consented. */
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";
import { type Loopback, loopback } from "../contract/loopback.js";

const DOCUMENT = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Orders", version: "1" },
  servers: [{ url: "https://orders.example" }],
  paths: { "/orders": { get: { responses: { 200: { description: "ok" } } } } },
});

// One machine, two hosts: what a browser calls another host is another name of this machine.
let [named, other]: readonly [Loopback, Loopback] = [{} as Loopback, {} as Loopback];
let elsewhere = "";
beforeAll(async () => {
  other = await loopback((path, response) => path === "/openapi.json" && answered(response, DOCUMENT));
  elsewhere = other.origin.replace("127.0.0.1", "localhost");
  named = await loopback((path, response) => {
    const pages: Readonly<Record<string, string>> = {
      "/docs": `<html><redoc spec-url="${elsewhere}/openapi.json"></redoc></html>`,
      "/own": `<html><redoc spec-url="/openapi.json"></redoc></html>`,
      "/metadata": `<html><redoc spec-url="http://169.254.169.254/latest/meta-data/"></redoc></html>`,
      "/openapi.json": DOCUMENT,
    };
    const redirects: Readonly<Record<string, string>> = {
      "/away": `${elsewhere}/openapi.json`,
      "/to-metadata": "http://169.254.169.254/latest/meta-data/",
      "/to-file": "file:///etc/passwd",
      "/around": "/around",
      "/home": "/openapi.json",
    };
    const [, step] = /^\/on(\d+)$/.exec(path) ?? [];
    const [page, location] = [pages[path], step === undefined ? redirects[path] : `/on${Number(step) + 1}`];
    if (page !== undefined) return answered(response, page);
    if (location === undefined) return false;
    response.writeHead(302, { location }).end();
    return true;
  });
});
afterAll(() => Promise.all([named.close(), other.close()]));

function answered(response: ServerResponse, body: string): true {
  response.writeHead(200, { "content-type": body.startsWith("<") ? "text/html" : "application/json" }).end(body);
  return true;
}

async function add(path: string, ...more: readonly string[]) {
  const before = other.requests.length;
  const { exitCode, stderr } = await lastcall(["spec", "add", "2.25", `${named.origin}${path}`, "--whole", ...more], {
    cwd: folder({ "package.json": "{}" }),
    env: { LASTCALL_TOKEN: "of-the-named-host" },
  });
  return { exitCode, stderr: stderr.replace(/\s+/g, " "), asked: other.requests.slice(before) };
}

describe("without consent", () => {
  test.each([
    ["a redirect to another host", "/away", "/openapi.json lies on another host than 127.0.0.1"],
    [
      "a redirect to the metadata of a cloud",
      "/to-metadata",
      "http://169.254.169.254/latest/meta-data/ lies on another",
    ],
    ["a redirect to a file", "/to-file", "only http and https addresses can"],
    ["a page that names another host", "/docs", "/openapi.json lies on another host than 127.0.0.1"],
    [
      "a page that names the metadata of a cloud",
      "/metadata",
      "http://169.254.169.254/latest/meta-data/ lies on another",
    ],
    ["a redirect to itself", "/around", "redirects in a circle"],
    ["a redirect without an end", "/on0", "redirects more than 10 times"],
  ])("%s is not followed", async (_, path, message) => {
    const { exitCode, stderr, asked } = await add(path);
    expect({ exitCode, asked }).toEqual({ exitCode: 2, asked: [] });
    expect(stderr).toContain(message);
  });

  test("a circle is gone once, and an end that never comes is looked for once", async () => {
    const asked = async (path: string) => {
      const before = named.requests.length;
      await add(path);
      return named.requests.length - before;
    };
    expect([await asked("/around"), await asked("/on0")]).toEqual([1, 11]);
  });

  test("what would consent is said, where consent is all that lacks", async () => {
    expect((await add("/away")).stderr).toContain("--allow-host localhost");
    expect((await add("/to-file")).stderr).not.toContain("--allow-host");
  });

  test.each(["/own", "/home", "/openapi.json"])("%s stays on the host that was named", async (path) => {
    expect((await add(path)).exitCode).toBe(0);
  });
});

test.each(["/away", "/docs"])("with --allow-host %s is followed, and the token stays at home", async (path) => {
  const { exitCode, asked } = await add(path, "--allow-host", "localhost");
  expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [{ path: "/openapi.json", authorization: undefined }] });
  expect(named.requests.some(({ authorization }) => authorization === "Bearer of-the-named-host")).toBe(true);
});

test("a token goes to no host that only a snapshot names", async () => {
  const cwd = folder({ "package.json": "{}" });
  const env = { LASTCALL_TOKEN: "of-somebody" };
  await lastcall(["spec", "add", "2.25", `${named.origin}/openapi.json`, "--whole"], { cwd });
  const tokens = async (...more: readonly string[]) => {
    const before = named.requests.length;
    await lastcall(["spec", "verify", ...more], { cwd, env });
    return named.requests.slice(before).map(({ authorization }) => authorization);
  };
  expect(await tokens()).toEqual([undefined]);
  expect(await tokens("--allow-host", "other.example")).toEqual([undefined]);
  expect(await tokens("--allow-host", "127.0.0.1")).toEqual(["Bearer of-somebody"]);
});

describe("offline", () => {
  const files = () => ({
    "package.json": "{}",
    "old.json": DOCUMENT,
    "src/orders.ts": 'fetch("https://orders.example/orders");\n',
    "lastcall.config.json": JSON.stringify({
      apis: [
        {
          name: "orders",
          specs: { "1": "old.json", "2": `${named.origin}/openapi.json` },
          servers: ["https://orders.example"],
        },
      ],
    }),
  });

  test.each<[name: string, args: (origin: string) => readonly string[]]>([
    ["check", (origin) => ["check", "src", "--base", "old.json", "--target", `${origin}/openapi.json`, "--no-cache"]],
    ["check by the config", () => ["check", "src", "--no-cache"]],
    ["diff", (origin) => ["diff", "old.json", `${origin}/openapi.json`]],
    ["spec add", (origin) => ["spec", "add", "2.25", `${origin}/openapi.json`, "--whole"]],
    ["timeline", () => ["timeline"]],
  ])("%s reads nothing from an address", async (_, args) => {
    const cwd = folder(files());
    const before = named.requests.length;
    const { exitCode, stderr } = await lastcall([...args(named.origin), "--offline"], { cwd });
    expect([exitCode, named.requests.length - before]).toEqual([2, 0]);
    expect(stderr).toContain("the run is offline");
    expect((await lastcall(args(named.origin), { cwd })).exitCode).toBe(0);
    expect(named.requests.length).toBeGreaterThan(before);
  });
});

test.each(["https://docs.example.com/api", "docs.example.com/", ""])(
  "--allow-host %j names no host and is refused",
  async (host) => {
    const { exitCode, stderr } = await lastcall(["diff", "2.22", "2.24", "--allow-host", host]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("It takes a host without scheme and path");
  },
);
