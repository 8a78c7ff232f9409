/** What goes wrong with addresses: one line, a hint, exit code 2, nothing written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import {
  type FakeSite,
  gitBook,
  markdown,
  NOT_FOUND,
  type Served,
  serve,
  sitemap,
} from "../contract/sites/fake-site.js";
import { LIBRARY } from "../contract/sites/library.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

let site: FakeSite | undefined;
let other: FakeSite | undefined;
afterEach(async () => {
  await Promise.all([site?.close(), other?.close()]);
  [site, other] = [undefined, undefined];
});

const DOCUMENT = JSON.stringify(LIBRARY);
const LOANS = "/api/2.25/reference/loans.md";

type Trap = (made: FakeSite, away: string) => string;
const only =
  (served: Served): Trap =>
  ({ routes }) => {
    routes.set("/openapi.json", served);
    return "/openapi.json";
  };
const onSite =
  (change: (made: FakeSite, away: string) => void): Trap =>
  (made, away) => {
    change(made, away);
    return "/api/2.25";
  };
const edited = ({ routes }: FakeSite, path: string, change: (text: string) => string): void => {
  const page = routes.get(path) as Served;
  routes.set(path, { ...page, body: change(page.body ?? "") });
};

test.each<readonly [what: string, trap: Trap, message: RegExp]>([
  ["a sign-in", only({ status: 401 }), /refused access with status 401$/],
  ["no right to it", only({ status: 403 }), /refused access with status 403$/],
  ["too many requests", only({ status: 429, headers: { "retry-after": "0" } }), /answered with status 429/],
  ["a server that fails", only({ status: 500, headers: { "retry-after": "0" } }), /answered with status 500$/],
  [
    "another host",
    (made, away) => only({ status: 302, headers: { location: `${away}/openapi.json` } })(made, away),
    /redirects: .*another host/,
  ],
  ["a page that is not there, with status 200", only(NOT_FOUND), /answered "Page Not Found"$/],
  [
    "a page that is not there, in HTML, beside a document of the host",
    ({ routes }) => {
      routes.set("/openapi.json", { body: DOCUMENT });
      routes.set("/docs/none", { type: "text/html", body: "<html><title>404: this page could not be found</title>" });
      return "/docs/none";
    },
    /\/docs\/none answered "Page Not Found"$/,
  ],
  [
    "a document of another kind beside one of the host",
    ({ routes }) => {
      routes.set("/openapi.json", { body: DOCUMENT });
      routes.set("/events.yaml", { body: 'asyncapi: "2.6.0"\nchannels: {}\n' });
      return "/events.yaml";
    },
    /looks like an AsyncAPI document/,
  ],
  [
    "a description in XML beside a document of the host",
    ({ routes }) => {
      routes.set("/openapi.json", { body: DOCUMENT });
      routes.set("/api.wadl", { type: "text/xml", body: '<?xml version="1.0"?><application/>' });
      return "/api.wadl";
    },
    /\/api\.wadl/,
  ],
  ["JSON that is cut", only({ type: "application/json", body: DOCUMENT.slice(0, 300) }), /not valid JSON/],
  ["YAML that is cut", only({ body: 'openapi: 3.0.3\ninfo: { title: "a' }), /not valid YAML/],
  ["nothing", only({ body: "" }), /answered with nothing$/],
  ["a gzip bomb in a file", only({ body: "" }), /too large once unpacked$/],
  ["a gzip bomb on the way", only({ body: "" }), /too large: at most 64 MB are read$/],
  [
    "a page in Markdown",
    only(markdown("# Sign in\n\nFirst of all.\n")),
    /is a page in Markdown without an OpenAPI document$/,
  ],
  [
    "two revisions",
    onSite((made) =>
      edited(made, LOANS, (text) => text.replace('"isbn":{"type":"string"}', '"isbn":{"type":"integer"}')),
    ),
    /^two revisions: /,
  ],
  [
    "a cut document on a page",
    onSite((made) => edited(made, LOANS, (text) => text.slice(0, -400))),
    /could not be read: reference\/loans/,
  ],
  [
    "a page with a sign-in",
    onSite(({ routes }) => void routes.set(LOANS, { status: 401 })),
    /reference\/loans \(refused access with status 401\)$/,
  ],
  [
    "a page of another host",
    onSite(({ routes }, away) => void routes.set(LOANS, { status: 307, headers: { location: `${away}/a.md` } })),
    /reference\/loans \(redirects: /,
  ],
  [
    "an empty sitemap",
    onSite(({ routes }) => void routes.set("/api/2.25/sitemap-pages.xml", sitemap([]))),
    /lists no page below \/api\/2\.25$/,
  ],
])("%s", async (what, trap, message) => {
  const made = await gitBook(LIBRARY);
  site = made;
  other = await serve(new Map([["/openapi.json", { body: DOCUMENT }]]));
  const away = other.origin.replace("127.0.0.1", "localhost");
  const path = trap(made, away);
  if (what.startsWith("a gzip bomb")) {
    const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024, 32));
    other.routes.clear();
    await made.close();
    site = await serveBytes(bomb, what.endsWith("file") ? {} : { "content-encoding": "gzip" });
  }
  const cwd = folder({ "package.json": "{}" });
  const { exitCode, stdout, stderr } = await lastcall(
    ["spec", "add", "2.25", `${site.origin}${path}`, "--provider", "library"],
    { cwd },
  );
  const [line = "", hint = "", ...rest] = stderr.trimEnd().split("\n");
  expect({ exitCode, stdout, rest }).toEqual({ exitCode: 2, stdout: "", rest: [] });
  expect(line.replace(/^error: /, "")).toMatch(message);
  expect(hint).toMatch(/^ {2}hint: [A-Z].*\w/);
  expect(existsSync(join(cwd, ".lastcall"))).toBe(false);
  expect(other.requests).toEqual([]);
});

test("a file that was cut off: one line, a hint, nothing written", async () => {
  const cwd = folder({ "package.json": "{}", "cut.yaml": "openapi: 3.0.3\ninfo: { title: a\n" });
  const { exitCode, stderr } = await lastcall(["spec", "add", "2.26", "cut.yaml"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: cut\.yaml:\d+:\d+ is not valid YAML: .*\n {2}hint: Look at that place.*\n$/);
  expect(existsSync(join(cwd, ".lastcall"))).toBe(false);
});

test("a page that leads to its document: where that lies is said", async () => {
  site = await serve(
    new Map([
      ["/docs", { type: "text/html", body: "<!doctype html><title>Library</title>" }],
      ["/openapi.json", { body: DOCUMENT }],
    ]),
  );
  const { stdout } = await lastcall(["spec", "add", "2.25", `${site.origin}/docs`, "--provider", "library"], {
    cwd: folder({ "package.json": "{}" }),
  });
  expect(stdout).toContain(`\nfrom      ${site.origin}/openapi.json\n`);
});

const busyOnce = (asked: number): Served =>
  asked === 0 ? { status: 429, headers: { "retry-after": "0" } } : { type: "application/json", body: DOCUMENT };

test.each([
  ["spec add", (at: string) => ["spec", "add", "2.25", at, "--provider", "library"]],
  ["diff", (at: string) => ["diff", at, at]],
  ["init", (at: string) => ["init", "--spec", at]],
])("%s asks a busy server once more", async (_, command) => {
  site = await serve(new Map([["/openapi.json", busyOnce]]));
  const { exitCode } = await lastcall(command(`${site.origin}/openapi.json`), {
    cwd: folder({ "package.json": "{}", "a.ts": "export const a = 1;" }),
  });
  expect(exitCode).toBe(0);
});

test.each([
  ["spec add", ["spec", "add", "2.25", "ftp://docs.example.com/openapi.json", "--provider", "library"]],
  ["diff", ["diff", "ftp://docs.example.com/openapi.json", "2.24"]],
  ["init", ["init", "--spec", "ftp://docs.example.com/openapi.json"]],
  [
    "check",
    ["check", "--base", "ftp://docs.example.com/openapi.json", "--target", "ftp://docs.example.com/openapi.json"],
  ],
])("%s: an address of another scheme is named as what cannot be read", async (_, command) => {
  const { exitCode, stdout, stderr } = await lastcall(command, { cwd: folder({ "package.json": "{}" }) });
  expect([exitCode, stdout, stderr]).toEqual([
    2,
    "",
    "error: ftp://docs.example.com/openapi.json cannot be read: only http and https addresses can\n  hint: Download the document and name the file.\n",
  ]);
});

async function serveBytes(bytes: Buffer, headers: Readonly<Record<string, string>>): Promise<FakeSite> {
  const { loopback } = await import("../contract/loopback.js");
  const server = await loopback((_, response) => {
    response.writeHead(200, { "content-type": "application/gzip", ...headers }).end(bytes);
    return true;
  });
  return { ...server, routes: new Map(), asked: () => [] };
}
