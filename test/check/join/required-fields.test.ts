/** A field that an object in a body newly needs is told where the code writes the object. */
import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { runCheck } from "../../../src/check/index.js";
import { folder } from "../../cli/folder.js";

const document = (required: readonly string[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Tickets", version: "1" },
    servers: [{ url: "https://api.tickets.example" }],
    paths: {
      "/tickets": {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: {
                    seat: {
                      type: "object",
                      required,
                      properties: { row: { type: "integer" }, block: { type: "string" } },
                    },
                  },
                },
              },
            },
          },
          responses: { "204": { description: "done" } },
        },
      },
    },
  });

const CODE = `export const buy = () =>
  fetch("https://api.tickets.example/tickets", {
    method: "POST",
    body: JSON.stringify({
      seat: {
        row: 7,
      },
    }),
  });
`;

test("not at the first field that is in it", async () => {
  const root = folder({
    "package.json": "{}",
    "src/a.ts": CODE,
    "base.json": document([]),
    "target.json": document(["block"]),
  });
  const run = await runCheck(["src"], { cwd: root, today: "2026-11-21", base: "base.json", target: "target.json" });
  rmSync(root, { recursive: true });
  if (!run.ok) throw new Error(run.problem.message);
  const { findings } = run.value.report;
  expect(findings.map(({ ruleId, place }) => [ruleId, place.line])).toEqual([["newly-required-request-field", 5]]);
});
