// Bundles the extension in editors/vscode and packs it: `npm run vscode:pack` writes lastcall-vscode.vsix.
// The client's library and the packer are fetched by npx and npm into a folder of their own: nothing else needs them.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const CLIENT = "vscode-languageclient@11.0.0";
const PACKER = "@vscode/vsce@3.9.2";

const folder = mkdtempSync(join(tmpdir(), "lastcall-vscode-"));
const run = (program, ...args) => execFileSync(program, args, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
try {
  cpSync("editors/vscode", folder, { recursive: true });
  cpSync("LICENSE", join(folder, "LICENSE"));
  run("npm", "install", "--no-save", "--no-audit", "--no-fund", CLIENT);
  await build({
    entryPoints: [join(folder, "extension.mjs")],
    outfile: join(folder, "dist", "extension.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    external: ["vscode"],
    minify: true,
  });
  const out = resolve("lastcall-vscode.vsix");
  run(
    "npx",
    "--yes",
    PACKER,
    "package",
    "--no-dependencies",
    "--skip-license",
    "--allow-missing-repository",
    "--out",
    out,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
