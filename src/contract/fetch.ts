import { type Outcome, ok, type Problem, problem } from "../outcome.js";
import { VERSION } from "../version.js";
import { type ConsentOptions, consentFor } from "./network/consent.js";
import { MAX_BYTES } from "./read/limits.js";
import { type Fetched, type Fetcher, type FetchReason, onlyHttp } from "./source.js";

export interface NetworkOptions extends ConsentOptions {
  /** for one request, redirects included */
  readonly timeoutMilliseconds?: number;
}

/** Sites may want to know who reads them, and speak to it in their `robots.txt`. */
const AGENT = `lastcall/${VERSION}`;

/** As browsers do. */
const MOST_REDIRECTS = 10;

/**
 * The network, for whoever lets this room have it. Each address on the way needs consent, those of redirects too;
 * credentials stay with the first host.
 */
export function networkFetcher(options: NetworkOptions = {}): Fetcher {
  const { timeoutMilliseconds = 30_000 } = options;
  return async (url, headers, reason) => {
    const named = reason ?? { named: url, by: "user", mayLeave: false };
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    let at = url;
    const passed = new Set<string>();
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const allowed = await allowedAddress(at, named, options);
        if (!allowed.ok) return redirects === 0 ? allowed : afterRedirect(url, allowed.problem);
        const isFirstHost = new URL(url).origin === allowed.value.origin;
        const response = await fetch(at, {
          headers: { "user-agent": AGENT, ...(isFirstHost ? headers : withoutCredentials(headers)) },
          redirect: "manual",
          signal,
        });
        const next = redirectOf(response, at);
        if (next === undefined) return await answerOf(response, at);
        await response.body?.cancel();
        // Without cookies, the second time is as the first.
        if (passed.add(at).has(next))
          return problem(`${url} redirects in a circle`, {
            hint: "It may want a browser that signed in: download the document and name the file.",
          });
        at = next;
      }
      return problem(`${url} redirects more than ${MOST_REDIRECTS} times`, {
        hint: "Open the address in a browser and name the one it ends at.",
      });
    } catch (error) {
      return unreachable(at, error, timeoutMilliseconds);
    }
  };
}

async function allowedAddress(at: string, reason: FetchReason, options: NetworkOptions): Promise<Outcome<URL>> {
  if (!/^https?:\/\//i.test(at) || !URL.canParse(at)) return onlyHttp(at);
  const url = new URL(at);
  if (url.username !== "" || url.password !== "") {
    // Not echoed: the line may end up in a build's log.
    return problem(`the address on ${url.host} holds a user name or a password`, {
      hint: "Leave it out and put a bearer token into the environment (see `lastcall spec add --help`).",
    });
  }
  const consent = await consentFor(url, reason, options);
  return consent.ok ? ok(url) : consent;
}

const afterRedirect = (url: string, { message, hint }: Problem): Outcome<never> =>
  problem(`${url} redirects: ${message}`, hint === undefined ? {} : { hint });

const withoutCredentials = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)));

function redirectOf(response: Response, at: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get("location");
  return location === null || !URL.canParse(location, at) ? undefined : new URL(location, at).href;
}

async function answerOf(response: Response, url: string): Promise<Outcome<Fetched>> {
  const body = await limitedBody(response, url);
  if (!body.ok) return body;
  const coding = response.headers.get("content-encoding")?.split(",").find(isUnknown)?.trim();
  if (coding !== undefined)
    return problem(`${url} is packed as ${coding}, which cannot be unpacked here`, {
      hint: "Download the document, unpack it and name the file.",
    });
  return ok<Fetched>({
    url,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: body.value,
  });
}

/** Of the codings of HTTP; `fetch` undoes the others. It asks for none of these, but some servers have one only. */
const isUnknown = (coding: string): boolean => !/^\s*(?:|identity|(?:x-)?gzip|deflate|br)\s*$/i.test(coding);

async function limitedBody(response: Response, url: string): Promise<Outcome<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES)
      return problem(`${url} is too large: at most ${MAX_BYTES / 1024 / 1024} MB are read`, {
        hint: "Check that it is the document: none that is known is as large.",
      });
    chunks.push(chunk as Uint8Array);
  }
  return decompressed(url, Buffer.concat(chunks));
}

/** A `.json.gz` is served as it lies there, without a `Content-Encoding` that would undo it. */
async function decompressed(url: string, bytes: Uint8Array): Promise<Outcome<Uint8Array>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes);
  const { gunzipSync } = await import("node:zlib");
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: MAX_BYTES }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return problem(tooLarge ? `${url} is too large once unpacked` : `${url} is a damaged or truncated gzip file`, {
      hint: "Try again, or download the document and name the file.",
    });
  }
}

function unreachable(url: string, error: unknown, timeoutMilliseconds: number): Outcome<never> {
  const hint = "Check the address and the network, or download the document and name the file.";
  if (error instanceof Error && error.name === "TimeoutError") {
    return problem(`${url} did not answer within ${timeoutMilliseconds / 1000} s`, { hint });
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return problem(`the host of ${url} is not known`, { hint });
    case "ECONNREFUSED":
      return problem(`${url} refused the connection`, { hint });
    case "UND_ERR_SOCKET":
    case "ECONNRESET":
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
      return problem(`${url} broke off in the middle of its answer`, {
        hint: "Try again, or download the document and name the file.",
      });
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return problem(`${url} has a certificate that this machine does not trust`, {
        hint: "Name your own authority's certificate in NODE_EXTRA_CA_CERTS, or download the document and name the file.",
      });
    default:
      return problem(`${url} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`, { hint });
  }
}
