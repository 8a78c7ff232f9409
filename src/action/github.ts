/** GitHub's API as the Action asks it: with the token of the job, for the pull request of the event. */
import { readFile } from "node:fs/promises";
import type { Environment } from "../cli/terminal/colour.js";
import { type Outcome, ok, problem } from "../outcome.js";

export interface GithubEnvironment {
  readonly env: Environment;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
}

interface PullRequest {
  readonly number: number;
  /** the commit that its lines are counted in; undefined: the event does not say */
  readonly head: string | undefined;
}

/** Undefined: the job runs for something else. */
export async function pullRequestOf(env: Environment): Promise<PullRequest | undefined> {
  const file = env["GITHUB_EVENT_PATH"];
  if (file === undefined) return undefined;
  try {
    const event = JSON.parse(await readFile(file, "utf8")) as {
      pull_request?: { number?: unknown; head?: { sha?: unknown } };
    };
    const { number, head } = event.pull_request ?? {};
    return typeof number === "number"
      ? { number, head: typeof head?.sha === "string" ? head.sha : undefined }
      : undefined;
  } catch {
    return undefined;
  }
}

/** `https://api.github.com/repos/example/portal` */
export const repositoryUrl = (env: Environment): string =>
  `${env["GITHUB_API_URL"] ?? "https://api.github.com"}/repos/${env["GITHUB_REPOSITORY"] ?? ""}`;

/** milliseconds; a job waits no longer for what only decorates it */
const LONGEST = 15_000;

export async function ask(
  environment: GithubEnvironment,
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
      signal: AbortSignal.timeout(LONGEST),
    });
    if (!response.ok) return problem(`GitHub answered ${response.status}`, { hint: hintFor(response.status) });
    return ok(await response.json());
  } catch (error) {
    return problem(`GitHub could not be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** One page holds at most 100 entries; nobody reads a pull request with more than a thousand. */
const PER_PAGE = 100;
const MAX_PAGES = 10;

/** Page by page, until there is no more, or what is read is enough. */
export async function* pages(
  environment: GithubEnvironment,
  url: string,
): AsyncGenerator<Outcome<readonly Readonly<Record<string, unknown>>[]>> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await ask(environment, "GET", `${url}?per_page=${PER_PAGE}&page=${page}`);
    if (!answer.ok) {
      yield answer;
      return;
    }
    const entries = Array.isArray(answer.value) ? (answer.value as readonly Readonly<Record<string, unknown>>[]) : [];
    yield ok(entries);
    if (entries.length < PER_PAGE) return;
  }
}

const hintFor = (status: number): string | undefined =>
  status === 401 || status === 403 || status === 404
    ? "it needs `permissions: pull-requests: write`; pull requests from forks never have it"
    : undefined;
