/** What `spec update` says at a terminal. */
import { expect, test } from "vitest";
import { renderUpdate, type UpdatedDocument } from "../../../src/report/update/index.js";

const paths = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `GET /${String(at).padStart(2, "0")}`);

const told = (added: readonly string[]): Promise<string> => {
  const document = {
    spec: { version: "1.0", file: "/p/.lastcall/acme/1.0.json" },
    drift: { kind: "changed", added, removed: ["GET /gone"], differing: [] },
    written: undefined,
    changes: [],
  } as unknown as UpdatedDocument;
  return renderUpdate(
    "text",
    { provider: "acme", dryRun: true, documents: [document], touched: undefined },
    { color: false, cwd: "/p" },
  );
};
const listed = (text: string): readonly string[] => text.trimEnd().split("\n").slice(1);
const line = (path: string): string => `  came            ${path}`;
const REST = ["  went            GET /gone", "  not written: --dry-run"];

test("ten of a kind are listed, and the others counted", async () => {
  expect(listed(await told(paths(10)))).toEqual([...paths(10).map(line), ...REST]);
  expect(listed(await told(paths(12)))).toEqual([...paths(10).map(line), "  … and 2 more", ...REST]);
});
