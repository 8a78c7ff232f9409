/** What a library makes has members that nobody described: a condition about them decides nothing. */
import { expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

test.each<readonly [imports: string, made: string]>([
  ['import Made from "openapi-client-axios"', "new Made({})"],
  ['import { initContract } from "@ts-rest/core"', "initContract()"],
  ['import { createApi } from "@reduxjs/toolkit/query"', "createApi({ endpoints: () => ({}) })"],
  ['import { ok } from "neverthrow"', "ok(1)"],
  ['import { createAsyncThunk } from "@reduxjs/toolkit"', "createAsyncThunk('a', async () => 1).fulfilled"],
  ['import { InjectionToken } from "@angular/core"', "new InjectionToken('a')"],
  ['import { parseTemplate } from "url-template"', "parseTemplate('/a')"],
  ['import { createContext } from "react"', "createContext(null)"],
  ['import { z } from "zod"', "z.object({}).safeParse(given)"],
  ["", "new Map()"],
  ["", "given"],
  ["", "{ ...given }"],
  ["", "Object.assign({}, given)"],
])("%s: %s", (imports, made) => {
  const code = `${imports};\ndeclare const given: any;\nconst made: any = ${made};\nexport const send = () => fetch("/v1/k8s/" + (made.other ? "apps" : "groups"));`;
  expect(analysed(code).calls.map((call) => lineOf(call, false))).toEqual(["GET /v1/k8s/apps", "GET /v1/k8s/groups"]);
});
