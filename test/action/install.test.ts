import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./runner.js";

test("where the program is built, nothing is installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-install-"));
  const npm = join(folder, "npm");
  writeFileSync(npm, '#!/bin/sh\necho "npm $*"\n');
  chmodSync(npm, 0o755);
  const { status, stdout } = spawnSync("bash", [join(ROOT, "scripts/install-action.sh")], {
    encoding: "utf8",
    env: { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter) },
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});
