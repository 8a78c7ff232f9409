import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { disk } from "../../../src/scan/discover/file-system.js";
import { folder } from "../../cli/folder.js";

test("what is not there is told from what is there and cannot be read", () => {
  const root = folder({ "there.ts": "export {};\n" });
  mkdirSync(join(root, "folder.ts"));
  writeFileSync(join(root, "binary.ts"), Buffer.from([0, 255, 0, 254]));
  expect(disk.read(join(root, "there.ts"))).toEqual({ ok: true, text: "export {};\n" });
  expect(disk.read(join(root, "gone.ts"))).toEqual({ ok: false, reason: "missing" });
  expect(disk.read(join(root, "folder.ts"))).toEqual({ ok: false, reason: "unreadable" });
});
