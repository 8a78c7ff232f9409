/** What a text says at a glance: of which API it may speak, and with what. */
import { describe, expect, test } from "vitest";
import type { ApiSurface } from "../../../src/scan/call.js";
import { SIGNALS, signalFinder } from "../../../src/scan/discover/signals.js";

const SURFACE: ApiSurface = {
  operations: [
    "/api/users/{id}",
    "/api/teams",
    "/{tenant}/roles",
    "/single",
    ...Array.from({ length: 9 }, (_, at) => `/api/common/n${at}`),
  ].map((path, at) => ({
    method: "GET",
    path,
    operationId: at === 0 ? "issues/list-for-repo" : `get${at}`,
    inBase: true,
  })),
  hosts: ["api.acme.test", "*.Acme.cloud"],
  foreignHosts: [],
  basePaths: ["", "/", "/gateway/v2"],
  serverExpressions: ["${config.apiUrl}", ""],
  names: ["Run:ai", "::"],
  distinctivePrefixes: ["/only-here/"],
  signatures: [
    { id: "literal", literals: ["ship_*_of_acme", "*"], objects: [], words: [] },
    { id: "object", literals: [], objects: [["one.test", "v1alpha1"]], words: [] },
    { id: "named", literals: [], objects: [["api.acme.test/thing", "kind"]], words: [] },
  ].map((signature) => ({ ...signature, literals: signature.literals.filter((literal) => literal !== "*") })),
};

const find = signalFinder(SURFACE, /\bfetch\b/);
const said = (text: string, asked?: number): string => {
  const bits = asked === undefined ? find(text) : find(text, asked);
  return Object.entries(SIGNALS)
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name)
    .join(" ");
};

test.each<readonly [text: string, signals: string]>([
  ["", ""],
  ["const a = 1;", ""],
  // hosts
  ["api.acme.test", "api"],
  ["API.ACME.TEST", "api"],
  ["other.acme.test", ""],
  ["north.acme.cloud", "api"],
  // two segments that are written out, not one, and no parameter
  ["see api/users here", "api"],
  ["see api/teams here", "api"],
  ["see single here", ""],
  ["see tenant/roles here", ""],
  ["see users/7 here", ""],
  // base paths, prefixes and expressions
  ["see gateway/v2 here", "api"],
  ["only-here", "api"],
  ["config.apiurl", "api"],
  ["config.apiUrl + x", "api"],
  ["config.api", ""],
  // names in every spelling
  ["RUNAI_URL", "api"],
  ["RUN_AI", "api"],
  ["run-ai", "api"],
  ["run:ai", "api"],
  ["run ai", ""],
  // pieces of paths
  ['"/users"', "piece"],
  ['"users"', "piece"],
  ["'users/'", "piece"],
  ["`users/${id}`", "piece"],
  ["`users?limit=1`", "piece"],
  ["`/users#top`", "piece"],
  ["'/users:cancel'", "piece"],
  ["users", ""],
  ["'users and more'", ""],
  ["'superusers'", ""],
  ['"/roles"', "piece"],
  ['"tenant"', ""],
  // nine operations have it: it tells none apart
  ['"common"', ""],
  ['"n1"', "piece"],
  // modules are no paths, and comments no code
  ['import { a } from "../users"', ""],
  ['import "../users"', ""],
  ['await import("../users")', ""],
  ['require("../users")', ""],
  ['from("../users")', "piece"],
  ['import { a } from "../users"; get("/users")', "piece"],
  ['// get("/users")', ""],
  [' * get("/users")', ""],
  ['import a from "../users"\nget("/users")', "piece"],
  // members of clients that have one for each operation
  ["octokit.listForRepo()", "piece"],
  ["octokit.listForRepos()", ""],
  ["listForRepo()", ""],
  // clients, comments that are told to this tool, interfaces
  ["fetch(a)", "transport"],
  ["prefetch(a)", ""],
  ["// lastcall-ignore", "directive"],
  ["_of_acme", "signature"],
  ["ship_", ""],
  ["ONE.test and v1alpha1", "signature"],
  ["one.test", ""],
  ["v1alpha1", ""],
  ["api.acme.test/thing of a kind", "api signature"],
  ["api.acme.test/thing", "api"],
  ['fetch("https://api.acme.test/users")', "api piece transport"],
])("%j", (text, signals) => {
  expect(said(text)).toBe(signals);
  // what is asked about one text says nothing of the next
  expect(said(text)).toBe(signals);
});

test.each(Object.entries(SIGNALS))("only what is asked for: %s", (name, bit) => {
  const all = 'fetch("https://api.acme.test/users"); ship_a_of_acme; // lastcall-ignore';
  expect(said(all)).toBe("api piece transport directive signature");
  expect(said(all, bit)).toBe(name);
});

describe("an API of which nothing is known", () => {
  test("is named by nothing", () => {
    const nothing = signalFinder(
      {
        ...SURFACE,
        operations: [],
        hosts: [],
        names: [],
        basePaths: [""],
        serverExpressions: [],
        distinctivePrefixes: [],
        signatures: [],
      },
      /\bfetch\b/,
    );
    expect(nothing('runai api.acme.test "/users" octokit.listForRepo()')).toBe(0);
    expect(nothing("fetch(a)")).toBe(SIGNALS.transport);
  });
});
