import { execFile } from "node:child_process";
import { type Outcome, ok, problem } from "../../outcome.js";

/** The door to the program `git`. Arguments go as a list: no shell reads them. */
export function runGit(args: readonly string[], folder: string): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    execFile(
      "git",
      [...args],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) resolve(ok(stdout));
        else resolve(problem(stderr.trim() === "" ? error.message : stderr.trim()));
      },
    );
  });
}
