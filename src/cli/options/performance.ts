import { Option } from "commander";
import type { Terminal } from "../terminal/terminal.js";

export const performanceOption = (): Option =>
  new Option("--performance", "say where the time went").helpGroup("Talk:");

/** Names the phases of a run and how long each took. */
interface Stopwatch {
  lap(phase: string): void;
  /** one line for stderr: `check 812 ms, report 31 ms` */
  text(): string;
}

export function startStopwatch({ now }: Pick<Terminal, "now">): Stopwatch {
  let last = now().getTime();
  const laps: string[] = [];
  return {
    lap(phase) {
      const at = now().getTime();
      laps.push(`${phase} ${at - last} ms`);
      last = at;
    },
    text: () => laps.join(", "),
  };
}
