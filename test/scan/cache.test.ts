import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { disk, type FileSystem } from "../../src/scan/discover/file-system.js";
import { type ScanRequest, scan } from "../../src/scan/index.js";
import { type Seal, sealOfSecret } from "../../src/user-cache/seal.js";
import { surface } from "./surface.js";

let root = "";
let directory = "";
const seal = sealOfSecret("the secret of these tests");
const write = (file: string, text: string, age = 60): void => {
  writeFileSync(join(root, file), text);
  const then = new Date(Date.UTC(2026, 0, 1) - age * 1000);
  utimesSync(join(root, file), then, then);
};
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "lastcall-"));
  directory = mkdtempSync(join(tmpdir(), "lastcall-cache-"));
  write("a.ts", `fetch("/acme/crew");`);
  write("b.ts", `export const b = 1;`);
  // Files written within the clock's grain before a run are read again by the next one.
  await new Promise((done) => setTimeout(done, 30));
});
afterEach(() => {
  for (const folder of [root, directory]) rmSync(folder, { recursive: true, force: true });
});

/** Calls found, and how many source files were read to find them. */
async function run(rest: Partial<ScanRequest> = {}): Promise<{ calls: readonly string[]; read: readonly string[] }> {
  const read: string[] = [];
  const fileSystem: FileSystem = {
    ...disk,
    read: (file) => {
      if (file.endsWith(".ts")) read.push(file.slice(root.length + 1));
      return disk.read(file);
    },
  };
  const result = await scan({
    root,
    paths: [],
    include: [],
    exclude: [],
    surface,
    fileSystem,
    cache: { directory, toolVersion: "1", seal },
    ...rest,
  });
  if (!result.ok) throw new Error(result.problem.message);
  return { calls: result.value.calls.map((call) => call.path), read: read.sort() };
}

describe("a second run", () => {
  test("reads no source file", async () => {
    expect(await run()).toEqual({ calls: ["/acme/crew"], read: ["a.ts", "b.ts"] });
    expect(await run()).toEqual({ calls: ["/acme/crew"], read: [] });
  });
  test("gives the very same result", async () => {
    const request = {
      root,
      paths: [],
      include: [],
      exclude: [],
      surface,
      cache: { directory, toolVersion: "1", seal },
    };
    const first = await scan(request);
    expect(await scan(request)).toEqual(first);
  });

  test.each<[name: string, change: () => void, calls: readonly string[]]>([
    ["a file changed", () => write("a.ts", `fetch("/acme/crew/roles");`, 30), ["/acme/crew/roles"]],
    ["a file changed, same size, older than before", () => write("a.ts", `fetch("/acme/creu");`, 90), ["/acme/creu"]],
    [
      "a file changed, same size, same time of modification",
      () => write("a.ts", `fetch("/acme/cred");`),
      ["/acme/cred"],
    ],
    ["a file came", () => write("c.ts", `fetch("/acme/crew/roles");`), ["/acme/crew", "/acme/crew/roles"]],
    ["a file went", () => rmSync(join(root, "a.ts")), []],
    [
      "git ignores it now",
      () => {
        write(".gitignore", "a.ts");
      },
      [],
    ],
  ])("sees that %s", async (_, change, calls) => {
    await run();
    change();
    expect((await run()).calls).toEqual(calls);
  });

  test("a touched file with the same text is read and believed", async () => {
    await run();
    write("a.ts", `fetch("/acme/crew");`, 10);
    expect(await run()).toEqual({ calls: ["/acme/crew"], read: ["a.ts"] });
  });

  test.each<[name: string, rest: Partial<ScanRequest>]>([
    ["another surface", { surface: { ...surface, names: ["other"] } }],
    ["another scope", { exclude: ["x"] }],
    ["other clients", { clients: [{ name: "x", calls: [] }] }],
  ])("%s asks anew", async (_, rest) => {
    await run();
    expect((await run(rest)).read).toEqual(["a.ts", "b.ts"]);
  });
  test("another version of the tool asks anew", async () => {
    await run();
    expect((await run({ cache: { directory, toolVersion: "2", seal } })).read).toEqual(["a.ts", "b.ts"]);
  });
});

describe("a cache that cannot be trusted is as good as none", () => {
  const file = (): string => join(directory, readdirSync(directory).find((name) => name.startsWith("scan-")) ?? "");
  test.each<[name: string, damage: (sealed: Buffer) => Buffer]>([
    ["cut short", (sealed) => sealed.subarray(0, sealed.length / 2)],
    ["empty", () => Buffer.alloc(0)],
  ])("%s", async (_, damage) => {
    await run();
    writeFileSync(file(), damage(readFileSync(file())));
    expect((await run()).calls).toEqual(["/acme/crew"]);
  });

  /** A run whose results are changed before they are sealed: by the key of this cache, or by another. */
  const runForging = (with_: Seal, change: (entry: string) => string) =>
    run({
      cache: {
        directory,
        toolVersion: "1",
        seal: { ...with_, seal: (entry, about) => with_.seal(change(entry), about) },
      },
    });
  const withoutCalls = (entry: string): string => {
    const value = JSON.parse(entry) as { readonly result: object };
    return JSON.stringify({ ...value, result: { ...value.result, calls: [] } });
  };

  test("of another shape, though sealed with the right key", async () => {
    const unstamped = `{"result":{},"recorded":{"reads":[["gone.ts"]],"lists":[],"kinds":[]}}`;
    const broken = `{"result":{},"recorded":{"reads":[[]],"lists":[1],"kinds":[null]}}`;
    for (const entry of [`{}`, `{"result":{},"recorded":{}}`, `[`, broken, unstamped]) {
      await runForging(seal, () => entry);
      expect((await run()).calls).toEqual(["/acme/crew"]);
      rmSync(file());
    }
  });
  test("forged, and sealed with another key", async () => {
    await runForging(seal, withoutCalls);
    expect((await run()).calls, "with the right key it would be believed").toEqual([]);
    rmSync(file());
    await runForging(sealOfSecret("the secret of somebody else"), withoutCalls);
    expect((await run()).calls).toEqual(["/acme/crew"]);
  });
  test("about another question, under the name of this one", async () => {
    await run({ exclude: ["a.ts"] });
    const other = readFileSync(file());
    rmSync(file());
    await run();
    writeFileSync(file(), other);
    expect((await run()).calls).toEqual(["/acme/crew"]);
  });
  test("shows no literal of the code", async () => {
    write(
      "a.ts",
      `fetch("/acme/crew", { method: "POST", headers: { authorization: "Bearer of-news" }, body: JSON.stringify({ word: "open-sesame" }) });`,
    );
    await run();
    const text = readFileSync(file(), "latin1");
    expect(["of-news", "open-sesame", "acme"].filter((word) => text.includes(word))).toEqual([]);
  });
  test("a folder that cannot be written to", async () => {
    writeFileSync(join(root, "file"), "");
    expect((await run({ cache: { directory: join(root, "file", "x"), toolVersion: "1", seal } })).calls).toEqual([
      "/acme/crew",
    ]);
  });
  test("a file written at the moment of the run is read again", async () => {
    await run();
    const entry = statSync(file()).mtime;
    utimesSync(join(root, "a.ts"), entry, entry);
    await run();
    writeFileSync(join(root, "a.ts"), `fetch("/acme/creu");`);
    utimesSync(join(root, "a.ts"), entry, entry);
    expect((await run()).calls).toEqual(["/acme/creu"]);
  });
});
