import { describe, expect, test } from "vitest";
import { examine } from "../../../src/scan/examine.js";
import { analysed, lineOf, linesOf, SURFACE } from "./engine.js";

describe("A module constant belongs to nobody who asks for it", () => {
  const STORE = {
    "store.ts": `import { configureStore, createAsyncThunk } from "@reduxjs/toolkit";
import { send } from "./http.js";
export const load = createAsyncThunk("load", () => send("/v1/k8s/groups"));
export const store = configureStore({ reducer: {}, thunks: [load] });`,
    "http.ts": `import { store } from "./store.js";
export function send(path: string) {
  const { token } = store.getState();
  return fetch("https://app.run.ai" + path, { headers: { token } });
}`,
    "pages.ts": `import { send } from "./http.js";
export const users = () => send("/v1/k8s/users");
export const apps = () => send("/v1/k8s/apps");`,
  };
  const CALLS = ["GET /v1/k8s/apps @pages.ts:3", "GET /v1/k8s/users @pages.ts:2", "GET /v1/k8s/groups @store.ts:3"];
  const withoutFields = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => line.replace(/ \[.*\]/, ""));

  test("what a store's thunks send is not sent by every caller of the wrapper that reads the store", () => {
    const calls = withoutFields(linesOf(STORE));
    expect([...calls].sort()).toEqual([...CALLS].sort());
  });

  test("whichever file is read first", () => {
    const reversed = Object.fromEntries(Object.entries(STORE).reverse());
    expect(withoutFields(linesOf(reversed))).toEqual(withoutFields(linesOf(STORE)));
    expect([...withoutFields(linesOf(STORE, { followed: ["store.ts", "http.ts"] }))].sort()).toEqual([...CALLS].sort());
  });

  test("an exported expression is evaluated once, however many import it", () => {
    expect(
      linesOf({
        "api.ts": `const make = () => { fetch("https://app.run.ai/v1/k8s/users"); return { ok: true }; };
export default make();`,
        "a.ts": `import api from "./api.js"; export const a = () => api.ok;`,
        "b.ts": `import api from "./api.js"; export const b = () => api.ok;`,
      }),
    ).toEqual(["GET /v1/k8s/users @api.ts:1"]);
  });
});

describe("One root that cannot be evaluated", () => {
  test("leaves the others as they are, and is named", () => {
    const deep = `export const far = () => ${"[".repeat(400)}fetch("/v1/k8s/apps")${"]".repeat(400)};`;
    const { calls, unfinished } = analysed({
      "deep.ts": deep,
      "main.ts": `export const users = () => fetch("https://app.run.ai/v1/k8s/users");`,
    });
    expect(calls.map((call) => lineOf(call))).toEqual(["GET /v1/k8s/users @main.ts:1"]);
    expect(unfinished.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      "deep.ts:1 the code around it was followed up to the limit of 300 nested expressions; calls beyond it are not seen",
    ]);
  });

  test("a long sum is not nested", () => {
    const sum = Array.from({ length: 900 }, (_, at) => `"a${at}"`).join(" + ");
    expect(linesOf(`export const f = () => fetch("/v1/k8s/users?q=" + ${sum});`)).toEqual([
      "GET /v1/k8s/users [query: q] @main.tsx:1",
    ]);
  });

  test("a file that cannot be parsed is named, the others are judged", () => {
    const read = (text: string, path: string) => ({ path, text, language: "ts", generated: false }) as const;
    const deep = `export const far = ${"[".repeat(9000)}fetch("/v1/k8s/apps")${"]".repeat(9000)};`;
    const { calls, troubledFiles } = examine({
      sources: [
        read(deep, "deep.ts"),
        read(`export const users = () => fetch("https://app.run.ai/v1/k8s/users");`, "main.ts"),
      ],
      load: () => undefined,
      concerns: () => true,
      signalsOf: () => 0,
      surface: SURFACE,
      clients: [],
    });
    expect(calls.map(({ file, path }) => `${file} ${path}`)).toEqual(["main.ts /v1/k8s/users"]);
    expect(troubledFiles).toEqual([
      { file: "deep.ts", line: 1, reason: "the code is nested too deeply to be parsed; it was not scanned" },
    ]);
  });

  test("what is spread again and again stays as large as it is", () => {
    const lines = Array.from(
      { length: 40 },
      (_, at) => `  const s${at + 1} = { ...s${at}, ...s${at}, a${at}: ${at} };`,
    );
    expect(
      linesOf(`export function save(s0: Record<string, unknown>) {
  fetch("https://app.run.ai/v1/k8s/users");
${lines.join("\n")}
  return fetch("https://app.run.ai/v1/k8s/groups", { method: "POST", body: JSON.stringify(s40) });
}`).map((line) => line.replace(/ \[.*\]/, "")),
    ).toEqual(["GET /v1/k8s/users @main.tsx:2", "POST /v1/k8s/groups @main.tsx:43"]);
  });
});
