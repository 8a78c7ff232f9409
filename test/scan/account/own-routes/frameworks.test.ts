import { expect, test } from "vitest";
import { isServerFramework } from "../../../../src/scan/account/own-routes/frameworks.js";

test.each([
  ..."express fastify koa-router @koa/router hono polka restify h3 itty-router elysia @hapi/hapi".split(" "),
  ..."@nestjs/common find-my-way router hyper-express @tinyhttp/app".split(" "),
])("%s serves routes", (name) => {
  expect(isServerFramework(name)).toBe(true);
});

test.each(["axios", "react-router", "express-session", "./router"])("%s serves none", (name) => {
  expect(isServerFramework(name)).toBe(false);
});
