import { type Outcome, ok, problem } from "../outcome.js";
import { MAX_BYTES } from "./read/limits.js";
import type { Fetched, Fetcher } from "./source.js";

export interface NetworkOptions {
  /** for one request, redirects included */
  readonly timeoutMilliseconds?: number;
}

/** The network, for whoever lets this room have it. Follows redirects; credentials stay with the first host. */
export function networkFetcher({ timeoutMilliseconds = 30_000 }: NetworkOptions = {}): Fetcher {
  return async (url, headers) => {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      return problem(`${url} cannot be read: only http and https addresses can`);
    const { username, password, host } = new URL(url);
    if (username !== "" || password !== "") {
      // Not echoed: the line may end up in a build's log.
      return problem(`the address on ${host} holds a user name or a password`, {
        hint: "Leave it out and put a bearer token into the environment (see `lastcall spec add --help`).",
      });
    }
    try {
      const response = await fetch(url, {
        headers,
        redirect: "follow",
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      const body = await limitedBody(response, url);
      if (!body.ok) return body;
      return ok<Fetched>({
        url: response.url,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: body.value,
      });
    } catch (error) {
      return unreachable(url, error, timeoutMilliseconds);
    }
  };
}

async function limitedBody(response: Response, url: string): Promise<Outcome<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES) return problem(`${url} is too large: at most ${MAX_BYTES / 1024 / 1024} MB are read`);
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
    case "Z_BUF_ERROR":
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
