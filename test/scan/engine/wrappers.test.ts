import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "what a package makes of a function is called as that function is",
    `import memoize from 'memoize';
import { throttle } from 'lodash';
const plain = async (path: string, method = 'GET') => (await fetch('/v1/k8s' + path, { method })).json();
const kept = memoize(plain, { cacheKey: JSON.stringify });
const api = { kept, seldom: throttle(plain, 100) };
export const users = () => api.kept('/users');
export const remove = (id: string) => api.seldom('/users/' + id, 'DELETE');`,
    ["GET /v1/k8s/users @main.tsx:6", "DELETE /v1/k8s/users/{} @main.tsx:7"],
  ],
  [
    "what an abstract class leaves to others: it makes no request that they do not make",
    `abstract class Crud {
  protected abstract readonly resource: string;
  protected get url() { return 'https://app.run.ai/v1/k8s/' + this.resource; }
  all(page = 0) { return fetch(this.url + '?page=' + page); }
  remove(id: string) { return fetch(this.url + '/' + id, { method: 'DELETE' }); }
}
class Users extends Crud { protected readonly resource = 'users'; }
class Groups extends Crud { protected readonly resource = 'groups'; }
const [users, groups] = [new Users(), new Groups()];
export const f = () => users.all(2);
export const g = (name: string) => groups.remove(name);`,
    ["GET /v1/k8s/users [query: page] @main.tsx:10", "DELETE /v1/k8s/groups/{} @main.tsx:11"],
  ],
  [
    "options that a constructor takes apart are shared by all calls as well",
    `export class Client {
  readonly #defaults: RequestInit;
  constructor({ defaults }: { defaults: RequestInit }) { this.#defaults = defaults; }
  users() { return fetch("https://app.run.ai/v1/k8s/users", { ...this.#defaults }); }
  add() { return fetch("https://app.run.ai/v1/k8s/users", { ...this.#defaults, method: "POST" }); }
}`,
    ["GET /v1/k8s/users @main.tsx:4", "POST /v1/k8s/users @main.tsx:5"],
  ],
  [
    "options that all calls share say nothing of one call's method",
    `interface Settings { readonly base: string; readonly init: RequestInit }
export class Client {
  constructor(private readonly defaults: RequestInit) {}
  send(path: string, init: RequestInit = {}) { return fetch("https://app.run.ai" + path, { ...this.defaults, ...init }); }
  users() { return this.send("/v1/k8s/users"); }
  drop(id: string) { return this.send("/v1/k8s/users/" + id, { method: "DELETE" }); }
}
const ask = (url: string, init: RequestInit, settings: Settings) => fetch(url, { ...settings.init, ...init });
export const groups = (settings: Settings) => ask(settings.base + "/v1/k8s/groups", {}, settings);
export const add = (settings: Settings) => ask(settings.base + "/v1/k8s/groups", { method: "POST" }, settings);`,
    [
      "GET /v1/k8s/users @main.tsx:5",
      "DELETE /v1/k8s/users/{} @main.tsx:6",
      "GET /v1/k8s/groups @main.tsx:9",
      "POST /v1/k8s/groups @main.tsx:10",
    ],
  ],
  [
    "a path that a promise brings",
    `const signed = async (path: string) => "https://app.run.ai" + path;
export const drop = (id: string) => Promise.resolve("/v1/k8s/users/" + id).then((path) => fetch(path, { method: "DELETE" }));
export const groups = () => signed("/v1/k8s/groups").catch(String).then((url) => fetch(url)).finally(() => 1);
export const both = () => Promise.resolve(["/v1/k8s/apps", "PUT"]).then(([path, method]) => fetch(path, { method }));`,
    ["DELETE /v1/k8s/users/{} @main.tsx:2", "GET /v1/k8s/groups @main.tsx:3", "PUT /v1/k8s/apps @main.tsx:4"],
  ],
  [
    "a query that a function within puts together, write by write",
    `function search(fields: Record<string, string>) {
  let query = "";
  Object.keys(fields).forEach((key) => {
    query += query.length === 0 ? "?" : "&";
    query += key + "=" + encodeURIComponent(fields[key]);
  });
  return query;
}
export const some = (fields: Record<string, string>) => fetch("/v1/k8s/users" + search(fields));
export const two = (kind: string) => fetch("/v1/k8s/groups" + search({ kind, all: "1" }));`,
    ["GET /v1/k8s/users @main.tsx:9", "GET /v1/k8s/groups [query: all, kind] @main.tsx:10"],
  ],
  [
    "what a handed function fills, each time it is handed over",
    `const visit = (work: (path: string) => void) => { work('/v1/k8s/users'); };
const adder = (into: string[]) => (path: string) => { into.push(path); };
const gather = (into: string[]) => { visit((path) => { into.push(path); }); };
export function f() { const one: string[] = []; const two: string[] = []; visit(adder(one)); visit(adder(two)); fetch(one[0]); fetch(two[0], { method: 'POST' }); }
export function g(id: string) { const one: string[] = []; const two: string[] = []; gather(one); gather(two); fetch(one[0] + '/roles'); fetch(two[0] + '/' + id, { method: 'DELETE' }); }`,
    [
      "GET /v1/k8s/users @main.tsx:4",
      "POST /v1/k8s/users @main.tsx:4",
      "GET /v1/k8s/users/roles @main.tsx:5",
      "DELETE /v1/k8s/users/{} @main.tsx:5",
    ],
  ],
  [
    "a client's function that is bound, applied or looked up",
    `import axios from 'axios';
const client = axios.create({ baseURL: '/v1/k8s' });
const get = client.get.bind(client);
const verbs = { drop: client.delete.bind(client), groups: client.get.bind(client, '/groups') };
const own = (path: string) => client.put(path);
export const bound = () => get('/users');
export const member = (id: string) => verbs.drop('/users/' + id);
export const before = () => verbs.groups();
export const applied = () => client.post.apply(client, ['/users', { email: 'a' }]);
export const reflected = () => Reflect.apply(fetch, undefined, ['/v1/k8s/users']);
export const reflectedOwn = (id: string) => Reflect.apply(own, undefined, ['/users/' + id]);
export const looked = () => Reflect.get(client, 'get')('/apps');
export const mapped = () => ['/roles'].map(client.get.bind(client));`,
    [
      "GET /v1/k8s/users @main.tsx:6",
      "DELETE /v1/k8s/users/{} @main.tsx:7",
      "GET /v1/k8s/groups @main.tsx:8",
      "POST /v1/k8s/users [body: email] @main.tsx:9",
      "GET /v1/k8s/users @main.tsx:10",
      "PUT /v1/k8s/users/{} @main.tsx:11",
      "GET /v1/k8s/apps @main.tsx:12",
      "GET /v1/k8s/roles @main.tsx:13",
    ],
  ],
  [
    "handlers under names that only the run knows",
    `type Handlers = Record<string, (path: string) => unknown>;
const callOne = (handlers: Handlers, name: string) => { handlers[name]('/v1/k8s/users'); };
export const start = (name: string) => { callOne({ [name]: (path) => fetch(path) }, name); };`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "all handlers, under names that only the run knows",
    `type Handlers = Record<string, (path: string) => unknown>;
const callAll = (handlers: Handlers) => { for (const handle of Object.values(handlers)) handle('/v1/k8s/users'); };
const nameAll = (handlers: Handlers) => { for (const [name, handle] of Object.entries(handlers)) handle('/v1/k8s/groups'); };
export const start = (name: string) => { callAll({ [name]: (path) => fetch(path) }); nameAll({ [name]: (path) => fetch(path) }); };`,
    ["GET /v1/k8s/users @main.tsx:2", "GET /v1/k8s/groups @main.tsx:3"],
  ],
  [
    "a promise that is resolved with a path",
    `const wait = () => new Promise<string>((resolve) => setTimeout(() => resolve("/v1/k8s/users"), 1));
export const f = async () => fetch(await wait());`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "a wrapper whose answer is a page of one type, and of another",
    `const get = <T,>(path: string): Promise<T> => fetch(path).then((r) => r.json());
interface Page<T> { items: T[] }
interface User { email: string }
interface App { name: string }
export const users = () => get<Page<User>>("/v1/k8s/users");
export const apps = () => get<Page<App>>("/v1/k8s/apps");
export const show = (user: User) => user.email;
export const label = (app: App) => app.name;`,
    ["GET /v1/k8s/users [reads: items[].email] @main.tsx:5", "GET /v1/k8s/apps [reads: items[].name] @main.tsx:6"],
  ],
  [
    "instance other file + re-export",
    {
      "http.ts": `import axios from 'axios';
const api = axios.create({ baseURL: process.env.RUNAI_URL + '/v1/k8s' });
export default api;`,
      "index.ts": `export { default as api } from './http.js';`,
      "main.ts": `import { api } from './index.js';
export const f = async () => { const { data } = await api.get('/users'); return data.map(u => u.email); };`,
    },
    ["GET /v1/k8s/users [reads: [].email] @main.ts:2"],
  ],
  [
    "inherited request method, path without leading slash",
    {
      "base.ts": `export abstract class Base { constructor(protected base: string) {}
 protected async getRequest<T>(path: string): Promise<T> { const r = await fetch(this.base + '/' + path); return r.json(); } }`,
      "users.ts": `import { Base } from './base.js';
export class Users extends Base { constructor() { super('https://app.run.ai/v1/k8s'); }
 async one(id: string) { const u: any = await this.getRequest(\`users/\${id}\`); return u.email; } }`,
    },
    ["GET /v1/k8s/users/{} [reads: email] @users.ts:3"],
  ],
  [
    "request method url params",
    {
      "req.ts": `import axios from 'axios';
const s = axios.create({ baseURL: '/v1/k8s' });
export const request = (c: any) => s(c).then(r => r.data);`,
      "main.ts": `import { request } from './req.js';
export const del = (id: number) => request({ method: 'delete', url: '/users/' + id, params: { x: 1 } });`,
    },
    ["DELETE /v1/k8s/users/{} [query: x] @main.ts:2"],
  ],
  [
    "path callback",
    {
      "main.ts": `const apiFetch = (build: (p: typeof paths) => string, init?: RequestInit) => fetch('https://app.run.ai' + build(paths), init);
const paths = { users: () => '/v1/k8s/users', user: (id: string) => '/v1/k8s/users/' + id };
export const a = () => apiFetch(p => p.users());
export const b = (id: string) => apiFetch(p => p.user(id), { method: 'DELETE' });`,
    },
    ["GET /v1/k8s/users @main.ts:3", "DELETE /v1/k8s/users/{} @main.ts:4"],
  ],
  [
    "verbs made by one function",
    {
      "main.ts": `const send = (method: string) => async (path: string, body?: unknown) => { const res = await fetch('/v1/k8s' + path, { method, body: JSON.stringify(body) }); return res.json(); };
export const http = { get: send('GET'), post: send('POST') };
export const mk = () => http.post('/users', { email: 'x' });
export const ls = async () => (await http.get('/users'))[0].email;`,
    },
    ["POST /v1/k8s/users [body: email] @main.ts:3", "GET /v1/k8s/users [reads: [].email] @main.ts:4"],
  ],
  [
    "generic helper receives URL",
    {
      "u.ts": `export const USERS_URL = 'https://app.run.ai/v1/k8s/users';
export const userUrl = (id: string) => \`\${USERS_URL}/\${id}\`;`,
      "h.ts": `export async function getJson<T>(url: string | URL): Promise<T> { const r = await fetch(url); if (!r.ok) throw new Error('x'); return await r.json() as T; }`,
      "main.ts": `import { getJson } from './h';
import { userUrl, USERS_URL } from './u';
interface U { email: string }
export const one = async (id: string) => (await getJson<U>(userUrl(id))).email;
export async function all() { const us = await getJson<U[]>(USERS_URL); for (const u of us) console.log(u.email); }`,
    },
    ["GET /v1/k8s/users/{} [reads: email] @main.ts:4", "GET /v1/k8s/users [reads: [].email] @main.ts:5"],
  ],
  [
    "static factory",
    `class Api { static create(u: string) { return new Api(u); } private constructor(private u: string) {} del(p: string) { return fetch(this.u + p, { method: 'DELETE' }); } }
const api = Api.create('https://app.run.ai');
export const f = (g: string) => api.del('/v1/k8s/groups/' + g);`,
    ["DELETE /v1/k8s/groups/{} @main.tsx:3"],
  ],
  [
    "wrapper class with axios",
    {
      "http.ts": `import axios, { AxiosInstance } from 'axios';
export class HttpClient { protected readonly instance: AxiosInstance; constructor(baseURL: string) { this.instance = axios.create({ baseURL }); this.instance.interceptors.response.use((r) => r); } }`,
      "users.ts": `import { HttpClient } from './http';
export class UsersApi extends HttpClient { constructor() { super('https://app.run.ai/v1/k8s'); } list = () => this.instance.get<{ email: string }[]>('/users'); remove = async (id: string) => { await this.instance.delete(\`/users/\${id}\`); }; }`,
      "main.ts": `import { UsersApi } from './users';
const api = new UsersApi();
export const f = async () => { const { data } = await api.list(); return data[0].email; };`,
    },
    ["GET /v1/k8s/users [reads: [].email] @users.ts:2", "DELETE /v1/k8s/users/{} @users.ts:2"],
  ],
  [
    "options object wrapper",
    {
      "c.ts": `interface Opts { method?: 'GET' | 'POST'; body?: unknown; query?: Record<string, string> }
export async function call<T>(path: string, { method = 'GET', body, query }: Opts = {}): Promise<T> { const qs = query ? '?' + new URLSearchParams(query) : ''; const res = await fetch(\`\${process.env.RUNAI_URL}\${path}\${qs}\`, { method, headers: { 'X-A': 'b' }, body: body ? JSON.stringify(body) : undefined }); return (await res.json()) as T; }`,
      "main.ts": `import { call } from './c';
export const f = () => call('/v1/k8s/users', { method: 'POST', body: { email: 'x' } });
export const g = async () => (await call<{ email: string }[]>('/v1/k8s/users', { query: { limit: '1' } }))[0]?.email;`,
    },
    [
      "POST /v1/k8s/users [headers: X-A] [body: email] @main.ts:2",
      "GET /v1/k8s/users [query: limit] [headers: X-A] [reads: [].email] @main.ts:3",
    ],
  ],
  [
    "custom fetcher default headers",
    `const api = async (path: string, init: RequestInit = {}) => { const url = new URL(path, process.env.RUNAI_BASE_URL); const headers = new Headers(init.headers); headers.set('Authorization', 'x'); const res = await fetch(url, { ...init, headers }); if (!res.ok) throw new Error(res.statusText); return res; };
export const f = async () => { const r = await api('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'a' }) }); const j = await r.json(); return j.id; };`,
    ["POST /v1/k8s/users [headers: Authorization] [body: email] [reads: id] @main.tsx:2"],
  ],
  [
    "early return method",
    `const call = async (p: string, m = 'GET') => { if (m === 'GET') { return fetch('/v1/k8s' + p); } return fetch('/v1/k8s' + p, { method: m }); };
export const a = () => call('/users');
export const b = () => call('/groups', 'POST');`,
    ["GET /v1/k8s/users @main.tsx:2", "POST /v1/k8s/groups @main.tsx:3"],
  ],
  [
    "interface DI",
    {
      "port.ts": `export interface Http { get<T>(p: string): Promise<T>; del(p: string): Promise<void> }`,
      "impl.ts": `import type { Http } from './port';
export class FetchHttp implements Http { constructor(private base = 'https://app.run.ai') {}
 async get<T>(p: string): Promise<T> { return (await fetch(this.base + p)).json() as Promise<T>; }
 async del(p: string) { await fetch(this.base + p, { method: 'DELETE' }); } }`,
      "svc.ts": `import type { Http } from './port';
export class Svc { constructor(private readonly http: Http) {}
 async mails() { const us = await this.http.get<{ email: string }[]>('/v1/k8s/users'); return us.map((u) => u.email); } }`,
    },
    ["GET /v1/k8s/users [reads: [].email] @svc.ts:3"],
  ],
  [
    "function type injected",
    {
      "svc.ts": `type Req = (m: string, p: string, b?: unknown) => Promise<any>;
export const makeSvc = (req: Req) => ({ list: async () => (await req('GET', '/v1/k8s/users'))[0].email });`,
      "main.ts": `import { makeSvc } from './svc';
const req = async (m: string, p: string, b?: unknown) => (await fetch('https://app.run.ai' + p, { method: m, body: JSON.stringify(b) })).json();
export const svc = makeSvc(req);`,
    },
    ["GET /v1/k8s/users [reads: [].email] @svc.ts:2"],
  ],
  [
    "injected default param fetch",
    `export const f = (id: string, fetchFn = fetch) => fetchFn('/v1/k8s/users/' + id);`,
    ["GET /v1/k8s/users/{} @main.tsx:1"],
  ],
  [
    "retry wrapper user",
    `async function withRetry<T>(fn: () => Promise<T>, n = 3): Promise<T> { for (let i = 0; i < n; i++) { try { return await fn(); } catch (e) {} } throw new Error('x'); }
export const f = async () => { const d = await withRetry(() => fetch('/v1/k8s/users').then((r) => r.json())); return d[0].email; };`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:2"],
  ],
  [
    "recursive wrapper",
    `export async function all(path: string, acc: any[] = []): Promise<any[]> { const r = await fetch('https://app.run.ai' + path); const d: any = await r.json(); return d.next ? all(path + '?offset=' + d.next, acc.concat(d.workloads)) : acc; }
export const f = () => all('/api/v1/workloads');`,
    ["GET /api/v1/workloads [query: offset] [reads: next, workloads] @main.tsx:2"],
  ],
  [
    "protected abstract path",
    `abstract class Repo { protected abstract readonly path: string; list() { return fetch('https://app.run.ai' + this.path); } one(id: string) { return fetch(\`https://app.run.ai\${this.path}/\${id}\`); } }
export class Users extends Repo { protected readonly path = '/v1/k8s/users'; }
export class Groups extends Repo { protected readonly path = '/v1/k8s/groups'; }`,
    [
      "GET /v1/k8s/groups @main.tsx:1",
      "GET /v1/k8s/users @main.tsx:1",
      "GET /v1/k8s/groups/{} @main.tsx:1",
      "GET /v1/k8s/users/{} @main.tsx:1",
    ],
  ],
  [
    "mixins",
    `type C<T = {}> = new (...a: any[]) => T;
const WithUsers = <B extends C<{ get(p: string): Promise<any> }>>(Base: B) => class extends Base { users() { return this.get('/v1/k8s/users'); } };
class Http { get(p: string) { return fetch('https://app.run.ai' + p); } }
export const api = new (WithUsers(Http))();`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "compose decorators fn",
    `const withAuth = (f: typeof fetch): typeof fetch => (u, i) => f(u, { ...i, headers: { ...(i?.headers), Authorization: 'x' } });
const withBase = (f: typeof fetch, b: string): typeof fetch => (u, i) => f(b + u, i);
const api = withBase(withAuth(fetch), 'https://app.run.ai');
export const f = () => api('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'x' }) });`,
    ["POST /v1/k8s/users [headers: Authorization] [body: email] @main.tsx:4"],
  ],
  [
    "api map of endpoints",
    `const defs = { users: { method: 'GET', path: '/v1/k8s/users' }, mk: { method: 'POST', path: '/v1/k8s/users' } } as const;
async function call<K extends keyof typeof defs>(k: K, body?: unknown) { const d = defs[k]; const r = await fetch('https://app.run.ai' + d.path, { method: d.method, body: JSON.stringify(body) }); return r.json(); }
export const a = async () => (await call('users'))[0].email;
export const b = () => call('mk', { email: 'x' });`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3", "POST /v1/k8s/users [body: email] @main.tsx:4"],
  ],
  [
    "axios create in fn",
    `import axios from 'axios';
export const client = (t: string) => axios.create({ baseURL: 'https://app.run.ai', headers: { Authorization: t } });
export const f = async (t: string) => (await client(t).get('/v1/k8s/users')).data;`,
    ["GET /v1/k8s/users [headers: Authorization] @main.tsx:3"],
  ],
  [
    "singleton getInstance",
    `class Api { private static i?: Api; static get(): Api { if (!Api.i) Api.i = new Api('https://app.run.ai'); return Api.i; } constructor(private b: string) {} users() { return fetch(this.b + '/v1/k8s/users'); } }
export const f = () => Api.get().users();`,
    ["GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "bound methods",
    `class H { constructor() { this.get = this.get.bind(this); } get(p: string) { return fetch('/v1/k8s' + p); } }
const { get } = new H();
export const f = () => get('/users');`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "proto function",
    `function Client(this: any, b: string) { this.b = b; }
Client.prototype.users = function () { return fetch(this.b + '/v1/k8s/users'); };`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "axios with generics wrap",
    `import axios, { AxiosRequestConfig } from 'axios';
async function http<T>(config: AxiosRequestConfig): Promise<T> { const { data } = await axios.request<T>({ baseURL: import.meta.env.VITE_RUNAI_URL, ...config }); return data; }
export const users = () => http<{ email: string }[]>({ method: 'GET', url: '/v1/k8s/users' });
export const show = async () => (await users()).map((u) => u.email);`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3"],
  ],
  [
    "context client",
    {
      "ctx.tsx": `import { createContext, useContext } from 'react';
import axios from 'axios';
const client = axios.create({ baseURL: 'https://app.run.ai' });
export const ApiContext = createContext(client);
export const useClient = () => useContext(ApiContext);`,
      "main.tsx": `import { useClient } from './ctx';
export const C = () => { const c = useClient(); const go = () => c.delete('/v1/k8s/users/1'); return <b onClick={go} />; };`,
    },
    ["DELETE /v1/k8s/users/1 @main.tsx:2"],
  ],
  [
    "context null provider",
    {
      "ctx.tsx": `import { createContext, useContext } from 'react';
export class Api { constructor(private b: string) {} users() { return fetch(this.b + '/v1/k8s/users').then((r) => r.json()); } }
export const Ctx = createContext<Api | null>(null);
export function useApi() { const a = useContext(Ctx); if (!a) throw new Error('no'); return a; }
export const P = ({ children }: any) => <Ctx.Provider value={new Api('https://app.run.ai')}>{children}</Ctx.Provider>;`,
      "main.tsx": `import { useApi } from './ctx';
export const C = async () => { const api = useApi(); const u = await api.users(); return u[0].email; };`,
    },
    ["GET /v1/k8s/users [reads: [].email] @ctx.tsx:2"],
  ],
  [
    "commonjs",
    {
      "api.js": `const axios = require('axios');
const http = axios.create({ baseURL: 'https://app.run.ai' });
module.exports = { getUsers: () => http.get('/v1/k8s/users'), http };`,
      "main.js": `const { getUsers, http } = require('./api');
exports.f = async () => (await getUsers()).data[0].email;
exports.g = () => http.post('/v1/k8s/users', { email: 'x' });`,
    },
    ["GET /v1/k8s/users [reads: [].email] @api.js:3", "POST /v1/k8s/users [body: email] @main.js:3"],
  ],
  [
    "dynamic import",
    {
      "api.ts": `export const list = async () => (await fetch('/v1/k8s/users')).json();`,
      "main.ts": `export const f = async () => { const { list } = await import('./api'); return (await list())[0].email; };`,
    },
    ["GET /v1/k8s/users [reads: [].email] @api.ts:1"],
  ],
];

describe("Calls through the code's own functions and classes", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});

describe("however many functions one wrapper makes, each is a call where it was made", () => {
  const fields = Array.from({ length: 30 }, (_, at) => at);
  const MAKER = `const make = (path: string) => { return async () => fetch("/v1/k8s" + path); };\n`;

  test.each<readonly [string, string, number]>([
    [
      "as fields of a class",
      `class Base { protected make = (path: string) => send(path); }
function send(path: string) { return async () => fetch("/v1/k8s" + path); }
export class Users extends Base {
${fields.map((at) => `  get${at} = this.make("/users/${at}/roles");`).join("\n")}
}`,
      4,
    ],
    [
      "as an object that a function around them returns",
      `${MAKER}export const users = (() => ({
${fields.map((at) => `  get${at}: make("/users/${at}/roles"),`).join("\n")}
}))();`,
      3,
    ],
  ])("%s", (_name, source, first) => {
    expect(linesOf(source)).toEqual(fields.map((at) => `GET /v1/k8s/users/${at}/roles @main.tsx:${first + at}`));
  });
});
