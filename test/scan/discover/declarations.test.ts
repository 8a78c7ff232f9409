import { expect, test } from "vitest";
import { topLevelOf } from "../../../src/scan/discover/declarations.js";

const importsOf = (text: string): readonly string[] =>
  topLevelOf(text).imports.map(({ specifier, imported, local }) => `${imported} as ${local} from ${specifier}`);

test.each<[text: string, imports: readonly string[]]>([
  ['import api from "./api"', ["default as api from ./api"]],
  ['import * as api from "./api"', ["* as api from ./api"]],
  [
    "import api, { get, post as send } from './api'",
    ["default as api from ./api", "get as get from ./api", "post as send from ./api"],
  ],
  ['import type { Api, type Other } from "./api"', ["Api as Api from ./api", "Other as Other from ./api"]],
  ['import type from "./api"', ["default as type from ./api"]],
  ['import "./side-effect"', []],
  // in the middle of typing
  ['import { get } from ""', []],
  [
    'import { get } from "./a"; import { post } from ""; import { put } from "./c"',
    ["get as get from ./a", "put as put from ./c"],
  ],
  ['const { get, post: send } = require("./api")', ["get as get from ./api", "post as send from ./api"]],
  ['const api = require("./api")', ["* as api from ./api"]],
  ['(await import("./api")).get()', ["* as ./api from ./api"]],
])("%s", (text, imports) => {
  expect(importsOf(text)).toEqual(imports);
});
