import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readRegularFile } from "../src/regular-file.js";

const folder = mkdtempSync(join(tmpdir(), "lastcall-regular-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "a.txt");
writeFileSync(file, "12345");

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
};

describe("the bytes of a file", () => {
  test("are read whole, up to as many as are allowed", () => {
    expect(readRegularFile(file).toString()).toBe("12345");
    expect(readRegularFile(file, 5).toString()).toBe("12345");
    expect(codeOf(() => readRegularFile(file, 4))).toBe("EFBIG");
  });

  test("of a file that is not there are as missing as for any reader", () => {
    expect(codeOf(() => readRegularFile(join(folder, "gone")))).toBe("ENOENT");
  });

  test("of a folder are none", () => {
    expect(codeOf(() => readRegularFile(folder))).toBe("EINVAL");
  });

  test.skipIf(platform() === "win32")("of a pipe that nobody fills are not waited for", () => {
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    expect(codeOf(() => readRegularFile(pipe))).toBe("EINVAL");
  });

  test.skipIf(platform() !== "linux")("that the system makes up while it is read are left alone", () => {
    expect(readRegularFile("/proc/self/environ")).toHaveLength(0);
  });

  test.skipIf(platform() !== "linux")("leave no file open, whether they come or not", () => {
    const open = (): number => readdirSync("/proc/self/fd").length;
    const before = open();
    for (let times = 0; times < 20; times += 1) for (const most of [4, 5]) codeOf(() => readRegularFile(file, most));
    expect(open()).toBeLessThan(before + 20);
  });
});
