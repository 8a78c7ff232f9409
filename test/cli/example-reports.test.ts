import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/report/check/index.js";
import { lastcall } from "./run.js";

/** `portal.sarif` in the example's folder of golden files: what a user of this format sees of the example. */
const golden = (format: string) =>
  new URL(`../fixtures/cli/example-reports/${format}.golden`, import.meta.url).pathname;

const CHECK = ["check", "examples/workload-portal", "--from", "2.22", "--to", "2.24", "--fail-on", "never"];

describe.each(FORMATS)("%s", (format) => {
  test("tells of the example what its golden file tells", async () => {
    const { exitCode, stdout, stderr } = await lastcall([...CHECK, "--format", format, "--no-cache"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(golden(format));
  });
});

test("two runs that name the files in two orders write the same bytes in every format", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-reports-"));
  const paths = ["src/runai", "src/pages", "src"].map((path) => `examples/workload-portal/${path}`);
  const [, , , ...rest] = CHECK;
  for (const [name, order] of [
    ["one", paths],
    ["other", [...paths].reverse()],
  ] as const) {
    const formats = FORMATS.flatMap((format) => ["--format", `${format}=${join(folder, `${name}.${format}`)}`]);
    const { exitCode, stderr } = await lastcall(["check", ...order, "--from", ...rest, ...formats, "--no-cache"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  }
  for (const format of FORMATS) {
    expect(readFileSync(join(folder, `one.${format}`), "utf8"), format).toBe(
      readFileSync(join(folder, `other.${format}`), "utf8"),
    );
  }
});
