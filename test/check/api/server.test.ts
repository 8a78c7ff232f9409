import { expect, test } from "vitest";
import { serverOf } from "../../../src/check/api/server.js";

test.each([
  ["https://app.acme.example", { host: "app.acme.example" }],
  ["https://App.Acme.example:8443/api/v3/", { host: "app.acme.example:8443", basePath: "/api/v3" }],
  ["app.acme.example", { host: "app.acme.example" }],
  ["app.acme.example/api", { host: "app.acme.example", basePath: "/api" }],
  ["//app.acme.example/api", { host: "app.acme.example", basePath: "/api" }],
  ["*.acme.example", { host: "*.acme.example" }],
  // server variables of OpenAPI: everything up to the last one may be anything
  ["https://{tenant}.acme.example/{version}", { host: "*.acme.example", basePath: "/{version}" }],
  ["/api/v3", { basePath: "/api/v3" }],
  ["/", {}],
  // expressions as the code writes them
  ["${config.apiUrl}", { expression: "${config.apiUrl}" }],
  ["config.apiUrl", { expression: "config.apiUrl" }],
  ["process.env.acme", { expression: "process.env.acme" }],
  ["ACME_URL", { expression: "ACME_URL" }],
])("%s", (text, expected) => {
  expect(serverOf(text)).toEqual(expected);
});
