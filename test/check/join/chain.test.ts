/** How far the way of replacements is told: only past those that the target deprecates or no longer has. */
import { expect, test } from "vitest";
import { shortened } from "../../../src/check/join/chain.js";
import type { Replacement } from "../../../src/policy/standing.js";
import { knowledgeOf } from "./bookshop.js";

const instead = (target: string, ...chain: readonly string[]): Replacement => ({
  target,
  certainty: "certain",
  source: { kind: "contract", release: "1.1" },
  chain,
});

test.each([
  ["one that stays is the end", instead("GET /books", "GET /readers"), []],
  ["one that is gone leads on", instead("GET /customers", "GET /readers"), ["GET /readers"]],
  [
    "and no further than to the first that stays",
    instead("GET /customers", "GET /readers", "GET /books"),
    ["GET /readers"],
  ],
  ["words are no operation", instead("the console", "GET /readers"), []],
])("%s", async (_name, replacement, chain) => {
  expect(shortened(replacement, await knowledgeOf()).chain).toEqual(chain);
});
