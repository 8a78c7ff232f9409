/** Swagger 2.0 names the flows of OAuth otherwise than OpenAPI 3 does: one contract comes of both. */
import { expect, test } from "vitest";
import { contractOf } from "../diff/documents.js";

const info = { title: "pets", version: "1" };
const urls = { authorizationUrl: "https://id.example/ask", tokenUrl: "https://id.example/token" };
const scopes = { read: "to read" };

test.each([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
])("%s of 2.0 is %s of 3.0", async (old, now) => {
  const swagger = {
    swagger: "2.0",
    info,
    paths: {},
    securityDefinitions: { id: { type: "oauth2", flow: old, ...urls, scopes } },
  };
  const openapi = {
    openapi: "3.0.3",
    info,
    paths: {},
    components: { securitySchemes: { id: { type: "oauth2", flows: { [now]: { ...urls, scopes } } } } },
  };
  const [one, other] = await Promise.all([contractOf(swagger), contractOf(openapi)]);
  const flowsOf = ({ securitySchemes }: typeof one) => [...(securitySchemes.get("id")?.flows ?? [])];
  expect(flowsOf(one)).toEqual(flowsOf(other));
  expect(flowsOf(one).map(([name, flow]) => [name, flow.tokenUrl])).toEqual([[now, urls.tokenUrl]]);
});
