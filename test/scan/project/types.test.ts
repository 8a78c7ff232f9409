/** What a written type says of the values of that type: which fields a body has, which texts a segment can be. */
import { describe, expect, test } from "vitest";
import { analysed, type Files, lineOf, written } from "../engine/engine.js";

/** The fields that a body of this type has, and whether there are no others. */
function fieldsOf(type: string, declarations = "", files: Files = {}): string {
  const main = `${declarations}\nexport const send = (body: ${type}) => fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(body) });`;
  const [call] = analysed({ "main.ts": main, ...(typeof files === "string" ? {} : files) }).calls;
  if (call === undefined) throw new Error("no call");
  return `${call.body.map(written).join(" ")}${call.complete.body ? "" : " …"}`;
}

/** What the segment behind `/v1/k8s/` can be; nothing where that may be any text. */
const segmentsOf = (type: string, declarations = "", files: Files = {}): readonly string[] =>
  analysed({
    "main.ts": `${declarations}\nexport const send = (kind: ${type}) => fetch(\`/v1/k8s/\${kind}\`);`,
    ...(typeof files === "string" ? {} : files),
  }).calls.map((call) => lineOf(call, false).replace("GET /v1/k8s/", ""));

const USER = "interface User { id: string; team: { name: string }; roles: string[] }";

describe("fields of a body", () => {
  test.each<readonly [type: string, fields: string]>([
    ["User", "id roles team team.name"],
    ["(User)", "id roles team team.name"],
    ["readonly User", "id roles team team.name"],
    ["User | undefined", "id roles team team.name"],
    ["User | null", "id roles team team.name"],
    ["User & { email: string }", "email id roles team team.name"],
    ["User & Missing", "id roles team team.name …"],
    ["{ id: string } & { [key: string]: string }", "id …"],
    ["{ a: 1, 'b-c': 2, 3: 3, ['d']: 4 }", "3 a b-c d"],
    ["{ a: 1, [key: string]: number }", "a …"],
    ["{ a: 1, [Symbol.iterator]: number }", "a …"],
    ["Partial<User>", "id roles team team.name"],
    ["Required<User>", "id roles team team.name"],
    ["Readonly<User>", "id roles team team.name"],
    ["NonNullable<User | null>", "id roles team team.name"],
    ["Awaited<User>", "id roles team team.name"],
    ["Promise<User>", "id roles team team.name"],
    ["PromiseLike<User>", "id roles team team.name"],
    ["Observable<User>", "id roles team team.name"],
    ["Extract<User, object>", "id roles team team.name"],
    ["Exclude<User, string>", "id roles team team.name"],
    ["Pick<User, 'id' | 'roles'>", "id roles"],
    ["Omit<User, 'team'>", "id roles"],
    ["Omit<User, Missing>", "id roles team team.name"],
    ["Record<'a' | 'b', User['team']>", "a a.name b b.name"],
    ["Record<string, string>", " …"],
    ["{ [Key in 'a' | 'b']: string }", "a b"],
    ["{ [Key in keyof User]: string }", "id roles team"],
    ["{ [Key in string]: string }", " …"],
    ["User['team']", "name"],
    ["User['missing']", " …"],
    ["{ all: User[] }['all'][number]", "id roles team team.name"],
    ["{ [key: string]: User }['any']", "id roles team team.name"],
    ["ReturnType<() => User>", "id roles team team.name"],
    ["ReturnType<Missing>", " …"],
    ["Missing", " …"],
    ["string", " …"],
  ])("%s", (type, fields) => {
    expect(fieldsOf(type, USER)).toBe(fields);
  });

  test.each<readonly [what: string, declarations: string, fields: string]>([
    ["an alias", "type T = { a: string };", "a"],
    ["an interface in two parts", "interface T { a: string }\ninterface T { b: string }", "a b"],
    ["an interface that extends one", "interface Base { a: string }\ninterface T extends Base { b: string }", "a b"],
    ["… and nothing more", "interface Base { a: string }\ninterface T extends Base {}", "a"],
    [
      "… of two",
      "interface A { a: string }\ninterface B { b: string }\ninterface T extends A, B { c: string }",
      "a b c",
    ],
    ["… of what nobody shows", "interface T extends Missing { a: string }", "a …"],
    ["… with an argument", "interface Base<E> { a: E }\ninterface T extends Base<{ b: string }> {}", "a a.b"],
    ["… of what is open", "interface Base { [key: string]: string }\ninterface T extends Base { a: string }", "a …"],
    ["a class of fields", "class T { a: string; b = 1; 'c-d'?: string; static e: string; }", "a b c-d e"],
    ["a class of fields that extends one", "class T extends Missing { a: string }", "a …"],
    ["a parameter that is left out, with a default", "interface T<E = { b: string }> { a: E }", "a a.b"],
    ["a parameter that is left out, with a bound", "interface T<E extends { b: string }> { a: E }", "a a.b"],
    ["a parameter that is left out", "interface T<E> { a: E }", "a"],
    ["an alias with a parameter", "type Page<E> = { items: E };\ntype T = Page<{ b: string }>;", "items items.b"],
    ["itself", "interface T { a: string; parent: T }", "a parent parent.a parent.parent"],
    ["a namespace beside it", "interface T { a: string }\nnamespace T { export type B = string }", "a"],
  ])("%s", (_what, declarations, fields) => {
    expect(fieldsOf("T", declarations)).toMatch(new RegExp(`^${fields.replace("…", "\\u2026")}`));
  });

  test.each<readonly [what: string, imports: string, type: string, fields: string]>([
    ["of another file", 'import { User } from "./api";', "User", "id"],
    ["under another name", 'import { User as Person } from "./api";', "Person", "id"],
    ["as a default", 'import Group from "./api";', "Group", "name"],
    ["in all of it", 'import * as api from "./api";', "api.User", "id"],
    ["in all of it, with an argument", 'import * as api from "./api";', "api.Page<api.User>", "items items.id"],
    ["in all of it, and not there", 'import * as api from "./api";', "api.Missing", " …"],
    ["through a barrel", 'import { User } from "./all";', "User", "id"],
    ["of a package", 'import { User } from "package";', "User", " …"],
    ["in all of a package", 'import * as api from "package";', "api.User", " …"],
  ])("%s", (_what, imports, type, fields) => {
    const files = {
      "api.ts":
        "export interface User { id: string }\nexport interface Page<E> { items: E }\nexport default interface Group { name: string }",
      "all.ts": 'export * from "./api";',
    };
    expect(fieldsOf(type, imports, files)).toBe(fields);
  });

  test("what a schema infers", () => {
    for (const way of ["infer", "output", "input"])
      expect(
        fieldsOf(`z.${way}<typeof User>`, 'import { z } from "zod";\nconst User = z.object({ id: z.string() });'),
      ).toBe("id");
  });
});

describe("texts of a segment", () => {
  test.each<readonly [type: string, declarations: string, segments: readonly string[]]>([
    ["'apps' | 'groups'", "", ["apps", "groups"]],
    ["('apps' | 'groups')", "", ["apps", "groups"]],
    ["'apps' | 'groups' | undefined", "", ["apps", "groups"]],
    ["'apps'", "", ["apps"]],
    ["Kind", "type Kind = 'apps' | 'groups';", ["apps", "groups"]],
    ["Kind", "type Apps = 'apps';\ntype Kind = Apps | 'groups';", ["apps", "groups"]],
    ["Kind", "enum Kind { Apps = 'apps', Groups = 'groups' }", ["apps", "groups"]],
    ["Kind.Groups", "enum Kind { Apps = 'apps', Groups = 'groups' }", ["groups"]],
    ["Kind.Other", "enum Kind { Apps = 'apps', Groups = 'groups' }", []],
    ["keyof Table", "interface Table { apps: 1; groups: 2 }", ["apps", "groups"]],
    ["keyof Table", "interface Table { apps: 1; [key: string]: 1 }", []],
    ["Table['kind']", "interface Table { kind: 'apps' | 'groups' }", ["apps", "groups"]],
    ["Kinds[number]", "type Kinds = ('apps' | 'groups')[];", ["apps", "groups"]],
    ["`apps`", "", ["apps"]],
    ["string", "", []],
    ["'apps' | string", "", []],
    ["Box<'apps'>", "type Box<T> = T;", ["apps"]],
    ["Box", "type Box<T = 'apps'> = T;", ["apps"]],
  ])("%s with %s", (type, declarations, segments) => {
    expect(segmentsOf(type, declarations)).toEqual(segments);
  });
});
