/** What the commands under `spec` print of documents, from the facts alone. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyJson } from "../../../src/cli/specs/json.js";
import { tokenOf } from "../../../src/cli/specs/options.js";
import { documentRows } from "../../../src/cli/specs/rows.js";
import { addedText, foundAt, hiddenText, listText, showText, verifyText } from "../../../src/cli/specs/text.js";
import type { AddedSpec, Drift, ListedSpec } from "../../../src/contract/folder.js";
import { contractOf } from "../../contract/load-fixture.js";

const plain = (text: string): string => text;
const CWD = "/project";

const listed = (version: string, rest: Partial<ListedSpec> = {}): ListedSpec => ({
  version,
  file: join(CWD, ".lastcall", "pets", `${version}.json`),
  source: "pets.yaml",
  captured: "2026-11-20",
  ageInDays: 1,
  partial: false,
  unread: [],
  assembly: undefined,
  ...rest,
});
const verified = (drift: Drift, rest: Partial<ListedSpec> = {}): string =>
  verifyText({ ...listed("1.0", rest), drift }, plain);

describe("a list", () => {
  const of = (...rows: readonly Partial<ListedSpec>[]): readonly string[] =>
    listText(
      [
        {
          provider: "pets",
          rows: documentRows(
            { named: {} },
            [],
            rows.map((row, at) => listed(`1.${at}`, row)),
          ),
        },
      ],
      plain,
      CWD,
    ).split("\n");

  test("says how old each document is", () => {
    expect(of({ ageInDays: 0 }, {}, { ageInDays: 2 }, { ageInDays: undefined }, { captured: undefined })).toEqual([
      "1.0  project   captured 2026-11-20, today  pets.yaml",
      "1.1  project   captured 2026-11-20, 1 day ago  pets.yaml",
      "1.2  project   captured 2026-11-20, 2 days ago  pets.yaml",
      "1.3  project   captured 2026-11-20  pets.yaml",
      "1.4  project   put there by hand  pets.yaml",
    ]);
  });

  test("says what is not in a document", () => {
    const eleven = Array.from({ length: 11 }, (_, at) => `/path${at}`);
    expect(of({ partial: true, source: undefined }, { unread: eleven.slice(0, 10) }, { unread: eleven })).toEqual([
      "1.0  project   captured 2026-11-20, 1 day ago    a part of the API",
      `1.1  project   captured 2026-11-20, 1 day ago  pets.yaml  not read, so unknown and never called removed: ${eleven.slice(0, 10).join(", ")}`,
      `1.2  project   captured 2026-11-20, 1 day ago  pets.yaml  not read, so unknown and never called removed: ${eleven.slice(0, 10).join(", ")}, and 1 more`,
    ]);
  });

  test("of one version shows the closest: the config's, then the project's", () => {
    const rows = documentRows(
      { named: { "1.10": "https://pets.example.com/a.json", "1.9": join(CWD, "specs", "a.yaml") } },
      [listed("1.9"), listed("1.2"), listed("1.1")],
      [listed("1.2")],
    );
    expect(listText([{ provider: "pets", rows }], plain, CWD).split("\n")).toEqual([
      "1.1   built in  captured 2026-11-20, 1 day ago  pets.yaml",
      "1.2   project   captured 2026-11-20, 1 day ago  pets.yaml",
      `1.9   config    named there  ${join("specs", "a.yaml")}`,
      "1.10  config    named there  https://pets.example.com/a.json",
    ]);
  });

  test("of several APIs puts each below its name", () => {
    const apis = ["pets", "shops"].map((provider) => ({ provider, rows: [] }));
    expect(listText(apis, plain, CWD)).toBe(
      "pets\nno document: lastcall spec add\n\nshops\nno document: lastcall spec add",
    );
    expect(listText(apis.slice(0, 1), plain, CWD)).toBe("no document: lastcall spec add");
  });

  test("tells what of a docs site's pages gave the document", () => {
    const page = (at: number): string => `/p${at}`;
    const assembly = {
      read: [page(1)],
      without: [page(2), page(3)],
      refused: [page(4)],
      bare: Array.from({ length: 11 }, (_, at) => page(at)),
      otherApi: ["/other"],
    };
    const ten = Array.from({ length: 10 }, (_, at) => page(at)).join(", ");
    const start = "1.0  project   captured 2026-11-20, 1 day ago  pets.yaml  1 page read";
    expect(of({ assembly } as never)).toEqual([
      `${start}, 2 without a document (next to nothing stands on ${ten}, …: what belongs there is unknown), 1 that could not be read, left out as another API: /other`,
    ]);
    expect(
      of({ assembly: { ...assembly, bare: assembly.bare.slice(1), otherApi: [], refused: [] } } as never)[0],
    ).toContain(
      "2 without a document (next to nothing stands on /p1, /p2, /p3, /p4, /p5, /p6, /p7, /p8, /p9, /p10: what belongs",
    );
    expect(of({ assembly: { read: [page(1)], without: [], refused: [] } } as never)).toEqual([start]);
  });
});

describe("what became of a document's source", () => {
  test.each<[Drift, string]>([
    [{ kind: "unchanged" }, "1.0  holds: the source is the same"],
    [{ kind: "same-facts" }, "1.0  holds: other words, the same contract"],
    [{ kind: "no-source" }, "1.0  cannot be verified: nothing says where it came from"],
    [{ kind: "superseded", by: "1.1" }, "1.0  holds: what the source said that day; 1.1 is a later document of it"],
    [{ kind: "unreadable", problem: { message: "it is gone" } }, "1.0  cannot be verified: it is gone"],
    [
      { kind: "unreadable", problem: { message: "it is gone", hint: "Look." } },
      "1.0  cannot be verified: it is gone\n  hint: Look.",
    ],
  ])("%j", (drift, expected) => {
    expect(verified(drift)).toBe(expected);
  });

  test("is told beside what the document lacks, but for one that has drifted", () => {
    const lacks = { partial: true, unread: ["/pets"] };
    expect(verified({ kind: "unchanged" }, lacks)).toBe(
      "1.0  holds: the source is the same (a part of the API; not read, so unknown and never called removed: /pets)",
    );
    const changed = { kind: "changed", added: [], removed: [], differing: [] } as const;
    expect(verified(changed, lacks)).toBe("1.0  has drifted from its source; take it in again with: lastcall spec add");
  });

  test("of many differences shows ten of each kind", () => {
    const many = (name: string, length: number) => Array.from({ length }, (_, at) => `GET /${name}${at}`);
    const lines = verified({
      kind: "changed",
      added: many("new", 10),
      removed: many("old", 11),
      differing: many("other", 13),
    }).split("\n");
    expect(lines.filter((line) => line.startsWith("  came"))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("  went"))).toHaveLength(10);
    expect(lines.filter((line) => line.includes("… and"))).toEqual(["  … and 1 more", "  … and 3 more"]);
  });

  test("as JSON: with the hint where there is one, and the file as seen from here", () => {
    const json = JSON.parse(
      verifyJson(
        "pets",
        [
          { ...listed("1.0"), drift: { kind: "unreadable", problem: { message: "gone" } } },
          {
            ...listed("1.1", { source: undefined, captured: undefined, ageInDays: undefined }),
            drift: { kind: "unreadable", problem: { message: "gone", hint: "Look." } },
          },
          { ...listed("1.2"), drift: { kind: "superseded", by: "1.3" } },
        ],
        CWD,
      ),
    ) as { documents: readonly object[] };
    const known = { source: "pets.yaml", captured: "2026-11-20", ageInDays: 1 };
    const rest = { partial: false, unread: [], assembly: null };
    expect(json).toEqual({
      schemaVersion: 1,
      provider: "pets",
      documents: [
        {
          ...{ version: "1.0", file: ".lastcall/pets/1.0.json", ...known, ...rest },
          drift: { kind: "unreadable", message: "gone", hint: null },
        },
        {
          ...{
            version: "1.1",
            file: ".lastcall/pets/1.1.json",
            source: null,
            captured: null,
            ageInDays: null,
            ...rest,
          },
          drift: { kind: "unreadable", message: "gone", hint: "Look." },
        },
        {
          ...{ version: "1.2", file: ".lastcall/pets/1.2.json", ...known, ...rest },
          drift: { kind: "superseded", by: "1.3" },
        },
      ],
    });
  });
});

const document = (paths: object): object => ({ openapi: "3.0.3", info: { title: "pets", version: "1" }, paths });
const operation = (more: object = {}) => ({ responses: { "200": { description: "ok" } }, ...more });

describe("the operations of a document", () => {
  const shown = async (filter?: string) =>
    showText(
      "1.0",
      await contractOf(
        document({
          "/pets/{id}": { put: operation(), get: operation({ deprecated: true }) },
          "/cats": { get: operation({ deprecated: true, description: "Deprecated, use `GET /pets` instead." }) },
          "/pets": { get: operation(), post: { ...operation(), summary: "Add [Experimental]" } },
        }),
      ),
      filter,
      plain,
    ).split("\n");

  test("stand by path and method, with what is said of them", async () => {
    expect(await shown()).toEqual([
      "1.0  OpenAPI 3.0, 5 operations, 2 deprecated",
      "  GET    /cats  deprecated, use GET /pets",
      "  GET    /pets",
      "  POST   /pets  experimental",
      "  GET    /pets/{id}  deprecated",
      "  PUT    /pets/{id}",
    ]);
  });

  test("are those with a word in their method or path, whatever its case", async () => {
    expect(await shown("CATS")).toEqual([
      "1.0  OpenAPI 3.0, 5 operations, 2 deprecated",
      "  GET    /cats  deprecated, use GET /pets",
    ]);
    expect(await shown("put /")).toEqual(["1.0  OpenAPI 3.0, 5 operations, 2 deprecated", "  PUT    /pets/{id}"]);
    expect(await shown("dogs")).toEqual([
      "1.0  OpenAPI 3.0, 5 operations, 2 deprecated",
      'No operation has "dogs" in its method and path.',
    ]);
  });
});

describe("a document that was taken in", () => {
  const added = async (rest: Partial<AddedSpec> = {}, source = "pets.yaml"): Promise<readonly string[]> => {
    const contract = await contractOf(document({ "/pets": { get: operation() } }), "pets.yaml");
    const provenance = { version: "1.0", source } as AddedSpec["provenance"];
    const file = join(CWD, ".lastcall", "pets", "1.0.json");
    const whole = { contract, provenance, file, skipped: [], hidden: [], remarks: [], calledOtherwise: undefined };
    return addedText({ ...whole, ...rest }, CWD, false).split("\n");
  };
  const first = `wrote ${join(".lastcall", "pets", "1.0.json")}: 1 operation, 0 deprecated`;

  test("says no more than where it lies when nothing is to be known", async () => {
    expect(await added()).toEqual([first]);
  });

  test("counts what was left out and what is not valid", async () => {
    const skipped = Array.from({ length: 12 }, (_, at) => ({
      origin: { file: "pets.yaml", pointer: ["paths", `/p${at}`] },
      reason: "it is no object",
    }));
    const lines = await added({ skipped, remarks: ["no `info`"], hidden: ["key"] });
    expect(lines.slice(0, 3)).toEqual([
      first,
      ...hiddenText(["key"]),
      "left out  pets.yaml#/paths//p0: it is no object",
    ]);
    expect(lines.slice(-2)).toEqual(["  … and 2 more", "remark    no `info`"]);
    expect(hiddenText([])).toEqual([]);
  });

  test("names the address that a page led to, where it is another than was given", async () => {
    const contract = await contractOf(document({}), "https://pets.example.com/openapi.json");
    const from = (source: string) => foundAt(contract, { version: "1.0", source } as AddedSpec["provenance"]);
    expect(from("https://pets.example.com/docs")).toEqual(["from      https://pets.example.com/openapi.json"]);
    expect(from("https://pets.example.com/openapi.json")).toEqual([]);
    expect(foundAt(await contractOf(document({}), "pets.yaml"), { version: "1", source: "a" } as never)).toEqual([]);
  });
});

test.each([
  [undefined, undefined],
  ["", undefined],
  ["of-the-test", "of-the-test"],
])("a token that is %j is %j", (set, expected) => {
  expect(tokenOf({ env: set === undefined ? {} : { LASTCALL_TOKEN: set } })).toBe(expected);
});
