/** What a person at a terminal sees of many findings: the verdict, what to begin with, one block per cause. */
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { rendered } from "../render.js";
import { finding, reportOf } from "../reports/build.js";

const place = (file: string, line: number) => ({ file, line, column: 5, endLine: line, endColumn: 20 });
const gone = (file: string, line: number, rest: Partial<Finding> = {}): Finding =>
  finding({
    ruleId: "removed-endpoint",
    severity: "error",
    place: place(file, line),
    operation: "GET /dogs",
    ...rest,
  });
const field = (name: string, line: number, rest: Partial<Finding> = {}): Finding =>
  finding({
    ruleId: "removed-request-field",
    severity: "error",
    place: place("src/save.ts", line),
    call: place("src/save.ts", 10),
    operation: "PUT /dogs/{id}",
    element: { kind: "request-property", path: [name] },
    ...rest,
  });
const pretty = (findings: readonly Finding[], context: Parameters<typeof rendered>[2] = {}) =>
  rendered("pretty", reportOf(findings), { source: () => undefined, ...context });
const count = (text: string, part: string) => text.split(part).length - 1;

describe("one cause", () => {
  test("at many places is said once, with the places", async () => {
    const text = await pretty([gone("src/b.ts", 3), gone("src/a.ts", 7), gone("src/a.ts", 9)]);
    expect(count(text, "`GET /dogs` is removed")).toBe(1);
    expect(text).toMatch(/error {2}removed-endpoint {2}src\/a\.ts:7:5\n/);
    expect(text).toMatch(/also {2}src\/a\.ts:9:5\n {10}src\/b\.ts:3:5\n/);
  });

  test("at more places than anyone reads names some, and all of them with --verbose", async () => {
    const many = Array.from({ length: 30 }, (_, at) => gone("src/a.ts", at + 1));
    expect(await pretty(many)).toContain("and 24 more places: --verbose lists them");
    const all = await pretty(many, { verbose: true });
    for (const {
      place: { line },
    } of many)
      expect(all).toContain(`src/a.ts:${line}:5`);
  });

  test("is told from another severity, operation and kind of change", async () => {
    const text = await pretty([
      gone("src/a.ts", 1),
      gone("src/a.ts", 2, { severity: "warning" }),
      gone("src/a.ts", 3, { operation: "GET /cats" }),
    ]);
    expect(count(text, "removed-endpoint  src/a.ts")).toBe(3);
  });
});

describe("many causes", () => {
  const use = (target: string): Finding["replacement"] => [
    { target, certainty: "certain", source: { kind: "contract", release: "2.24" }, chain: [] },
  ];
  const many = [
    ...Array.from({ length: 12 }, (_, at) => gone(`src/${at}.ts`, 3, { operation: `GET /dogs/${at}` })),
    gone("src/twice.ts", 8, { operation: "GET /dogs/2" }),
    gone("src/other.ts", 9, { operation: "GET /cats", replacement: use("GET /lions") }),
  ];

  test("of which the very same is said are one block, each with its name and its places", async () => {
    const text = await pretty(many);
    expect(count(text, "error  removed-endpoint")).toBe(2);
    expect(text).toContain("`GET /dogs/2`\n            src/2.ts:3:5\n            src/twice.ts:8:5\n");
    for (const { operation, place: at } of many) {
      expect(text).toContain(`\`${operation}\``);
      expect(text).toContain(`${at.file}:${at.line}:${at.column}\n`);
    }
  });

  test("keep apart what is to be used instead", async () => {
    expect(await pretty(many)).toMatch(
      /error {2}removed-endpoint {2}src\/other\.ts:9:5\n[^]*Use `GET \/lions` instead\./,
    );
  });

  test("begin with what is different, and say how much it is", async () => {
    const causes = ["GET /a", "GET /b", "GET /c"].map((operation, at) =>
      gone("src/more.ts", at + 1, { operation, replacement: use(`${operation}2`) }),
    );
    const text = await pretty([...many, ...causes]);
    expect(text).toContain("src/0.ts:3:5 and 12 more places, of 12 operations in all\n");
  });

  test("are each a block with its code with --verbose, and where there are few", async () => {
    expect(count(await pretty(many, { verbose: true }), "error  removed-endpoint")).toBe(13);
    expect(count(await pretty(many.slice(0, 10)), "error  removed-endpoint")).toBe(10);
  });
});

test("code of one place is shown once, above all that is said of it", async () => {
  const source = () => 'const dogs = await fetch("/dogs");';
  const text = await pretty([gone("src/a.ts", 1), gone("src/a.ts", 1, { operation: "GET /cats" })], { source });
  expect(count(text, "removed-endpoint  src/a.ts:1:5")).toBe(2);
  expect(count(text, 'fetch("/dogs")')).toBe(1);
});

describe("fields of one call", () => {
  test("of which the same is said are one block", async () => {
    const text = await pretty([field("name", 11), field("type", 12), field("size", 13)]);
    expect(count(text, "removed-request-field")).toBe(1);
    expect(text).toContain("The same holds for `type` and `size`.");
  });

  test("keep what is to be used instead of each", async () => {
    const use = (target: string): Finding["replacement"] => [
      { target, certainty: "certain", source: { kind: "contract", release: "2.24" }, chain: [] },
    ];
    const text = await pretty([
      field("name", 11, { replacement: use("title") }),
      field("type", 12, { replacement: use("kind") }),
    ]);
    expect(text).toContain("Use `title` instead.");
    expect(text).toContain("The same holds for `type` (use `kind` instead).");
  });

  test("are named up to the tenth, and all of them with --verbose", async () => {
    const many = Array.from({ length: 13 }, (_, at) => field(`field${at + 10}`, at + 11));
    const said = (await pretty(many)).replaceAll(/\s+/g, " ");
    expect(said).toContain("The same holds for `field11`, `field12`,");
    expect(said).toContain("`field19`, `field20` and 2 more.");
    const all = (await pretty(many, { verbose: true })).replaceAll(/\s+/g, " ");
    expect(all).toContain("`field20`, `field21` and `field22`.");
    expect((await pretty(many.slice(0, 11))).replaceAll(/\s+/g, " ")).toContain("`field19` and `field20`.");
  });

  test("of different calls are not one block", async () => {
    const text = await pretty([field("name", 11), field("type", 32, { call: place("src/save.ts", 30) })]);
    expect(count(text, "removed-request-field  ")).toBe(2);
  });
});

describe("infos", () => {
  const infos = Array.from({ length: 700 }, (_, at) =>
    gone("src/a.ts", at + 1, {
      severity: "info",
      ruleId: at % 7 === 0 ? "unlisted-parameter" : "unlisted-response-field",
    }),
  );

  test("are counted by rule: 700 of them fit on a screen", async () => {
    const text = await pretty(infos);
    expect(text.split("\n").length).toBeLessThan(24);
    expect(text).toMatch(/700 not shown \(600 unlisted-response-field, 100\s+unlisted-parameter\): --verbose/);
    expect(text).toMatch(/^No errors or warnings, 700 infos\n/);
  });

  test("of many rules name those that say most, and count the others", async () => {
    const rules = [
      "unlisted-response-field",
      "changed-response-field",
      "unlisted-parameter",
      "unlisted-request-field",
      "deprecated-parameter",
      "deprecated-endpoint",
    ] as const;
    const found = rules.flatMap((ruleId, at) =>
      Array.from({ length: 6 - at }, (_, line) => gone("src/a.ts", line + 1, { severity: "info", ruleId })),
    );
    const said = (await pretty(found)).replaceAll(/\s+/g, " ");
    const named = rules.slice(0, 4).map((rule, at) => `${6 - at} ${rule}`);
    expect(said).toContain(`21 not shown (${named.join(", ")}, 3 of other rules): --verbose lists them`);
  });

  test("are there with --verbose", async () => {
    const text = await pretty(infos.slice(0, 3), { verbose: true });
    expect(text).toContain("info  unlisted-parameter  src/a.ts:1:5");
    expect(text).not.toContain("not shown");
  });
});

test("begins with what breaks and can be changed now, and ends with the next step", async () => {
  const text = await pretty([
    gone("src/a.ts", 1, { operation: "GET /late", changeable: "with-upgrade" }),
    gone("src/a.ts", 2, { operation: "GET /mild", severity: "warning", changeable: "now" }),
    gone("src/a.ts", 3, { operation: "GET /open" }),
    gone("src/z.ts", 4, { operation: "GET /soon", changeable: "now" }),
  ]);
  const order = text
    .split("Start with")[1]
    ?.split("error  ")[0]
    ?.match(/GET \/\w+/g);
  expect(order).toEqual(["GET /soon", "GET /open", "GET /late"]);
  expect(text).toMatch(
    /^3 errors, 1 warning\n.*\n {2}2 findings can be changed now, 1 only together with the upgrade\.\n/,
  );
  expect(text.trimEnd()).toMatch(/\n {2}next {12}change what can be changed now; [^]*has to wait$/);
});

test("code takes the width there is, and a pipe has no edge", async () => {
  const line = `const dogs = await fetch("/dogs", { ${"option: true, ".repeat(12)}});`;
  const source = () => line;
  const one = [gone("src/a.ts", 1)];
  expect(await pretty(one, { source })).not.toContain(line);
  expect(await pretty(one, { source, codeWidth: Number.POSITIVE_INFINITY })).toContain(line);
  expect(await pretty(one, { source, codeWidth: line.length + 12 })).toContain(line);
  // Prose stays readable.
  const wide = await pretty(one, { source: () => undefined, codeWidth: Number.POSITIVE_INFINITY });
  expect(wide).toBe(await pretty(one));
});

describe("a narrow terminal", () => {
  /** Of the sentence that says what is wrong: places and names are never cut. */
  const longest = (text: string): number => {
    const sentence = text.split("src/a.ts:1:5\n")[1]?.split("    do ")[0] ?? "";
    return Math.max(...sentence.split("\n").map((line) => line.length));
  };

  test("is taken for one of 40 columns: below that nobody could read the words", async () => {
    const texts = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        pretty([gone("src/a.ts", 1, { operation: `GET /${"a ".repeat(at)}dogs` })], { width: 1 }),
      ),
    );
    expect(Math.max(...texts.map(longest))).toBe(40);
  });
});

test("who checks against the release that runs already is told of no upgrade", async () => {
  const report = reportOf([gone("src/a.ts", 1, { changeable: "now" })]);
  const text = await rendered(
    "pretty",
    { ...report, apis: [{ ...report.apis[0], from: "2.24", to: "2.24" }] },
    { source: () => undefined },
  );
  expect(text).not.toMatch(/upgrade|→/);
  expect(text).toContain("1 finding can be changed now.\n");
  expect(text).toContain("No time left: change it now.\n");
  expect(text).toMatch(/^ {2}runai 2\.24, self-hosted, as of /m);
});
