import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

const BOTH = ["GET /v1/k8s/apps", "GET /v1/k8s/groups"];

/** What decides `pick` may change by the time it is read: both branches are calls. */
const OPEN: readonly (readonly [string, Files])[] = [
  [
    "a member of a union type",
    `type Ask = { about: "apps" } | { about: "groups"; name: string };
export const load = (ask: Ask) => (ask.about === "apps" ? fetch("/v1/k8s/apps") : fetch("/v1/k8s/groups"));`,
  ],
  [
    "a member of a union type, taken apart",
    `type Ask = { about: "apps" } | { about: "groups"; name: string };
export function load({ about }: Ask) { if (about !== "apps") return fetch("/v1/k8s/groups"); return fetch("/v1/k8s/apps"); }`,
  ],
  [
    "a literal that may be missing",
    `export const load = (about?: "apps") => fetch(about === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups");`,
  ],
  [
    "a literal or null",
    `export const load = (about: "apps" | null) => fetch(about === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups");`,
  ],
  [
    "React state",
    `import { useState } from "react";
export function Page() { const [tab] = useState("apps"); return () => fetch(tab === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups"); }`,
  ],
  [
    "React state as the key of a table",
    `import { useState } from "react";
const PATHS = { apps: "/v1/k8s/apps", groups: "/v1/k8s/groups" };
export function Page() { const [tab] = useState<keyof typeof PATHS>("apps"); return () => fetch(PATHS[tab]); }`,
  ],
  [
    "what the type of a state allows, in the path",
    `import { useState } from "react";
export function Page() { const [tab] = useState<"apps" | "groups">("apps"); return () => fetch(\`/v1/k8s/\${tab}\`); }`,
  ],
  [
    "a Vue ref",
    `import { ref } from "vue";
export function use() { const tab = ref("apps"); return () => fetch(tab.value === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups"); }`,
  ],
  [
    "a field of a store",
    `import { create } from "zustand";
const useView = create((set) => ({ tab: "apps", show: (tab: string) => set({ tab }) }));
export function Page() { const tab = useView((view) => view.tab); return () => fetch(tab === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups"); }`,
  ],
  [
    "a variable of the file with a setter",
    `let old = false;
export const setOld = (value: boolean) => { old = value; };
export const load = () => { if (old) return fetch("/v1/k8s/apps"); return fetch("/v1/k8s/groups"); };`,
  ],
  [
    "a negated variable of the file with a setter",
    `let old = false;
export const setOld = () => { old = true; };
export const load = () => (!old ? fetch("/v1/k8s/apps") : fetch("/v1/k8s/groups"));`,
  ],
  [
    "an object of the file that is written to",
    `const state = { old: false };
export const setOld = () => { state.old = true; };
export const load = () => fetch(state.old ? "/v1/k8s/apps" : "/v1/k8s/groups");`,
  ],
  [
    "a static field",
    `export class Api { static old = false; static useOld() { Api.old = true; }
  load() { return fetch(Api.old ? "/v1/k8s/apps" : "/v1/k8s/groups"); } }`,
  ],
  [
    "a field of an instance",
    `export class Api { private old = false; useOld() { this.old = true; }
  load() { return fetch(this.old ? "/v1/k8s/apps" : "/v1/k8s/groups"); } }`,
  ],
  [
    "the first turn of a loop",
    `export async function load() {
  let first = true;
  for (;;) { const answer = await fetch(first ? "/v1/k8s/apps" : "/v1/k8s/groups"); if (answer.ok || !first) return answer; first = false; }
}`,
  ],
];

const LEFT_OPEN: readonly (readonly [string, Files])[] = [
  [
    "a variable of a function that a function in it writes",
    `export function load(on: (done: () => void) => void) { let old = false; on(() => { old = true; }); return fetch(old ? "/v1/k8s/groups" : "/v1/k8s/apps"); }`,
  ],
  [
    "a variable of a function that a loop writes",
    `export function load(names: string[]) { let old = false; for (const name of names) { fetch(old ? "/v1/k8s/groups" : "/v1/k8s/apps"); old = true; } }`,
  ],
  [
    "a variable of a function that one branch writes",
    `export function load(late: boolean) { let old = false; if (late) old = true; return fetch(old ? "/v1/k8s/groups" : "/v1/k8s/apps"); }`,
  ],
  [
    "an argument that a library may pass",
    `const load = (about: string, index?: number) => fetch(index === undefined ? "/v1/k8s/apps" : "/v1/k8s/groups");
export const all = (names: string[]) => names.forEach(load);`,
  ],
  [
    "an argument within a spread",
    `const load = (about?: string) => fetch(about ? "/v1/k8s/apps" : "/v1/k8s/groups");
export const all = (...given: [string?]) => load(...given);`,
  ],
  [
    "an optional argument that is filled later",
    `function load(about?: string) { about ??= localStorage.getItem("about") ?? undefined; return fetch(about ? "/v1/k8s/apps" : "/v1/k8s/groups"); }
export const all = () => load();`,
  ],
  [
    "a parameter of its own, which may be empty",
    `export const load = (about: string) => fetch(about ? "/v1/k8s/apps" : "/v1/k8s/groups");`,
  ],
];

/** Nothing writes these: the branch that is not taken is no call. */
const DECIDED: readonly (readonly [string, Files])[] = [
  [
    "a constant",
    `const OLD = false;
export const load = () => fetch(OLD ? "/v1/k8s/groups" : "/v1/k8s/apps");`,
  ],
  [
    "an argument that is written",
    `const load = (about: string) => fetch(about === "apps" ? "/v1/k8s/apps" : "/v1/k8s/groups");
export const apps = () => load("apps");`,
  ],
  [
    "an object of the file that nobody writes to",
    `const state = { old: false };
export const load = () => fetch(state.old ? "/v1/k8s/groups" : "/v1/k8s/apps");`,
  ],
  [
    "an optional argument that the call leaves out",
    `function url(old?: string) { let path = "/v1/k8s/apps"; if (old) { path = "/v1/k8s/groups"; } return path; }
export const load = () => fetch(url());`,
  ],
  [
    "a variable that a function writes in turn",
    `const url = (path: string) => { let left = path; if (left.startsWith("v1/")) { left = left.substring(3); } return "/v1/k8s/" + left; };
export const load = () => fetch(url("v1/apps"));`,
  ],
  [
    "an optional argument that is handed on unfilled",
    `const path = (old?: string) => (old === undefined ? "/v1/k8s/apps" : "/v1/k8s/groups");
const get = (old?: string) => fetch(path(old));
export const load = () => get();`,
  ],
  [
    "an optional argument that is a parameter which must be given",
    `const path = (id?: number, all?: boolean) => (!id || all ? "/v1/k8s/groups" : "/v1/k8s/apps");
export const load = (id: number) => fetch(path(id));`,
  ],
];

const withoutPlaces = (files: Files): readonly string[] =>
  [...new Set(linesOf(files).map((line) => line.replace(/ @.*$/, "")))].sort();

describe("conditions", () => {
  test.each([...OPEN, ...LEFT_OPEN])("open: %s", (_name, files) => expect(withoutPlaces(files)).toEqual(BOTH));
  test.each(DECIDED)("decided: %s", (_name, files) => expect(withoutPlaces(files)).toEqual(["GET /v1/k8s/apps"]));
});
