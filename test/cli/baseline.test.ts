import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../action/runner.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

function portal(): string {
  const cwd = folder({});
  cpSync(join(ROOT, "examples/workload-portal"), cwd, { recursive: true });
  return cwd;
}

const RELEASES = ["--from", "2.22", "--to", "2.24"];

test("accepted today, silent tomorrow; repaired calls are pruned", async () => {
  const cwd = portal();
  const written = await lastcall(["baseline", "write", "src", ...RELEASES], { cwd });
  expect(written).toEqual({
    exitCode: 0,
    stdout: "lastcall-baseline.json: 13 entries, 13 new, 0 dropped\n",
    stderr:
      'Next: lastcall check --baseline lastcall-baseline.json, or "baseline": "lastcall-baseline.json" in the config\n',
  });

  const checked = await lastcall(["check", "src", ...RELEASES, "--baseline", "lastcall-baseline.json"], { cwd });
  expect(checked.exitCode).toBe(0);

  const users = join(cwd, "src/runai/paths.ts");
  writeFileSync(users, readFileSync(users, "utf8").replace('"/v1/k8s/users"', "`${API}/users`"));
  const pruned = await lastcall(["baseline", "prune", "src", ...RELEASES], { cwd });
  expect(pruned.stdout).toBe("lastcall-baseline.json: 12 entries, 0 new, 1 dropped\n");
});

test("one that lies there and was not named is no secret", async () => {
  const cwd = portal();
  await lastcall(["baseline", "write", "src", ...RELEASES], { cwd });
  const remark = 'lastcall-baseline.json is not used: name it with --baseline, or as "baseline" in the config';
  const words = (text: string) => text.replaceAll(/\s+/g, " ");
  const open = await lastcall(["check", "src", ...RELEASES], { cwd });
  expect(open.exitCode).toBe(1);
  expect(words(open.stdout)).toContain(remark);

  writeFileSync(join(cwd, "lastcall.config.json"), '{ "baseline": "lastcall-baseline.json", "to": "2.24" }');
  const again = await lastcall(["baseline", "write", "src", "--from", "2.22"], { cwd });
  expect(again.stderr).toBe("");
  const settled = await lastcall(["check", "src", "--from", "2.22"], { cwd });
  expect(settled.exitCode).toBe(0);
  expect(words(settled.stdout)).not.toContain(remark);
});

test("an end that nobody knows is refused, as in a comment", async () => {
  const cwd = portal();
  await lastcall(["baseline", "write", "src", ...RELEASES], { cwd });
  const file = join(cwd, "lastcall-baseline.json");
  const written = readFileSync(file, "utf8");
  const check = (until: string) => {
    writeFileSync(file, written.replace(" }", `, "until": "${until}" }`));
    return lastcall(["check", "src", ...RELEASES, "--baseline", "lastcall-baseline.json"], { cwd });
  };
  const { exitCode, stderr } = await check("2.62");
  expect(exitCode).toBe(2);
  expect(stderr).toContain('lastcall-baseline.json: "until": "2.62" is no release of runai that is known, and no day');
  expect((await check("2027-01-31")).exitCode).toBe(0);
});

test("shards, merged, are the report of one run", async () => {
  const cwd = portal();
  const whole = await lastcall(["check", "src", ...RELEASES, "--format", "json"], { cwd });
  for (const shard of ["1", "2", "3"])
    await lastcall(["check", "src", ...RELEASES, "--shard", `${shard}/3`, "--format", `json=shard-${shard}.json`], {
      cwd,
    });
  const merged = await lastcall(["merge", "shard-3.json", "shard-1.json", "shard-2.json", "--format", "json"], { cwd });
  expect(merged.exitCode).toBe(whole.exitCode);
  expect(JSON.parse(merged.stdout)).toEqual(JSON.parse(whole.stdout));
});

test("merge without all shards says which one is missing", async () => {
  const cwd = portal();
  await lastcall(["check", "src", ...RELEASES, "--shard", "1/2", "--format", "json=one.json"], { cwd });
  const { exitCode, stdout, stderr } = await lastcall(["merge", "one.json"], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^error: shard 2 of 2 is missing\n {2}hint: /);
});
