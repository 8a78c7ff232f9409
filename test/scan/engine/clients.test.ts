import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "defaults.baseURL",
    `import axios from 'axios';
axios.defaults.baseURL = 'https://app.run.ai/v1/k8s';
export const f = () => axios.get('/users');`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "axios config var",
    `import axios from 'axios';
export const f = () => { const cfg = { method: 'post' as const, url: '/v1/k8s/users', data: { email: 'x' } }; return axios(cfg); };`,
    ["POST /v1/k8s/users [body: email] @main.tsx:2"],
  ],
  [
    "axios interceptors payload",
    `import axios from 'axios';
const api = axios.create({ baseURL: '/v1/k8s' });
api.interceptors.response.use((r) => r.data);
export const f = async () => { const us: any = await api.get('/users'); return us.map((u: any) => u.email); };`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:4"],
  ],
  [
    "axios all verbs obj",
    `import axios from 'axios';
const verbs = { list: axios.get, add: axios.post };
export const f = () => verbs.list('/v1/k8s/users');`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "destructured axios",
    `import axios from 'axios';
const { get, post } = axios;
export const f = () => post('/v1/k8s/users', { email: 'x' });`,
    ["POST /v1/k8s/users [body: email] @main.tsx:3"],
  ],
  [
    "the default export of a CommonJS package as Node's modules see it",
    `import axios from 'axios';
import got from 'got';
const api = axios.default.create({ baseURL: '/v1/k8s' });
export const f = () => axios.default({ method: 'post', url: '/v1/k8s/users' });
export const g = () => api.get('/users');
export const h = () => got.default.extend({ prefixUrl: 'https://app.run.ai/v1' }).put('k8s/users');`,
    ["POST /v1/k8s/users @main.tsx:4", "GET /v1/k8s/users @main.tsx:5", "PUT /v1/k8s/users @main.tsx:6"],
  ],
  [
    "ky with json and search parameters",
    `import ky from 'ky';
export const f = async () => { const u = await ky.post('https://app.run.ai/v1/k8s/users', { json: { email: 'x' }, searchParams: { a: 1 } }).json<any>(); return u.id; };`,
    ["POST /v1/k8s/users [query: a] [body: email] [reads: id] @main.tsx:2"],
  ],
  [
    "undici request",
    `import { request } from 'undici';
export const f = async () => { const { body } = await request('https://app.run.ai/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'a' }) }); return (await body.json() as any).id; };`,
    ["POST /v1/k8s/users [body: email] [reads: id] @main.tsx:2"],
  ],
  [
    "node-fetch",
    `import fetch from 'node-fetch';
export const f = () => fetch('https://app.run.ai/v1/k8s/users');`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "$fetch",
    `import { $fetch } from 'ofetch';
const api = $fetch.create({ baseURL: '/v1/k8s' });
export const f = async () => (await api<any>('/users', { method: 'POST', body: { email: 'x' } })).id;`,
    ["POST /v1/k8s/users [body: email] [reads: id] @main.tsx:3"],
  ],
  [
    "wretch",
    `import wretch from 'wretch';
const w = wretch('https://app.run.ai').url('/v1/k8s');
export const f = async () => (await w.url('/users').post({ email: 'x' }).json<any>()).id;`,
    ["POST /v1/k8s/users [body: email] [reads: id] @main.tsx:3"],
  ],
  [
    "sendBeacon",
    `export const f = () => navigator.sendBeacon('/v1/k8s/users', JSON.stringify({ email: 1 }));`,
    ["POST /v1/k8s/users [body: email] @main.tsx:1"],
  ],
  [
    "https get options",
    `import * as https from 'https';
export function f(cb: any) { const options = { hostname: 'app.run.ai', path: '/v1/k8s/users', method: 'GET' }; https.get(options, (res) => { let body = ''; res.on('data', (c) => { body += c; }); res.on('end', () => { const d = JSON.parse(body); cb(d[0].email); }); }); }`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "curl in a shell",
    `import { execSync } from 'node:child_process';
export const f = (h: string) => execSync(\`curl -s -X DELETE https://app.run.ai/v1/k8s/users/\${h}\`);`,
    ["DELETE /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "playwright",
    `import { test, expect } from '@playwright/test';
test('x', async ({ request }) => { const r = await request.get('https://app.run.ai/v1/k8s/users'); expect((await r.json())[0].email).toBe('a'); });`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "supertest other app",
    `import request from 'supertest';
import { app } from './app';
it('x', async () => { await request(app).get('/v1/k8s/users').expect(200); });`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "nock ours",
    `import nock from 'nock';
nock('https://app.run.ai').get('/v1/k8s/users').reply(200, []);`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "cypress intercept",
    `describe('x', () => { it('y', () => { cy.intercept('GET', '/v1/k8s/users', { body: [] }); cy.request('POST', '/v1/k8s/users', { email: 'x' }); }); });`,
    ["GET /v1/k8s/users @main.tsx:1", "POST /v1/k8s/users [body: email] @main.tsx:1"],
  ],
  [
    "nest httpService",
    `import { HttpService } from '@nestjs/axios';
import { map, firstValueFrom } from 'rxjs';
export class U { constructor(private readonly http: HttpService) {}
 list() { return firstValueFrom(this.http.get<any[]>('https://app.run.ai/v1/k8s/users').pipe(map((r) => r.data.map((u) => u.email)))); } }`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:4"],
  ],
  [
    "angular inject",
    `import { inject } from '@angular/core';
import { HttpClient } from '@angular/common/http';
export class S { private http = inject(HttpClient);
 list() { this.http.get<any[]>('/v1/k8s/users').subscribe((us) => us.forEach((u) => console.log(u.email))); }
 add() { return this.http.post('/v1/k8s/users', { email: 'x' }); } }`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:4", "POST /v1/k8s/users [body: email] @main.tsx:5"],
  ],
  [
    "swr",
    `import useSWR from 'swr';
const fetcher = (u: string) => fetch(u).then(r => r.json());
export const C = () => { const { data } = useSWR('/v1/k8s/users', fetcher); return data?.[0].email; };`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3"],
  ],
  [
    "react query openapi",
    `import createFetchClient from 'openapi-fetch';
import createClient from 'openapi-react-query';
const $api = createClient(createFetchClient({ baseUrl: 'https://app.run.ai' }));
export const C = () => { const { data } = $api.useQuery('get', '/v1/k8s/users/{userId}', { params: { path: { userId: '1' } } }); return data?.email; };`,
    ["GET /v1/k8s/users/{} [reads: email] @main.tsx:4"],
  ],
  [
    "href jsx",
    `export const C = ({ host }: { host: string }) => <a href={\`\${host}/v1/k8s/users\`}>x</a>;`,
    ["GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "window.open",
    `export const f = () => window.open('/v1/k8s/users/roles', '_blank');`,
    ["GET /v1/k8s/users/roles @main.tsx:1"],
  ],
];

describe("HTTP clients and what runs requests for the code", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});
