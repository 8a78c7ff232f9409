import type { ClientDescription } from "../clients/description.js";

/**
 * Words that show an HTTP client in a text, taken from the descriptions: packages (`axios`), globals (`fetch`),
 * types (`HttpClient`).
 */
const ALWAYS = ["fetch", "XMLHttpRequest", "axios", "http", "https"];

export function transportWords(descriptions: readonly ClientDescription[]): readonly string[] {
  const words = new Set(ALWAYS);
  for (const { objects = [], types = [], factories = [] } of descriptions) {
    for (const name of [...objects, ...types, ...factories.flatMap((factory) => factory.of)]) {
      const [from = "", exported = ""] = name.split("#");
      const word = from === "" ? (exported.split(".")[0] ?? "") : from;
      if (word !== "") words.add(word);
    }
  }
  return [...words];
}
