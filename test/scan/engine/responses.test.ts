import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "json text parse",
    `export async function f() { const t = await (await fetch('/api/v1/users')).text(); const d = JSON.parse(t); return d[0].email; }`,
    ["GET /api/v1/users [reads: [].email] @main.tsx:1"],
  ],
  [
    "array destructure promise all",
    `export async function f(id: string) { const [u, w] = await Promise.all([fetch('/api/v1/users').then(r => r.json()), fetch('/api/v1/workloads/' + id).then(r => r.json())]); return [u[0].email, w.idleGpus]; }`,
    ["GET /api/v1/users [reads: [].email] @main.tsx:1", "GET /api/v1/workloads/{} [reads: idleGpus] @main.tsx:1"],
  ],
  [
    "mapper fn",
    {
      "api.ts": `import { toUser } from './map';
export const f = async () => toUser(await (await fetch('/api/v1/users/1')).json());`,
      "map.ts": `export const toUser = (d: any) => ({ mail: d.email, n: d.name });`,
    },
    ["GET /api/v1/users/1 [reads: email, name] @api.ts:2"],
  ],
  [
    "react state",
    `import { useState, useEffect } from 'react';
export function W({ id }: { id: string }) { const [w, setW] = useState<any>(null); useEffect(() => { fetch('/api/v1/workloads/' + id).then(r => r.json()).then(setW); }, [id]); return <b>{w?.idleGpus}</b>; }`,
    ["GET /api/v1/workloads/{} [reads: idleGpus] @main.tsx:2"],
  ],
  [
    "custom hook",
    {
      "hook.ts": `import { useState, useEffect } from 'react';
export function useApi<T>(path: string) { const [data, setData] = useState<T | null>(null); useEffect(() => { (async () => { const r = await fetch('https://app.run.ai' + path); setData(await r.json()); })(); }, [path]); return { data, loading: !data }; }`,
      "main.tsx": `import { useApi } from './hook';
export const C = () => { const { data } = useApi<{ email: string }[]>('/v1/k8s/users'); return <ul>{data?.map(u => <li>{u.email}</li>)}</ul>; };`,
    },
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "one reader for the answers of two addresses, asked for in one place",
    `const show = (answer: any, key: string) => { if (answer.email) return answer.idleGpus; };
export async function f() { for (const p of ['/api/v1/users/1', '/api/v1/workloads/2']) show(await (await fetch(p)).json(), 'x'); }
export const g = () => ['/v1/k8s/users', '/v1/k8s/apps'].map(async (p) => { const all = await (await fetch(p)).json(); return all.map((one) => show(one, 'x')); });`,
    [
      "GET /api/v1/users/1 [reads: email, idleGpus] @main.tsx:2",
      "GET /api/v1/workloads/2 [reads: email, idleGpus] @main.tsx:2",
      "GET /v1/k8s/apps [reads: [].email, [].idleGpus] @main.tsx:3",
      "GET /v1/k8s/users [reads: [].email, [].idleGpus] @main.tsx:3",
    ],
  ],
  [
    "redux thunk",
    `import { createAsyncThunk, createSlice } from '@reduxjs/toolkit';
import axios from 'axios';
export const load = createAsyncThunk('u/load', async (id: string) => (await axios.get('/v1/k8s/users/' + id)).data);
export const s = createSlice({ name: 'u', initialState: { user: null as any }, reducers: {}, extraReducers: (b) => { b.addCase(load.fulfilled, (st, a) => { st.user = a.payload.email; }); } });`,
    ["GET /v1/k8s/users/{} [reads: email] @main.tsx:3"],
  ],
  [
    "zustand",
    `import { create } from 'zustand';
interface St { users: any[]; load(): Promise<void> }
export const useSt = create<St>()((set) => ({ users: [], load: async () => { const users = await (await fetch('/v1/k8s/users')).json(); set({ users }); } }));
export const C = () => { const us = useSt((s) => s.users); return us.map((u) => u.email); };`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3"],
  ],
  [
    "pinia",
    `import { defineStore } from 'pinia';
export const useS = defineStore('s', { state: () => ({ list: [] as any[] }), getters: { mails: (s) => s.list.map((u) => u.email) }, actions: { async load() { this.list = await fetch('/v1/k8s/users').then((r) => r.json()); } } });`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "vue ref",
    `import { ref, onMounted } from 'vue';
export function useU() { const users = ref<any[]>([]); onMounted(async () => { users.value = await (await fetch('/v1/k8s/users')).json(); }); const mails = () => users.value.map((u) => u.email); return { users, mails }; }`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "typed far read",
    {
      "t.ts": `export interface Workload { id: string; idleGpus: number }
export interface List { workloads: Workload[] }`,
      "api.ts": `import type { List } from './t';
export async function list(): Promise<List> { const r = await fetch('/api/v1/workloads'); return r.json(); }`,
      "view.ts": `import type { Workload } from './t';
export const show = (w: Workload) => w.idleGpus;`,
    },
    ["GET /api/v1/workloads [reads: workloads[].idleGpus] @api.ts:2"],
  ],
  [
    "response DTO class",
    {
      "dto.ts": `export class W { idleGpus!: number; }`,
      "main.ts": `import { W } from './dto';
export async function f(): Promise<W> { return (await fetch('/api/v1/workloads/1')).json(); }
export const g = (w: W) => w.idleGpus;`,
    },
    ["GET /api/v1/workloads/1 [reads: idleGpus] @main.ts:2"],
  ],
  [
    "self recursive type",
    `interface T { child: T; idleGpus: number }
export async function f(): Promise<T> { return (await fetch('/api/v1/workloads/1')).json(); }
export const g = (t: T): number => t.idleGpus + g(t.child);`,
    ["GET /api/v1/workloads/1 [reads: child, idleGpus] @main.tsx:2"],
  ],
  [
    "generator class pages",
    `class Pager { async *[Symbol.asyncIterator]() { for (let o = 0; ; o += 50) { const r = await fetch('/api/v1/workloads?offset=' + o); const d: any = await r.json(); for (const w of d.workloads) yield w; if (!d.next) return; } } }
export async function f() { for await (const w of new Pager()) console.log(w.idleGpus); }`,
    ["GET /api/v1/workloads [query: offset] [reads: next, workloads[].idleGpus] @main.tsx:1"],
  ],
  [
    "optional chaining default",
    `export const f = async () => { const d: any = await (await fetch('/api/v1/workloads/1')).json(); return d?.['allocatedResources']?.migProfile ?? 'x'; };`,
    ["GET /api/v1/workloads/1 [reads: allocatedResources.migProfile] @main.tsx:1"],
  ],
  [
    "switch on response",
    `export const f = async () => { const d: any = await (await fetch('/api/v1/workloads/1')).json(); switch (d.phase) { case 'Running': return 1; case 'Failed': return 2; } return d.priorityClass === 'high'; };`,
    ["GET /api/v1/workloads/1 [reads: phase, priorityClass] @main.tsx:1"],
  ],
  [
    "response stored module let",
    `let cache: any;
export async function load() { cache = await (await fetch('/v1/k8s/users')).json(); }
export const first = () => cache[0].email;`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "class field response",
    `export class V { private data: any; async load() { const r = await fetch('/v1/k8s/users'); this.data = await r.json(); } render() { return this.data.map((u: any) => u.email); } }`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:1"],
  ],
  [
    "the answer put where the response keeps it",
    `export const f = async () => { const r: any = await fetch('/api/v1/users/1'); r.data = await r.json(); return r.data.email; };`,
    ["GET /api/v1/users/1 [reads: email] @main.tsx:1"],
  ],
  [
    "sort groupBy",
    `import _ from 'lodash';
export const f = async () => { const d: any = await (await fetch('/api/v1/workloads')).json(); return [_.sortBy(d.workloads, 'idleGpus'), _.map(d.workloads, (w) => w.phase), _.groupBy(d.workloads, (w: any) => w.type)]; };`,
    ["GET /api/v1/workloads [reads: workloads[].idleGpus, workloads[].phase, workloads[].type] @main.tsx:2"],
  ],
  [
    "columns accessor typed",
    `interface W { name: string; idleGpus: number }
const cols = [{ render: (w: W) => w.idleGpus }];
export const T = async () => { const ws: W[] = (await (await fetch('/api/v1/workloads')).json()).workloads; return <Table cols={cols} rows={ws} />; };`,
    ["GET /api/v1/workloads [reads: workloads, workloads[].idleGpus] @main.tsx:3"],
  ],
  [
    "spread response",
    `export const f = async () => { const d: any = await (await fetch('/api/v1/workloads/1')).json(); const w = { ...d, extra: 1 }; return w.idleGpus; };`,
    ["GET /api/v1/workloads/1 [reads: idleGpus] @main.tsx:1"],
  ],
  [
    "new model from response",
    `class Model { gpus: number; constructor(d: any) { this.gpus = d.idleGpus; } }
export const f = async () => new Model(await (await fetch('/api/v1/workloads/1')).json()).gpus;`,
    ["GET /api/v1/workloads/1 [reads: idleGpus] @main.tsx:2"],
  ],
  [
    "error body not mixed",
    `export const f = async () => { try { const r = await fetch('/v1/k8s/users'); return await r.json(); } catch (e: any) { return e.message; } };`,
    ["GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "own type same field",
    `interface Form { idleGpus: number }
export const f = (x: Form) => x.idleGpus;
export const g = async () => (await (await fetch('/api/v1/workloads/1')).json()).name;`,
    ["GET /api/v1/workloads/1 [reads: name] @main.tsx:3"],
  ],
];

describe("What is read from responses", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});

describe("the body of an answer", () => {
  test.each(["json", "text", "blob", "arrayBuffer", "formData", "buffer"])(
    "%s, of a client that nobody described",
    (name) => {
      expect(
        linesOf(
          `export const f = (http) => http.get("/api/v1/users/1").then((r) => r.${name}()).then((u) => u.email);`,
        ),
      ).toEqual(["GET /api/v1/users/1 [reads: email] @main.tsx:1"]);
    },
  );
});
