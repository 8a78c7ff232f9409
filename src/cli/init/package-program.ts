/** Which package manager a repository uses, and the words of its command line. */
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parse } from "semver";
import { exists } from "../../check/files.js";

export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "yarn-classic" | "bun";
  /** what says so, `undefined` where nothing does: a file beside `folder`'s package.json */
  readonly lockfile: string | undefined;
  /** from the repository's root, with forward slashes: where the lockfile lies, or else the nearest package.json */
  readonly folder: string;
  /** `package.json` says which version of the manager is meant: `"packageManager": "pnpm@10.2.0"` */
  readonly pinned: boolean;
  /** package.json names `lastcall`, so that an install brings it */
  readonly hasLastcall: boolean;
}

interface Words {
  /** as the lockfile says, and nothing else */
  readonly install: string;
  /** where there is no lockfile yet */
  readonly installAnew: string;
  readonly run: string;
  readonly add: string;
}

const WORDS: Readonly<Record<PackageManager["name"], Words>> = {
  npm: {
    install: "npm ci",
    installAnew: "npm install",
    run: "npx --no-install lastcall",
    add: "npm install --save-dev",
  },
  pnpm: {
    install: "pnpm install --frozen-lockfile",
    installAnew: "pnpm install",
    run: "pnpm exec lastcall",
    add: "pnpm add --save-dev",
  },
  yarn: {
    install: "yarn install --immutable",
    installAnew: "yarn install",
    run: "yarn run lastcall",
    add: "yarn add --dev",
  },
  // It tells of itself on standard output, where a report may go.
  "yarn-classic": {
    install: "yarn install --frozen-lockfile",
    installAnew: "yarn install",
    run: "yarn --silent run lastcall",
    add: "yarn add --dev",
  },
  bun: {
    install: "bun install --frozen-lockfile",
    installAnew: "bun install",
    run: "bun run lastcall",
    add: "bun add --dev",
  },
};

export const installCommand = ({ name, lockfile }: PackageManager): string =>
  lockfile === undefined ? WORDS[name].installAnew : WORDS[name].install;

/** In a job, where nobody could be asked whether something else may be fetched. */
export const runCommand = ({ name }: PackageManager): string => WORDS[name].run;

/** At a terminal `npx` asks. */
export const typedCommand = ({ name }: PackageManager): string => (name === "npm" ? "npx lastcall" : WORDS[name].run);

export const addCommand = ({ name }: PackageManager): string => WORDS[name].add;

const LOCKFILES: readonly (readonly [file: string, name: PackageManager["name"]])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["yarn.lock", "yarn-classic"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** The nearest lockfile from the folder up to the root decides; beside two of them, or without one, `packageManager`. */
export async function packageManagerOf(folder: string, root: string): Promise<PackageManager> {
  const packages: { readonly at: string; readonly said: SaidByPackage }[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const said = await saidBy(join(at, "package.json"));
    if (said !== undefined) packages.push({ at, said });
    const locked = LOCKFILES.filter(([file]) => exists(join(at, file)));
    const isLast = at === root || dirname(at) === at;
    if (locked.length > 0 || isLast) {
      const meant = packages.map(({ said: { manager } }) => manager).find((manager) => manager !== undefined);
      const found = locked.find(([, name]) => isAlike(name, meant)) ?? locked[0];
      const name = found?.[1] ?? meant ?? "npm";
      const home = locked.length > 0 ? at : (packages[0]?.at ?? folder);
      return {
        name: name === "yarn-classic" && (meant === "yarn" || (await isBerry(at))) ? "yarn" : name,
        lockfile: found?.[0],
        folder: relative(root, home).replaceAll("\\", "/"),
        pinned: meant !== undefined,
        hasLastcall: packages.some(({ said }) => said.hasLastcall),
      };
    }
  }
}

const isAlike = (name: PackageManager["name"], meant: PackageManager["name"] | undefined): boolean =>
  name === meant || (name === "yarn-classic" && meant === "yarn");

/** Yarn's lockfile has one name for both of its kinds; what the newer one writes begins with a note of itself. */
async function isBerry(folder: string): Promise<boolean> {
  return exists(join(folder, ".yarnrc.yml")) || /^__metadata:/m.test((await textOf(join(folder, "yarn.lock"))) ?? "");
}

interface SaidByPackage {
  readonly manager: PackageManager["name"] | undefined;
  readonly hasLastcall: boolean;
}

async function saidBy(file: string): Promise<SaidByPackage | undefined> {
  const text = await textOf(file);
  if (text === undefined) return undefined;
  const said = recordIn(text);
  const named = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.keys(recordOf(said[kind])),
  );
  return { manager: managerIn(said["packageManager"]), hasLastcall: named.includes("lastcall") };
}

function managerIn(said: unknown): PackageManager["name"] | undefined {
  const [, name, version = ""] = (typeof said === "string" && /^(npm|pnpm|yarn|bun)@([^+]+)/.exec(said)) || [];
  if (name === "yarn") return (parse(version)?.major ?? 2) < 2 ? "yarn-classic" : "yarn";
  return name === "npm" || name === "pnpm" || name === "bun" ? name : undefined;
}

function recordIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
