import { isUtf8 } from "node:buffer";
import { promises as fs } from "node:fs";
import path from "node:path";
import { type Outcome, ok, problem } from "../outcome.js";
import { patient } from "./network/patience.js";
import { withoutSecrets } from "./network/secrets.js";
import { tokenVariable } from "./network/tokens.js";
import { MAX_BYTES } from "./read/limits.js";
import { refusalOf } from "./web/answer.js";

/**
 * What a contract can be read from. `name` is shown to users instead of the path, as in `runai 2.24`.
 */
export type SpecSource =
  | { readonly kind: "file"; readonly path: string; readonly name?: string; readonly by?: FetchReason["by"] }
  | { readonly kind: "text"; readonly file: string; readonly text: string }
  | { readonly kind: "url"; readonly url: string; readonly by?: FetchReason["by"] };

/** The answer to one request, redirects followed, the body decompressed. */
export interface Fetched {
  /** where the redirects ended */
  readonly url: string;
  readonly status: number;
  /** by lower-cased name */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Why an address is read that nobody may have named. */
export interface FetchReason {
  /** the address or file that somebody named, from which this one follows */
  readonly named: string;
  readonly by: "user" | "config";
  /** other public hosts may follow too */
  readonly mayLeave: boolean;
}

/**
 * The only way to the network. Failures to connect are a problem, statuses are not. Without a reason the address is
 * what the user named.
 */
export type Fetcher = (
  url: string,
  headers: Readonly<Record<string, string>>,
  reason?: FetchReason,
) => Promise<Outcome<Fetched>>;

/** Effects come in here; what is left out is off, but for reading files. */
export interface SpecEnvironment {
  /** relative paths start here; files that a document refers to must lie in here or beside the document */
  readonly cwd?: string;
  readonly fetcher?: Fetcher;
  /** follow `$ref`s to other hosts and URLs; off, because a document should not choose what this machine calls */
  readonly remoteReferences?: boolean;
  /** before a server that is busy is asked once more */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** of what is read here, where it is not what somebody named */
  readonly reason?: FetchReason;
}

export interface SourceText {
  /** shown to users */
  readonly file: string;
  readonly text: string;
  /** what relative `$ref`s start from; undefined: there is nothing to start from */
  readonly base: URL | undefined;
  /** who named the address it is from; default: the user */
  readonly namedBy?: FetchReason["by"];
  /** one operation that stands in a page: what one page of a docs site shows, and rarely an API */
  readonly isOfOnePage?: boolean;
}

export async function readSource(source: SpecSource, environment: SpecEnvironment): Promise<Outcome<SourceText>> {
  switch (source.kind) {
    case "text":
      return ok({ file: source.file, text: stripMark(source.text), base: undefined });
    case "file":
      return readFileSource(source, environment.cwd);
    case "url":
      return readUrlSource(
        source.url,
        environment,
        environment.reason ?? { named: source.url, by: source.by ?? "user", mayLeave: false },
      );
  }
}

/** Of any scheme: `https://…`, `ftp://…`; no path of Windows, whose drives have one letter. */
export const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(text);

/** What alone is read of the network. */
export const onlyHttp = (address: string): Outcome<never> =>
  problem(`${address} cannot be read: only http and https addresses can`, {
    hint: "Download the document and name the file.",
  });

async function readFileSource(
  { path: given, name, by = "user" }: Extract<SpecSource, { kind: "file" }>,
  cwd: string | undefined,
): Promise<Outcome<SourceText>> {
  const file = name ?? given.replaceAll("\\", "/");
  if (isAddress(given)) return onlyHttp(given);
  const absolute = cwd === undefined ? path.resolve(given) : path.resolve(cwd, given);
  try {
    const facts = await fs.stat(absolute);
    if (facts.isDirectory())
      return problem(`${file} is a folder, not an OpenAPI document`, { file, hint: "Name the document itself." });
    // a pipe may be meant, as a shell makes one of `<(…)`
    if (facts.isCharacterDevice() || facts.isBlockDevice())
      return problem(`${file} is a device, not an OpenAPI document`, { file, hint: "Name the document itself." });
    if (facts.size > MAX_BYTES) return tooLarge(file, facts.size);
    const text = decode(file, await fs.readFile(absolute));
    if (!text.ok) return text;
    const { pathToFileURL } = await import("node:url");
    return ok({ file, text: text.value, base: pathToFileURL(await fs.realpath(absolute)) });
  } catch (error) {
    return fileProblem(file, by, error);
  }
}

async function readUrlSource(
  url: string,
  environment: SpecEnvironment,
  reason: FetchReason,
): Promise<Outcome<SourceText>> {
  const { fetcher } = environment;
  if (fetcher === undefined)
    return problem(`${url} cannot be read: the network is off`, { hint: "Download the document and name the file." });
  const accept = "application/json, application/yaml, text/yaml, */*;q=0.5";
  const fetched = await patient(fetcher, environment)(url, { accept }, reason);
  if (!fetched.ok) return fetched;
  const { status, body, headers } = fetched.value;
  if (status === 401 || status === 403)
    return problem(`${url} refused access with status ${status}`, {
      hint: `It wants a bearer token, or another one: put it into ${tokenVariable(new URL(fetched.value.url).hostname)}, for that host alone.`,
    });
  const refusal = refusalOf(url, status, { hasToken: false, by: reason.by });
  if (refusal !== undefined) return refusal;
  if (body.length > MAX_BYTES) return tooLarge(url, body.length);
  const text = decode(url, body, headers["content-type"]);
  // reports name it, and are kept
  const file = withoutSecrets(url).address;
  return text.ok ? ok({ file, text: text.value, base: new URL(fetched.value.url), namedBy: reason.by }) : text;
}

/** Windows tools write UTF-16, and say so by the mark in front. */
const UTF_16 = [
  { name: "utf-16le", mark: [0xff, 0xfe] },
  { name: "utf-16be", mark: [0xfe, 0xff] },
] as const;

/**
 * Text in UTF-8, with or without a byte order mark, in UTF-16 with one, or in what the answer or the page itself says that
 * it is written in.
 */
export function decode(file: string, bytes: Uint8Array, contentType = ""): Outcome<string> {
  const wide = UTF_16.find(({ mark }) => bytes[0] === mark[0] && bytes[1] === mark[1]);
  if (wide !== undefined && bytes.length % 2 === 0) return ok(stripMark(new TextDecoder(wide.name).decode(bytes)));
  const declared = isUtf8(bytes) && !/utf-?16/i.test(contentType) ? undefined : declaredIn(bytes, contentType);
  if (declared !== undefined) return ok(stripMark(declared.decode(bytes)));
  if (!isUtf8(bytes))
    return problem(`${file} is not a UTF-8 text file`, {
      file,
      hint: "An OpenAPI document in JSON or YAML is expected.",
    });
  // Faster than a strict `TextDecoder`, which decodes and checks byte by byte.
  return ok(stripMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")));
}

/** `charset=iso-8859-1` in the type, `<meta charset="…">`, `<?xml encoding="…"?>`; undefined: none, or one that nobody knows */
function declaredIn(bytes: Uint8Array, contentType: string): InstanceType<typeof TextDecoder> | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString("latin1");
  const inPage = head.trimStart().startsWith("<")
    ? /<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i
    : undefined;
  const [, name] = /\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(contentType) ?? inPage?.exec(head) ?? [];
  // what says UTF-8 and is none would be read with holes in it
  if (name === undefined || /^utf-?8$/i.test(name)) return undefined;
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}

function stripMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function tooLarge(file: string, bytes: number): Outcome<never> {
  const megabytes = (size: number) => Math.ceil(size / 1024 / 1024);
  return problem(`${file} is too large: ${megabytes(bytes)} MB, at most ${megabytes(MAX_BYTES)} MB are read`, { file });
}

function fileProblem(file: string, by: FetchReason["by"], error: unknown): Outcome<never> {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return problem(`${file} is not there`, {
        file,
        hint: `Check the path; it starts from the ${by === "config" ? "folder of the config, which names it" : "current folder"}.`,
      });
    case "EACCES":
    case "EPERM":
      return problem(`${file} may not be read`, { file, hint: "Check the file's permissions." });
    case "ELOOP":
      return problem(`${file} is a symbolic link that leads to itself`, { file });
    default:
      // Names that no file system takes: too long, with a null character.
      if (typeof code === "string") return problem(`${file} cannot be read (${code})`, { file });
      throw error;
  }
}
