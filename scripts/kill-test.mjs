// Kills the program at random moments, and fills the disk under it: `node scripts/kill-test.mjs [rounds] [seed]`.
// What existed before must be there afterwards, whole: as it was, or as a run to the end makes it.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROUNDS = Number(process.argv[2] ?? 200);
const SEED = Number(process.argv[3] ?? 1);
const PROGRAM = resolve("bin/lastcall.js");

let state = SEED >>> 0;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const operations = Array.from(
  { length: 300 },
  (_, at) => `  /crew${at}:\n    get: { responses: { "200": { description: ok } } }\n`,
);
const document = (paths) => `openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n${paths.join("")}`;
const FILES = {
  "package.json": "{}",
  ".git/HEAD": "ref: refs/heads/main\n",
  ".github/workflows/ci.yml": "on: push\n",
  "old.yaml": document(operations),
  "new.yaml": document(operations.slice(0, 1)),
  "src/a.ts": operations.map((_, at) => `export const f${at} = () => fetch("https://a.example/crew${at}");\n`).join(""),
};
// what is written holds the day, and a run may pass midnight
const DAY = "2026-11-27";
const DOCUMENTS = ["--base", "old.yaml", "--target", "new.yaml", "--server", "https://a.example", "--as-of", DAY];
const CASES = [
  {
    name: "baseline write",
    kept: "base.json",
    args: ["baseline", "write", "src", ...DOCUMENTS, "--baseline", "base.json"],
  },
  {
    name: "a report",
    kept: "out/report.json",
    args: ["check", "src", ...DOCUMENTS, "--format", "json=out/report.json"],
  },
  {
    name: "spec add",
    kept: "specs/2.30.json",
    args: ["spec", "add", "2.30", "old.yaml", "--folder", "specs", "--whole", "--captured", DAY],
  },
  { name: "init", kept: "lastcall.config.json", args: ["init", "--from", "2.22"], fresh: true },
  {
    name: "a cached check",
    kept: "cached.json",
    args: ["check", "src", ...DOCUMENTS, "--cache-folder", "cache", "--format", "json=cached.json"],
  },
];

const root = mkdtempSync(join(tmpdir(), "lastcall-kill-"));
for (const [name, text] of Object.entries(FILES)) write(join(root, name), text);
const faults = [];

for (const one of CASES) {
  const started = performance.now();
  const { stderr } = run(one.args, root);
  if (!existsSync(join(root, one.kept))) throw new Error(`${one.name} wrote nothing: ${stderr}`);
  one.duration = performance.now() - started;
  one.after = readFileSync(join(root, one.kept), "utf8");
  one.before = one.fresh ? undefined : `${one.after.slice(0, -1)} \n`;
}

for (let round = 0; round < ROUNDS; round += 1) {
  const one = CASES[round % CASES.length];
  const kept = join(root, one.kept);
  if (one.before === undefined) rmSync(kept, { force: true });
  else write(kept, one.before);
  await killed(one);
  const now = existsSync(kept) ? readFileSync(kept, "utf8") : undefined;
  if (now !== one.before && now !== one.after)
    faults.push(`round ${round}: ${one.name} left ${now?.length ?? 0} characters`);
  if (one.name === "a cached check" && round % 4 === 0) {
    run(one.args, root);
    if (readFileSync(kept, "utf8") !== one.after)
      faults.push(`round ${round}: the cache that a killed run left changed the result`);
  }
}
console.log(`${ROUNDS} runs killed`);
fullDisk();
rmSync(root, { recursive: true, force: true });
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "nothing that existed was damaged" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Half of the runs end at any moment, half as soon as something happens in the folder of the file. */
function killed({ args, kept, duration }) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: root, stdio: "ignore" });
    const kill = () => child.kill("SIGKILL");
    const timer = random() < 0.5 ? setTimeout(kill, random() * duration * 1.1) : undefined;
    let events = Math.floor(random() * 4);
    const watcher =
      timer === undefined ? watch(dirname(join(root, kept)), () => (events-- > 0 ? undefined : kill())) : undefined;
    child.on("exit", () => {
      clearTimeout(timer);
      watcher?.close();
      done();
    });
  });
}

function fullDisk() {
  const disk = join(root, "disk");
  mkdirSync(disk);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]).status === 0;
  if (!mounted) return console.log("no full disk: only root can mount one");
  try {
    for (const [name, text] of Object.entries(FILES)) write(join(disk, name), text);
    for (const one of CASES) if (one.before !== undefined) write(join(disk, one.kept), one.before);
    try {
      for (let at = 0; ; at += 1) writeFileSync(join(disk, `filler-${at}`), "x".repeat(4096));
    } catch {
      // now it is full
    }
    for (const one of CASES) {
      const { status, stderr } = run(one.args, disk);
      const kept = join(disk, one.kept);
      const now = existsSync(kept) ? readFileSync(kept, "utf8") : undefined;
      const clear =
        status === 2 && /cannot be (written|kept).*the disk is full\n/.test(stderr) && !/\n\s+at /.test(stderr);
      if (now !== one.before) faults.push(`full disk: ${one.name} left ${now?.length ?? 0} characters`);
      if (!clear) faults.push(`full disk: ${one.name} ended with ${status}: ${stderr}`);
    }
    const left = readdirSync(disk, { recursive: true }).filter((name) => name.includes(".unfinished"));
    if (left.length > 0) faults.push(`full disk: left ${left.join(", ")}`);
    console.log("the disk was full");
  } finally {
    spawnSync("umount", [disk]);
  }
}

function run(args, cwd) {
  return spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: "utf8" });
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
