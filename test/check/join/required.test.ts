/** What a release newly asks for, held against what a call is known to send. */
import { describe, expect, test } from "vitest";
import { use } from "./bookshop.js";
import { type ChangedOperation, openEach } from "./pair.js";

const complete = { query: true, body: true, headers: true };
const text = { type: "string" };

describe("a parameter", async () => {
  const parameter = (name: string, where: string, required = true) => ({ name, in: where, required, schema: text });
  const having = (...parameters: readonly object[]) => ({ parameters });
  const gate = parameter("Gate", "header");
  const filter = (required: boolean) => having(parameter("filter", "query", required));
  const TOLD = ["newly-required-parameter Gate :1 certain"];

  const rows: readonly ChangedOperation[] = [
    ["of the query is asked for", {}, having(parameter("Gate", "query")), { complete }, TOLD],
    ["of the headers is asked for", {}, having(gate), { complete }, TOLD],
    ["is sent", having(parameter("Gate", "header", false)), having(gate), { complete, headers: [use("Gate", 2)] }, []],
    [
      "is sent in other letters",
      having(parameter("Gate", "header", false)),
      having(gate),
      { complete, headers: [use("gate", 2)] },
      [],
    ],
    [
      "is as sure as the call",
      {},
      having(gate),
      { complete, certainty: "likely" },
      [TOLD[0]?.replace("certain", "likely") ?? ""],
    ],
    ["was asked for in other letters", having(parameter("gate", "header")), having(gate), { complete }, []],
    ["was asked for in another place", having(parameter("Gate", "query")), having(gate), { complete }, TOLD],
    ["was no more than allowed", having(parameter("Gate", "header", false)), having(gate), { complete }, TOLD],
    ["is no more than allowed", {}, having(parameter("Gate", "header", false)), { complete }, []],
    ["is a cookie, of which the code says nothing", {}, having(parameter("Gate", "cookie")), { complete }, []],
    [
      "is set by clients",
      {},
      having(...["Accept", "Content-Type", "Authorization"].map((name) => parameter(name, "header"))),
      { complete },
      [],
    ],
    [
      "has the name of a header that clients set",
      {},
      having(parameter("accept", "query")),
      { complete },
      ["newly-required-parameter accept :1 certain"],
    ],
    ["is sent in parts", filter(false), filter(true), { complete, query: [use("filter[name]", 2)] }, []],
    [
      "is not what is sent, which only begins alike",
      filter(false),
      having(parameter("filter", "query"), parameter("filters", "query", false)),
      { complete, query: [use("filters", 2)] },
      [
        "newly-required-parameter filter :1 certain",
        "not-yet-available filters :2 certain milder 1 firstRelease=target.json",
      ],
    ],
    [
      "of the query is not what is sent in other letters",
      filter(false),
      filter(true),
      { complete, query: [use("FILTER", 2)] },
      ["newly-required-parameter filter :1 certain", "miscased-name filter :2 certain written=FILTER"],
    ],
    ["of the query may be sent", filter(false), filter(true), { complete: { ...complete, query: false } }, []],
    ["of the headers may be sent", {}, having(gate), { complete: { ...complete, headers: false } }, []],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});

describe("a field", async () => {
  const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });
  const body = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });
  const must = (schema: object) => ({ requestBody: { ...body(schema).requestBody, required: true } });
  const order = (...required: readonly string[]) => object({ title: text, note: text, shelf: text }, required);
  const seat = (...required: readonly string[]) => object({ seat: object({ row: text, block: text }, required) });
  const TOLD = ["newly-required-request-field note :1 certain"];
  const title = [use("title", 2)];
  const either = (first: readonly string[], second: readonly string[]) => ({
    oneOf: [object({ title: text, note: text }, first), object({ shelf: text, note: text }, second)],
  });

  const rows: readonly ChangedOperation[] = [
    ["is asked for", body(order()), body(order("note")), { complete, body: title }, TOLD],
    [
      "is asked for, and another was",
      body(order("shelf")),
      body(order("note", "shelf")),
      { complete, body: title },
      TOLD,
    ],
    ["was asked for", body(order("note")), body(order("note")), { complete, body: title }, []],
    ["is sent", body(order()), body(order("note")), { complete, body: [...title, use("note", 3)] }, []],
    ["may be sent", body(order()), body(order("note")), { complete: { ...complete, body: false }, body: title }, []],
    [
      "is set by the server",
      body(order()),
      body(object({ title: text, note: { ...text, readOnly: true } }, ["note"])),
      { complete, body: title },
      [],
    ],
    ["of a body that may be left out, and is", body(order()), body(order("note")), { complete }, []],
    ["of a body that may not be left out, and is", must(order()), must(order("note")), { complete }, TOLD],
    [
      "of an object is told at the object",
      body(seat()),
      body(seat("block")),
      { complete, body: [use("seat", 2), use("seat.row", 3)] },
      ["newly-required-request-field seat.block :2 certain"],
    ],
    [
      "of an object that is nowhere named, at the first field of it",
      body(seat()),
      body(seat("block")),
      { complete, body: [use("seat.row", 3)] },
      ["newly-required-request-field seat.block :3 certain"],
    ],
    [
      "of an object that may be another",
      body(seat()),
      body(seat("block")),
      { complete, body: [{ ...use("seat", 2), certainty: "likely" }, use("seat.row", 3)] },
      ["newly-required-request-field seat.block :2 likely"],
    ],
    [
      "of an object that is left out",
      body(seat()),
      body(object({ ...seat("block").properties, title: text })),
      { complete, body: [] },
      [],
    ],
    [
      "of the alternative that is sent",
      body(either([], [])),
      body(either(["note"], [])),
      { complete, body: title },
      TOLD,
    ],
    ["of the other alternative", body(either([], [])), body(either([], ["note"])), { complete, body: title }, []],
    [
      "of both, where neither describes what is sent",
      body(either([], [])),
      body(either(["note"], ["note"])),
      { complete, body: [...title, use("shelf", 3)] },
      TOLD,
    ],
    [
      "of one of both, where neither describes what is sent",
      body(either([], [])),
      body(either(["note"], [])),
      { complete, body: [...title, use("shelf", 3)] },
      [],
    ],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});
