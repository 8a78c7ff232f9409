/** All that is known of what a request carries and of what is read of its answer, each at its place. */
import { expect, test } from "vitest";
import type { Files } from "./engine.js";
import { wholeOf } from "./whole.js";

test.each<readonly [what: string, files: Files, whole: readonly string[]]>([
  [
    "a query in the address",
    "export const send = (limit: number) => fetch(`/v1/k8s/users?limit=${limit}&sort=name`);",
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`/v1/k8s/users?limit=${limit}&sort=name`)`",
      "names of client fetch",
      "names of around send",
      "through limit",
      "in send",
      "query limit certain, at `fetch(`/v1/k8s/users?limit=${limit}&sort=name`)`, in send",
      "query sort certain = name, at `fetch(`/v1/k8s/users?limit=${limit}&sort=name`)`, in send",
    ],
  ],
  [
    "a query of names",
    `export const send = (limit?: string) => { const query = new URLSearchParams({ sort: 'name' }); if (limit) query.set('limit', limit);
return fetch(\`/v1/k8s/users?\${query}\`); };`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch(`/v1/k8s/users?${query}`)`",
      "names of client fetch",
      "names of around send",
      "through query, new URLSearchParams({ sort: 'name' })",
      "in send",
      "query limit certain, at `'limit'`, in send",
      "query sort certain = name, at `sort`, values at `'name'`, in send",
    ],
  ],
  [
    "a query that is handed in",
    `import axios from 'axios';
export const send = (params: { limit?: number; sort: 'name' | 'age' }) => axios.get('/v1/k8s/users', { params });`,
    [
      "GET /v1/k8s/users by axios",
      "at `axios.get('/v1/k8s/users', { params })`",
      "names of client axios, get",
      "names of around send",
      "names of files axios",
      "through params",
      "in send",
      "query limit likely, at `limit`, in send",
      "query sort likely, at `sort`, in send",
    ],
  ],
  [
    "a query that nobody shows",
    `import axios from 'axios';
export const send = (params: any) => axios.get('/v1/k8s/users', { params });`,
    [
      "GET /v1/k8s/users by axios",
      "at `axios.get('/v1/k8s/users', { params })`",
      "names of client axios, get",
      "names of around send",
      "names of files axios",
      "through params",
      "in send",
      "more in query",
    ],
  ],
  [
    "a body as it is written",
    "export const send = (email: string) => fetch('/v1/k8s/users', { method: 'POST', headers: { 'X-Trace': '1' }, body: JSON.stringify({ email, role: 'admin', team: { id: 7, name: null } }) });",
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', headers: { 'X-Trace': '1' }, body: JSON.stringify({ email, role: 'admin', team: { id: 7, name: null } }) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify({ email, role: 'admin', team: { id: 7, name: null } }), JSON, email",
      "in send",
      "headers X-Trace certain = 1, at `'X-Trace'`, values at `'1'`, in send",
      "body email certain, at `email`, in send",
      "body role certain = admin, at `role`, values at `'admin'`, in send",
      "body team certain, at `team`, in send",
      "body team.id certain = 7, at `id`, in send",
      "body team.name certain, at `name`, in send",
    ],
  ],
  [
    "a body with something spread in",
    "export const send = (more: object) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'a', ...more }) });",
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'a', ...more }) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify({ email: 'a', ...more }), JSON",
      "in send",
      "more in body",
      "body email certain = a, at `email`, values at `'a'`, in send",
    ],
  ],
  [
    "a body of a type",
    `interface User { email: string; role?: 'admin' | 'guest'; teams: { name: string }[] }
export const send = (user: User) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) });`,
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify(user), JSON, user",
      "in send",
      "body email likely, at `email`",
      "body role likely, at `role`",
      "body teams likely, at `teams`",
    ],
  ],
  [
    "a body that is handed in",
    `type New = { email: string };
const create = (user: New) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) });
export const one = () => create({ email: 'a' });
export const two = () => create({ email: 'b' });`,
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) })`",
      "names of client fetch",
      "names of around create",
      "through JSON.stringify(user), JSON, user",
      "in create",
      "body email likely, at `email`",
      "body email certain = a, at `email`, values at `'a'`, in one",
      "body email certain = b, at `email`, values at `'b'`, in two",
      "from main.tsx:3, main.tsx:4",
    ],
  ],
  [
    "a body of a list",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify([{ email: 'a' }, { email: 'b', age: 7 }]) });",
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify([{ email: 'a' }, { email: 'b', age: 7 }]) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify([{ email: 'a' }, { email: 'b', age: 7 }]), JSON",
      "in send",
      "body [].age certain = 7, at `age`, in send",
      "body [].email certain = a, at `email`, values at `'a'`, in send",
      "body [].email certain = b, at `email`, values at `'b'`, in send",
    ],
  ],
  [
    "a value of either",
    "export const send = (on: boolean) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ role: on ? 'admin' : 'guest' }) });",
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ role: on ? 'admin' : 'guest' }) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify({ role: on ? 'admin' : 'guest' }), JSON",
      "in send",
      "body role certain = admin|guest, at `role`, values at `'admin'` and `'guest'`, in send",
    ],
  ],
  [
    "a value from a constant",
    `const ROLE = 'admin';
export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ role: ROLE }) });`,
    [
      "POST /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ role: ROLE }) })`",
      "names of client fetch",
      "names of around send",
      "through JSON.stringify({ role: ROLE }), JSON, ROLE",
      "in send",
      "body role certain = admin, at `role`, in send",
    ],
  ],
  [
    "what is read of an answer",
    `export async function send() { const response = await fetch('/v1/k8s/users/7');
const user = await response.json();
return [user.email, user.teams[0].name, user.labels['a']]; }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around response, send",
      "in send",
      "reads email certain, at `email`, in send",
      "reads labels.a certain, at `user.labels['a']`, in send",
      "reads teams[].name certain, at `name`, in send",
    ],
  ],
  [
    "what a pattern reads",
    `export async function send() { const { email, teams: [first], ...rest } = await (await fetch('/v1/k8s/users/7')).json();
return [email, first.name, rest.age]; }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around send",
      "in send",
      "reads age certain, at `age`, in send",
      "reads email certain, at `email`, in send",
      "reads teams[].name certain, at `name`, in send",
    ],
  ],
  [
    "what is read in a loop",
    `export async function send() { const users = await (await fetch('/v1/k8s/users')).json();
for (const user of users) console.log(user.email);
return users.map((user: any) => user.age); }`,
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users')`",
      "names of client fetch",
      "names of around users, send",
      "in send",
      "reads [].age certain, at `age`, in send",
      "reads [].email certain, at `email`, in send",
    ],
  ],
  [
    "what is compared",
    `export async function send() { const user = await (await fetch('/v1/k8s/users/7')).json();
return user.role === 'admin' || user.role === 'owner'; }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around user, send",
      "in send",
      "reads role certain = admin, at `role`, values at `'admin'`, in send",
      "reads role certain = owner, at `role`, values at `'owner'`, in send",
    ],
  ],
  [
    "what is switched over",
    `export async function send() { const user = await (await fetch('/v1/k8s/users/7')).json();
switch (user.role) { case 'admin': return 1; case 'guest': return 2; default: return 3; } }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around user, send",
      "in send",
      "reads role certain = admin|guest, at `role`, values at `'admin'` and `'guest'`, in send",
    ],
  ],
  [
    "what a type says of an answer",
    `interface User { email: string }
export async function send() { const user: User = await (await fetch('/v1/k8s/users/7')).json();
return show(user); }
function show(user: User) { return user.email; }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around user, send",
      "in send",
      "reads email certain, at `email`, in show",
    ],
  ],
  [
    "an answer that is handed on",
    `const load = async () => (await fetch('/v1/k8s/users/7')).json();
export async function page() { const user = await load();
return user.email; }`,
    [
      "GET /v1/k8s/users/7 by fetch",
      "at `fetch('/v1/k8s/users/7')`",
      "names of client fetch",
      "names of around load",
      "in load",
      "reads email certain, at `email`, in page",
      "from main.tsx:2",
    ],
  ],
  [
    "headers",
    "export const send = (token: string) => fetch('/v1/k8s/users', { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });",
    [
      "GET /v1/k8s/users by fetch",
      "at `fetch('/v1/k8s/users', { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } })`",
      "names of client fetch",
      "names of around send",
      "through token",
      "in send",
      "headers Accept certain = application/json, at `Accept`, values at `'application/json'`, in send",
      "headers Authorization certain, at `Authorization`, in send",
    ],
  ],
  [
    "XMLHttpRequest",
    "export function send() { const request = new XMLHttpRequest(); request.open('POST', '/v1/k8s/users'); request.setRequestHeader('X-Trace', '1'); request.send(JSON.stringify({ email: 'a' })); }",
    [
      "POST /v1/k8s/users by xml-http-request",
      "at `request.open('POST', '/v1/k8s/users')`",
      "names of client request, open, send",
      "names of around send",
      "names of files main.tsx",
      "same as client main.tsx",
      "in send",
      "headers X-Trace certain = 1, at `'X-Trace'`, values at `'1'`, in send",
      "body email certain = a, at `email`, values at `'a'`, in send",
    ],
  ],
])("%s", (_what, files, whole) => {
  expect(wholeOf(files)).toEqual(whole);
});
