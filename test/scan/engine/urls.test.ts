import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "search parameters set on a URL object",
    `const u = new URL('/v1/k8s/users', 'https://app.run.ai');
u.searchParams.set('onlyCreatedByMe', 'true');
export const f = () => fetch(u);`,
    ["GET /v1/k8s/users [query: onlyCreatedByMe] @main.tsx:3"],
  ],
  [
    "a URL object whose made-up host is cut off again",
    `const route = (path: string, query: Record<string, string>) => { const url = new URL(path, 'http://localhost.com');
  for (const [key, value] of Object.entries(query)) url.searchParams.append(key, value);
  return url.toString().replace('http://localhost.com', ''); };
export const f = () => fetch(route('/v1/k8s/users', { limit: '5' }));`,
    ["GET /v1/k8s/users [query: limit] @main.tsx:4"],
  ],
  [
    "pathname assigned",
    `export function f(id: string) { const u = new URL(process.env.BASE!); u.pathname = '/v1/k8s/users/' + id; u.searchParams.append('a','b'); return fetch(u.toString(), { method: 'DELETE' }); }`,
    ["DELETE /v1/k8s/users/{} [query: a] @main.tsx:1"],
  ],
  [
    "the page's own address, put together from its parts",
    `const { protocol, hostname, port, pathname } = window.location;
const base = protocol + '//' + hostname + (port ? ':' + port : '') + pathname;
export const f = () => fetch(base + 'api/v1/users');
export const g = () => fetch(\`\${location.protocol}//\${location.host}/api/v1/users\`);
export const h = () => fetch(location.origin + location.pathname + 'api/v1/users');
export const i = (base: string) => fetch(\`\${base}//api/v1/users\`);`,
    [3, 4, 5, 6].map((line) => `GET /api/v1/users @main.tsx:${line}`),
  ],
  [
    "URLSearchParams appended on a branch",
    `export function f() { const p = new URLSearchParams(); p.append('limit', '5'); if (Math.random() > 1) p.set('filter', 'x'); return fetch('/api/v1/users?' + p.toString()); }`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:1"],
  ],
  [
    "query joined by hand",
    `export const f = (q: string) => fetch('/api/v1/users?filter=' + encodeURIComponent(q) + '&limit=5');`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:1"],
  ],
  [
    "map over literals",
    `export const all = () => Promise.all(['users', 'groups', 'apps'].map((k) => fetch(\`/v1/k8s/\${k}\`)));`,
    ["GET /v1/k8s/apps @main.tsx:1", "GET /v1/k8s/groups @main.tsx:1", "GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "lookup table",
    `const P: Record<'u'|'g', string> = { u: '/v1/k8s/users', g: '/v1/k8s/groups' };
export const f = (k: 'u'|'g') => fetch(P[k]);`,
    ["GET /v1/k8s/groups @main.tsx:2", "GET /v1/k8s/users @main.tsx:2"],
  ],
  ["default param", `export const f = (path = '/v1/k8s/users') => fetch(path);`, ["GET /v1/k8s/users @main.tsx:1"]],
  [
    "tagged template",
    `const p = (s: TemplateStringsArray, ...v: unknown[]) => s.reduce((a, x, i) => a + x + (v[i] ?? ''), '');
export const f = (id: string) => fetch(p\`/v1/k8s/users/\${id}\`);`,
    ["GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "tagged template through String.raw",
    `const endpoint = (strings: TemplateStringsArray, ...ids: string[]) => String.raw(strings, ...ids.map(encodeURIComponent));
export const f = (id: string) => fetch(endpoint\`/v1/k8s/users/\${id}\`);`,
    ["GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "placeholders replaced",
    `const R = '/v1/k8s/users/:id';
export const f = (id: string) => fetch(R.replace(':id', id));
export const g = (id: string) => fetch('/v1/k8s/users/{userId}'.replace('{userId}', id));`,
    ["GET /v1/k8s/users/{} @main.tsx:2", "GET /v1/k8s/users/{} @main.tsx:3"],
  ],
  [
    "endpoint builder class",
    `class Path { private parts: string[] = []; add(p: string) { this.parts.push(p); return this; } build() { return '/' + this.parts.join('/'); } }
export const f = (id: string) => fetch(new Path().add('v1').add('k8s').add('users').add(id).build());`,
    ["GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "nested consts with fn",
    {
      "routes.ts": `const BASE = '/v1/k8s';
export const routes = { users: { list: () => BASE + '/users', byId: (id: string) => \`\${BASE}/users/\${id}\`, roles(id: string) { return this.byId(id) + '/roles'; } } };`,
      "main.ts": `import { routes } from './routes';
import ky from 'ky';
const api = ky.create({ prefixUrl: 'https://app.run.ai' });
export const f = (id: string) => api.get(routes.users.roles(id)).json();`,
    },
    ["GET /v1/k8s/users/{}/roles @main.ts:4"],
  ],
  [
    "for of endpoints",
    `const eps = [{ m: 'GET', p: '/v1/k8s/users' }, { m: 'GET', p: '/v1/k8s/apps' }];
export async function all() { for (const { m, p } of eps) await fetch(p, { method: m }); }`,
    ["GET /v1/k8s/apps @main.tsx:2", "GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "entries of a constant",
    `const EP = { a: '/v1/k8s/users', b: '/v1/k8s/apps' };
export const all = () => Object.entries(EP).map(([k, u]) => fetch(u));`,
    ["GET /v1/k8s/apps @main.tsx:2", "GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "paging param object",
    `const qs = (o: Record<string, unknown>) => Object.entries(o).filter(([, v]) => v != null).map(([k, v]) => \`\${k}=\${encodeURIComponent(String(v))}\`).join('&');
export const f = (limit: number) => fetch('/api/v1/users?' + qs({ limit, filter: 'x' }));`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:2"],
  ],
  [
    "conditional base",
    `const BASE = process.env.NODE_ENV === 'production' ? 'https://app.run.ai' : 'http://localhost:3000';
export const f = () => fetch(BASE + '/v1/k8s/users');`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "getter base",
    `export class A { get base() { return this.cfg.url + '/v1/k8s'; } constructor(private cfg: { url: string }) {} list() { return fetch(\`\${this.base}/users\`); } }`,
    ["GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "import json named",
    {
      "e.json": `{ "api": { "users": "/v1/k8s/users" } }`,
      "main.ts": `import { api } from './e.json';
export const f = () => fetch(api.users);`,
    },
    ["GET /v1/k8s/users @main.ts:2"],
  ],
  [
    "static getter fn",
    `class E { static get USERS() { return E.base + '/users'; } static base = '/v1/k8s'; static user(id: string) { return [E.USERS, id].join('/'); } }
export const f = (i: string) => fetch(E.user(i));`,
    ["GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "namespaces",
    `namespace Routes { export const base = '/v1/k8s'; export function users() { return base + '/users'; } }
export const f = () => fetch(Routes.users());`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "namespace import",
    {
      "e.ts": `export const USERS = '/v1/k8s/users';
export function user(id: string) { return USERS + '/' + id; }`,
      "main.ts": `import * as E from './e';
export const f = () => fetch(E.USERS);
export const g = (i: string) => fetch(E.user(i), { method: 'DELETE' });`,
    },
    ["GET /v1/k8s/users @main.ts:2", "DELETE /v1/k8s/users/{} @main.ts:3"],
  ],
  [
    "path join own",
    `const join = (...p: string[]) => p.map((s) => s.replace(/^\\/+|\\/+$/g, '')).filter(Boolean).join('/');
export const f = (id: string) => fetch('https://app.run.ai/' + join('/v1/k8s/', 'users', id));`,
    ["GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "url strip ternary",
    `const build = (p: string) => p.startsWith('/') ? 'https://app.run.ai' + p : 'https://app.run.ai/' + p;
export const f = () => fetch(build('v1/k8s/users'));`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "query-string takes an address apart",
    `import queryString from 'query-string';
const address = (path: string, params?: object) => {
  if (!params) return path;
  const { url, query } = queryString.parseUrl(path);
  return \`\${url}?\${queryString.stringify({ ...query, ...params })}\`;
};
export const f = (email: string) => fetch(address('/v1/k8s/users', { email }));`,
    ["GET /v1/k8s/users [query: email] @main.tsx:7"],
  ],
  [
    "reduce query",
    `const q = (p: Record<string, any>) => Object.keys(p).reduce((s, k, i) => s + (i ? '&' : '?') + k + '=' + p[k], '');
export const f = () => fetch('/api/v1/users' + q({ limit: 1, filter: 'x' }));`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:2"],
  ],
  [
    "query by the qs package",
    `import qs from 'qs';
export const f = () => fetch(\`/api/v1/users?\${qs.stringify({ limit: 1, filter: 'x' })}\`);`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:2"],
  ],
  [
    "searchparams entries loop",
    `export function f(p: { limit: number; filter?: string }) { const u = new URL('https://app.run.ai/api/v1/users'); Object.entries(p).forEach(([k, v]) => u.searchParams.set(k, String(v))); return fetch(u); }`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:1"],
  ],
  [
    "for in query",
    `export function f(p: { limit: number; filter?: string }) { const s = new URLSearchParams(); for (const k in p) s.append(k, (p as any)[k]); return fetch('/api/v1/users?' + s); }`,
    ["GET /api/v1/users [query: filter, limit] @main.tsx:1"],
  ],
  [
    "unused fetch init param",
    `export async function f(path: 'users' | 'groups', init?: RequestInit) { return fetch(\`/v1/k8s/\${path}\`, { ...init, method: 'GET' }); }`,
    ["GET /v1/k8s/groups @main.tsx:1", "GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "factory crud",
    `const crud = (r: string) => ({ list: () => fetch(\`/v1/k8s/\${r}\`), get: (id: string) => fetch(\`/v1/k8s/\${r}/\${id}\`), remove: (id: string) => fetch(\`/v1/k8s/\${r}/\${id}\`, { method: 'DELETE' }) });
export const users = crud('users');
export const f = (id: string) => users.remove(id);`,
    ["DELETE /v1/k8s/users/{} @main.tsx:2", "GET /v1/k8s/users @main.tsx:2", "GET /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "circular import",
    {
      "a.ts": `import { b } from './b';
export const base = '/v1/k8s';
export const a = () => b();`,
      "b.ts": `import { base, a } from './a';
export const b = () => fetch(base + '/users');
export const c = () => a();`,
    },
    ["GET /v1/k8s/users @b.ts:2"],
  ],
  [
    "circular reexport",
    {
      "a.ts": `export * from './b';
export const X = '/v1/k8s/users';`,
      "b.ts": `export * from './a';
export const Y = 1;`,
      "main.ts": `import { X, Z } from './b';
export const f = () => fetch(X);
export const g = () => fetch(Z);`,
    },
    ["GET /v1/k8s/users @main.ts:2"],
  ],
  [
    "syntax error",
    `export const f = () => fetch('/v1/k8s/users'
export const g = () => fetch('/v1/k8s/groups');`,
    ["GET /v1/k8s/users @main.tsx:1", "GET /v1/k8s/groups @main.tsx:2"],
  ],
];

describe("Where method and path come from", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});
