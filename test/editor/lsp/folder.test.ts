/** When a workspace folder is judged again, and what it then tells. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Folder, fileOf } from "../../../src/editor/lsp/folder.js";

const portal = fileURLToPath(new URL("../../../examples/workload-portal", import.meta.url));
const NODES = "src/runai/nodes.ts";
const LONG = 60_000;

let root: string;
let folder: Folder;
let told: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lastcall-folder-"));
  cpSync(portal, root, { recursive: true });
  told = [];
  folder = new Folder(root, {
    environment: {},
    options: { from: "2.22", to: "2.24" },
    now: () => new Date("2026-11-20T12:00:00"),
    onJudged: (_, files) => told.push([...files].sort().join(" ")),
    onProblem: (message) => told.push(`problem: ${message}`),
  });
});
afterEach(() => {
  folder.close();
  rmSync(root, { recursive: true, force: true });
});

const uri = (file: string): string => pathToFileURL(join(root, file)).href;
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const judged = (times: number): Promise<void> =>
  vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(times), { timeout: LONG / 2, interval: 20 });

test("after a change on the disk all is judged, though no text was edited", { timeout: LONG }, async () => {
  await folder.current();
  writeFileSync(join(root, NODES), `\n${textOf(NODES)}`);
  folder.changedOnDisk(false);
  await judged(2);
  expect(told[1]).toBe(NODES);
});

test("what is asked again without an edit is not judged again", { timeout: LONG }, async () => {
  const run = await folder.current();
  expect([await folder.current(), told.length]).toEqual([run, 1]);
  folder.edit(uri(NODES), `\n${textOf(NODES)}`);
  expect(await folder.current()).not.toBe(run);
  expect(told.slice(1)).toEqual([NODES]);
});

test("a pause after the first edit judges all, and one after a later edit what it changes", {
  timeout: LONG,
}, async () => {
  folder.edit(uri(NODES), `\n${textOf(NODES)}`);
  await judged(1);
  expect(told[0]?.split(" ")).toContain(NODES);
  folder.edit(uri(NODES), undefined);
  await judged(2);
  expect(told[1]).toBe(NODES);
  expect(folder.fixed()?.report.findings.some(({ place }) => place.file === NODES)).toBe(true);
});

test("a config with a mistake is told with what to do", { timeout: LONG }, async () => {
  writeFileSync(join(root, "lastcall.config.json"), '{"form":"2.22"}');
  expect(await folder.current()).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(/^problem: .*form.*\(.+\)$/)]);
});

test("what lies in it", { timeout: LONG }, async () => {
  expect(
    [uri(NODES), uri(""), uri("").replace(/\/?$/, "-2/a.ts"), "untitled:a"].map((one) => folder.holds(one)),
  ).toEqual([true, true, false, false]);
  const run = await folder.current();
  if (run === undefined) throw new Error("it was judged");
  expect([uri(NODES), pathToFileURL(`${root}-2/a.ts`).href, "git:a"].map((one) => folder.reportFile(one, run))).toEqual(
    [NODES, undefined, undefined],
  );
  expect([folder.textOf(NODES, run), folder.textOf("gone.ts", run)]).toEqual([textOf(NODES), undefined]);
});

test.each([
  ["untitled:a.ts", undefined],
  ["git:/p/a.ts", undefined],
  ["file:///p/a%20b.ts", "/p/a b.ts"],
  ["file:///p/a%2Fb.ts", undefined],
])("%s is the file %s", (written, file) => {
  expect(fileOf(written)).toBe(file);
});
