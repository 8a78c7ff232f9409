import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  ["shadowed fetch", `export const f = (fetch: (u: string) => void) => fetch('/v1/k8s/users');`, []],
  [
    "express",
    `import express from 'express';
const app = express();
app.get('/v1/k8s/users', (q, r) => r.end());
const router = express.Router();
router.post('/v1/k8s/users', (q, r) => r.end());`,
    [],
  ],
  [
    "fastify hono",
    `import Fastify from 'fastify';
import { Hono } from 'hono';
const f = Fastify();
f.get('/v1/k8s/users', async () => []);
const h = new Hono();
h.delete('/v1/k8s/users/:id', (c) => c.text('x'));`,
    [],
  ],
  [
    "react-router",
    `import { useNavigate, Link } from 'react-router-dom';
export const C = () => { const nav = useNavigate(); nav('/v1/k8s/users'); return <Link to="/v1/k8s/users" />; };`,
    [],
  ],
  [
    "own openapi doc",
    `export const doc = { openapi: '3.0.0', paths: { '/v1/k8s/users': { get: { operationId: 'x', responses: {} } } } };`,
    [],
  ],
  [
    "a Proxy is listed nowhere as a call",
    `const api: any = new Proxy({}, { get: (_t, p) => (body: any) => fetch('/v1/k8s/' + String(p), { method: 'POST', body }) });
export const f = () => api.users({});`,
    [],
  ],
];

describe("What only looks like a call", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});
