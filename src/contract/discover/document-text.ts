/** Whether what an address answered is a document, or something that is taken for one. */
import { type Outcome, problem } from "../../outcome.js";
import { withoutSecrets } from "../network/secrets.js";
import { parseDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { Answer } from "../sites/reader.js";
import type { SourceText } from "../source.js";

/** A Postman collection is often taken for the document: it is one of requests, not of an API. */
export function otherFormat(page: Answer): Outcome<never> | undefined {
  const start = page.text.slice(0, 5000);
  if (!/"_postman_id"\s*:|schema\.(?:get)?postman\.com/.test(start)) return undefined;
  return problem(`${page.url} is a Postman collection, not an OpenAPI document`, {
    hint: "It lists requests and says nothing of what the API answers; ask for the OpenAPI document it was made from.",
  });
}

export const sourceOf = (page: Answer): SourceText => ({
  file: withoutSecrets(page.url).address,
  text: page.text,
  base: new URL(page.url),
});

/** `undefined`: it is no OpenAPI document. */
export async function rootOf(text: string): Promise<RawObject | undefined> {
  if (!/(?:openapi|swagger)/.test(text) || text.trimStart().startsWith("<")) return undefined;
  const parsed = await parseDocument("document", text);
  if (!parsed.ok || !isObject(parsed.value.root)) return undefined;
  const { root } = parsed.value;
  return (root.openapi ?? root.swagger) === undefined ? undefined : root;
}
