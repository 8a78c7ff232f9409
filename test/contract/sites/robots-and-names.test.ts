/** Which pages a site wants to be read, and what names a release. */
import { describe, expect, it } from "vitest";
import { areComparable, isMoving, isSameRelease, releaseForm } from "../../../src/contract/sites/release-names.js";
import { readRobots } from "../../../src/contract/sites/robots.js";
import { isWithin, onSite, pathFrom, plainAddress } from "../../../src/contract/sites/scope.js";

describe("robots.txt", () => {
  it.each<[string, string, boolean]>([
    ["", "/a", true],
    ["User-agent: *\nDisallow: /a", "/a/b", false],
    ["User-agent: *\nDisallow: /a", "/b", true],
    ["User-agent: *\nDisallow:", "/a", true],
    ["User-agent: *\nDisallow: /a$", "/a/b", true],
    ["User-agent: *\nDisallow: /a$", "/a", false],
    ["User-agent: *\nDisallow: /*.md", "/a/b.md?c", false],
    ["User-agent: *\nDisallow: /*?ask=", "/a?ask=b", false],
    ["User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", true],
    ["User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b", false],
    ["User-agent: *\nDisallow: /a\nAllow: /a", "/a", true],
    ["user-agent: LastCall\ndisallow: /a # all\n\nUser-agent: *\nDisallow: /b", "/a", false],
    ["User-agent: lastcall\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true],
    ["User-agent: other\nDisallow: /a", "/a", true],
    ["User-agent: other\nUser-agent: *\nDisallow: /a", "/a", false],
    ["User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true],
    ["User-agent: *\nDisallow:\nUser-agent: other\nDisallow: /b", "/b", true],
    ["Disallow: /a", "/a", true],
  ])("%j lets %s be read: %s", (text, path, isAllowed) => {
    expect(readRobots(text)(new URL(path, "https://docs.example"))).toBe(isAllowed);
  });
});

describe("a name of a release", () => {
  it.each<[string, "sure" | "generation" | "word" | undefined, boolean]>([
    ["2.25", "sure", false],
    ["v2026-01", "sure", false],
    ["2.x", "sure", false],
    ["v2", "generation", false],
    ["v2beta1", "generation", false],
    ["2", "word", false],
    ["latest", "word", true],
    ["books", undefined, false],
    ["v2.25-books", undefined, false],
  ])("%s: %s", (name, form, moving) => {
    expect([releaseForm(name), isMoving(name)]).toEqual([form, moving]);
  });

  it.each<[string, string, boolean, boolean]>([
    ["v3.0", "3.0", true, true],
    ["3.0.1", "3.0", true, true],
    ["3", "3.0", true, true],
    ["3.0", "3.01", false, true],
    ["2026-01-15", "2026-01", false, false],
    ["2026-01-15", "2026-02-01", false, true],
    ["2026-01", "2026-02", false, true],
    ["2026-01", "3", false, false],
    ["latest", "next", false, false],
  ])("%s and %s are one: %s, comparable: %s", (one, other, isSame, isComparable) => {
    expect([isSameRelease(one, other), isSameRelease(other, one)]).toEqual([isSame, isSame]);
    expect([areComparable(one, other), areComparable(other, one)]).toEqual([isComparable, isComparable]);
  });
});

describe("an address", () => {
  const ROOT = new URL("https://docs.example/api/2.25");
  it.each<[string, boolean, string]>([
    ["https://docs.example/API/2.25/", true, "."],
    ["https://docs.example/api/2.25/a/b?c", true, "a/b?c"],
    ["https://docs.example/api/2.25-beta/a", false, "/api/2.25-beta/a"],
    ["https://docs.example/api", false, "/api"],
    ["https://other.example/api/2.25/a", false, "https://other.example/api/2.25/a"],
  ])("%s within the root: %s, called %s", (href, within, name) => {
    expect([isWithin(ROOT, new URL(href)), pathFrom(ROOT, new URL(href))]).toEqual([within, name]);
  });

  it.each<[string, string | undefined, string | undefined]>([
    ["/a/#b", "https://docs.example/a", "https://docs.example/a"],
    ["/", "https://docs.example/", "https://docs.example/"],
    ["a?b", "https://docs.example/api/a?b", "https://docs.example/api/a?b"],
    ["http://docs.example/a", "http://docs.example/a", "https://docs.example/a"],
    ["http://docs.example:8080/a", "http://docs.example:8080/a", "http://docs.example:8080/a"],
    ["http://other.example/a", "http://other.example/a", "http://other.example/a"],
    ["mailto:a@docs.example", undefined, undefined],
    ["https://[", undefined, undefined],
  ])("%s is plainly %s, on the site %s", (href, plain, own) => {
    expect([plainAddress(href, ROOT)?.href, onSite(href, ROOT)?.href]).toEqual([plain, own]);
  });
});
