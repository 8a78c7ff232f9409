/** Text that is not in UTF-8 is read as what it says it is. */
import { expect, test } from "vitest";
import { decode } from "../../src/contract/source.js";

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");

test.each([
  ["the type of the answer", latin("é"), "text/markdown; charset=iso-8859-1", "é"],
  ["the type, in quotes", latin("é"), 'application/json; charset="windows-1252"', "é"],
  ["the page itself", latin('<html><meta charset="iso-8859-1">é'), "text/html", '<html><meta charset="iso-8859-1">é'],
  ["nothing, in UTF-8", Buffer.from("é"), "", "é"],
  ["a wrong type, in UTF-8", Buffer.from("é"), "text/html; charset=iso-8859-1", "é"],
  ["UTF-16 without a mark", Buffer.from("ab", "utf16le"), "text/plain; charset=utf-16le", "ab"],
])("named by %s", (_name, bytes, type, text) => {
  expect(decode("a", bytes, type)).toEqual({ ok: true, value: text });
});

test.each(["", "text/plain; charset=utf-8", "text/plain; charset=nonsense"])("said to be %j", (type) => {
  expect(decode("a", latin("é"), type).ok).toBe(false);
});
