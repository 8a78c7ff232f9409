/** Which tool made a docs site: each keeps its document elsewhere, and some publish none. */
import { tagsOf } from "../web/tags.js";
import type { Answer } from "./reader.js";

export type Platform = "gitbook" | "mintlify" | "fern" | "docusaurus" | "readme" | "bump.sh" | "zudoku" | "postman";

const WANTED = { names: new Set(["meta"]), attributes: new Set(["name", "content"]) };
/** by what `<meta name="generator">` says */
const GENERATORS: readonly (readonly [RegExp, Platform])[] = [
  [/^gitbook/i, "gitbook"],
  [/^mintlify/i, "mintlify"],
  [/fern/i, "fern"],
  [/^docusaurus/i, "docusaurus"],
  [/readme/i, "readme"],
  [/bump/i, "bump.sh"],
  [/zudoku/i, "zudoku"],
];

/** its own pages, and the button that opens a collection in it */
const POSTMAN = /\bdocumenter(?:\.gw)?\.getpostman\.com\b|\bpostman-run-button\b/;

export function platformOf({ headers, text }: Pick<Answer, "headers" | "text">): Platform | undefined {
  if (headers["x-gitbook-route-type"] !== undefined || headers["x-gitbook-route-site"] !== undefined) return "gitbook";
  if (headers["x-llms-txt"] !== undefined) return "mintlify";
  if (!text.trimStart().startsWith("<")) return undefined;
  const generators = tagsOf(text, WANTED).flatMap(({ attributes }) =>
    attributes.get("name")?.toLowerCase() === "generator" ? (attributes.get("content") ?? []) : [],
  );
  const named = GENERATORS.find(([form]) => generators.some((one) => form.test(one)))?.[1];
  return named ?? (POSTMAN.test(text) ? "postman" : undefined);
}

/** What to say of a site of which nothing could be had. */
export function withoutDocument(platform: Platform | undefined): string | undefined {
  switch (platform) {
    case "docusaurus":
      return "Docusaurus publishes a document only behind an export button: name the address of that, or ask for the file.";
    case "gitbook":
      return "GitBook shows the API on pages of their own: name the folder under which they lie.";
    case "readme":
      return "ReadMe shows the document on pages of the reference: name one with .md at its end, or an export of the API.";
    case "bump.sh":
      return "Bump.sh offers the source of the document for download: name the address of that.";
    case "zudoku":
      return "Zudoku offers the document only where the download is switched on: name its address, or ask for the file.";
    case "postman":
      return "It shows a Postman collection, which lists requests and says nothing of what the API answers: ask for the OpenAPI document.";
    case "mintlify":
    case "fern":
    case undefined:
      return undefined;
  }
}
