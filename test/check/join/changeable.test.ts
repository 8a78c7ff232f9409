/** When a finding can be acted on: by what is to be used instead, and which release has it. */
import { describe, expect, test } from "vitest";
import { changeableOf } from "../../../src/check/join/changeable.js";
import type { Element } from "../../../src/contract/element.js";
import type { Replacement } from "../../../src/policy/standing.js";
import { call, findingsFor, knowledgeOf, use } from "./bookshop.js";

const instead = (target: string, ...chain: readonly string[]): Replacement => ({
  target,
  certainty: "certain",
  source: { kind: "contract", release: "1.1" },
  chain,
});

describe("what is to be used instead stands", () => {
  const field = (kind: "request-property" | "response-property" | "query", ...path: readonly string[]): Element => ({
    kind,
    path,
  });
  test.each<readonly [string, string, Element, Replacement, "now" | "with-upgrade" | "unknown"]>([
    ["on both releases", "GET /carts", { kind: "operation", path: [] }, instead("GET /loans"), "now"],
    ["on the target alone", "GET /customers", { kind: "operation", path: [] }, instead("GET /readers"), "with-upgrade"],
    [
      "on the installed release alone",
      "GET /carts",
      { kind: "operation", path: [] },
      instead("GET /reports/summary"),
      "unknown",
    ],
    ["on none", "GET /carts", { kind: "operation", path: [] }, instead("GET /nowhere"), "unknown"],
    [
      "at the end of a chain",
      "GET /carts",
      { kind: "operation", path: [] },
      instead("GET /customers", "GET /readers"),
      "with-upgrade",
    ],
    ["beside the field", "POST /books", field("request-property", "publisher"), instead("author"), "now"],
    [
      "beside a field of a list",
      "GET /books",
      field("response-property", "items", "[]", "rating"),
      instead("price"),
      "now",
    ],
    ["at a path from the root", "GET /books", field("response-property", "next"), instead("items[].title"), "now"],
    ["as a parameter", "GET /loans", field("query", "limit"), instead("branch"), "now"],
    [
      "nowhere that prose would name",
      "POST /books",
      field("request-property", "publisher"),
      instead("see the guide"),
      "unknown",
    ],
  ])("%s", async (_, operation, element, replacement, expected) => {
    const draft = { ruleId: "deprecated-endpoint", operation, element, replacement: [replacement] } as const;
    expect(changeableOf(draft, await knowledgeOf())).toBe(expected);
  });
});

test("without a contract of the target only the installed release tells, and it tells only what works already", async () => {
  const ahead = await knowledgeOf({ from: "2.0", to: "+1" });
  const draft = {
    ruleId: "deprecated-endpoint",
    operation: "GET /carts",
    element: { kind: "operation", path: [] },
  } as const;
  expect(changeableOf({ ...draft, replacement: [instead("GET /loans")] }, ahead)).toBe("now");
  expect(changeableOf({ ...draft, replacement: [instead("GET /baskets")] }, ahead)).toBe("unknown");
});

test("of a release without a document nothing is claimed, whatever the nearest document has", async () => {
  const draft = {
    ruleId: "deprecated-endpoint",
    operation: "GET /carts",
    element: { kind: "operation", path: [] },
    replacement: [instead("GET /loans")],
  } as const;
  expect(changeableOf(draft, await knowledgeOf({ from: "2.0", to: "+2" }))).toBe("now");
  expect(changeableOf(draft, await knowledgeOf({ from: "2.1", to: "+2" }))).toBe("unknown");
});

test("findings say it", async () => {
  const findings = await findingsFor([
    call("GET /customers"),
    call("GET /loans", { complete: { query: true, body: true, headers: true } }),
    call("GET /books", { query: [use("shelfCode", 4)] }),
  ]);
  expect(findings.map(({ ruleId, changeable }) => [ruleId, changeable])).toEqual([
    ["newly-required-parameter", "now"],
    ["removed-endpoint", "with-upgrade"],
    ["removed-parameter", "unknown"],
  ]);
});
