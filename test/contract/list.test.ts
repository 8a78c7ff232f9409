/** What a kept document says of where it is from, however it is laid out. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listSpecs, provenanceIn, textOf } from "../../src/contract/list.js";

const OWN = { provider: "books", source: "https://books.example/openapi.json", captured: "2026-11-01", sha256: "0a" };
const KNOWN = { ...OWN, partial: false, unread: [] };
const snapshot = (own: unknown): Record<string, unknown> => ({
  "x-lastcall": own,
  openapi: "3.1.0",
  paths: { "/books": {} },
});
const line = JSON.stringify(OWN);

describe("where a snapshot is from", () => {
  it.each<[string, string, object | undefined]>([
    ["as it is written", `{\n"x-lastcall":${line},\n"openapi":"3.1.0"}`, KNOWN],
    ["with nothing but the mark", `{\n"x-lastcall":${line}\n}`, KNOWN],
    ["on the line of the brace", `{"x-lastcall":${line},\n"openapi":"3.1.0"}`, KNOWN],
    ["with lines as Windows ends them", `{\r\n"x-lastcall":${line},\r\n"openapi":"3.1.0"}`, KNOWN],
    ["cut off further down", `{\n"x-lastcall":${line},\n"openapi":"3.`, KNOWN],
    ["on one line", JSON.stringify(snapshot(OWN)), KNOWN],
    ["on one line that is long", JSON.stringify({ ...snapshot(OWN), info: { title: "b".repeat(300_000) } }), KNOWN],
    ["laid out anew", JSON.stringify(snapshot(OWN), undefined, 2), KNOWN],
    ["with its keys in another order", JSON.stringify({ openapi: "3.1.0", ...snapshot(OWN) }, undefined, 2), KNOWN],
    ["cut off on its one line", JSON.stringify(snapshot(OWN)).slice(0, -1), undefined],
    ["of somebody else", '{"openapi":"3.1.0"}', undefined],
    ["with the mark further in", JSON.stringify({ info: snapshot(OWN) }), undefined],
    ["with a mark that says nothing", '{\n"x-lastcall":{},\n"openapi":"3.1.0"}', undefined],
    ["with a mark that is a text", JSON.stringify(snapshot("yes")), undefined],
    ["with a list for a document", '["x-lastcall"]', undefined],
    ["of nothing", "", undefined],
  ])("a document %s", (_, text, said) => {
    expect(provenanceIn(text)).toEqual(said);
  });

  it.each(["provider", "source", "captured", "sha256"] as const)("that does not say its %s is none of ours", (name) => {
    expect(provenanceIn(JSON.stringify(snapshot({ ...OWN, [name]: 1 })))).toBeUndefined();
  });

  it.each<[string, object, object]>([
    ["a part", { partial: true }, { partial: true }],
    ["what is no yes", { partial: "true", otherRelease: 1, documentVersion: 2 }, {}],
    ["what was not read", { unread: ["/a", 1, "/b"] }, { unread: ["/a", "/b"] }],
    ["what is no list", { unread: "/a" }, {}],
    ["another release", { otherRelease: true, documentVersion: "2.1" }, { otherRelease: true, documentVersion: "2.1" }],
    ["an assembly by nobody", { assembly: { by: "hand" } }, {}],
    ["an assembly that is none", { assembly: "page" }, {}],
    [
      "an assembly",
      { assembly: { by: "llms.txt", read: ["a"], without: ["b"], refused: ["c"], bare: [], otherApi: [] } },
      { assembly: { by: "llms.txt", read: ["a"], without: ["b"], refused: ["c"] } },
    ],
    [
      "an assembly with pages of all kinds",
      { assembly: { by: "sitemap", read: ["a", 1], bare: ["d"], otherApi: ["e"] } },
      { assembly: { by: "sitemap", read: ["a"], without: [], refused: [], bare: ["d"], otherApi: ["e"] } },
    ],
    ["one page", { assembly: { by: "page" } }, { assembly: { by: "page", read: [], without: [], refused: [] } }],
  ])("%s", (_, written, said) => {
    expect(provenanceIn(JSON.stringify(snapshot({ ...OWN, ...written })))).toEqual({ ...KNOWN, ...said });
  });
});

describe("the documents of a folder", () => {
  it("stand in the order of their versions, with what they say", async () => {
    const folder = mkdtempSync(join(tmpdir(), "list-"));
    const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    put("2.9.json", `\uFEFF${JSON.stringify(snapshot({ ...OWN, partial: true, unread: ["/a"] }))}`);
    put("2.10.yaml", "openapi: 3.1.0");
    put("v3.yml", "openapi: 3.1.0");
    put("latest.json", "{");
    for (const other of ["notices.json", "2.11.txt", "v.json", "beta.yaml"]) put(other, "{}");
    const listed = await listSpecs({ folder, now: new Date("2026-11-03T23:59:59Z") });
    const unsaid = { source: undefined, captured: undefined, ageInDays: undefined, partial: false, unread: [] };
    expect(listed.map(({ file, assembly, ...rest }) => [file.slice(folder.length + 1), assembly, rest])).toEqual([
      [
        "2.9.json",
        undefined,
        { version: "2.9", source: OWN.source, captured: "2026-11-01", ageInDays: 2, partial: true, unread: ["/a"] },
      ],
      ["2.10.yaml", undefined, { version: "2.10", ...unsaid }],
      ["latest.json", undefined, { version: "latest", ...unsaid }],
      ["v3.yml", undefined, { version: "v3", ...unsaid }],
    ]);
    expect(await listSpecs({ folder: join(folder, "nothing"), now: new Date() })).toEqual([]);
    expect(textOf(join(folder, "nothing"))).toBe("");
  });
});
