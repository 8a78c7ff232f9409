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
