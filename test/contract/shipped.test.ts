import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/contract/index.js";
import { readLines } from "../../src/contract/read/json-lines.js";
import { layOut } from "../../src/contract/snapshot/layout.js";

const folder = "specs/runai";
const files = readdirSync(folder).filter((name) => /^\d.*\.json$/.test(name));

describe("shipped snapshots, read line by line", () => {
  it.each(files)("%s holds what its text as a whole holds", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(readLines(Buffer.from(text))).toEqual(JSON.parse(text));
  });

  it("give the same operations as one that may have been edited", async () => {
    const path = join(folder, files.at(-1) ?? "");
    const [shipped, edited] = await Promise.all([
      loadContract({ kind: "file", path, shipped: true }),
      loadContract({ kind: "file", path }),
    ]);
    if (!shipped.ok || !edited.ok) throw new Error("not read");
    expect([...shipped.value.operations.keys()]).toEqual([...edited.value.operations.keys()]);
    for (const [key, operation] of edited.value.operations) {
      const other = shipped.value.operations.get(key);
      expect([
        other?.origin,
        other?.tags,
        other?.deprecated,
        other?.replacement,
        other?.security,
        other?.parameters.length,
      ]).toEqual([
        operation.origin,
        operation.tags,
        operation.deprecated,
        operation.replacement,
        operation.security,
        operation.parameters.length,
      ]);
    }
  });

  it("give the same object for the same key, however strange the key is", () => {
    const document = JSON.parse(
      '{"first":1,"paths":{"/a\\":b":{"get":{"x":"}\\n:{"},"__proto__":{"y":1}},"/empty":{},"/list":[1,2]},"components":{"schemas":{"A":{"type":"string"}}},"last":":{"}',
    ) as Parameters<typeof layOut>[0];
    const read = readLines(Buffer.from(layOut(document)));
    expect(Object.keys(read)).toEqual(["first", "paths", "components", "last"]);
    expect(JSON.stringify(read)).toBe(JSON.stringify(document));
    expect((read.paths as Record<string, unknown>)['/a":b']).toBe((read.paths as Record<string, unknown>)['/a":b']);
  });
});
