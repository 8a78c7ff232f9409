import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { patchOf } from "../../src/fix/apply/patch.js";
import { applied, composed, ofFirst } from "../../src/fix/apply/text.js";
import { editedTexts, fixed, project, read } from "./project.js";

/** Ways to write the address of an operation: each gives a text before the call and the expression at it. */
const WAYS: readonly ((
  path: string,
  tail: string,
  name: string,
) => { readonly above: string; readonly url: string })[] = [
  (path, tail) => ({ above: "", url: `\`\${runaiUrl}${path}${tail}\`` }),
  (path, tail) => ({ above: "", url: `runaiUrl + "${path}" + \`${tail}\`` }),
  (path, tail, name) => ({ above: `const ${name} = '${path}';\n`, url: `\`\${runaiUrl}\${${name}}${tail}\`` }),
  (path, tail, name) => ({
    above: `const ${name} = { at: "${path}" /* here */ };\n`,
    url: `runaiUrl + ${name}.at + \`${tail}\``,
  }),
  (path, tail, name) => ({
    above: `const ${name} = (id: string) => \`${path}${tail}\`;\n`,
    url: `\`\${runaiUrl}\${${name}(id)}\``,
  }),
];

/** Operations that move as a whole in 2.24, and what else is called. */
const OPERATIONS = [
  { method: "DELETE", path: "/api/v1/apps", tail: "/${id}", becomes: "/api/v1/service-accounts" },
  { method: "DELETE", path: "/api/v1/user-applications", tail: "/${id}", becomes: "/api/v1/access-keys" },
  { method: "GET", path: "/api/v1/apps", tail: "", becomes: "/api/v1/service-accounts" },
  { method: "GET", path: "/api/v1/users", tail: "", becomes: undefined },
  { method: "DELETE", path: "/api/v1/users", tail: "/${id}", becomes: undefined },
] as const;

const call = fc.record({
  way: fc.nat(WAYS.length - 1),
  operation: fc.nat(OPERATIONS.length - 1),
  indent: fc.constantFrom("  ", "\t", "      "),
  comment: fc.constantFrom("", " // apps", " /* /api/v1/apps */"),
});
const file = fc.record({
  calls: fc.array(call, { minLength: 1, maxLength: 3 }),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  last: fc.boolean(),
  mark: fc.boolean(),
});

function written(
  { calls, lineEnd, last }: typeof file extends fc.Arbitrary<infer T> ? T : never,
  moved: boolean,
): string {
  const text = calls
    .map(({ way, operation, indent, comment }, at) => {
      const { method, path, tail, becomes } = OPERATIONS[operation] ?? OPERATIONS[0];
      const { above, url } = (WAYS[way] ?? WAYS[0])?.(
        moved && becomes !== undefined ? becomes : path,
        tail,
        `address${at}`,
      ) ?? { above: "", url: "" };
      return `${above}export async function call${at}(runaiUrl: string, id: string) {${comment}\n${indent}const { ok } = await fetch(${url}, { method: "${method}" });\n${indent}return ok && id;\n}\n`;
    })
    .join("\n");
  return (last ? text : text.trimEnd()).replaceAll("\n", lineEnd);
}

// LASTCALL_FIXES=200 for more
test("random programs: the finding goes, none comes, nothing else changes, twice is once, the patch is the writing", {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
      const text = (at: number, moved: boolean): string => {
        const one = files[at];
        return one === undefined ? "" : written(one, moved);
      };
      const names = files.map((_, at) => `file ${at}.ts`);
      const mark = (at: number): string => (files[at]?.mark === true ? "\uFEFF" : "");
      const root = project(Object.fromEntries(names.map((name, at) => [name, mark(at) + text(at, false)])));
      const run = await fixed(root);
      expect(editedTexts(run)).toEqual(
        Object.fromEntries(
          names.flatMap((name, at) => (text(at, true) === text(at, false) ? [] : [[name, text(at, true)]])),
        ),
      );
      expect(run.after.report.findings).toEqual([]);
      const patch = patchOf(
        run.files.map(({ file: name, before, edits }) => {
          const start = mark(names.indexOf(name));
          return {
            file: name,
            text: start + before,
            edits: edits.map((edit) => ({ ...edit, start: edit.start + start.length, end: edit.end + start.length })),
          };
        }),
      );
      if (patch !== "") execFileSync("git", ["apply", "--whitespace=nowarn"], { cwd: root, input: patch });
      for (const [at, name] of names.entries()) expect(read(root, name)).toBe(mark(at) + text(at, true));
      expect((await fixed(root)).files).toEqual([]);
    }),
    { numRuns: Number(process.env["LASTCALL_FIXES"] ?? 4), seed: Number(process.env["LASTCALL_SEED"] ?? 18) },
  );
});

test("rounds of edits, put together, are edits of the first text", () => {
  const edits = (length: number) =>
    fc.uniqueArray(fc.nat(length), { maxLength: 6 }).chain((places) => {
      const sorted = [...places].sort((a, b) => a - b);
      const spans = sorted.flatMap((start, at) =>
        at % 2 === 0 && sorted[at + 1] !== undefined ? [{ start, end: sorted[at + 1] ?? start }] : [],
      );
      return fc.tuple(...spans.map((span) => fc.string({ maxLength: 4 }).map((text) => ({ ...span, text }))));
    });
  const apply = (text: string, all: readonly { start: number; end: number; text: string }[]): string =>
    applied(
      text,
      all.map((one) => ({ ...one, before: text.slice(one.start, one.end) })),
    ) ?? "overlap";
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }).chain((text) =>
        edits(text.length).chain((first) => {
          const middle = apply(text, first);
          return edits(middle.length).map((second) => ({ text, first, middle, second }));
        }),
      ),
      ({ text, first, middle, second }) => {
        expect(apply(text, composed(first, second))).toBe(apply(middle, second));
        for (const one of second) expect(composed(first, [one])).toContainEqual(ofFirst(first, one));
      },
    ),
  );
});

test("a patch of random edits is what git applies", () => {
  const line = fc.constantFrom("a", "b", "", "  c", "\td");
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 30 }),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.array(fc.nat(29), { maxLength: 4 }),
      (lines, end, last, places) => {
        const text = lines.join(end) + (last ? end : "");
        const starts = lines.map((_, at) => lines.slice(0, at).reduce((sum, one) => sum + one.length + end.length, 0));
        const edits = [...new Set(places)]
          .filter((at) => at < lines.length)
          .sort((a, b) => a - b)
          .map((at) => ({
            start: starts[at] ?? 0,
            end: (starts[at] ?? 0) + (lines[at]?.length ?? 0),
            text: `new ${at}`,
          }));
        const root = project({ "a b.ts": text });
        const patch = patchOf([{ file: "a b.ts", text, edits }]);
        if (patch !== "") execFileSync("git", ["apply", "--whitespace=nowarn"], { cwd: root, input: patch });
        expect(read(root, "a b.ts")).toBe(
          applied(
            text,
            edits.map((one) => ({ ...one, before: text.slice(one.start, one.end) })),
          ),
        );
      },
    ),
    { numRuns: 25, examples: [[[""], "\n", false, [0]]] },
  );
});
