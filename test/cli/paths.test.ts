/** One rule for the names of files: from where one stands for people, from the repository's root for machines. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS, type Format, formats } from "../../src/report/check/index.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (path: string): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Ferries", version: "1" },
    servers: [{ url: "https://api.ferries.example" }],
    paths: { [path]: { get: { responses: { "200": { description: "ok" } } } } },
  });

/** A repository of two packages; the call of `trips.ts` goes through `http.ts`. */
const root = folder({
  ".git/HEAD": "",
  "base.json": document("/trips"),
  "target.json": document("/journeys"),
  "packages/a/package.json": "{}",
  "packages/a/src/http.ts": "export const get = (path: string) => fetch(`https://api.ferries.example${path}`);\n",
  "packages/a/src/trips.ts": 'import { get } from "./http";\nexport const trips = () => get("/trips");\n',
  "packages/b/package.json": "{}",
});
mkdirSync(join(root, "elsewhere"));

const run = (from: string, code: string, format: string) =>
  lastcall(
    [
      ...["check", code, "--base", join(root, "base.json"), "--target", join(root, "target.json")],
      ...["--no-cache", "--format", format],
    ],
    { cwd: join(root, from) },
  );

const STANDS: readonly (readonly [from: string, code: string, shown: string, projectRoot: string])[] = [
  ["", "packages/a", "packages/a/src/trips.ts", "packages/a"],
  ["packages/a", ".", "src/trips.ts", "."],
  ["packages/a/src", ".", "trips.ts", ".."],
  ["packages/a/src", "trips.ts", "trips.ts", ".."],
  ["packages/b", "../a/src", "../a/src/trips.ts", "../a"],
];

const namedFrom = (place: (typeof formats)[Format]["files"]): readonly Format[] =>
  FORMATS.filter((format) => formats[format].files === place);

test("only json has a root of its own", () => {
  expect(namedFrom("own root")).toEqual(["json"]);
});

describe.each(STANDS)("standing in %j, checking %s", (from, code, shown, projectRoot) => {
  test.each(namedFrom("working folder"))("%s names files from there", async (format) => {
    const { exitCode, stdout } = await run(from, code, format);
    expect(exitCode).toBe(1);
    const names = new Set(stdout.match(/(?:\.\.\/|\w+\/)*\w+\.ts(?=[:<])/g));
    expect([...names].filter((name) => name.endsWith("trips.ts"))).toEqual([shown]);
    expect([...names].filter((name) => !name.endsWith("trips.ts"))).toEqual(
      format === "agent" || format === "pretty" ? [] : [shown.replace("trips", "http")],
    );
    // Its code is found under the name that is shown.
    if (format !== "agent") expect(stdout).toMatch(/get\((?:"|&quot;)\/trips/);
  });

  test.each(namedFrom("repository"))("%s names files from the repository's root", async (format) => {
    const { stdout } = await run(from, code, format);
    expect(new Set(stdout.match(/(?:\.\.\/|\w+\/)*trips\.ts/g))).toEqual(new Set(["packages/a/src/trips.ts"]));
  });

  test("json names them from its root, and says where that is", async () => {
    const report = JSON.parse((await run(from, code, "json")).stdout) as {
      root: string;
      findings: { file: string; via: { file: string }[] }[];
    };
    expect(report).toMatchObject({
      root: projectRoot,
      findings: [{ file: "src/trips.ts", via: [{ file: "src/http.ts" }] }],
    });
  });

  test("calls does the same", async () => {
    const options = ["--base", join(root, "base.json"), "--target", join(root, "target.json"), "--no-cache"];
    const cwd = join(root, from);
    const pretty = await lastcall(["calls", code, ...options], { cwd });
    expect(pretty.stdout).toMatch(new RegExp(`^${shown.replaceAll(".", "\\.")}$`, "m"));
    expect(pretty.stdout).toContain(`via ${shown.replace("trips", "http")}:1`);
    const json = await lastcall(["calls", code, ...options, "--format", "json"], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ root: projectRoot, calls: [{ file: "src/trips.ts" }] });
  });
});

describe("a folder without code is called as it was asked for", () => {
  const place = folder({
    "here/package.json": "{}",
    "here/src/a.ts": "",
    "beside/notes.md": "",
    "here/docs/b.md": "",
  });
  test.each([
    ["here", "../beside", "../beside"],
    ["here", join(place, "beside"), join(place, "beside")],
    ["here/src", "../docs/", "../docs/"],
    ["here", "docs", "docs"],
    ["beside", ".", "."],
  ])("from %s: %s", async (from, asked, called) => {
    const { exitCode, stderr } = await lastcall(["check", asked, "--from", "2.22"], { cwd: join(place, from) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error: no TypeScript or JavaScript files in ${called}\n`);
  });

  test("a tsconfig that is not there, too", async () => {
    const { stderr } = await lastcall(["check", ".", "--from", "2.22", "--tsconfig", "../tsconfig.json"], {
      cwd: join(place, "here"),
    });
    expect(stderr).toContain("error: tsconfig ../tsconfig.json cannot be read\n");
  });
});
