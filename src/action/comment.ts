import { readFile } from "node:fs/promises";
import type { Environment } from "../cli/terminal/colour.js";
import { type Outcome, ok, problem } from "../outcome.js";

/** One page holds at most 100 comments; nobody reads a pull request with more than a thousand. */
const PER_PAGE = 100;
const MAX_PAGES = 10;

export interface CommentEnvironment {
  readonly env: Environment;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface CommentOrder {
  readonly body: string;
  /** hidden line by which the comment of an earlier run is found: `<!-- lastcall:report:runai -->` */
  readonly marker: string;
  /** nothing to say: an old comment is brought up to date, a new one is not written */
  readonly onlyUpdate: boolean;
}

/** Writes the report into the pull request, into the comment of an earlier run if there is one. */
export async function comment(
  order: CommentOrder,
  environment: CommentEnvironment,
): Promise<Outcome<"created" | "updated" | "nothing">> {
  const { env } = environment;
  const pull = await pullRequestNumber(env);
  if (pull === undefined) return ok("nothing");
  const comments = `${env["GITHUB_API_URL"] ?? "https://api.github.com"}/repos/${env["GITHUB_REPOSITORY"] ?? ""}/issues`;
  const old = await findComment(`${comments}/${pull}/comments`, order.marker, environment);
  if (!old.ok) return old;
  if (old.value === undefined && order.onlyUpdate) return ok("nothing");
  const written =
    old.value === undefined
      ? await ask(environment, "POST", `${comments}/${pull}/comments`, { body: order.body })
      : await ask(environment, "PATCH", `${comments}/comments/${old.value}`, { body: order.body });
  if (!written.ok) return written;
  return ok(old.value === undefined ? "created" : "updated");
}

async function pullRequestNumber(env: Environment): Promise<number | undefined> {
  const file = env["GITHUB_EVENT_PATH"];
  if (file === undefined) return undefined;
  try {
    const event = JSON.parse(await readFile(file, "utf8")) as { pull_request?: { number?: unknown } };
    const number = event.pull_request?.number;
    return typeof number === "number" ? number : undefined;
  } catch {
    return undefined;
  }
}

async function findComment(
  url: string,
  marker: string,
  environment: CommentEnvironment,
): Promise<Outcome<number | undefined>> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await ask(environment, "GET", `${url}?per_page=${PER_PAGE}&page=${page}`);
    if (!answer.ok) return answer;
    const comments = Array.isArray(answer.value) ? (answer.value as readonly { id?: unknown; body?: unknown }[]) : [];
    // At the very start: a person who quotes the report has the marker further down.
    const found = comments.find(({ body }) => typeof body === "string" && body.trimStart().startsWith(marker));
    if (typeof found?.id === "number") return ok(found.id);
    if (comments.length < PER_PAGE) return ok(undefined);
  }
  return ok(undefined);
}

async function ask(
  environment: CommentEnvironment,
  method: string,
  url: string,
  body?: unknown,
): Promise<Outcome<unknown>> {
  try {
    const response = await environment.fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${environment.token}`,
        "content-type": "application/json",
        "user-agent": "lastcall",
        "x-github-api-version": "2022-11-28",
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) return problem(`GitHub answered ${response.status}`, { hint: hintFor(response.status) });
    return ok(await response.json());
  } catch (error) {
    return problem(`GitHub could not be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const hintFor = (status: number): string | undefined =>
  status === 401 || status === 403 || status === 404
    ? "the comment needs `permissions: pull-requests: write`; pull requests from forks never have it"
    : undefined;
