import { relative } from "node:path";
import { type Outcome, ok, problem } from "../../outcome.js";
import { readRegularText } from "../../regular-file.js";
import { isMissing } from "../files.js";
import { type Baseline, parseBaseline } from "./file.js";

const WRITTEN_BY_CHECK = "Write one with `lastcall baseline write`.";

/** undefined: none is asked for, or it is not there and need not be. `hint`: what writes one. */
export function readBaseline(
  file: string | undefined,
  cwd: string,
  need: "required" | "optional",
  hint = WRITTEN_BY_CHECK,
): Outcome<Baseline | undefined> {
  if (file === undefined) return ok(undefined);
  const shown = relative(cwd, file).replaceAll("\\", "/");
  let text: string;
  try {
    text = readRegularText(file);
  } catch (error) {
    if (isMissing(error) && need === "optional") return ok(undefined);
    return problem(isMissing(error) ? `there is no baseline ${shown}` : `the baseline ${shown} cannot be read`, {
      hint,
    });
  }
  return parseBaseline(text, shown);
}
