import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../action/runner.js";

const page = readFileSync(join(ROOT, "docs/security.md"), "utf8");
/** `| promise | `test/file.test.ts` › `name`, `name`; `test/other.test.ts` › `name` |` */
const promises = [...page.matchAll(/^\| (?!Promise|---)(.*) \| (.*) \|$/gm)].map(([, promise = "", held = ""]) => ({
  promise,
  held,
}));
const tests = promises.flatMap(({ promise, held }) =>
  [...held.matchAll(/`(test\/[^`]+)` › ((?:`[^`]+`(?:, )?)+)/g)].flatMap(([, file = "", names = ""]) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => ({ promise, file, name })),
  ),
);

test("each promise of the page names tests, and nothing else", () => {
  expect(promises.length).toBeGreaterThan(15);
  const parts = promises.flatMap(({ held }) => held.split("; "));
  expect(parts.filter((part) => !/^`test\/[^`]+` › `[^`]+`(?:, `[^`]+`)*$/.test(part))).toEqual([]);
});

test.each(tests)("$file › $name", ({ file, name }) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  const quoted = [`"`, "'", "`"].map((quote) => `${quote}${name}${quote}`);
  const text = readFileSync(join(ROOT, file), "utf8");
  expect(quoted.some((title) => text.includes(title))).toBe(true);
});
