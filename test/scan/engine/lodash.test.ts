/** Functions of lodash and its kin over an answer: each by its name, as what it reads. */
import { describe, expect, test } from "vitest";
import { linesOf } from "./engine.js";

const read = (code: string): readonly string[] =>
  linesOf({
    "a.ts": `import _ from "lodash";
export const f = async (name: string) => {
  const users: any = await (await fetch("https://app.run.ai/v1/k8s/users")).json();
  return ${code};
};`,
  }).map((line) => /\[reads: ([^\]]*(?:\[\][^\]]*)*)\] @/.exec(line)?.[1] ?? line);

describe("over a list, what the callback reads of an item", () => {
  const names =
    "map filter find sortBy orderBy groupBy keyBy uniqBy sumBy maxBy minBy flatMap forEach each some every countBy " +
    "reject partition meanBy";
  test.each(names.split(" "))("%s", (name) => {
    expect(read(`_.${name}(users, (user: any) => user.email)`)).toEqual(["[].email"]);
    expect(read(`_.${name}(users, "email")`)).toEqual(["[].email"]);
  });

  test.each(["find", "maxBy", "minBy"])("%s gives one of them", (name) => {
    expect(read(`_.${name}(users, "email").id`)).toEqual(["[].email, [].id"]);
  });

  test("mapValues goes through the values of an object", () => {
    expect(read(`_.mapValues(users, (user: any) => user.email)`)).toEqual(["{}.email"]);
  });
});

test.each(["get", "result", "path", "prop", "property", "getPath", "dlv"])("%s reads by a path", (name) => {
  expect(read(`_.${name}(users, "owner.name")`)).toEqual(["owner.name"]);
});

test.each(["pick", "has", "props"])("%s reads by keys", (name) => {
  expect(read(`_.${name}(users, ["owner", "team"])`)).toEqual(["owner, team"]);
  expect(read(`_.${name}(users, "owner", "team")`)).toEqual(["owner, team"]);
});

test("what omit leaves out is not read; what stays is the answer", () => {
  expect(read(`_.omit(users, ["owner", "team"])`).join()).not.toMatch(/owner|team/);
  expect(read(`_.omit(users, ["owner"]).email`)).toEqual(["email"]);
});

test("a function that is not known reads nothing by name", () => {
  expect(read(`_.shuffle(users, "email")`).join()).not.toContain("email");
});
