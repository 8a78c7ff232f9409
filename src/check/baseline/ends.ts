import { type Outcome, problem } from "../../outcome.js";
import { untilOf } from "../suppression/directive.js";
import type { EndOf } from "../suppression/until.js";
import type { Baseline } from "./file.js";

/** An `until` that nobody knows would end never, or now: a slip of the pen, as in a comment. */
export function unknownEnd(
  { accepted, findings }: Baseline,
  /** as messages name it */
  file: string,
  /** by the name of an API whose releases are known */
  endsOf: ReadonlyMap<string, EndOf>,
): Outcome<never> | undefined {
  const wrong = [...accepted, ...findings].find(
    ({ api, until }) => until !== undefined && endsOf.get(api)?.(untilOf(until)) === "unknown",
  );
  return wrong === undefined
    ? undefined
    : problem(`${file}: "until": "${wrong.until ?? ""}" is no release of ${wrong.api} that is known, and no day`, {
        file,
        hint: `It stands at ${wrong.ruleId} of ${wrong.operation}. Name a release, or a day such as 2027-01-31.`,
      });
}
