/** Where the path of a call is written: each segment in its literal, a gap, or mixed; undefined where nobody can say. */
import { describe, expect, it } from "vitest";
import { type WrittenSegment, writtenPath } from "../../src/fix/code/written-path.js";
import type { ApiCall } from "../../src/scan/call.js";
import { placeOfText, programOf } from "./code.js";
import type { Files } from "./project.js";

function shown(files: Files, path: string): string | undefined {
  const program = programOf(files);
  const { file, line, column } = placeOfText(program, "a.ts", "send");
  const call = { file, line, column, path } as unknown as ApiCall;
  const written = writtenPath(program, call);
  if (written === undefined) return undefined;
  const segment = (one: WrittenSegment): string => {
    if (one.kind === "hole") return "*";
    if (one.kind === "mixed") return one.lead === undefined ? "~" : `~${one.lead.text}`;
    // the characters that are said to be it
    const there = program.raw(one.file)?.slice(one.start, one.start + one.text.length);
    return `${there}${"^".repeat(one.via.length)}`;
  };
  return written.map(segment).join(" ");
}

describe("a path", () => {
  it.each<[string, string, string | undefined]>([
    ['send("/api/apps")', "/api/apps", "api apps"],
    ['send("/api/apps?x=/1")', "/api/apps", "api apps"],
    ['send("/api/apps#x/1")', "/api/apps", "api apps"],
    ['send("/api/apps" + "?x=" + y + "/z")', "/api/apps", "api apps"],
    ['send("/api/apps/")', "/api/apps", "api apps"],
    ['send("apps")', "/apps", undefined],
    ['send("/apps")', "/api/apps", "apps"],
    ['send("/api/api/apps")', "/api/apps", "api apps"],
    ['send("/api/others")', "/api/apps", undefined],
    ["send(`/apps/${id}`)", "/apps/{}", "apps *"],
    ["send(`/apps/${id}`)", "/apps/x", undefined],
    ["send(`/apps/${a}${b}`)", "/apps/{}", "apps ~"],
    ["send(`/apps/${a}-b`)", "/apps/{}-b", "apps ~"],
    ["send(`/apps/a-${b}`)", "/apps/a-{}", "apps ~a-"],
    ["send(`/apps/a-${b}-c`)", "/apps/a-{}-c", "apps ~"],
    ["send(`/apps${query}`)", "/apps", "apps"],
    ["send(`/apps/${id}/`)", "/apps/{}", "apps *"],
    ["send(`${base}/apps`)", "/apps", "apps"],
    ["send(`${base}/api/apps`)", "/apps", "apps"],
    ["send(`${base}/${v}/apps`)", "/apps", undefined],
    ['send("https://a.example/api/apps")', "/api/apps", "api apps"],
    ['send("https://a.example")', "/", undefined],
    ['send("api/apps")', "/api/apps", "api apps"],
    ['send("/apps/{id}")', "/apps/{}", "apps ~"],
    ['send("/apps/:id")', "/apps/{}", "apps ~"],
    ['send("/apps/%41")', "/apps/A", undefined],
    [String.raw`send("/apps/\x41")`, "/apps/A", undefined],
    ['send(new URL("/apps", base))', "/apps", "apps"],
    ['send(new URL("/apps"))', "/apps", "apps"],
    ['send(new URL("api/apps"))', "/api/apps", "api apps"],
    ['send(new URL("api/apps", base))', "/api/apps", "apps"],
    ['send(new Url("/apps"))', "/apps", undefined],
    ["send(new URL())", "/apps", undefined],
    ['send("" + "/apps" + "")', "/apps", "apps"],
    ["send(`${''}/apps${''}`)", "/apps", "apps"],
    ['send({ url: "/apps" })', "/apps", "apps"],
    ['send([{ url: "/apps" }])', "/apps", "apps"],
    ['const url = "/apps"; send({ url })', "/apps", "apps^"],
    ['send(() => "/apps")', "/apps", undefined],
    ['send(x ? "/apps" : "/apps")', "/apps", undefined],
    ['send("/apps", "/apps")', "/apps", undefined],
    ['send("/apps", "/others")', "/apps", "apps"],
    ['new send("/apps")', "/apps", undefined],
    ['send.path("/apps").get()', "/apps", "apps"],
    ['send.path("/apps").x.get(1)', "/apps", "apps"],
    ['send("/apps" as string)', "/apps", "apps"],
  ])("%s as %s: %s", (code, path, written) => {
    expect(shown({ "a.ts": code }, path)).toBe(written);
  });

  it.each<[string, string, string | undefined]>([
    ['const A = "/apps";', "A", "apps^"],
    ['let A = "/apps"; A = "/b";', "A", undefined],
    ['const B = "/apps"; const A = B;', "A", "apps^^"],
    ['const A = { at: "/apps" };', "A.at", "apps^"],
    ['const A = { at: "/apps" };', "A['at']", "apps^"],
    ['const A = { at: "/apps" };', "A[at]", undefined],
    ['const A = { at: "/apps", "at": "/apps" };', "A.at", undefined],
    ['const A = { at: "/apps" } as const;', "A.at", "apps^"],
    ['const A = Object.freeze({ at: "/apps" });', "A.at", "apps^"],
    ['const A = Object.seal({ at: "/apps" });', "A.at", undefined],
    ['const A = { b: { at: "/apps" } };', "A.b.at", "apps^"],
    ['let A = { at: "/apps" };', "A.at", undefined],
    ['const A = { get at() { return "/apps"; } };', "A.at", undefined],
    ['enum A { at = "/apps" }', "A.at", "apps^"],
    ['class A { static at = "/apps" }', "A.at", "apps^"],
    ['const A = (id: string) => "/apps";', "A(1)", "apps^"],
    ["const A = (at: string) => `/${at}`;", "A('apps')", "apps^"],
    ["const A = ({ at }: X) => `/apps/${at}`;", "A('apps')", undefined],
    ['function A() { return "/apps"; }', "A()", "apps^"],
    ['function A() { log(); return "/apps"; }', "A()", undefined],
    ['function A() { log("/apps"); }', "A()", undefined],
    ['const A = function () { return "/apps"; };', "A()", "apps^"],
    ['const A = { at: () => "/apps" };', "A.at()", "apps^"],
    ['function A() { return "/apps"; log(); }', "A()", undefined],
    ["function A() {}", "A()", undefined],
    ["function A() {}", "A() + '/apps'", "apps"],
    ["declare function A(): string;", "A() + '/apps'", "apps"],
    ['let A = () => "/apps"; A = () => "/b";', "A()", undefined],
    ["declare const A: () => string;", "A() + '/apps'", "apps"],
    ["const A = (at: string, end: string) => `/${at}${end}`;", "A('apps', '')", "apps^"],
    ["const A = (at?: string) => `${at}/apps`;", "A()", "apps^"],
    ['const A = { [at]: "/apps" };', "A[other]", undefined],
    ['const A = { at: { b: "/apps" }, b: 1 };', "A.b", undefined],
    ["declare const A: { at: string };", "A.at + '/apps'", "apps"],
    ["enum A { at }", "A.at + '/apps'", "apps"],
    ["class A { static at: string }", "A.at + '/apps'", "apps"],
    ["", "make().at + '/apps'", "apps"],
    ["const A = A;", "A + '/apps'", "apps"],
    ["", "A.at + '/apps'", "apps"],
  ])("%s send(%s): %s", (above, expression, written) => {
    expect(shown({ "a.ts": `${above}\nsend(${expression})` }, "/apps")).toBe(written);
  });

  it.each<[string, string, string | undefined]>([
    ['import * as B from "./b";', "B.at", "apps^"],
    ['import { at } from "./b";', "at", "apps^"],
    ['import * as B from "./b";', "B.left", undefined],
    ['import * as B from "./b";', "B.none", undefined],
    ['class X { at = "/apps"; go() { ', "this.at", "apps^"],
    ['class X { at = "/apps"; go = () => { ', "this.at", "apps^"],
    ['class X { at = "/apps"; go() { function f() { ', "this.at", undefined],
  ])("%s send(%s): %s", (above, expression, written) => {
    const open = (above.match(/\{(?= |$)/g) ?? []).length;
    const closing = above.startsWith("class") ? "}".repeat(open) : "";
    const files = {
      "a.ts": `${above}\nsend(${expression})${closing}`,
      "b.ts": 'export const at = "/apps"; export let left = "/apps"; left = "/b";',
    };
    expect(shown(files, "/apps")).toBe(written);
  });

  const chain = (count: number, next: (to: string) => string, last: string): string =>
    Array.from({ length: count }, (_, at) => `const A${at} = ${at === count - 1 ? last : next(`A${at + 1}`)};`).join(
      " ",
    );
  it.each<[string, (steps: number) => string]>([
    ["constants", (steps) => `${chain(steps, (to) => to, '"/apps"')} send(A0)`],
    ["members", (steps) => `${chain(steps, (to) => `{ at: ${to}.at }`, '{ at: "/apps" }')} send(A0.at)`],
    ["functions", (steps) => `${chain(steps, (to) => `() => ${to}()`, '() => "/apps"')} send(A0())`],
    [
      "parameters",
      (steps) =>
        `const A = (x) => x; send(${"A(".repeat(Math.ceil(steps / 2))}"/apps"${")".repeat(Math.ceil(steps / 2))})`,
    ],
    ["templates", (steps) => `send(${"`${".repeat(steps)}"/apps"${"}`".repeat(steps)})`],
    ["sums to the left", (steps) => `send("/apps"${' + ""'.repeat(steps)})`],
    ["sums to the right", (steps) => `send(${'"" + ('.repeat(steps)}"/apps"${")".repeat(steps)})`],
    ["addresses", (steps) => `send(${"new URL(".repeat(steps)}"/apps"${")".repeat(steps)})`],
    [
      "objects",
      (steps) =>
        `const A = ${"{ b: ".repeat(steps)}{ at: "/apps" }${" }".repeat(steps)}; send(A${".b".repeat(steps)}.at)`,
    ],
  ])("twelve %s are followed, and no more", (_, code) => {
    expect(shown({ "a.ts": code(12) }, "/apps")).toMatch(/^apps\^*$/);
    expect(shown({ "a.ts": code(13) }, "/apps")).toBe(undefined);
  });
});
