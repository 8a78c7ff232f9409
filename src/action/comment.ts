import { type Outcome, ok } from "../outcome.js";
import { ask, type GithubEnvironment, pages, pullRequestOf, repositoryUrl } from "./github.js";

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
  environment: GithubEnvironment,
): Promise<Outcome<"created" | "updated" | "nothing">> {
  const { env } = environment;
  const pull = (await pullRequestOf(env))?.number;
  if (pull === undefined) return ok("nothing");
  const comments = `${repositoryUrl(env)}/issues`;
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

async function findComment(
  url: string,
  marker: string,
  environment: GithubEnvironment,
): Promise<Outcome<number | undefined>> {
  for await (const page of pages(environment, url)) {
    if (!page.ok) return page;
    // At the very start: a person who quotes the report has the marker further down.
    const found = page.value.find(({ body }) => typeof body === "string" && body.trimStart().startsWith(marker));
    if (typeof found?.["id"] === "number") return ok(found["id"]);
  }
  return ok(undefined);
}
