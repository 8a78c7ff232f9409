/** All that is known of a request: where it stands, what it goes through, whose it may be. */
import { expect, test } from "vitest";
import type { Files } from "./engine.js";
import { wholeOf } from "./whole.js";

test.each<readonly [what: string, files: Files, whole: readonly string[]]>([
  [
    "a path of its own",
    "export const send = () => fetch('/v1/k8s/users');",
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users')`",
      "names of client fetch",
      "names of around send",
      "in send",
    ],
  ],
  [
    "a host",
    "export async function send() { return fetch('https://app.run.ai:8443/v1/k8s/users'); }",
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch('https://app.run.ai:8443/v1/k8s/users')`",
      "base app.run.ai:8443",
      "names of client fetch",
      "names of around send",
      "same as host app.run.ai:8443",
      "in send",
    ],
  ],
  [
    "a base from the environment",
    `const BASE = process.env.RUNAI_URL;
export const send = () => fetch(\`\${BASE}/v1/k8s/users\`);`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`${BASE}/v1/k8s/users`)`",
      "base process.env.RUNAI_URL (process env RUNAI_URL)",
      "names of client fetch",
      "names of base process, env, RUNAI_URL",
      "names of around send",
      "same as base process.env.RUNAI_URL",
      "through BASE, process.env.RUNAI_URL",
      "in send",
    ],
  ],
  [
    "a base from the environment, or another",
    `const base = process.env.RUNAI_URL ?? 'https://app.run.ai';
export const send = () => fetch(base + '/v1/k8s/users');`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(base + '/v1/k8s/users')`",
      "base process.env.RUNAI_URL (process env RUNAI_URL), app.run.ai",
      "names of client fetch",
      "names of base process, env, RUNAI_URL",
      "names of around send",
      "same as base process.env.RUNAI_URL, host app.run.ai",
      "through base, process.env.RUNAI_URL",
      "in send",
    ],
  ],
  [
    "a base of a configuration",
    `import { config } from './config';
export const send = () => fetch(\`\${config.api.url}/v1/k8s/users\`);`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`${config.api.url}/v1/k8s/users`)`",
      "base config.api.url (config api url)",
      "names of client fetch",
      "names of base config, api, url",
      "names of around send",
      "same as base config.api.url",
      "through config.api.url",
      "in send",
    ],
  ],
  [
    "a base that callers pass",
    "export const send = (base: string) => fetch(`${base}/v1/k8s/users`);",
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`${base}/v1/k8s/users`)`",
      "base base (base) passed in",
      "names of client fetch",
      "names of base base",
      "names of around send",
      "same as base base",
      "through base",
      "in send",
    ],
  ],
  [
    "a base that one caller passes",
    `const get = (base: string) => fetch(\`\${base}/v1/k8s/users\`);
export const send = () => get('https://app.run.ai');`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`${base}/v1/k8s/users`)`",
      "base app.run.ai",
      "names of client fetch",
      "names of around get",
      "same as host app.run.ai",
      "through base",
      "in get",
      "from main.tsx:2",
    ],
  ],
  [
    "a client object",
    `import axios from 'axios';
const runai = axios.create({ baseURL: 'https://app.run.ai' });
export const send = () => runai.get('/v1/k8s/users');`,
    [
      "GET /v1/k8s/users by axios",
      "at `runai.get('/v1/k8s/users')`",
      "base app.run.ai",
      "names of client runai, get",
      "names of around send",
      "names of files main.tsx",
      "same as client main.tsx, host app.run.ai",
      "in send",
    ],
  ],
  [
    "a client object of another file",
    {
      "main.ts": `import { runai } from './http';
export class Users { list() { return runai.get('/v1/k8s/users'); } }`,
      "http.ts": `import axios from 'axios';
export const runai = axios.create({ baseURL: process.env.RUNAI_URL });`,
    },
    [
      "GET /v1/k8s/users by axios",
      "at `runai.get('/v1/k8s/users')`",
      "base process.env.RUNAI_URL (process env RUNAI_URL)",
      "names of client runai, get",
      "names of base process, env, RUNAI_URL",
      "names of around list, Users",
      "names of files ./http, http.ts",
      "same as client http.ts, base process.env.RUNAI_URL",
      "through process.env.RUNAI_URL",
      "in Users.list",
    ],
  ],
  [
    "a wrapper",
    `async function request(method: string, path: string) { return fetch('https://app.run.ai' + path, { method }); }
export const send = () => request('DELETE', '/v1/k8s/users/7');`,
    [
      "DELETE /v1/k8s/users/7 by fetch",
      "at `request('DELETE', '/v1/k8s/users/7')`",
      "base app.run.ai",
      "names of client request",
      "names of around request, send",
      "names of files main.tsx",
      "same as wrapper main.tsx, host app.run.ai",
      "through path, method",
      "in send",
      "via main.tsx:1",
    ],
  ],
  [
    "a wrapper of a wrapper",
    `async function request(path: string, init?: RequestInit) { return fetch('https://app.run.ai' + path, init); }
const post = (path: string, body: unknown) => request(path, { method: 'POST', body: JSON.stringify(body) });
export const send = () => post('/v1/k8s/users', { email: 'a' });`,
    [
      "POST /v1/k8s/users by fetch",
      "at `post('/v1/k8s/users', { email: 'a' })`",
      "base app.run.ai",
      "names of client post",
      "names of around post, request, send",
      "names of files main.tsx",
      "same as wrapper main.tsx, wrapper main.tsx, host app.run.ai",
      "through path, JSON.stringify(body), JSON, body, init",
      "in send",
      "body email certain = a, at `email`, values at `'a'`, in send",
      "via main.tsx:2, main.tsx:1",
    ],
  ],
  [
    "a wrapper of another file",
    {
      "main.ts": `import { request } from './http';
export function send() { return request('/v1/k8s/users'); }`,
      "http.ts": "export const request = (path: string) => fetch(`https://app.run.ai${path}`);",
    },
    [
      "GET /v1/k8s/users by fetch",
      "at `request('/v1/k8s/users')`",
      "base app.run.ai",
      "names of client request",
      "names of around request, send",
      "names of files ./http, http.ts",
      "same as wrapper http.ts, host app.run.ai",
      "through path",
      "in send",
      "via http.ts:1",
    ],
  ],
  [
    "a class with a base",
    `class Runai { constructor(private readonly base: string) {} private get(path: string) { return fetch(this.base + path); } users() { return this.get('/v1/k8s/users'); } }
export const send = () => new Runai('https://app.run.ai').users();`,
    [
      "GET /v1/k8s/users by fetch",
      "at `this.get('/v1/k8s/users')`",
      "base app.run.ai",
      "names of client get",
      "names of around get, Runai, users",
      "names of files main.tsx",
      "same as wrapper main.tsx, host app.run.ai",
      "through this.base, path",
      "in Runai.users",
      "via main.tsx:1",
      "from main.tsx:2",
    ],
  ],
  [
    "a caller that picks an id",
    `const user = (id: string) => fetch(\`/v1/k8s/users/\${id}\`);
export function page() { return user('7'); }`,
    [
      "GET /v1/k8s/users/{} by fetch",
      "at `fetch(`/v1/k8s/users/${id}`)`",
      "names of client fetch",
      "names of around user",
      "through id",
      "in user",
      "from main.tsx:2",
    ],
  ],
  [
    "a caller of a caller",
    `const users = () => fetch('/v1/k8s/users');
const load = () => users();
export function Page() { return load(); }`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users')`",
      "names of client fetch",
      "names of around users",
      "in users",
      "from main.tsx:2, main.tsx:3",
    ],
  ],
  [
    "either of two",
    "export const send = (id?: string) => fetch(id ? `/v1/k8s/users/${id}` : '/v1/k8s/users', { method: id ? 'PUT' : 'POST' });",
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch(id ? `/v1/k8s/users/${id}` : '/v1/k8s/users', { method: id ? 'PUT' : 'POST' })`",
      "names of client fetch",
      "names of around send",
      "through id",
      "in send",
      "PUT /v1/k8s/users/{} by fetch",
      "at `fetch(id ? `/v1/k8s/users/${id}` : '/v1/k8s/users', { method: id ? 'PUT' : 'POST' })`",
      "names of client fetch",
      "names of around send",
      "through id",
      "in send",
    ],
  ],
  [
    "a link",
    "export const Link = ({ id }: { id: string }) => <a href={`/v1/k8s/users/${id}`}>user</a>;",
    ["GET /v1/k8s/users/{} by link, a link", "at `href`", "names of around Link", "in Link"],
  ],
  [
    "an unknown client",
    `declare const api: any;
export const send = () => api.get('/v1/k8s/users', { params: { limit: 1 } });`,
    [
      "GET /v1/k8s/users by undescribed, a guess",
      "at `api.get('/v1/k8s/users', { params: { limit: 1 } })`",
      "names of client api, get",
      "names of around send",
      "in send",
      "more in query, body, headers",
      "query limit certain = 1, at `limit`, in send",
    ],
  ],
  [
    "a table of paths",
    `const PATHS = { users: '/v1/k8s/users', apps: '/v1/k8s/apps' };
export const send = (kind: keyof typeof PATHS) => fetch(PATHS[kind]);`,
    [
      "GET /v1/k8s/apps by fetch",
      "at `fetch(PATHS[kind])`",
      "names of client fetch",
      "names of around send",
      "through PATHS[kind]",
      "in send",
      "GET /v1/k8s/users by fetch",
      "at `fetch(PATHS[kind])`",
      "names of client fetch",
      "names of around send",
      "through PATHS[kind]",
      "in send",
    ],
  ],
  [
    "a table of requests",
    `const CALLS = { add: { method: 'POST', path: '/v1/k8s/users' }, list: { method: 'GET', path: '/v1/k8s/apps' } };
export const send = (kind: keyof typeof CALLS) => fetch(CALLS[kind].path, { method: CALLS[kind].method });`,
    [
      "GET /v1/k8s/apps by fetch",
      "at `fetch(CALLS[kind].path, { method: CALLS[kind].method })`",
      "names of client fetch",
      "names of around send",
      "through CALLS[kind].path, CALLS[kind].method",
      "in send",
      "POST /v1/k8s/users by fetch",
      "at `fetch(CALLS[kind].path, { method: CALLS[kind].method })`",
      "names of client fetch",
      "names of around send",
      "through CALLS[kind].path, CALLS[kind].method",
      "in send",
    ],
  ],
  [
    "a path that callers pass",
    "export const send = (path: string) => fetch(`https://app.run.ai${path}`);",
    [
      "not understood: the path is what callers pass, and no caller of it was found, /{}",
      "at `fetch(`https://app.run.ai${path}`)`",
      "base app.run.ai",
      "names of client fetch",
      "names of around send",
      "same as host app.run.ai",
      "through path",
    ],
  ],
  [
    "a path that nobody knows",
    `import { path } from 'elsewhere';
export const send = () => fetch(path);`,
    [
      "not understood: the path comes from outside the code, /",
      "at `fetch(path)`",
      "base path (path)",
      "names of client fetch",
      "names of base path",
      "names of around send",
      "same as base path",
      "through path",
    ],
  ],
  [
    "two requests in a row",
    `export async function send() { const user = await (await fetch('/v1/k8s/users/7')).json();
return fetch(\`/v1/k8s/users/\${user.id}/roles\`); }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around user, send",
      "in send",
      "reads id certain, at `id`, in send",
      "GET /v1/k8s/users/{}/roles by fetch",
      "at `fetch(`/v1/k8s/users/${user.id}/roles`)`",
      "names of client fetch",
      "names of around send",
      "through user.id",
      "in send",
    ],
  ],
])("a request with %s", (_what, files, whole) => {
  expect(wholeOf(files)).toEqual(whole);
});
