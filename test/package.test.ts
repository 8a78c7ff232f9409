/** What an install brings: few packages, each of which the program itself asks for. `npm run package:check` installs it. */
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { ROOT } from "./action/runner.js";

interface Locked {
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};
const { packages } = JSON.parse(read("package-lock.json")) as { readonly packages: Readonly<Record<string, Locked>> };

/** Names of packages in `import … from`, `import(…)`, `require(…)` and `resolve(…)`. */
const imported = new Set(
  globSync("src/**/*.ts", { cwd: ROOT }).flatMap((file) =>
    [...read(file).matchAll(/(?:from|import\(|\)\(|resolve\()\s*"((?:@[\w-]+\/)?[\w-]+)(?:\/[^"]*)?"/g)].map(
      ([, name = ""]) => name,
    ),
  ),
);

test("fewer than 30 packages, lastcall among them", () => {
  const installed = Object.entries(packages).filter(
    ([, { dev, devOptional, optional, peer }]) => ![dev, devOptional, optional, peer].includes(true),
  );
  expect(installed.length).toBeLessThan(30);
  expect(installed.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
});

test("the program asks for each of its dependencies, and for nothing else that is not a part of its bundle", () => {
  const asked = [...imported].filter((name) => !builtinModules.includes(name) && !name.startsWith("node:"));
  // what one of them wants beside itself: Yarn warns where nobody brings it
  const beside = Object.keys(manifest.dependencies).flatMap((name) =>
    Object.keys(packages[`node_modules/${name}`]?.peerDependencies ?? {}),
  );
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
    expect([...asked, ...beside]).toContain(name);
  expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(beside));
  const bundled = asked.filter((name) => !(name in manifest.dependencies) && !(name in manifest.peerDependencies));
  expect(bundled.filter((name) => name in manifest.devDependencies).sort()).toEqual([
    "commander",
    "htmlparser2",
    "ignore",
    "vscode-languageserver",
    "vscode-languageserver-textdocument",
  ]);
});
