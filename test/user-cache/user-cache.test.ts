import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openUserCache, readKeptFile, readOwnFile, writeOwnFile } from "../../src/user-cache/index.js";
import { liesInTree, userCacheFolder } from "../../src/user-cache/place.js";
import { sealOfSecret, sealOfUser } from "../../src/user-cache/seal.js";
import { folder } from "../cli/folder.js";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

test.each<[platform: NodeJS.Platform, env: Readonly<Record<string, string>>, place: string | undefined]>([
  ["linux", { HOME: "/home/ada" }, "/home/ada/.cache/lastcall"],
  ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: "/caches" }, "/caches/lastcall"],
  ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: ".cache" }, "/home/ada/.cache/lastcall"],
  ["linux", { HOME: "." }, undefined],
  ["linux", {}, undefined],
  ["darwin", { HOME: "/Users/ada" }, "/Users/ada/Library/Caches/lastcall"],
  ["darwin", { HOME: "/Users/ada", XDG_CACHE_HOME: "/caches" }, "/caches/lastcall"],
  ["win32", { LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local" }, "C:\\Users\\ada\\AppData\\Local\\lastcall"],
  ["win32", { USERPROFILE: "C:\\Users\\ada" }, "C:\\Users\\ada\\AppData\\Local\\lastcall"],
  ["win32", { LOCALAPPDATA: "Local" }, undefined],
])("the user's cache folder on %s with %j", (platform, env, place) => {
  expect(userCacheFolder({ env, platform })).toBe(place);
});

test.each([
  ["/repository/.cache/lastcall", "/repository/packages/app", true],
  ["/repository", "/repository", true],
  ["/repository-2/lastcall", "/repository", false],
  ["/home/ada/.cache/lastcall", "/home/ada/work", false],
])("%s lies in the tree around %s: %s", (cache, tree, lies) => {
  const root = folder({ "repository/.git/HEAD": "", "repository/packages/app/package.json": "{}" });
  expect(liesInTree(join(root, cache), join(root, tree))).toBe(lies);
});

const open = (base: string, untrusted: readonly string[] = []): string | undefined =>
  openUserCache({ env: { XDG_CACHE_HOME: base }, platform: "linux", untrusted }, "compiled");

describe("the folder of compiled code", () => {
  test("is made for the user alone, with those above it", () => {
    const base = join(folder({}), "not/there");
    const made = open(base);
    expect(made).toBe(join(base, "lastcall/compiled"));
    expect(
      [base, join(base, "lastcall"), join(base, "lastcall/compiled")].map((path) => statSync(path).mode & 0o777),
    ).toEqual([0o700, 0o700, 0o700]);
    expect(open(base)).toBe(made);
  });

  test.each<[name: string, change: (base: string) => void]>([
    ["others may write it", (base) => chmodSync(join(base, "lastcall/compiled"), 0o720)],
    ["others may look in, as after a checkout", (base) => chmodSync(join(base, "lastcall/compiled"), 0o755)],
    ["others may write the folder around it", (base) => chmodSync(join(base, "lastcall"), 0o777)],
    [
      "it is a link",
      (base) => {
        renameSync(join(base, "lastcall/compiled"), join(base, "real"));
        symlinkSync(join(base, "real"), join(base, "lastcall/compiled"));
      },
    ],
    [
      "the folder around it is a link",
      (base) => {
        renameSync(join(base, "lastcall"), join(base, "real"));
        symlinkSync(join(base, "real"), join(base, "lastcall"));
      },
    ],
    [
      "it is a file",
      (base) => {
        renameSync(join(base, "lastcall"), join(base, "real"));
        writeFileSync(join(base, "lastcall"), "");
      },
    ],
  ])("is none where %s", (_, change) => {
    const base = folder({});
    expect(open(base)).toBeDefined();
    change(base);
    expect(open(base)).toBeUndefined();
  });

  test.skipIf(!isRoot)("is none where it belongs to somebody else", () => {
    const base = folder({});
    chownSync(open(base) ?? "", NOBODY, NOBODY);
    expect(open(base)).toBeUndefined();
  });

  test("is none in a tree that nobody vouches for, and nothing is made there", () => {
    const tree = folder({ "package.json": "{}" });
    expect(open(join(tree, ".cache"), ["/elsewhere", tree])).toBeUndefined();
    expect(readdirSync(tree)).toEqual(["package.json"]);
  });

  test.skipIf(process.platform === "win32")("is none where no folder can be made", () => {
    expect(open("/proc/1/nothing")).toBeUndefined();
  });
});

describe("a kept file", () => {
  const kept = (): string => {
    const place = folder({});
    writeOwnFile(place, "check-1.bin", "kept", 4);
    return join(place, "check-1.bin");
  };

  test("is the user's alone", () => {
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
    expect(readOwnFile(kept())?.bytes.toString()).toBe("kept");
  });

  test.each<[name: string, change: (file: string) => void]>([
    ["others may write it", (file) => chmodSync(file, 0o620)],
    [
      "it is a link",
      (file) => {
        renameSync(file, `${file}-real`);
        symlinkSync(`${file}-real`, file);
      },
    ],
    [
      "it is a folder",
      (file) => {
        renameSync(file, `${file}-real`);
        mkdirSync(file);
      },
    ],
  ])("is not read where %s", (_, change) => {
    const file = kept();
    change(file);
    expect(readOwnFile(file)).toBeUndefined();
  });

  test.skipIf(!isRoot)("of somebody else is read only where it proves itself", () => {
    const file = kept();
    chownSync(file, NOBODY, NOBODY);
    expect(readOwnFile(file)).toBeUndefined();
    expect(readKeptFile(file)?.bytes.toString()).toBe("kept");
  });

  test("takes the place of a link instead of writing through it", () => {
    const place = folder({ "precious.txt": "precious" });
    symlinkSync(join(place, "precious.txt"), join(place, "check-1.bin"));
    writeOwnFile(place, "check-1.bin", "kept", 4);
    expect(readOwnFile(join(place, "check-1.bin"))?.bytes.toString()).toBe("kept");
    expect(readOwnFile(join(place, "precious.txt"))?.bytes.toString()).toBe("precious");
  });

  test("pushes out the oldest of its kind, and nothing else", () => {
    const place = folder({ key: "", "notes.txt": "" });
    for (const age of [3, 2, 1]) {
      writeOwnFile(place, `check-${age}.bin`, "kept", 4);
      utimesSync(join(place, `check-${age}.bin`), 1_000_000 - age, 1_000_000 - age);
    }
    writeOwnFile(place, "check-0.bin", "kept", 2);
    expect(readdirSync(place).sort()).toEqual(["check-0.bin", "check-1.bin", "key", "notes.txt"]);
  });
});

describe("a seal", () => {
  const mine = sealOfSecret("a secret of a trusted run");

  test("gives back what was sealed", () => {
    expect(mine.open(mine.seal("köy\u0000\n", "about"), "about")).toBe("köy\u0000\n");
  });

  test("shows nothing of it", () => {
    expect(Buffer.from(mine.seal("Bearer of bad news", "about")).includes("Bearer")).toBe(false);
  });

  test.each<[name: string, sealed: () => Uint8Array, about: string]>([
    ["of another key", () => sealOfSecret("a secret of a stranger").seal("x", "about"), "about"],
    ["about something else", () => mine.seal("x", "about"), "another thing"],
    ["cut short", () => mine.seal("x", "about").subarray(0, -1), "about"],
    ["of nothing", () => Buffer.alloc(0), "about"],
    [
      "changed in one bit",
      () => {
        const sealed = Buffer.from(mine.seal("x", "about"));
        sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
        return sealed;
      },
      "about",
    ],
  ])("%s does not open", (_, sealed, about) => {
    expect(mine.open(sealed(), about)).toBeUndefined();
  });

  test("of a user is the same in each run, and no other's", () => {
    const [one, other] = [folder({}), folder({})];
    const sealed = sealOfUser(one)?.seal("x", "about") ?? Buffer.alloc(0);
    expect(sealOfUser(one)?.open(sealed, "about")).toBe("x");
    expect(sealOfUser(other)?.open(sealed, "about")).toBeUndefined();
    expect(statSync(join(one, "key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(one)).toEqual(["key"]);
  });

  test("is none where no key can be kept", () => {
    expect(sealOfUser(join(folder({}), "no such folder"))).toBeUndefined();
  });

  test("is none where the key is somebody's to change, or cut short", () => {
    const [open, short] = [folder({ key: "k".repeat(32) }), folder({ key: "k" })];
    chmodSync(join(open, "key"), 0o666);
    expect([sealOfUser(open), sealOfUser(short)]).toEqual([undefined, undefined]);
    expect(existsSync(join(short, "key"))).toBe(true);
  });
});
