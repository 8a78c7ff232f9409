/** What the network answers, as this program takes it: redirects, credentials, bodies, and what goes wrong. */
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type NetworkOptions, networkFetcher } from "../../src/contract/fetch.js";
import type { FetchReason } from "../../src/contract/source.js";

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers by address; an error is what `fetch` throws. */
function network(answers: Readonly<Record<string, () => Response>>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ url, headers });
    const answer = answers[url];
    return answer === undefined ? Promise.resolve(new Response("", { status: 404 })) : Promise.resolve().then(answer);
  });
  return asked;
}
afterEach(() => {
  vi.unstubAllGlobals();
});

const A = "https://a.example/api";
const to =
  (location: string, status = 302) =>
  () =>
    new Response("", { status, headers: { location } });
const body =
  (text: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  () =>
    new Response(text, { headers });

async function read(url = A, options: NetworkOptions = {}, reason?: FetchReason): Promise<string> {
  const answer = await networkFetcher(options)(url, { authorization: "Bearer t", accept: "a/b" }, reason);
  if (!answer.ok) return answer.problem.message;
  const { url: at, status, body: bytes } = answer.value;
  return `${status} ${at} ${Buffer.from(bytes).toString()}`;
}

describe("an answer", () => {
  test("is its status, headers and body", async () => {
    network({ [A]: () => new Response("{}", { status: 201, headers: { ETag: "1" } }) });
    const answer = await networkFetcher()(A, {});
    expect(answer.ok && { ...answer.value, body: Buffer.from(answer.value.body).toString() }).toEqual({
      url: A,
      status: 201,
      headers: { etag: "1", "content-type": "text/plain;charset=UTF-8" },
      body: "{}",
    });
  });

  test("without a body is an answer", async () => {
    network({ [A]: () => new Response(null, { status: 204 }) });
    expect(await read()).toBe(`204 ${A} `);
  });

  test("that lies there packed is unpacked", async () => {
    network({ [A]: body(new Uint8Array(gzipSync("{}"))) });
    expect(await read()).toBe(`200 ${A} {}`);
  });

  test.each<[name: string, bytes: readonly number[], told: string]>([
    ["that is packed and damaged", [0x1f, 0x8b, 0, 0], `${A} is a damaged or truncated gzip file`],
    ["that starts as if it was packed", [0x1f, 0x20], `200 ${A} \u001f `],
    ["that goes on as if it was packed", [0x20, 0x8b], `200 ${A}  \ufffd`],
  ])("%s", async (_, bytes, told) => {
    network({ [A]: body(new Uint8Array(bytes)) });
    expect(await read()).toBe(told);
  });

  test.each(["gzip", "x-gzip", "deflate", "br", "identity", "GZIP", " gzip , br", ""])(
    "packed as %j is undone",
    async (coding) => {
      network({ [A]: body("{}", { "content-encoding": coding }) });
      expect(await read()).toBe(`200 ${A} {}`);
    },
  );

  test.each([
    ["zstd", "zstd"],
    ["gzip, compress", "compress"],
    ["gzipped", "gzipped"],
  ])("packed as %j is not", async (coding, named) => {
    network({ [A]: body("{}", { "content-encoding": coding }) });
    expect(await read()).toBe(`${A} is packed as ${named}, which cannot be unpacked here`);
  });

  test("of any size has a limit", async () => {
    const chunk = new Uint8Array(64 * 1024 * 1024);
    const chunks = (count: number) => () =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < count; at += 1) controller.enqueue(chunk);
            controller.close();
          },
        }),
      );
    network({ [A]: chunks(1), "https://a.example/b": chunks(2) });
    expect((await networkFetcher()(A, {})).ok).toBe(true);
    expect(await read("https://a.example/b")).toBe("https://a.example/b is too large: at most 64 MB are read");
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("with status %i are followed", async (status) => {
    network({ [A]: to("/b", status), "https://a.example/b": body("B") });
    expect(await read()).toBe("200 https://a.example/b B");
  });

  test.each<[name: string, answer: () => Response]>([
    ["with another status", to("/b", 300)],
    ["that was not changed", () => new Response(null, { status: 304, headers: { location: "/b" } })],
    ["that leads nowhere", () => new Response("", { status: 302 })],
    ["that leads to what is no address", to("https://[")],
  ])("an answer %s is the answer", async (_, answer) => {
    network({ [A]: answer });
    expect(await read()).toBe(`${answer().status} ${A} `);
  });

  test("in a circle are told", async () => {
    network({ [A]: to("/b"), "https://a.example/b": to("/api") });
    expect(await read()).toBe(`${A} redirects in a circle`);
    network({ [A]: to(A) });
    expect(await read()).toBe(`${A} redirects in a circle`);
  });

  test.each([
    [10, "200 https://a.example/10 end"],
    [11, "https://a.example/0 redirects more than 10 times"],
  ])("of %i steps: %s", async (steps, told) => {
    const answers = Object.fromEntries(
      Array.from({ length: steps }, (_, at) => [`https://a.example/${at}`, to(`/${at + 1}`)]),
    );
    network({ ...answers, [`https://a.example/${steps}`]: body("end") });
    expect(await read("https://a.example/0")).toBe(told);
  });

  test("credentials stay with the host that was named", async () => {
    const asked = network({
      [A]: to("/b"),
      "https://a.example/b": to("https://b.example/c"),
      "https://b.example/c": body("C"),
    });
    expect(await read(A, { allowHosts: ["b.example"] })).toBe("200 https://b.example/c C");
    const named = {
      authorization: "Bearer t",
      accept: "a/b",
      "user-agent": expect.stringMatching(/^lastcall\/\d/) as string,
    };
    const { authorization: _, ...others } = named;
    expect(asked).toEqual([
      { url: A, headers: named },
      { url: "https://a.example/b", headers: named },
      { url: "https://b.example/c", headers: others },
    ]);
  });

  test("cookies as well, however they are written", async () => {
    const asked = network({ [A]: to("https://b.example/c"), "https://b.example/c": body("C") });
    await networkFetcher({ allowHosts: ["b.example"] })(A, { Cookie: "a", AUTHORIZATION: "b", "x-cookie": "c" });
    expect(Object.keys(asked[1]?.headers ?? {})).toEqual(["user-agent", "x-cookie"]);
  });

  test.each<[location: string, told: string]>([
    ["https://b.example/c", `${A} redirects: https://b.example/c lies on another host than a.example, which was named`],
    ["ftp://a.example/c", `${A} redirects: ftp://a.example/c cannot be read: only http and https addresses can`],
    ["https://u:p@a.example/c", `${A} redirects: the address on a.example holds a user name or a password`],
  ])("to %s go no further", async (location, told) => {
    network({ [A]: to(location) });
    expect(await read()).toBe(told);
  });
});

describe("what is not asked for", () => {
  test.each<[url: string, told: string]>([
    ["ftp://a.example", "ftp://a.example cannot be read: only http and https addresses can"],
    ["https://[", "https://[ cannot be read: only http and https addresses can"],
    ["https://u@a.example/b", "the address on a.example holds a user name or a password"],
    ["https://:p@a.example/b", "the address on a.example holds a user name or a password"],
  ])("%s", async (url, told) => {
    const asked = network({});
    expect([await read(url), asked]).toEqual([told, []]);
  });

  test("anything, offline", async () => {
    const asked = network({});
    expect([await read(A, { offline: true }), asked]).toEqual([`${A} cannot be read: the run is offline`, []]);
  });

  test("another host than the one that was named", async () => {
    network({ [A]: body("A") });
    const reason = { named: "https://b.example/", by: "user", mayLeave: false } as const;
    expect(await read(A, {}, reason)).toBe(`${A} lies on another host than b.example, which was named`);
    expect(await read(A, {}, { ...reason, named: "https://a.example" })).toBe(`200 ${A} A`);
  });
});

describe("what goes wrong", () => {
  const failing =
    (code?: string, message = "it is so"): (() => Response) =>
    () => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error(message), code === undefined ? {} : { code }),
      });
    };
  test.each<[code: string | undefined, told: string]>([
    ["ENOTFOUND", `the host of ${A} is not known`],
    ["EAI_AGAIN", `the host of ${A} is not known`],
    ["ECONNREFUSED", `${A} refused the connection`],
    ["UND_ERR_SOCKET", `${A} broke off in the middle of its answer`],
    ["ECONNRESET", `${A} broke off in the middle of its answer`],
    ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", `${A} broke off in the middle of its answer`],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", `${A} has a certificate that this machine does not trust`],
    ["SELF_SIGNED_CERT_IN_CHAIN", `${A} has a certificate that this machine does not trust`],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", `${A} has a certificate that this machine does not trust`],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", `${A} has a certificate that this machine does not trust`],
    ["ODD", `${A} could not be read: it is so`],
    [undefined, `${A} could not be read: it is so`],
  ])("%s: %s", async (code, told) => {
    network({ [A]: failing(code) });
    expect(await read()).toBe(told);
  });

  test("an error without a cause, with a code or without", async () => {
    network({
      [A]: () => {
        throw new Error("odd");
      },
    });
    expect(await read()).toBe(`${A} could not be read: odd`);
    network({
      [A]: () => {
        throw Object.assign(new Error("odd"), { code: "ECONNREFUSED" });
      },
    });
    expect(await read()).toBe(`${A} refused the connection`);
  });

  test("it takes too long", async () => {
    vi.stubGlobal(
      "fetch",
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_done, fail) => {
          signal.addEventListener("abort", () => {
            fail(signal.reason as Error);
          });
        }),
    );
    expect(await read(A, { timeoutMilliseconds: 5 })).toBe(`${A} did not answer within 0.005 s`);
  });
});
