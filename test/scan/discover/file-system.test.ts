import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { disk, LARGEST_FILE } from "../../../src/scan/discover/file-system.js";
import { folder } from "../../cli/folder.js";

test("what is not there is told from what is there and cannot be read", () => {
  const root = folder({ "there.ts": "export {};\n" });
  mkdirSync(join(root, "folder.ts"));
  writeFileSync(join(root, "binary.ts"), Buffer.from([0, 255, 0, 254]));
  expect(disk.read(join(root, "there.ts"))).toEqual({ ok: true, text: "export {};\n" });
  expect(disk.read(join(root, "gone.ts"))).toEqual({ ok: false, reason: "missing" });
  expect(disk.read(join(root, "folder.ts"))).toEqual({ ok: false, reason: "unreadable" });
});

test("a text is told from what is none by its bytes", () => {
  const root = folder({});
  const readBytes = (bytes: readonly number[] | Buffer): ReturnType<typeof disk.read> => {
    writeFileSync(join(root, "a.ts"), Buffer.from(bytes));
    return disk.read(join(root, "a.ts"));
  };
  const text = (written: string) => ({ ok: true, text: written });
  const binary = { ok: false, reason: "binary" };
  expect(readBytes([])).toEqual(text(""));
  // UTF-16 as old Windows tools write it, and what only begins half like it
  expect(readBytes([0xff, 0xfe, 0x61, 0, 0x62, 0])).toEqual(text("ab"));
  expect(readBytes([0xff, 0x61, 0])).toEqual(binary);
  expect(readBytes([0x61, 0xfe, 0])).toEqual(binary);
  expect(readBytes([0xef, 0xbb, 0xbf, 0x61])).toEqual(text("a"));
  // a NUL in a text, in what is none, and behind what is looked at
  expect(readBytes([0x61, 0, 0x62])).toEqual(text("a\u0000b"));
  expect(readBytes([0, 0x80])).toEqual(binary);
  expect(readBytes([0x61, 0x80])).toEqual(text("a\ufffd"));
  expect(readBytes([...Array.from({ length: 8191 }, () => 0x61), 0, 0x80])).toEqual(binary);
  expect(readBytes([...Array.from({ length: 8192 }, () => 0x61), 0, 0x80]).ok).toBe(true);
  expect(readBytes(Buffer.alloc(LARGEST_FILE, 0x61)).ok).toBe(true);
  expect(readBytes(Buffer.alloc(LARGEST_FILE + 1, 0x61))).toEqual({ ok: false, reason: "too-large" });
});

test("what lies where, and nothing throws", () => {
  const root = folder({ "a.ts": "ab", "deep/b.ts": "" });
  symlinkSync(join(root, "deep"), join(root, "link"));
  symlinkSync(join(root, "nowhere"), join(root, "gone"));
  expect([...(disk.list(root) ?? [])].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { name: "a.ts", kind: "file" },
    { name: "deep", kind: "folder" },
    { name: "gone", kind: "link" },
    { name: "link", kind: "link" },
  ]);
  expect(disk.list(join(root, "nowhere"))).toBe(undefined);
  const names = ["a.ts", "deep", "link", "gone", "nowhere", "a.ts/below", "a\u0000b"].map((name) => join(root, name));
  expect(names.map(disk.kind)).toEqual(["file", "folder", "folder", "none", "none", "none", "none"]);
  expect(names.map((name) => disk.stamp(name)?.size !== undefined)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(disk.stamp(join(root, "a.ts"))?.size).toBe(2);
  expect(disk.read(join(root, "a.ts/below"))).toEqual({ ok: false, reason: "missing" });
  expect(disk.realPath(join(root, "link"))).toBe(disk.realPath(join(root, "deep")));
  expect(disk.realPath(join(root, "nowhere"))).toBe(undefined);
});
