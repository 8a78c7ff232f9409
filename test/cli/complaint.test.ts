import { expect, test } from "vitest";
import { complain, confess } from "../../src/cli/complaint.js";

function said(write: (stderr: { write: (text: string) => unknown }) => void): string {
  let text = "";
  write({ write: (part) => (text += part) });
  return text;
}

test.each([
  { name: "message alone", problem: { message: "nothing to check" }, text: "error: nothing to check\n" },
  {
    name: "message and hint",
    problem: { message: "unknown version 2.99", hint: "known: 2.22, 2.24" },
    text: "error: unknown version 2.99\n  hint: Known: 2.22, 2.24\n",
  },
  {
    name: "a hint that starts with a command",
    problem: { message: "m", hint: "lastcall init writes one" },
    text: "error: m\n  hint: lastcall init writes one\n",
  },
  {
    name: "files as seen from where the user stands",
    problem: {
      message: "no code in /srv/shop/src",
      file: "/srv/shop/src/a.ts",
      hint: "looked in /srv/shop/src and /srv",
    },
    text: "error: src/a.ts: no code in src\n  hint: Looked in src and /srv\n",
  },
  {
    name: "a place",
    problem: { message: "broken", file: "api.yaml", line: 3, column: 7 },
    text: "error: api.yaml:3:7: broken\n",
  },
  {
    name: "a line without a column",
    problem: { message: "broken", file: "api.yaml", line: 3 },
    text: "error: api.yaml:3: broken\n",
  },
  { name: "a file alone", problem: { message: "broken", file: "api.yaml" }, text: "error: api.yaml: broken\n" },
  {
    name: "a file that the message names is named once",
    problem: { message: "api.yaml is not there", file: "api.yaml" },
    text: "error: api.yaml is not there\n",
  },
  {
    name: "a place takes the part of the name",
    problem: { message: "api.yaml is broken", file: "api.yaml", line: 3 },
    text: "error: api.yaml:3 is broken\n",
  },
  {
    name: "and of a name with a colon",
    problem: { message: "api.yaml: title: a text is missing here", file: "api.yaml", line: 3, column: 7 },
    text: "error: api.yaml:3:7: title: a text is missing here\n",
  },
  {
    name: "several lines become one",
    problem: { message: "broken:\n  at a\r\n  at b" },
    text: "error: broken: at a at b\n",
  },
  {
    name: "escapes are shown, not obeyed",
    problem: { message: "no \u001b[31mred", file: "a\u001b[2J.yaml" },
    text: "error: a␛[2J.yaml: no ␛[31mred\n",
  },
])("$name", ({ problem, text }) => {
  expect(said((stderr) => complain({ stderr, cwd: "/srv/shop" }, problem))).toBe(text);
});

test("a bug names itself, the version and where it happened", () => {
  const text = said((stderr) => confess(stderr, new Error("cannot be"), "1.2.3"));
  expect(text).toMatch(/^error: lastcall 1\.2\.3 hit a bug/);
  expect(text).toContain("Error: cannot be\n    at ");
});
