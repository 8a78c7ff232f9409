import { expect, test } from "vitest";
import { routesInCode } from "../../../../src/scan/account/own-routes/code.js";

const routes = (text: string): readonly string[] =>
  routesInCode({ path: "src/server.ts", text, language: "ts", generated: false }).map(
    ({ method = "any method", path }) => `${method} ${path}`,
  );

test.each<[name: string, method: string]>([
  ["get", "GET"],
  ["put", "PUT"],
  ["post", "POST"],
  ["delete", "DELETE"],
  ["del", "DELETE"],
  ["patch", "PATCH"],
  ["head", "HEAD"],
  ["options", "OPTIONS"],
  ["all", "any method"],
])("app.%s answers %s", (name, method) => {
  expect(routes(`app.${name}("/crew", (request, response) => response.end());`)).toEqual([`${method} /crew`]);
  expect(routes(`router.route("/crew").${name}((request, response) => response.end());`)).toEqual([`${method} /crew`]);
});
