import { expect, test } from "vitest";
import { wantsColour } from "../../../src/cli/terminal/colour.js";

const terminal = { write: () => true, isTTY: true };
const pipe = { write: () => true };

test.each([
  { name: "a terminal gets colours", flag: undefined, env: {}, stream: terminal, colours: true },
  { name: "a pipe gets none", flag: undefined, env: {}, stream: pipe, colours: false },
  { name: "a dumb terminal gets none", flag: undefined, env: { TERM: "dumb" }, stream: terminal, colours: false },
  {
    name: "NO_COLOR with any value switches off",
    flag: undefined,
    env: { NO_COLOR: "0" },
    stream: terminal,
    colours: false,
  },
  { name: "an empty NO_COLOR says nothing", flag: undefined, env: { NO_COLOR: "" }, stream: terminal, colours: true },
  {
    name: "NO_COLOR beats FORCE_COLOR",
    flag: undefined,
    env: { NO_COLOR: "1", FORCE_COLOR: "1" },
    stream: terminal,
    colours: false,
  },
  { name: "FORCE_COLOR=1 colours a pipe", flag: undefined, env: { FORCE_COLOR: "1" }, stream: pipe, colours: true },
  { name: "FORCE_COLOR=3 colours a pipe", flag: undefined, env: { FORCE_COLOR: "3" }, stream: pipe, colours: true },
  {
    name: "an empty FORCE_COLOR colours a pipe",
    flag: undefined,
    env: { FORCE_COLOR: "" },
    stream: pipe,
    colours: true,
  },
  {
    name: "FORCE_COLOR=false takes colours from a terminal",
    flag: undefined,
    env: { FORCE_COLOR: "false" },
    stream: terminal,
    colours: false,
  },
  {
    name: "FORCE_COLOR=0 takes colours from a terminal",
    flag: undefined,
    env: { FORCE_COLOR: "0" },
    stream: terminal,
    colours: false,
  },
  { name: "--color beats NO_COLOR", flag: true, env: { NO_COLOR: "1" }, stream: pipe, colours: true },
  { name: "--no-color beats FORCE_COLOR", flag: false, env: { FORCE_COLOR: "1" }, stream: terminal, colours: false },
])("$name", ({ flag, env, stream, colours }) => {
  expect(wantsColour(flag, env, stream)).toBe(colours);
});
