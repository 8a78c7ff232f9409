/**
 * The temporary folders of a run lie in one of their own, which goes with it: in the system's they would pile up. It is
 * as open as the system's.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-tests-"));
  chmodSync(folder, 0o1777);
  const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";
  const before = process.env[variable];
  process.env[variable] = folder;
  return () => {
    if (before === undefined) delete process.env[variable];
    else process.env[variable] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}
