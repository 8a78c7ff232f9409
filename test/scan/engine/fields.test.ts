/** Fields that requests carry and that answers are read for: how sure each is, its values and its place. */
import { expect, test } from "vitest";
import { wholeOf } from "./whole.js";

test.each<readonly [what: string, code: string, fields: readonly string[]]>([
  [
    "an empty object",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({}) });",
    [],
  ],
  [
    "a member that is nothing",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ a: undefined, b: null }) });",
    ["body b certain, at `b`, in send"],
  ],
  [
    "a member that is a function",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ a: () => 1, b: 2 }) });",
    ["body b certain = 2, at `b`, in send"],
  ],
  [
    "a number and a truth",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ a: 1, b: true }) });",
    ["body a certain = 1, at `a`, in send", "body b certain, at `b`, in send"],
  ],
  [
    "a list of texts",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ roles: ['admin', 'guest'] }) });",
    ["body roles certain, at `roles`, in send"],
  ],
  [
    "a list of objects",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ teams: [{ id: 1 }, { name: 'a' }] }) });",
    [
      "body teams certain, at `teams`, in send",
      "body teams[].id certain = 1, at `id`, in send",
      "body teams[].name certain = a, at `name`, values at `'a'`, in send",
    ],
  ],
  [
    "an empty list",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ teams: [] }) });",
    ["body teams certain, at `teams`, in send"],
  ],
  [
    "an object in an object in an object",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ a: { b: { c: 1 } } }) });",
    ["body a certain, at `a`, in send", "body a.b certain, at `b`, in send", "body a.b.c certain = 1, at `c`, in send"],
  ],
  [
    "itself",
    `const made: any = { a: 1 };
made.self = made;
export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(made) });`,
    ["body a certain = 1, at `a`", "body self certain, at `self`"],
  ],
  [
    "an unknown list",
    "export const send = (more: any[]) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(more) });",
    ["more in body"],
  ],
  [
    "a list that nobody shows beside another",
    "export const send = (more: any[]) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify([{ a: 1 }, ...more]) });",
    ["more in body", "body [].a certain = 1, at `a`, in send"],
  ],
  [
    "a computed key",
    "export const send = (key: string) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ [key]: 1, a: 2 }) });",
    ["more in body", "body a certain = 2, at `a`, in send"],
  ],
  [
    "a computed key that is known",
    `const KEY = 'a';
export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ [KEY]: 1 }) });`,
    ["body a certain = 1, at `[KEY]`, in send"],
  ],
  [
    "what is added later",
    "export const send = () => { const made: any = { a: 1 }; made.b = 2; return fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(made) }); };",
    ["body a certain = 1, at `a`, in send", "body b certain = 2, at `b`, in send"],
  ],
  [
    "what is added under a condition",
    "export const send = (on: boolean) => { const made: any = { a: 1 }; if (on) made.b = 2; return fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(made) }); };",
    ["body a certain = 1, at `a`, in send", "body b certain = 2, at `b`, in send"],
  ],
  [
    "what is taken away",
    "export const send = () => { const made: any = { a: 1, b: 2 }; delete made.b; return fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(made) }); };",
    ["body a certain = 1, at `a`, in send"],
  ],
  [
    "either of two objects",
    "export const send = (on: boolean) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(on ? { a: 1 } : { b: 2 }) });",
    ["body a certain = 1, at `a`, in send", "body b certain = 2, at `b`, in send"],
  ],
  [
    "an instance",
    `class User { email = 'a'; }
export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(new User()) });`,
    ["more in body", "body email certain = a, at `email`, values at `'a'`, in User"],
  ],
  [
    "an optional member of a type",
    `interface User { a?: string; b: number }
export const send = (user: User) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) });`,
    ["body a likely, at `a`", "body b likely, at `b`"],
  ],
  [
    "a member of a type in a member",
    `interface User { a?: string; b: { c: number } }
export const send = (user: User) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ user }) });`,
    [
      "body user certain, at `user`, in send",
      "body user.a likely, at `a`",
      "body user.b likely, at `b`",
      "body user.b.c likely, at `c`",
    ],
  ],
  [
    "a part of a type",
    `interface User { a: 'x' | 'y' }
export const send = (user: User) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ a: user.a }) });`,
    ["body a certain = x|y, at `a`, in send"],
  ],
  [
    "a type that may be more",
    `interface User { a: string; [key: string]: unknown }
export const send = (user: User) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(user) });`,
    ["more in body", "body a likely, at `a`"],
  ],
  [
    "a form",
    "export const send = (file: File) => { const form = new FormData(); form.append('file', file); form.append('kind', 'image'); return fetch('/v1/k8s/users', { method: 'POST', body: form }); };",
    ["body file certain, at `'file'`, in send", "body kind certain = image, at `'kind'`, values at `'image'`, in send"],
  ],
  [
    "parameters as a body",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: new URLSearchParams({ a: '1' }) });",
    ["body a certain = 1, at `a`, values at `'1'`, in send"],
  ],
  [
    "a text as a body",
    "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: 'a=1&b=2' });",
    [
      "body a certain = 1, at `fetch('/v1/k8s/users', { method: 'POST', body: 'a=1&b=2' })`, in send",
      "body b certain = 2, at `fetch('/v1/k8s/users', { method: 'POST', body: 'a=1&b=2' })`, in send",
    ],
  ],
  [
    "a text that nobody shows as a body",
    "export const send = (text: string) => fetch('/v1/k8s/users', { method: 'POST', body: text });",
    ["more in body"],
  ],
  [
    "a constant by its name",
    `enum Kind { A = 'a', B = 'b' }
export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ kind: Kind.A }) });`,
    ["body kind certain = a, at `kind`, in send"],
  ],
  [
    "one of a table",
    `const KINDS = { x: 'a', y: 'b' };
export const send = (on: 'x' | 'y') => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ kind: KINDS[on] }) });`,
    ["body kind certain = a|b, at `kind`, in send"],
  ],
  [
    "a read of a read",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); const { team } = user; return team.name; }",
    ["reads team.name certain, at `name`, in send"],
  ],
  [
    "a read with a default",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); const { role = 'guest' } = user; return role; }",
    ["reads role certain, at `role`, in send"],
  ],
  [
    "a read of a list",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.teams.map((team: any) => team.name); }",
    ["reads teams[].name certain, at `name`, in send"],
  ],
  [
    "a read of a list by a number",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.teams[0].name; }",
    ["reads teams[].name certain, at `name`, in send"],
  ],
  [
    "a read of a list in a loop",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); for (const team of user.teams) other(team.name); }",
    ["reads teams[].name certain, at `name`, in send"],
  ],
  [
    "a read of the first of a list",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); const [first] = user.teams; return first.name; }",
    ["reads teams[].name certain, at `name`, in send"],
  ],
  [
    "a filter",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.teams.filter((team: any) => team.on).map((team: any) => team.name); }",
    ["reads teams[].name certain, at `name`, in send", "reads teams[].on certain, at `on`, in send"],
  ],
  [
    "a search",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.teams.find((team: any) => team.id === 7)?.name; }",
    ["reads teams[].id certain = 7, at `id`, values at `7`, in send", "reads teams[].name certain, at `name`, in send"],
  ],
  [
    "a key that nobody knows",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user[other].name; }",
    ["reads {}.name certain, at `name`, in send"],
  ],
  [
    "a key that is known",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user['team'].name; }",
    ["reads team.name certain, at `name`, in send"],
  ],
  [
    "the keys of a read",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return Object.keys(user.labels); }",
    ["reads labels certain, at `labels`, in send"],
  ],
  [
    "the values of a read",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return Object.values(user.labels).map((one: any) => one.name); }",
    ["reads labels{}.name certain, at `name`, in send"],
  ],
  [
    "the entries of a read",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return Object.entries(user.labels).map(([, one]: any) => one.name); }",
    ["reads labels{}.name certain, at `name`, in send"],
  ],
  [
    "what is spread",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); const copy = { ...user }; return copy.name; }",
    ["reads name certain, at `name`, in send"],
  ],
  [
    "what is handed to a function",
    `const show = (one: any) => one.name;
export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return show(user); }`,
    ["reads name certain, at `name`, in show"],
  ],
  [
    "what is handed to a function that nobody shows",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return other(user); }",
    [],
  ],
  [
    "a value that is compared",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.role === 'admin'; }",
    ["reads role certain = admin, at `role`, values at `'admin'`, in send"],
  ],
  [
    "a value that is not",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.role !== 'admin'; }",
    ["reads role certain = admin, at `role`, values at `'admin'`, in send"],
  ],
  [
    "a value among some",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return ['admin', 'owner'].includes(user.role); }",
    ["reads role certain = admin|owner, at `role`, values at `'admin'` and `'owner'`, in send"],
  ],
  [
    "a value that is compared with a constant",
    `enum Role { Admin = 'admin' }
export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return user.role === Role.Admin; }`,
    ["reads role certain = admin, at `role`, values at `Role.Admin`, in send"],
  ],
  [
    "a key of a table",
    `const NAMES: any = { admin: 'A', guest: 'G' };
export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return NAMES[user.role]; }`,
    ["reads role certain = admin|guest, at `role`, values at `admin` and `guest`, in send"],
  ],
  [
    "a write",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); user.name = 'a'; return 1; }",
    [],
  ],
  [
    "what is read of a copy as text",
    "export async function send(other: any) { const user = await (await fetch('/v1/k8s/users/7')).json(); return JSON.parse(JSON.stringify(user)).name; }",
    ["reads name certain, at `name`, in send"],
  ],
  [
    "in JSX",
    "export async function Page() { const user = await (await fetch('/v1/k8s/users/7')).json(); return <p title={user.name}>{user.team.name}</p>; }",
    ["reads name certain, at `name`, in Page", "reads team.name certain, at `name`, in Page"],
  ],
  [
    "a type of an answer",
    `interface User { team: { name: string }; roles: string[] }
export async function send() { const user: User = await (await fetch('/v1/k8s/users/7')).json(); return user; }
export const show = (user: User) => [user.team.name, user.roles[0]];`,
    [
      "reads roles likely, at `roles`, in show",
      "reads team likely, at `team`, in show",
      "reads team.name likely, at `name`, in show",
    ],
  ],
  [
    "a type of two answers",
    `interface User { name: string }
export const one = async (): Promise<User> => (await fetch('/v1/k8s/users/7')).json();
export const all = async (): Promise<User[]> => (await fetch('/v1/k8s/users')).json();
export const show = (user: User) => user.name;`,
    ["reads name possible, at `name`, in show", "reads [].name possible, at `name`, in show"],
  ],
])("%s", (_what, code, fields) => {
  expect(wholeOf(code).filter((line) => /^(?:query|headers|body|reads|more in|not understood)/.test(line))).toEqual(
    fields,
  );
});
