import { expect, test } from "vitest";
import { openProgress } from "../../../src/cli/terminal/progress.js";

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly quiet?: boolean;
  readonly columns?: number;
}

function open(rest: Surroundings) {
  const written: string[] = [];
  const clock = { ms: 0, due: undefined as (() => void) | undefined };
  const progress = openProgress({
    stderr: { write: (text) => written.push(text), isTTY: rest.isTTY ?? true, columns: rest.columns ?? 80 },
    env: rest.env ?? {},
    quiet: rest.quiet ?? false,
    elapsed: () => clock.ms,
    later: (_milliseconds, act) => {
      clock.due = act;
      return () => (clock.due = undefined);
    },
  });
  return { progress, written, clock };
}

test("a short run shows nothing", () => {
  const { progress, written, clock } = open({});
  progress.say("reading files");
  clock.ms = 299;
  progress.say("resolving calls");
  progress.end();
  expect(written).toEqual([]);
});

test("a long run shows one line that is overwritten and cleared", () => {
  const { progress, written, clock } = open({});
  clock.ms = 300;
  progress.say("reading files");
  progress.say("resolving calls");
  progress.end();
  progress.end();
  expect(written).toEqual(["\r\u001b[Kreading files", "\r\u001b[Kresolving calls", "\r\u001b[K"]);
});

test("how far a step is follows at a pace that the eye can, a new step at once", () => {
  const { progress, written, clock } = open({});
  for (const [ms, step, far] of [
    [300, "reading", "1 of 9"],
    [379, "reading", "2 of 9"],
    [380, "reading", "3 of 9"],
    [381, "reading", "4 of 9"],
    [382, "following", "1 of 2"],
  ] as const) {
    clock.ms = ms;
    progress.say(step, far);
  }
  expect(written).toEqual(
    ["reading: 1 of 9", "reading: 3 of 9", "following: 1 of 2"].map((line) => `\r\u001b[K${line}`),
  );
});

test("a long step shows itself when the patience is over", () => {
  const { progress, written, clock } = open({});
  progress.say("reading files");
  clock.ms = 300;
  clock.due?.();
  progress.end();
  expect(written).toEqual(["\r\u001b[Kreading files", "\r\u001b[K"]);
});

test("a run that ends before forgets the timer", () => {
  const { progress, written, clock } = open({});
  progress.say("reading files");
  progress.end();
  clock.due?.();
  expect(written).toEqual([]);
});

test("a line never wraps", () => {
  const { progress, written, clock } = open({ columns: 10 });
  clock.ms = 1000;
  progress.say("a very long description");
  expect(written).toEqual(["\r\u001b[Ka very lo"]);
});

test.each<{ name: string; rest: Surroundings }>([
  { name: "no terminal", rest: { isTTY: false } },
  { name: "CI", rest: { env: { CI: "true" } } },
  { name: "--quiet", rest: { quiet: true } },
  { name: "a dumb terminal", rest: { env: { TERM: "dumb" } } },
])("silent: $name", ({ rest }) => {
  const { progress, written, clock } = open(rest);
  clock.ms = 5000;
  progress.say("reading files");
  progress.end();
  expect({ written, live: progress.live }).toEqual({ written: [], live: false });
});
