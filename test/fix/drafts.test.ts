/** What a field or a value under another name is offered as, each guard by itself: one circumstance differs per row. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/check/index.js";
import type { Contract } from "../../src/contract/index.js";
import type { Question } from "../../src/fix/kinds/kind.js";
import { kind as renamedField } from "../../src/fix/kinds/renamed-field.js";
import { kind as renamedValue } from "../../src/fix/kinds/renamed-value.js";
import type { ApiCall, FieldUse } from "../../src/scan/call.js";
import { contractOf } from "../diff/documents.js";
import { finding } from "../report/reports/build.js";
import { placeOfText, programOf } from "./code.js";
import type { Files } from "./project.js";

const STATE = { type: "string", enum: ["lost", "found"] };
const text = { type: "string" };
const properties = { owner: text, holder: text, state: STATE, id: { type: "integer" } };
const document = {
  openapi: "3.0.3",
  info: { title: "pets", version: "1" },
  paths: {
    "/pets": {
      post: {
        parameters: ["trace", "traceId"].map((name) => ({ name, in: "query", schema: text })),
        requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
        responses: { "200": { description: "" } },
      },
    },
  },
};
let contract: Contract;
beforeAll(async () => {
  contract = await contractOf(document);
});

interface Circumstances {
  readonly code?: string;
  readonly file?: string;
  readonly files?: Files;
  readonly finding?: Partial<Finding>;
  readonly call?: Partial<ApiCall> | null;
  readonly more?: readonly Partial<FieldUse>[];
  readonly first?: Partial<FieldUse>;
  readonly rewrites?: readonly unknown[];
  readonly standing?: string;
}

const to = (target: string, certainty = "certain") => [{ target, certainty }] as unknown as Finding["replacement"];

function question(name: string, given: Circumstances, about: Partial<Finding>): Question {
  const file = given.file ?? "a.ts";
  const program = programOf({ [file]: given.code ?? "send({ owner: 1, state: 'lost' });", ...given.files });
  const place = placeOfText(program, file, "send");
  const at = placeOfText(program, file, name);
  const use = { path: ["owner"], at, values: [], certainty: "certain", ...given.first } as unknown as FieldUse;
  const sent = [use, ...(given.more ?? []).map((one) => ({ ...use, ...one }))];
  const made = { file, line: place.line, column: place.column, query: [], headers: [], via: [], client: "fetch" };
  const complete = { query: true, body: true, headers: true };
  const call = { ...made, body: sent, certainty: "certain", complete, inTest: false, ...given.call };
  const [release] = [{ version: "1", contract }];
  const opened = {
    knowledge: {
      base: release,
      contracts: [release],
      targets: [{ release: { name: "1" }, contract }],
      rewrites: given.rewrites ?? [],
      life: () => ({ standing: { state: given.standing ?? "supported" } }),
    },
  };
  return {
    program,
    finding: finding({
      ...{ severity: "warning", operation: "POST /pets", ruleId: "deprecated-request-field", place },
      ...about,
      ...given.finding,
    }),
    api: { opened } as unknown as Question["api"],
    call: given.call === null ? undefined : (call as unknown as ApiCall),
  };
}

const shown = (draft: ReturnType<typeof renamedField.draft>): readonly string[] | undefined =>
  draft && [...draft.edits.map((edit) => edit.text), ...draft.unproved.map((one) => one.kind)];

type Row = readonly [name: string, given: Circumstances, made: readonly string[] | undefined];

describe("a field", () => {
  const FIELD = { element: { kind: "request-property", path: ["owner"] }, replacement: to("holder") } as const;
  it.each<Row>([
    ["is renamed", {}, ["holder"]],
    ["that is removed", { finding: { ruleId: "removed-request-field" } }, ["holder"]],
    ["that has expired", { finding: { ruleId: "expired-request-field" } }, ["holder"]],
    ["of another rule", { finding: { ruleId: "deprecated-response-field" } }, undefined],
    ["at no one call", { call: null }, undefined],
    ["with no replacement", { finding: { replacement: [] } }, undefined],
    ["with two", { finding: { replacement: [...to("holder"), ...to("id")] } }, undefined],
    ["that moved", { finding: { replacement: to("pet.holder") } }, undefined],
    ["by a guess", { finding: { replacement: to("holder", "likely") } }, ["holder", "guessed"]],
    ["of a call that may be none", { call: { certainty: "possible" } }, undefined],
    ["of a likely call", { call: { certainty: "likely" } }, ["holder"]],
    ["that may be none", { finding: { certainty: "possible" } }, undefined],
    ["that is not sent", { first: { path: ["state"] } }, undefined],
    ["that is sent within another", { first: { path: ["owner", "id"] } }, undefined],
    ["in several places", { more: [{}] }, undefined],
    ["beside its new name", { more: [{ path: ["holder"] }] }, undefined],
    ["beside a part of its new name", { more: [{ path: ["holder", "id"] }] }, undefined],
    ["beside a field in another", { more: [{ path: ["pet", "holder"] }] }, ["holder"]],
    [
      "that a rewrite is about",
      { rewrites: [{ operation: "POST /pets", fields: new Map([["owner", "x"]]) }] },
      undefined,
    ],
    ["of another's rewrite", { rewrites: [{ operation: "PUT /pets", fields: new Map([["owner", "x"]]) }] }, ["holder"]],
    ["beside a rewrite", { rewrites: [{ operation: "POST /pets", fields: new Map([["id", "x"]]) }] }, ["holder"]],
    ["in a generated file", { code: "// @generated\nsend({ owner: 1 });" }, undefined],
    ["in a file with errors", { code: "send({ owner: 1 });\nconst = ;" }, undefined],
    ["that does not stay", { standing: "deprecated" }, undefined],
    ["that is of another type", { finding: { replacement: to("id") } }, ["id", "difference"]],
    ["in an incomplete body", { call: { complete: { query: true, body: false, headers: true } } }, ["holder", "sent"]],
    ["beside an open query", { call: { complete: { query: false, body: true, headers: true } } }, ["holder"]],
    ["of a client made of a contract", { call: { client: "openapi-fetch" } }, ["holder", "declared"]],
    ["of a generated function", { call: { generatedSymbol: "addPet" } }, ["holder", "declared"]],
    ["that a type declares", { files: { "b.ts": "interface Pet { owner: string }" } }, ["holder", "declared"]],
    ["found in a test", { finding: { inTest: true } }, ["holder", "in-test"]],
    ["called in a test", { call: { inTest: true } }, ["holder", "in-test"]],
    [
      "at another address",
      {
        code: "function add(baseUrl: X) {\n  send({ owner: 1 });\n}\nadd('https://a.example');\nadd('https://b.example');",
      },
      ["holder", "other-address"],
    ],
    [
      "that a wrapper names",
      {
        code: "send({ owner: 1 });\nfunction go(b: X) { log(b.owner); }",
        call: { via: [{ file: "a.ts", line: 2 }] },
      },
      ["holder", "named-too"],
    ],
  ])("%s", (_, given, made) => {
    expect(shown(renamedField.draft(question("owner", given, FIELD)))).toEqual(made);
  });

  it.each<Row>([
    ["is renamed", { call: {} }, ["traceId"]],
    ["of an open query", { call: { complete: { query: false, body: true, headers: true } } }, ["traceId", "sent"]],
    ["of an open body", { call: { complete: { query: true, body: false, headers: true } } }, ["traceId"]],
  ])("a parameter %s", (_, given, made) => {
    const code = "send({ query: { trace: 1 } });";
    const asked = question(
      "trace",
      { ...given, code },
      {
        ...{ ruleId: "deprecated-parameter", element: { kind: "query", path: ["trace"] }, replacement: to("traceId") },
      },
    );
    const [use] = asked.call?.body ?? [];
    const call = { ...asked.call, body: [], query: [{ ...use, path: ["trace"] }] } as unknown as ApiCall;
    expect(shown(renamedField.draft({ ...asked, call }))).toEqual(made);
  });
});

describe("a value", () => {
  const VALUE = {
    ruleId: "deprecated-enum-value",
    element: { kind: "enum-value", path: ["request-property", "state", "lost"] },
    replacement: to("found"),
  } as const;
  const SENT = { path: ["state"], values: ["lost"] };
  it.each<Row>([
    ["is exchanged", {}, ["'found'", "resource"]],
    ["that is removed", { finding: { ruleId: "removed-enum-value" } }, ["'found'", "resource"]],
    ["of another rule", { finding: { ruleId: "deprecated-request-field" } }, undefined],
    [
      "that is read",
      { finding: { element: { kind: "enum-value", path: ["response-property", "state", "lost"] } } },
      undefined,
    ],
    ["at no one call", { call: null }, undefined],
    ["with no replacement", { finding: { replacement: [] } }, undefined],
    ["with two", { finding: { replacement: [...to("found"), ...to("gone")] } }, undefined],
    ["by a guess", { finding: { replacement: to("found", "likely") } }, ["'found'", "resource", "guessed"]],
    ["of a call that may be none", { call: { certainty: "possible" } }, undefined],
    ["that may be none", { finding: { certainty: "possible" } }, undefined],
    ["in several places", { more: [{}] }, undefined],
    ["that is not the one sent", { first: { ...SENT, values: ["found"] } }, undefined],
    ["that is one of two", { first: { ...SENT, values: ["lost", "found"] } }, ["'found'", "resource"]],
    ["that does not stay", { standing: "removed" }, undefined],
    ["that is part of more", { rewrites: [{ operation: "POST /pets", values: new Map([["state", 1]]) }] }, undefined],
    [
      "beside a rewrite",
      { rewrites: [{ operation: "POST /pets", values: new Map([["id", 1]]) }] },
      ["'found'", "resource"],
    ],
    [
      "of another's rewrite",
      { rewrites: [{ operation: "PUT /pets", values: new Map([["state", 1]]) }] },
      ["'found'", "resource"],
    ],
    ["of a client named alike", { call: { client: "openapi" } }, ["'found'", "resource"]],
    ["of a client made of a contract", { call: { client: "hey-api-fetch" } }, ["'found'", "resource", "declared"]],
    ["that a type lists", { files: { "b.ts": 'type S = "lost" | "x";' } }, ["'found'", "resource", "declared"]],
    ["in a generated file", { code: "// @generated\nsend({ owner: 1, state: 'lost' });" }, undefined],
    ["found in a test", { finding: { inTest: true } }, ["'found'", "resource", "in-test"]],
    ["that is no value there", { finding: { replacement: to("gone") } }, ["'gone'", "after-upgrade", "resource"]],
    ["outside of the call", { code: "const s = 'lost';\nsend({ owner: 1, state: s });" }, undefined],
  ])("%s", (_, given, made) => {
    const asked = question("'lost'", { first: SENT, ...given }, VALUE);
    expect(shown(renamedValue.draft(asked))).toEqual(made);
  });
});
