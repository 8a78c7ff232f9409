import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordParts } from "../../scripts/record-parts.js";
import type { OperationKey } from "../../src/contract/contract.js";
import type { Element } from "../../src/contract/element.js";
import { openProvider } from "../../src/contract/provider/index.js";
import {
  fieldsOf,
  type History,
  lifecycleOf,
  listLives,
  listParts,
  OPERATION,
  openHistory,
} from "../../src/diff/history/index.js";
import { layOutRecord } from "../../src/shipped/statements/record.js";

/** Opened once: nothing changes them. */
const histories = new Map<string, Promise<History>>();
const historyOf = async (from: "written" | "contracts", name = "runai"): Promise<History> => {
  const known = histories.get(`${from} ${name}`) ?? openHistoryOf(from, { name });
  histories.set(`${from} ${name}`, known);
  return known;
};

/** The provider's folder as it ships, with what is written down of its contracts; or with nothing but them. */
async function openHistoryOf(
  from: "written" | "contracts",
  { name = "runai", project }: { readonly name?: string; readonly project?: string },
): Promise<History> {
  const environment = {
    ...(from === "contracts" ? { builtIn: "specs" } : {}),
    ...(project === undefined ? {} : { project }),
  };
  const provider = await openProvider(name, environment);
  if (!provider.ok) throw new Error(provider.problem.message);
  const history = await openHistory(provider.value);
  if (!history.ok) throw new Error(history.problem.message);
  return history.value;
}

/** Whoever asks a contract fails. */
const withoutContracts = (history: History): History => ({
  ...history,
  contracts: history.contracts.map(
    (release) =>
      Object.create(release, {
        contract: {
          get: () => {
            throw new Error(`the contract of ${release.version} was asked`);
          },
        },
      }) as typeof release,
  ),
});

/**
 * Of the parts of operations, an eighth: that each is written down as the contracts have it is compared as a whole, and
 * this reads what is written. `LASTCALL_LIVES=all`: everything.
 */
const SHARE = process.env["LASTCALL_LIVES"] === "all" ? 1 : 8;
/** milliseconds; all of them take their time */
const LONGEST = SHARE === 1 ? 3_600_000 : 60_000;

/** What some release has or had: every operation, and of their parts each {@link SHARE}th. */
function* elementsOf({ contracts, operations }: History): Generator<readonly [key: OperationKey, element: Element]> {
  let met = 0;
  for (const key of operations.keys()) {
    const elements = new Map<string, Element>();
    for (const { contract } of contracts) {
      const operation = contract.operations.get(key);
      if (operation === undefined) continue;
      for (const { name, in: place } of operation.parameters)
        elements.set(`${place} ${name}`, { kind: place === "path" ? "path-parameter" : place, path: [name] });
      for (const { id, side, path } of fieldsOf(operation).values())
        elements.set(id, { kind: `${side}-property`, path });
    }
    yield [key, OPERATION];
    for (const element of elements.values()) if (met++ % SHARE === 0) yield [key, element];
  }
}

describe("lives from what is written down of the shipped contracts", () => {
  test.each(readdirSync("specs"))(
    "parts.json of %s is what its contracts have today (npm run specs:digest)",
    async (name) => {
      const parts = layOutRecord(recordParts(await historyOf("contracts", name)));
      expect(parts === readFileSync(`specs/${name}/parts.json`, "utf8")).toBe(true);
    },
  );

  test(
    "every life is the one that the contracts tell",
    async () => {
      const [written, read] = [await historyOf("written"), await historyOf("contracts")];
      expect([...written.operations]).toEqual([...read.operations]);
      for (const [key, element] of elementsOf(read)) {
        const [life, told] = [lifecycleOf(written, key, element), lifecycleOf(read, key, element)];
        if (JSON.stringify(life) !== JSON.stringify(told)) expect(life).toEqual(told);
      }
    },
    LONGEST,
  );

  test(
    "the listing is the one that the contracts tell, and asks none of them",
    async () => {
      const [written, read] = [withoutContracts(await historyOf("written")), await historyOf("contracts")];
      expect(listLives(written)).toEqual(listLives(read));
    },
    LONGEST,
  );

  test(
    "the parts of each operation are those that the contracts tell",
    async () => {
      const [written, read] = [await historyOf("written"), await historyOf("contracts")];
      for (const key of read.operations.keys()) expect(listParts(written, key)).toEqual(listParts(read, key));
    },
    LONGEST,
  );
});

describe("beside releases of the project's own", () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "lastcall-written-"));
    mkdirSync(join(project, ".lastcall", "runai"), { recursive: true });
  });
  afterEach(() => {
    rmSync(project, { recursive: true });
  });
  const own = (file: string, content: object): void => {
    writeFileSync(join(project, ".lastcall", "runai", file), JSON.stringify(content));
  };
  type Document = {
    paths: Record<string, Record<string, object>>;
    components: { schemas: Record<string, { properties?: Record<string, object> }> };
  };
  const shipped = (release: string): Document =>
    JSON.parse(readFileSync(`specs/runai/${release}.json`, "utf8")) as Document;

  /** An operation less, a field renamed, a field marked. */
  function edited(release: string): Document {
    const document = shipped(release);
    delete document.paths["/api/v1/users"];
    for (const { properties } of Object.values(document.components.schemas)) {
      if (properties?.["projectName"] !== undefined) {
        properties["projectTitle"] = properties["projectName"];
        delete properties["projectName"];
      }
      if (properties?.["createdBy"] !== undefined) properties["createdBy"] = { type: "string", deprecated: true };
    }
    return document;
  }

  test.each([
    ["a later release", "2.25.json", "2.24"],
    ["the rolling API", "latest.json", "2.24"],
    ["one instead of a shipped one", "2.22.json", "2.22"],
    ["an earlier release", "2.17.json", "2.18"],
  ])(
    "%s",
    async (_, file, like) => {
      own(file, edited(like));
      own("notices.json", {
        notices: [
          {
            kind: "deprecated",
            announcedIn: "2.23",
            elements: [{ path: "/api/v1/org-unit/projects", field: ["description"] }, { path: "/api/v1/nodes" }],
            source: "our own reading",
          },
        ],
      });
      const [written, read] = [
        await openHistoryOf("written", { project }),
        await openHistoryOf("contracts", { project }),
      ];
      expect(listLives(written)).toEqual(listLives(read));
    },
    LONGEST,
  );
});
