/** Packages with which code serves routes of its own. */
const FRAMEWORKS: ReadonlySet<string> = new Set([
  "express",
  "fastify",
  "koa-router",
  "@koa/router",
  "hono",
  "polka",
  "restify",
  "h3",
  "itty-router",
  "elysia",
  "@hapi/hapi",
  "@nestjs/common",
  "find-my-way",
  "router",
  "hyper-express",
  "@tinyhttp/app",
]);

export const isServerFramework = (specifier: string): boolean => FRAMEWORKS.has(specifier);
