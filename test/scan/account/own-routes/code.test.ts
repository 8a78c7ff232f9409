import { describe, expect, test } from "vitest";
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

describe("routes that code serves", () => {
  test.each<readonly [what: string, code: string, found: readonly string[]]>([
    ["a handler that is written out", "api.get('/crew', function (request, response) {});", ["GET /crew"]],
    ["a handler by its name, of a router", "router.get('/crew', listCrew);", ["GET /crew"]],
    ["a handler by its name, of a router in something", "this.app.get('/crew', listCrew);", ["GET /crew"]],
    ["a handler behind others", "things.get('/crew', guard, () => 1);", ["GET /crew"]],
    ["something by its name, of what is no router", "client.get('/crew', options);", []],
    ["a request with options, of a router", "app.get('/crew', { headers: {} });", []],
    ["a path and nothing else", "app.get('/crew');", []],
    ["another method of a router", "app.use('/crew', () => 1);", []],
    ["a function of that name", "get('/crew', () => 1);", []],
    ["no path", "app.get('crew', () => 1);", []],
    ["the root", "app.get('', () => 1);", ["GET "]],
    ["a path nobody knows", "app.get(path, () => 1);", []],
    ["a path from a constant", "const CREW = '/crew'; app.get(CREW, () => 1);", ["GET /crew"]],
    ["parameters", "app.get('/crew/:id/ships/:ship?', () => 1);", ["GET /crew/{}/ships/{}"]],
    ["a parameter of a pattern", "app.get('/crew/:id([0-9]+)', () => 1);", ["GET /crew/{}"]],
    ["a parameter in braces", "app.get('/crew/{id}', () => 1);", ["GET /crew/{}"]],
    ["all below", "app.get('/crew/*', () => 1);", ["GET /crew/{}"]],
    ["a route on its own", "router.route('/crew').get(list).post(add);", ["GET /crew"]],
    ["a route that is none", "router.path('/crew').get(list);", []],
    ["a route of a table", "server.route({ method: 'put', url: '/crew', handler });", ["PUT /crew"]],
    ["a route of a table by its path", "server.route({ path: '/crew', method: 'GET' });", ["GET /crew"]],
    ["a route of a table without a method", "server.route({ url: '/crew' });", ["any method /crew"]],
    ["a route of a table without a path", "server.route({ method: 'GET' });", []],
    ["another table", "server.add({ method: 'GET', url: '/crew' });", []],
    [
      "a controller",
      "@Controller('crew') class Crew { @Get() list() {} @Post('add') add() {} @Use('x') use() {} other() {} }",
      ["GET /crew/", "POST /crew/add"],
    ],
    ["a controller without a path", "@Controller() class Crew { @Get('crew') list() {} }", ["GET /crew"]],
    [
      "decorators beside the one that counts",
      "@Injectable() @Controller('/crew') class Crew { @Guard('x') @Delete(':id') drop() {} }",
      ["DELETE /crew/{}"],
    ],
    ["a class that is no controller", "class Crew { @Get('/crew') list() {} }", ["GET /crew"]],
    ["two classes", "@Controller('a') class A {} class B { @Get('b') b() {} }", ["GET /b"]],
  ])("%s", (_what, code, found) => {
    expect(routes(code)).toEqual(found);
  });
});
