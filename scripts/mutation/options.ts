/** What `npm run mutate` was asked for, and whether it can be had: the head of scripts/mutate.ts says what each means. */
import { parseArgs } from "node:util";
import { type Outcome, problem } from "../../src/outcome.js";
import { mutantsIn, type PlacedMutant, roomOf } from "./sample.js";

export interface MutateOptions {
  readonly count: number;
  readonly seed: number;
  readonly jobs: number;
  /** In percent. */
  readonly least: number;
  readonly rooms: readonly string[] | undefined;
  /** Files, or `FILE:LINE`, from the root of the project. */
  readonly only: readonly string[] | undefined;
}

interface Project {
  readonly root: string;
  /** All files of src, from the root. */
  readonly sources: readonly string[];
  readonly cores: number;
}

export function optionsOf(given: readonly string[], project: Project): Outcome<MutateOptions> {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        count: { type: "string", default: "150" },
        seed: { type: "string", default: "1" },
        room: { type: "string", multiple: true },
        only: { type: "string", multiple: true },
        jobs: { type: "string", default: String(project.cores) },
        least: { type: "string", default: "0" },
      },
    });
    const { room: rooms, only } = values;
    const [count, seed, jobs, least] = [values.count, values.seed, values.jobs, values.least].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return checked({ count, seed, jobs, least, rooms, only }, project);
  } catch (error) {
    const hint = "the head of scripts/mutate.ts lists the options";
    const [message = ""] = String(error instanceof Error ? error.message : error).split("\n");
    return problem(message, { hint });
  }
}

function checked(options: MutateOptions, { root, sources }: Project): Outcome<MutateOptions> {
  const { count, seed, jobs, least, rooms, only } = options;
  const odd = Object.entries({ count, seed, jobs }).find(([, value]) => !Number.isSafeInteger(value) || value < 0);
  if (odd !== undefined) return problem(`--${odd[0]} is a whole number`, { hint: `such as --${odd[0]} 2` });
  if (count < 1 || jobs < 1) {
    const hint = "leave them out for 150, and one for each core";
    return problem("--count and --jobs are at least 1", { hint });
  }
  if (!(least >= 0 && least <= 100)) return problem("--least is a share in percent", { hint: "such as --least 90" });
  const known = [...new Set(sources.map(roomOf))];
  const unknown = rooms?.find((name) => !known.includes(name));
  if (unknown !== undefined) return problem(`no room is called ${unknown}`, { hint: `they are ${known.join(", ")}` });
  const filesOf = (place: string): readonly string[] =>
    sources.filter((file) => place === file || place.startsWith(`${file}:`));
  const strange = only?.find((place) => !mutantsIn(root, filesOf(place)).some(isAt(place)));
  if (strange !== undefined) {
    const hint = "name a file, or FILE:LINE, from the root";
    return problem(`nothing can be changed at ${strange}`, { hint });
  }
  return { ok: true, value: options };
}

/** At a place as `--only` names it. */
export const isAt =
  (place: string) =>
  ({ file, line }: PlacedMutant): boolean =>
    place === file || place === `${file}:${line}`;
