/** A sentence whose names are kept apart from its words, so that each format can set and escape them its own way. */
export type Phrase = readonly (string | Code)[];

export interface Code {
  readonly code: string;
}

export const code = (text: string): Code => ({ code: text });

/** say`${code("GET /users")} is gone in ${"2.24"}.` */
export const say = (strings: TemplateStringsArray, ...values: readonly (string | number | Code | Phrase)[]): Phrase => {
  const parts: (string | Code)[] = [];
  strings.forEach((text, index) => {
    const value = values[index];
    if (text !== "") parts.push(text);
    if (value === undefined) return;
    if (typeof value === "string" || typeof value === "number") parts.push(String(value));
    else if ("code" in value) parts.push(value);
    else parts.push(...value);
  });
  return parts;
};

/** Phrases with `separator` between them and `last` before the last: "a, b and c". */
export const listed = (phrases: readonly Phrase[], separator = ", ", last = " and "): Phrase =>
  phrases.flatMap((phrase, index) => [
    ...(index === 0 ? [] : [index === phrases.length - 1 ? last : separator]),
    ...phrase,
  ]);

/** First letter in upper case, where the phrase starts with a word. */
export const sentence = (phrase: Phrase): Phrase => {
  const [first, ...rest] = phrase.filter((part) => part !== "");
  return typeof first === "string"
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : [...(first === undefined ? [] : [first]), ...rest];
};

export interface Setting {
  readonly text: (text: string) => string;
  readonly code: (text: string) => string;
}

export const set = (phrase: Phrase, setting: Setting): string =>
  phrase.map((part) => (typeof part === "string" ? setting.text(part) : setting.code(part.code))).join("");

/** "`GET /users` is gone in 2.24." */
export const plain = (phrase: Phrase): string => set(phrase, { text: (text) => text, code: (text) => `\`${text}\`` });

/** Reads a sentence that was written with backticks: "see `GET /users`". A lone backtick is text. */
export const phraseOf = (text: string): Phrase => {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index) => (index % 2 === 0 ? part : code(part)));
};
