/** Names of files: their order and how they are called from the root. */
import { describe, expect, it } from "vitest";
import { compareText, relativeTo } from "../../../src/scan/discover/walk.js";

describe("names of files", () => {
  it.each([
    ["a.ts", "b.ts", -1],
    ["b.ts", "a.ts", 1],
    ["a.ts", "a.ts", 0],
    ["", "a.ts", -1],
    ["a", "a/b", -1],
    ["B.ts", "a.ts", -1],
    ["z.ts", "ä.ts", -1],
    ["10.ts", "9.ts", -1],
  ])("%s beside %s: %i", (one, other, order) => {
    expect(compareText(one, other)).toBe(order);
  });

  it.each([
    ["/repo/src/a.ts", "src/a.ts"],
    ["/repo", ""],
    ["/repo-2/a.ts", "../repo-2/a.ts"],
    ["/other/a.ts", "../other/a.ts"],
    ["/", "../"],
  ])("%s from /repo: %s", (path, name) => {
    expect(relativeTo("/repo", path)).toBe(name);
  });

  it("goes up as far as the two differ", () => {
    expect(relativeTo("/shop/web/packages", "/shop/web/shared/a.ts")).toBe("../shared/a.ts");
    expect(relativeTo("/shop/web/packages", "/bakery/a.ts")).toBe("../../../bakery/a.ts");
    expect(relativeTo("/shop/web/packages", "/shop/web")).toBe("..");
  });
});
