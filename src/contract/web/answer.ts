/** What a status means for whoever wanted to read an address. */
import { type Outcome, problem } from "../../outcome.js";
import type { FetchReason } from "../source.js";

export interface Asker {
  /** a token was sent */
  readonly hasToken: boolean;
  readonly by: FetchReason["by"];
}

/** `undefined`: the answer is what was asked for. */
export function refusalOf(url: string, status: number, { hasToken, by }: Asker): Outcome<never> | undefined {
  if (status === 206)
    return problem(`${url} answered with a part of itself (status 206)`, {
      hint: "Try again, or download the document and name the file.",
    });
  if (status >= 200 && status <= 299) return undefined;
  if (status === 401 || status === 403) {
    const hint = hasToken
      ? "The token was sent and refused: it may have expired, or may not read this."
      : by === "config"
        ? `It wants a sign-in: put a bearer token into LASTCALL_TOKEN, and name the host that it is for: --allow-host ${new URL(url).hostname}.`
        : "It wants a sign-in: put a bearer token into LASTCALL_TOKEN and try again (see `lastcall spec add --help`).";
    return problem(`${url} refused access with status ${status}`, { hint });
  }
  if (status === 429)
    return problem(`${url} answered with status 429: it takes no more requests for now`, {
      hint: "Wait a while and run it again.",
    });
  return problem(`${url} answered with status ${status}`, { hint: "Open the address in a browser and check it." });
}
