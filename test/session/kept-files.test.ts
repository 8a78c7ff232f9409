import { expect, test } from "vitest";
import { KeptFiles } from "../../src/session/kept-files.js";
import { memoryFileSystem } from "../scan/memory.js";

const FILE = "/p/a.ts";

/** A disk with one file, whose text and time of change are set; and how often it was read. */
function oneFile() {
  let [text, changed, reads] = ["one", 1000, 0];
  const base = memoryFileSystem({ [FILE]: text });
  const disk = {
    ...base,
    stamp: () => ({ size: text.length, modified: changed, changed }),
    read: () => {
      reads += 1;
      return { ok: true, text } as const;
    },
  };
  return {
    disk,
    write: (next: string, at: number) => {
      [text, changed] = [next, at];
    },
    reads: () => reads,
  };
}

test("what has not changed since is not read again", () => {
  const { disk, reads } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  kept.read(FILE);
  expect([kept.read(FILE), reads()]).toEqual([{ ok: true, text: "one" }, 1]);
});

test("what changed is read again, of the same length too", () => {
  const { disk, write } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  kept.read(FILE);
  write("two", 2000);
  expect(kept.read(FILE)).toEqual({ ok: true, text: "two" });
});

test("of a file that was written just now nothing is kept, nor of what it was before", () => {
  const { disk, write } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  kept.read(FILE);
  write("two", 4990);
  expect(kept.read(FILE)).toEqual({ ok: true, text: "two" });
  kept.trusting = true;
  expect(kept.read(FILE)).toEqual({ ok: true, text: "two" });
});

test.each([
  [4979, 1],
  [4980, 2],
])("read at 5000, what was changed at %d is read %d times in two: the clock has a grain", (at, times) => {
  const { disk, write, reads } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  write("two", at);
  kept.read(FILE);
  kept.read(FILE);
  expect(reads()).toBe(times);
});

test.each(["size", "modified", "changed"] as const)("another %s is another file", (what) => {
  let stamp = { size: 3, modified: 1000, changed: 1000 };
  const { disk, reads } = oneFile();
  const kept = new KeptFiles(() => 5000, { ...disk, stamp: () => stamp });
  kept.read(FILE);
  stamp = { ...stamp, [what]: 1001 };
  kept.read(FILE);
  expect(reads()).toBe(2);
});

test("of what has no stamp nothing is kept", () => {
  const { disk, reads } = oneFile();
  const kept = new KeptFiles(() => 5000, { ...disk, stamp: () => undefined });
  kept.read(FILE);
  kept.read(FILE);
  expect(reads()).toBe(2);
});

test("a folder is listed anew unless the disk is trusted; one that is not there is not asked for again", () => {
  let lists = 0;
  const { disk } = oneFile();
  const kept = new KeptFiles(() => 5000, {
    ...disk,
    list: () => {
      lists += 1;
      return undefined;
    },
  });
  kept.list("/p");
  kept.list("/p");
  expect(lists).toBe(2);
  kept.trusting = true;
  expect([kept.list("/p"), lists]).toEqual([undefined, 2]);
  kept.list("/other");
  expect(lists).toBe(3);
});

test("opened as it lies on the disk, a file is no other text", () => {
  const { disk } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  kept.read(FILE);
  expect(kept.open(FILE, "one")).toBe(false);
  expect(kept.open(FILE, "more")).toBe(true);
  expect(kept.open(FILE, undefined)).toBe(true);
});

test("what is open counts as it is there, without its byte order mark", () => {
  const { disk } = oneFile();
  const kept = new KeptFiles(() => 5000, disk);
  expect(kept.open(FILE, "\uFEFFmine")).toBe(true);
  expect([kept.read(FILE), kept.isOpen(FILE), kept.open(FILE, "mine")]).toEqual([
    { ok: true, text: "mine" },
    true,
    false,
  ]);
  kept.open(FILE, undefined);
  expect([kept.read(FILE), kept.isOpen(FILE)]).toEqual([{ ok: true, text: "one" }, false]);
});
