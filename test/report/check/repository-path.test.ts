import { expect, test } from "vitest";
import { repositoryPath, repositoryUri } from "../../../src/report/check/repository-path.js";

test.each([
  ["a.ts", undefined, "a.ts"],
  ["./src//a.ts", "", "src/a.ts"],
  ["src/a.ts", "packages/web", "packages/web/src/a.ts"],
  ["../api/a.ts", "packages/web", "packages/api/a.ts"],
  ["../../a.ts", "packages/web", "a.ts"],
  ["../../../a.ts", "packages/web", "../a.ts"],
  ["../../a.ts", undefined, "../../a.ts"],
  ["src/../../a.ts", undefined, "../a.ts"],
])("%s from %s is %s", (file, fromRepository, path) => {
  expect(repositoryPath(file, fromRepository === undefined ? {} : { fromRepository })).toBe(path);
});

test("in a URI each name keeps its signs", () => {
  expect(repositoryUri("a#b/c?d%.ts", { fromRepository: "web" })).toBe("web/a%23b/c%3Fd%25.ts");
});
