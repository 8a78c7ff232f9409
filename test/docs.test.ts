import { cpSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "./action/runner.js";
import { lastcall } from "./cli/run.js";

interface Sample {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: ROOT })].sort();

function samplesOf(page: string): readonly Sample[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```(\S+)([^\n]*)\n([^]*?)^```$/gm)]
    .filter(([, , note = ""]) => !note.includes("no-run"))
    .map((match) => ({ page, line: text.slice(0, match.index).split("\n").length, language: match[1] ?? "", text: match[3] ?? "" }));
}

const samples = pages.flatMap(samplesOf);
const commands = samples
  .filter(({ language }) => language === "sh")
  .flatMap(({ page, line, text }) =>
    text
      .split("\n")
      .map((command, at) => ({ page, line: line + 1 + at, command }))
      .filter(({ command }) => /^(npx )?lastcall /.test(command)),
  );

/** The example and what the samples name beside it: two documents of another API. */
function playground(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-docs-")));
  cpSync(join(ROOT, "examples/workload-portal"), folder, { recursive: true });
  cpSync(join(ROOT, "test/fixtures/cli/playground"), folder, { recursive: true });
  return folder;
}

/** `--server '${this.url}' "a b"` as a shell splits it; the samples use nothing else of a shell. */
function words(command: string): readonly string[] {
  return [...command.replace(/\s#.*$/, "").matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)(?:"([^"]*)"|'([^']*)')?/g)].map(
    ([, single, double, bare, glued, gluedSingle]) => single ?? double ?? `${bare ?? ""}${glued ?? gluedSingle ?? ""}`,
  );
}

describe("command lines in the documentation do their job", () => {
  test.each(commands)("$page:$line $command", async ({ command }) => {
    const args = words(command.replace(/^npx /, "")).slice(1);
    const { exitCode, stderr } = await lastcall(args, { cwd: playground() });
    expect(stderr).not.toContain("error:");
    expect([0, 1]).toContain(exitCode);
  });
});

describe("data in the documentation can be read", () => {
  test.each(samples.filter(({ language }) => language === "json"))("$page:$line", ({ text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
  test.each(samples.filter(({ language }) => language === "yaml"))("$page:$line", ({ text }) => {
    expect(() => parse(text) as unknown).not.toThrow();
  });
});

describe("links in the documentation lead somewhere", () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(join(ROOT, page), "utf8").replace(/^```[^]*?^```$/gm, "").matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => ({ page, target })),
  );
  test.each(pages)("%s", (page) => {
    const dead = links
      .filter((link) => link.page === page && !/^[a-z]+:/.test(link.target))
      .filter(({ target }) => globSync([join(page, "..", target.replace(/\/$/, "/*"))], { cwd: ROOT, onlyFiles: false }).length === 0)
      .map(({ target }) => target);
    expect(dead).toEqual([]);
  });
});
