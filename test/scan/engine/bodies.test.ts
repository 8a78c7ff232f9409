import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "Object.assign",
    `export const f = (o: object) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(Object.assign({}, o, { email: 'x' })) });`,
    ["POST /v1/k8s/users [body: email] @main.tsx:1"],
  ],
  [
    "class body",
    `class Dto { email = ''; constructor(public name: string) {} }
export const f = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(new Dto('x')) });`,
    ["POST /v1/k8s/users [body: email, name] @main.tsx:2"],
  ],
  [
    "satisfies",
    `type T = { email: string; roles?: string[] };
export const f = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ email: 'x' } satisfies T) });`,
    ["POST /v1/k8s/users [body: email] @main.tsx:2"],
  ],
  [
    "body from form",
    `export const f = (e: any) => { const fd = new FormData(); fd.append('email', e.a); fd.set('roles', 'x'); return fetch('/v1/k8s/users', { method: 'POST', body: fd }); };`,
    ["POST /v1/k8s/users [body: email, roles] @main.tsx:1"],
  ],
  [
    "Partial typed patch",
    `interface U { email: string; roles: string[] }
export const f = (id: string, u: Partial<U>) => fetch('/v1/k8s/users/' + id, { method: 'PUT', body: JSON.stringify({ ...u, x: 1 }) });`,
    ["PUT /v1/k8s/users/{} [body: email, roles, x] @main.tsx:2"],
  ],
  [
    "delete op",
    `export const f = () => { const b: any = { email: 'x', secret: 1 }; delete b.secret; return fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(b) }); };`,
    ["POST /v1/k8s/users [body: email] @main.tsx:1"],
  ],
  [
    "spread body fn param destructure",
    `export const f = ({ email, ...rest }: { email: string; roles: string[]; x?: { y: number } }) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ mail: email, ...rest }) });`,
    ["POST /v1/k8s/users [body: mail, roles, x, x.y] @main.tsx:1"],
  ],
  [
    "array body",
    `export const f = () => fetch('/v1/k8s/groups', { method: 'POST', body: JSON.stringify([{ name: 'a' }, { name: 'b', roles: [] }]) });`,
    ["POST /v1/k8s/groups [body: [].name, [].roles] @main.tsx:1"],
  ],
  [
    "body map",
    `export const f = (us: { n: string }[]) => fetch('/v1/k8s/groups', { method: 'POST', body: JSON.stringify({ users: us.map((u) => ({ username: u.n })) }) });`,
    ["POST /v1/k8s/groups [body: users, users[].username] @main.tsx:1"],
  ],
  [
    "conditional props",
    `export const f = (a?: string) => { const body: Record<string, unknown> = { email: 'x' }; if (a) { body.roles = [a]; } else body['perm'] = 1; return fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(body) }); };`,
    ["POST /v1/k8s/users [body: email, perm, roles] @main.tsx:1"],
  ],
  [
    "class DTO typed",
    {
      "dto.ts": `export class CreateUserDto { email!: string; roles?: string[]; }`,
      "main.ts": `import { CreateUserDto } from './dto';
export const f = (d: CreateUserDto) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify(d) });`,
    },
    ["POST /v1/k8s/users [body: email, roles] @main.ts:2"],
  ],
];

describe("What requests carry", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});
