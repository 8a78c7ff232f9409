import { describe, expect, test } from "vitest";
import { openKnowledge } from "../call-shapes/score.js";
import { analysed } from "../engine/engine.js";
import { callsIn, type Files, programs, randomOf, shuffled } from "./programs.js";

const { surface } = await openKnowledge();
const random = randomOf(20_261_127);

const inAnyOrder = (files: Files): Files => Object.fromEntries(shuffled(Object.entries(files), random));

/** Code that has nothing to do with the program: it calls an API of its own, keeps state and shares names with everyone. */
const UNRELATED: Files = Object.fromEntries(
  ["aardvark", "zebra"].flatMap((folder) => [
    [
      `${folder}/http.ts`,
      `export const request = (path: string, init?: RequestInit) => fetch("https://weather.example/v3" + path, init);
export const api = { get: (path: string) => request(path), post: (path: string, body: unknown) => request(path, { method: "POST", body: JSON.stringify(body) }) };`,
    ],
    [
      `${folder}/store.ts`,
      `import { api } from "./http";
export class Store { items: unknown[] = []; async load(id: string) { this.items = await (await api.get("/stations/" + id)).json(); return this.items; } get() { return this.items; } }
export const store = new Store();
export const useStore = () => store;`,
    ],
    [
      `${folder}/view.tsx`,
      `import { useStore } from "./store";
export function View({ id }: { id: string }) { const store = useStore(); store.load(id); return <ul>{store.get().map((item: any) => <li key={item.name}>{item.name}</li>)}</ul>; }`,
    ],
  ]),
);

describe("The calls of a file depend on nothing that has nothing to do with it", () => {
  test.each(programs)(
    "$name: not on the order in which a disk lists files, nor on others beside them",
    async ({ files }) => {
      const calls = await callsIn(files, surface);
      expect(await callsIn(inAnyOrder({ ...files, ...UNRELATED }), surface)).toEqual(calls);
    },
  );

  test.each(programs.filter(({ files }) => Object.keys(files).length > 2))(
    "$name: not on which file is evaluated first",
    ({ files }) => {
      const code = Object.fromEntries(Object.entries(files).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)));
      const sent = (given: Files): unknown =>
        analysed(given).calls.map(({ place, method, path, query, body, reads, from, via }) => ({
          place,
          method,
          path,
          query,
          body,
          reads,
          from,
          via,
        }));
      const reversed = Object.fromEntries(Object.entries(code).reverse());
      const inOrder = sent(code);
      expect(sent(reversed)).toEqual(inOrder);
      expect(sent(inAnyOrder(code))).toEqual(inOrder);
    },
  );
});
