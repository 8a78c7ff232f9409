/** Packages of a repository with configs of their own, checked from the root. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CheckOptions, runCheck } from "../../../src/check/index.js";

const bookshop = fileURLToPath(new URL("../../fixtures/check/bookshop", import.meta.url));
const CALL = 'export const customers = () => fetch("https://bookshop.example/customers");\n';
const OWN = '{ "provider": "bookshop", "from": "1.0", "to": "1.1" }';

let repository: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
};
const remarks = async (paths: readonly string[], options: CheckOptions = {}) => {
  const run = await runCheck(paths, { cwd: repository, today: "2026-03-01", cache: false, ...options });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.report.remarks.filter((remark) => remark.includes("is not used"));
};

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "lastcall-packages-"));
  cpSync(bookshop, repository, { recursive: true });
  write("package.json", "{}");
  write("packages/shop/src/customers.ts", CALL);
  write("packages/shop/lastcall.config.json", OWN);
  write("packages/desk/src/deep/customers.ts", CALL);
  write("packages/desk/package.json", `{ "lastcall": ${OWN} }`);
  write("packages/idle/src/nothing.ts", "export const nothing = 1;\n");
  write("packages/idle/lastcall.config.json", OWN);
});
afterEach(() => rmSync(repository, { recursive: true }));

test("those whose code calls the API are named, with the way to judge by them", async () => {
  expect(await remarks(["."])).toEqual([
    "packages/desk/package.json is not used: this run goes by lastcall.config.json. To judge that code by its own: lastcall check packages/desk",
    "packages/shop/lastcall.config.json is not used: this run goes by lastcall.config.json. To judge that code by its own: lastcall check packages/shop",
  ]);
});

test("without a config at the root the run goes by none", async () => {
  rmSync(join(repository, "lastcall.config.json"));
  expect(await remarks(["."], { provider: "bookshop" })).toContain(
    "packages/shop/lastcall.config.json is not used: this run goes by no config, since none lies above. To judge that code by its own: lastcall check packages/shop",
  );
});

test("nothing is said where a package is checked by its own, or a config is named", async () => {
  cpSync(join(repository, ".lastcall"), join(repository, "packages/shop/.lastcall"), { recursive: true });
  expect(await remarks(["packages/shop"])).toEqual([]);
  expect(await remarks(["."], { config: "lastcall.config.json" })).toEqual([]);
});
