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
  return `${written.before} ${written.segments.map(segment).join(" ")}`;
}

describe("a path", () => {
  it.each<[string, string, string | undefined]>([
    ['send("/api/apps")', "/api/apps", "0 api apps"],
    ['send("/api/apps?x=/1")', "/api/apps", "0 api apps"],
    ['send("/api/apps#x/1")', "/api/apps", "0 api apps"],
    ['send("/api/apps" + "?x=" + y + "/z")', "/api/apps", "0 api apps"],
    ['send("/api/apps/")', "/api/apps", "0 api apps"],
    ['send("apps")', "/apps", undefined],
    ['send("/apps")', "/api/apps", "1 apps"],
    ['send("/api/api/apps")', "/api/apps", "0 api apps"],
    ['send("/api/others")', "/api/apps", undefined],
    ["send(`/apps/${id}`)", "/apps/{}", "0 apps *"],
    ["send(`/apps/${id}`)", "/apps/x", undefined],
    ["send(`/apps/${a}${b}`)", "/apps/{}", "0 apps ~"],
    ["send(`/apps/${a}-b`)", "/apps/{}-b", "0 apps ~"],
    ["send(`/apps/a-${b}`)", "/apps/a-{}", "0 apps ~a-"],
    ["send(`/apps/a-${b}-c`)", "/apps/a-{}-c", "0 apps ~"],
    ["send(`/apps${query}`)", "/apps", "0 apps"],
    ["send(`/apps/${id}/`)", "/apps/{}", "0 apps *"],
    ["send(`${base}/apps`)", "/apps", "0 apps"],
    ["send(`${base}/api/apps`)", "/apps", "0 apps"],
    ["send(`${base}/${v}/apps`)", "/apps", undefined],
    ['send("https://a.example/api/apps")', "/api/apps", "0 api apps"],
    ['send("https://a.example")', "/", undefined],
    ['send("api/apps")', "/api/apps", "0 api apps"],
    ['send("/apps/{id}")', "/apps/{}", "0 apps ~"],
    ['send("/apps/:id")', "/apps/{}", "0 apps ~"],
    ['send("/apps/%41")', "/apps/A", undefined],
    [String.raw`send("/apps/\x41")`, "/apps/A", undefined],
    ['send(new URL("/apps", base))', "/apps", "0 apps"],
    ['send(new URL("/apps"))', "/apps", "0 apps"],
    ['send(new URL("api/apps"))', "/api/apps", "0 api apps"],
    ['send(new URL("api/apps", base))', "/api/apps", "1 apps"],
    ['send(new Url("/apps"))', "/apps", undefined],
    ["send(new URL())", "/apps", undefined],
    ['send("" + "/apps" + "")', "/apps", "0 apps"],
    ["send(`${''}/apps${''}`)", "/apps", "0 apps"],
    ['send({ url: "/apps" })', "/apps", "0 apps"],
    ['send([{ url: "/apps" }])', "/apps", "0 apps"],
    ['const url = "/apps"; send({ url })', "/apps", "0 apps^"],
    ['send(() => "/apps")', "/apps", undefined],
    ['send(x ? "/apps" : "/apps")', "/apps", undefined],
    ['send("/apps", "/apps")', "/apps", undefined],
    ['send("/apps", "/others")', "/apps", "0 apps"],
    ['new send("/apps")', "/apps", undefined],
    ['send.path("/apps").get()', "/apps", "0 apps"],
    ['send.path("/apps").x.get(1)', "/apps", "0 apps"],
    ['send("/apps" as string)', "/apps", "0 apps"],
  ])("%s as %s: %s", (code, path, written) => {
    expect(shown({ "a.ts": code }, path)).toBe(written);
  });

  it.each<[string, string, string | undefined]>([
    ['const A = "/apps";', "A", "0 apps^"],
    ['let A = "/apps"; A = "/b";', "A", undefined],
    ['const B = "/apps"; const A = B;', "A", "0 apps^^"],
    ['const A = { at: "/apps" };', "A.at", "0 apps^"],
    ['const A = { at: "/apps" };', "A['at']", "0 apps^"],
    ['const A = { at: "/apps" };', "A[at]", undefined],
    ['const A = { at: "/apps", "at": "/apps" };', "A.at", undefined],
    ['const A = { at: "/apps" } as const;', "A.at", "0 apps^"],
    ['const A = Object.freeze({ at: "/apps" });', "A.at", "0 apps^"],
    ['const A = Object.seal({ at: "/apps" });', "A.at", undefined],
    ['const A = { b: { at: "/apps" } };', "A.b.at", "0 apps^"],
    ['let A = { at: "/apps" };', "A.at", undefined],
    ['const A = { get at() { return "/apps"; } };', "A.at", undefined],
    ['enum A { at = "/apps" }', "A.at", "0 apps^"],
    ['class A { static at = "/apps" }', "A.at", "0 apps^"],
    ['const A = (id: string) => "/apps";', "A(1)", "0 apps^"],
    ["const A = (at: string) => `/${at}`;", "A('apps')", "0 apps^"],
    ["const A = ({ at }: X) => `/apps/${at}`;", "A('apps')", undefined],
    ['function A() { return "/apps"; }', "A()", "0 apps^"],
    ['function A() { log(); return "/apps"; }', "A()", undefined],
    ['function A() { log("/apps"); }', "A()", undefined],
    ['const A = function () { return "/apps"; };', "A()", "0 apps^"],
    ['const A = { at: () => "/apps" };', "A.at()", "0 apps^"],
    ['function A() { return "/apps"; log(); }', "A()", undefined],
    ["function A() {}", "A()", undefined],
    ["function A() {}", "A() + '/apps'", "0 apps"],
    ["declare function A(): string;", "A() + '/apps'", "0 apps"],
    ['let A = () => "/apps"; A = () => "/b";', "A()", undefined],
    ["declare const A: () => string;", "A() + '/apps'", "0 apps"],
    ["const A = (at: string, end: string) => `/${at}${end}`;", "A('apps', '')", "0 apps^"],
    ["const A = (at?: string) => `${at}/apps`;", "A()", "0 apps^"],
    ['const A = { [at]: "/apps" };', "A[other]", undefined],
    ['const A = { at: { b: "/apps" }, b: 1 };', "A.b", undefined],
    ["declare const A: { at: string };", "A.at + '/apps'", "0 apps"],
    ["enum A { at }", "A.at + '/apps'", "0 apps"],
    ["class A { static at: string }", "A.at + '/apps'", "0 apps"],
    ["", "make().at + '/apps'", "0 apps"],
    ["const A = A;", "A + '/apps'", "0 apps"],
    ["", "A.at + '/apps'", "0 apps"],
  ])("%s send(%s): %s", (above, expression, written) => {
    expect(shown({ "a.ts": `${above}\nsend(${expression})` }, "/apps")).toBe(written);
  });

  it.each<[string, string, string | undefined]>([
    ['import * as B from "./b";', "B.at", "0 apps^"],
    ['import { at } from "./b";', "at", "0 apps^"],
    ['import * as B from "./b";', "B.left", undefined],
    ['import * as B from "./b";', "B.none", undefined],
    ['class X { at = "/apps"; go() { ', "this.at", "0 apps^"],
    ['class X { at = "/apps"; go = () => { ', "this.at", "0 apps^"],
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
    expect(shown({ "a.ts": code(12) }, "/apps")).toMatch(/^0 apps\^*$/);
    expect(shown({ "a.ts": code(13) }, "/apps")).toBe(undefined);
  });
});
