import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  promises as fs,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { writeText } from "../src/write-file.js";
import { folder } from "./cli/folder.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const OLD = "what the team has accepted\n";
const NEW = "what is accepted now\n";

/** A disk that gives out at one step of a write: files opened on it refuse, or take only a part. */
function failingAt(step: "open" | "writeFile" | "sync" | "close", code: string): void {
  const fault = Object.assign(new Error(code), { code });
  const open = fs.open.bind(fs);
  vi.spyOn(fs, "open").mockImplementation(async (path, flags, mode) => {
    if (step === "open") throw fault;
    const file = await open(path, flags, mode);
    const write = file.writeFile.bind(file);
    if (step === "writeFile")
      vi.spyOn(file, "writeFile").mockImplementation(async (text) => {
        await write(String(text).slice(0, 5));
        throw fault;
      });
    if (step === "sync") vi.spyOn(file, "sync").mockRejectedValue(fault);
    if (step === "close") {
      const close = file.close.bind(file);
      vi.spyOn(file, "close").mockImplementation(async () => {
        await close();
        throw fault;
      });
    }
    return file;
  });
}

test("a handle that cannot bring its file to the disk, as Yarn's Plug'n'Play has them, writes all the same", async () => {
  const root = folder({ "kept.json": OLD });
  const open = fs.open.bind(fs);
  vi.spyOn(fs, "open").mockImplementation(async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    vi.spyOn(file, "sync").mockImplementation(() => {
      throw new Error("Method not implemented.");
    });
    return file;
  });
  expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "kept.json"), "utf8")).toBe(NEW);
});

test("a quota that is used up is told as a full disk is", async () => {
  const root = folder({ "kept.json": OLD });
  failingAt("writeFile", "EDQUOT");
  expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toMatchObject({
    ok: false,
    problem: { hint: "Nothing was changed. Make room, and run it again." },
  });
});

describe("a file that a user keeps", () => {
  test.each(["open", "writeFile", "sync", "close"] as const)(
    "stays as it was when the disk is full at %s",
    async (step) => {
      const root = folder({ "kept.json": OLD });
      failingAt(step, "ENOSPC");
      expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toEqual({
        ok: false,
        problem: {
          message: "kept.json cannot be written: the disk is full",
          hint: "Nothing was changed. Make room, and run it again.",
        },
      });
      expect(readFileSync(join(root, "kept.json"), "utf8")).toBe(OLD);
      expect(readdirSync(root)).toEqual(["kept.json"]);
    },
  );

  test("stays as it was when the last step fails", async () => {
    const root = folder({ "kept.json": OLD });
    vi.spyOn(fs, "rename").mockRejectedValue(Object.assign(new Error("EIO"), { code: "EIO" }));
    expect((await writeText(join(root, "kept.json"), "kept.json", NEW)).ok).toBe(false);
    expect(readFileSync(join(root, "kept.json"), "utf8")).toBe(OLD);
    expect(readdirSync(root)).toEqual(["kept.json"]);
  });

  test("is new as a whole before its name leads to it", async () => {
    const root = folder({ "kept.json": OLD });
    const rename = fs.rename.bind(fs);
    const seen: string[] = [];
    vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
      seen.push(readFileSync(String(to), "utf8"), readFileSync(String(from), "utf8"));
      await rename(from, to);
    });
    expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toEqual({ ok: true, value: undefined });
    expect(seen).toEqual([OLD, NEW]);
    expect(readFileSync(join(root, "kept.json"), "utf8")).toBe(NEW);
    expect(readdirSync(root)).toEqual(["kept.json"]);
  });

  test("keeps its permissions, and a link stays a link", async () => {
    const root = folder({ "real/kept.json": OLD });
    chmodSync(join(root, "real/kept.json"), 0o640);
    symlinkSync("real/kept.json", join(root, "kept.json"));
    expect((await writeText(join(root, "kept.json"), "kept.json", NEW)).ok).toBe(true);
    expect(lstatSync(join(root, "kept.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, "real/kept.json"), "utf8")).toBe(NEW);
    expect(statSync(join(root, "real/kept.json")).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(root, "real"))).toEqual(["kept.json"]);
  });

  test("is not replaced when it may not be written", async () => {
    const root = folder({ "kept.json": OLD });
    vi.spyOn(fs, "access").mockRejectedValue(Object.assign(new Error("EACCES"), { code: "EACCES" }));
    expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toMatchObject({
      problem: { message: "kept.json cannot be written: no permission" },
    });
    expect(readFileSync(join(root, "kept.json"), "utf8")).toBe(OLD);
  });
});

test("what a killed run left beside a file goes with the next write, and nothing else", async () => {
  const left = ".kept.json.0a8b7c6d-1111-4222-8333-944455556666.unfinished";
  const young = ".kept.json.1a8b7c6d-1111-4222-8333-944455556666.unfinished";
  const others = [".kept.json.unfinished", ".other.json.0a8b7c6d-1111-4222-8333-944455556666.unfinished"];
  const root = folder(Object.fromEntries([left, young, ...others].map((name) => [name, "half"])));
  mkdirSync(join(root, `${left.slice(0, 20)}f${left.slice(21)}`));
  const longAgo = new Date("2026-01-01T00:00:00Z");
  for (const name of [left, ...others]) utimesSync(join(root, name), longAgo, longAgo);
  expect((await writeText(join(root, "kept.json"), "kept.json", NEW)).ok).toBe(true);
  const after = readdirSync(root);
  expect(after).not.toContain(left);
  expect(after).toEqual(expect.arrayContaining([young, ...others, "kept.json"]));
});

test("a summary that other tools write to as well loses nothing, and gets no half line", async () => {
  const root = folder({ "summary.md": OLD });
  const file = join(root, "summary.md");
  expect((await writeText(file, "summary.md", NEW, { mode: "append" })).ok).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(OLD + NEW);
  failingAt("writeFile", "ENOSPC");
  expect((await writeText(file, "summary.md", NEW, { mode: "append" })).ok).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(OLD + NEW);
});

// a pipe of the test's own: whoever runs a wrong version of this as root would lose `/dev/null` for all
test.skipIf(process.platform === "win32")("what is no file is written to, not replaced", async () => {
  const pipe = join(folder({}), "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
  const read = text(reader.stdout);
  expect(await writeText(pipe, "pipe", NEW)).toEqual({ ok: true, value: undefined });
  const isPipe = statSync(pipe).isFIFO();
  if (!isPipe) reader.kill();
  expect([isPipe, await read]).toEqual([true, NEW]);
});

test("a folder in its place is said", async () => {
  const root = folder({ "kept.json/x": "" });
  writeFileSync(join(root, "other"), "");
  expect(await writeText(join(root, "kept.json"), "kept.json", NEW)).toMatchObject({
    problem: { message: "kept.json cannot be written: it is a folder" },
  });
});
