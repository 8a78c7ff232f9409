import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { commands } from "../src/cli/commands/index.js";
import { LONGEST_WAIT } from "../src/contract/network/patience.js";
import { MOST_PAGES } from "../src/contract/sites/page-walk.js";
import { AT_ONCE, MOST_READ } from "../src/contract/sites/reader.js";
import { FORMATS } from "../src/report/check/index.js";
import { COMMENT_LIMIT } from "../src/report/check/markdown.js";
import { MOST_RESULTS } from "../src/report/check/sarif.js";
import { MOST_IMPORTS } from "../src/scan/discover/evidence.js";
import { LARGEST_FILE } from "../src/scan/discover/file-system.js";
import { MOST_OPTIONS } from "../src/scan/domain/union.js";
import { STEPS_PER_ROOT } from "../src/scan/evaluate/run.js";
import { ROOT } from "./action/runner.js";
import { lastcall } from "./cli/run.js";

interface Sample {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: ROOT })].sort();

// it is on no registry: whoever typed such a line would run what somebody else published under that name
test("nothing that people or runners follow installs it by its name alone", () => {
  const followed = [
    ...pages,
    ...globSync(["docs/**/*.{yml,yaml}", "editors/**/*.{md,mjs}", ".github/**/*.yml"], { cwd: ROOT }),
  ];
  const lines = followed.flatMap((file) =>
    readFileSync(join(ROOT, file), "utf8")
      .split("\n")
      .filter((line) =>
        /\b(?:npx (?:--yes|-y)|(?:npm|pnpm|yarn|bun) (?:i|install|add)(?: -\S+)*) lastcall(?:@\S+)?(?:[\s`]|$)/.test(
          line,
        ),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

function samplesOf(page: string): readonly Sample[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```(\S+)([^\n]*)\n([^]*?)^```$/gm)]
    .filter(([, , note = ""]) => !note.includes("no-run"))
    .map((match) => ({
      page,
      line: text.slice(0, match.index).split("\n").length,
      language: match[1] ?? "",
      text: match[3] ?? "",
    }));
}

const samples = pages.flatMap(samplesOf);
const scripts = samples
  .filter(({ language }) => language === "sh")
  .map(({ text, ...rest }) => ({
    ...rest,
    commands: text.split("\n").filter((line) => /^(npx )?lastcall /.test(line)),
  }))
  .filter(({ commands }) => commands.length > 0);

/** The example and what the samples name beside it: two documents of another API. */
function playground(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-docs-")));
  cpSync(join(ROOT, "examples/workload-portal"), folder, { recursive: true });
  cpSync(join(ROOT, "test/fixtures/cli/playground"), folder, { recursive: true });
  return folder;
}

/** `--server '${this.url}' "a b"` as a shell splits it, up to the first pipe; the samples use nothing else of a shell. */
function words(command: string): readonly string[] {
  return [...command.replace(/\s[#|].*$/, "").matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)(?:"([^"]*)"|'([^']*)')?/g)].map(
    ([, single, double, bare, glued, gluedSingle]) => single ?? double ?? `${bare ?? ""}${glued ?? gluedSingle ?? ""}`,
  );
}

describe("command lines in the documentation do their job", () => {
  test.each(scripts)("$page:$line", async ({ commands }) => {
    const cwd = playground();
    for (const command of commands) {
      const { exitCode, stderr } = await lastcall(words(command.replace(/^npx /, "")).slice(1), { cwd });
      expect(stderr, command).not.toContain("error:");
      expect([0, 1], command).toContain(exitCode);
    }
  });
});

describe("programs in the documentation run, against the built library", () => {
  test.each(samples.filter(({ language, text }) => language === "ts" && text.includes('from "lastcall"')))(
    "$page:$line",
    ({ text }) => {
      const cwd = playground();
      const program = text.replaceAll(
        'from "lastcall"',
        `from ${JSON.stringify(pathToFileURL(join(ROOT, "dist/index.js")).href)}`,
      );
      writeFileSync(join(cwd, "sample.mjs"), program);
      expect(execFileSync(process.execPath, ["sample.mjs"], { cwd, encoding: "utf8" })).not.toContain("Error");
    },
  );
});

describe("data in the documentation can be read", () => {
  test.each(samples.filter(({ language }) => language === "json"))("$page:$line", ({ text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
  test.each(samples.filter(({ language }) => language === "yaml"))("$page:$line", ({ text }) => {
    expect(() => load(text)).not.toThrow();
  });
});

test("the line that shows the format agent is one that it prints", async () => {
  const shown = readFileSync(join(ROOT, "docs/formats/agent.md"), "utf8");
  const { stdout } = await lastcall(["check", "src", "--from", "2.22", "--to", "2.24", "--format", "agent"], {
    cwd: playground(),
  });
  const printed = stdout.split("\n").find((line) => line.includes("`GET /v1/k8s/users`"));
  expect(shown).toContain(`: ${printed?.replace(/^\S+: /, "")}\n`);
});

test("the config's samples are valid configs", () => {
  const schema = JSON.parse(readFileSync(join(ROOT, "schema/config.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const { page, line, text } of samples.filter(
    ({ page, language }) => page === "docs/config.md" && language === "json",
  )) {
    validate(JSON.parse(text));
    expect(validate.errors, `${page}:${line}`).toBeNull();
  }
});

test("a pipeline installs the program before it runs it", () => {
  const files = globSync(["docs/**/*.{yml,yaml}", "docs/ci/Jenkinsfile"], { cwd: ROOT }).map((page) => ({
    page,
    text: readFileSync(join(ROOT, page), "utf8"),
  }));
  const yaml = [...files, ...samples.filter(({ language }) => language === "yaml")];
  // whoever owns that name on a registry would run in the job
  expect(yaml.filter(({ text }) => text.includes("npx lastcall")).map(({ page }) => page)).toEqual([]);
  const pipelines = yaml.filter(({ text }) => text.includes("npx --no-install lastcall"));
  expect(pipelines.length).toBeGreaterThan(5);
  for (const { page, text } of pipelines) {
    const [first = "", ...rest] = text.split("npx --no-install lastcall");
    expect(first, page).toMatch(/npm ci/);
    // jobs of one file start on machines of their own
    const jobs = text.match(/^ {2}\w+:\n {4}(?:needs|runs-on|docker)|^\w+:\n {2}(?:stage|image)/gm)?.length ?? 1;
    if (jobs > 1) expect(rest.length, page).toBe((text.match(/npm ci/g) ?? []).length);
  }
});

test("a page with words to be replaced says what takes their place", () => {
  const texts = globSync(["README.md", "docs/**/*.{md,yml}"], { cwd: ROOT }).map((page) => ({
    page,
    text: readFileSync(join(ROOT, page), "utf8"),
  }));
  const open = texts.filter(({ text }) => text.includes("OWNER/"));
  expect(open.length).toBeGreaterThan(4);
  for (const { page, text } of open) {
    expect(text, page).toMatch(/`OWNER\/lastcall` is this repository/);
    if (/@COMMIT|(?:ref|rev): COMMIT/.test(text)) expect(text, page).toMatch(/COMMIT`? the /);
  }
});

const WORDS = ["no", "one", "two", "three", "four", "five"];
test("numbers that the pages name are those of the program", () => {
  const claims: readonly (readonly [page: string, claim: string])[] = [
    ["docs/limits.md", `more than ${STEPS_PER_ROOT.toLocaleString("en")} steps`],
    ["docs/limits.md", `more than ${MOST_OPTIONS} texts`],
    ["docs/limits.md", `larger than ${LARGEST_FILE / 1024 / 1024} MB`],
    ["docs/limits.md", `at most ${WORDS[MOST_IMPORTS]} imports`],
    ["docs/formats/sarif.md", `At most ${MOST_RESULTS.toLocaleString("en")} results`],
    ["docs/formats/markdown.md", `under ${COMMENT_LIMIT.toLocaleString("en")} bytes`],
    [
      "docs/spec-sources.md",
      `At most ${MOST_PAGES} pages and ${MOST_READ / 1024 / 1024} MB, ${WORDS[AT_ONCE]} at a time`,
    ],
    ["docs/spec-sources.md", `(${WORDS[LONGEST_WAIT / 60_000]} minute at most)`],
    ["docs/formats/README.md", FORMATS.map((format) => `[${format}](${format}.md)`).join(" … ")],
  ];
  for (const [page, claim] of claims) {
    const text = readFileSync(join(ROOT, page), "utf8");
    for (const part of claim.split(" … ")) expect(text, page).toContain(part);
  }
});

describe("what is made from other files is as they are", () => {
  const load = <T>(script: string): Promise<T> =>
    import(new URL(`../scripts/${script}`, import.meta.url).href) as Promise<T>;

  test("the tables of config and Action: npm run docs:reference", async () => {
    const { referencePages } = await load<{ referencePages: () => readonly { file: string; text: string }[] }>(
      "reference-pages.mjs",
    );
    for (const { file, text } of referencePages()) expect(readFileSync(join(ROOT, file), "utf8"), file).toBe(text);
  });

  test("the picture in the README is today's output: npm run docs:picture", async () => {
    const { COMMAND, excerpt, picture } = await load<{
      COMMAND: readonly string[];
      excerpt: (text: string) => string;
      picture: (text: string) => string;
    }>("picture.mjs");
    const { stdout } = await lastcall(COMMAND, { now: "2026-11-21T12:00:00" });
    expect(readFileSync(join(ROOT, "docs/demo.svg"), "utf8")).toBe(picture(excerpt(stdout)));
  });
});

test("the README names every command, and leads to every page", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const table = readme.slice(readme.indexOf("| Command |"), readme.indexOf("`lastcall <command> --help`"));
  for (const { name } of commands) expect(table).toMatch(new RegExp(`^\\| .*\`${name}[ \`].*\\|`, "m"));
  const linksOf = (page: string): readonly string[] =>
    [...readFileSync(join(ROOT, page), "utf8").matchAll(/\]\(([^)#\s:]+)/g)].map(([, target = ""]) =>
      join(page, "..", target),
    );
  const reached = new Set(["README.md"]);
  for (const page of reached)
    for (const target of linksOf(page).filter((one) => pages.includes(one))) reached.add(target);
  // the pages of rules are reached through their folder
  expect(pages.filter((page) => !reached.has(page) && !page.startsWith("docs/rules/"))).toEqual([]);
});

describe("links in the documentation lead somewhere", () => {
  const links = pages.flatMap((page) =>
    [
      ...readFileSync(join(ROOT, page), "utf8")
        .replace(/^```[^]*?^```$/gm, "")
        .matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g),
    ].map(([, target = ""]) => ({ page, target })),
  );
  test.each(pages)("%s", (page) => {
    const dead = links
      .filter((link) => link.page === page && !/^[a-z]+:/.test(link.target))
      .filter(({ target }) => !existsSync(join(ROOT, page, "..", target)))
      .map(({ target }) => target);
    expect(dead).toEqual([]);
  });
});
