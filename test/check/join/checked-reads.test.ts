/** A field that may be null or left out now hurts nobody who looks before reading: in whole runs, expression by expression. */

import { rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheck } from "../../../src/check/index.js";
import { folder } from "../../cli/folder.js";

let root: string;
beforeAll(() => {
  root = folder({ "package.json": "{}" });
});
afterAll(() => rm(root, { recursive: true }));

const text = { type: "string" };
const team = { type: "object", properties: { name: text, members: { type: "array", items: text } } };
const player = (team: object, required: readonly string[]) => ({
  openapi: "3.0.3",
  info: { title: "Players", version: "1" },
  servers: [{ url: "https://api.players.example" }],
  paths: {
    "/player": {
      get: {
        responses: {
          "200": {
            description: "one",
            content: { "application/json": { schema: { type: "object", required, properties: { team, nick: text } } } },
          },
        },
      },
    },
  },
});
const before = player(team, ["team"]);
const AFTER = { null: player({ ...team, nullable: true }, ["team"]), undefined: player(team, []) } as const;

let runs = 0;
/** The lines that are reported, counted from the first line of the function's body. */
async function hurt(body: string, missing: keyof typeof AFTER | object): Promise<readonly number[]> {
  runs += 1;
  const [code, base, target] = [`code-${runs}.ts`, `base-${runs}.json`, `target-${runs}.json`];
  await writeFile(`${root}/${base}`, JSON.stringify(before));
  await writeFile(`${root}/${target}`, JSON.stringify(typeof missing === "string" ? AFTER[missing] : missing));
  await writeFile(
    `${root}/${code}`,
    `export async function show(print: (text: unknown) => void) {
const player = await (await fetch("https://api.players.example/player")).json();
${body}
}
`,
  );
  const run = await runCheck([code], { cwd: root, today: "2026-03-01", cache: false, base, target });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.report.findings.map(({ ruleId, place }) => {
    expect(ruleId).toBe("changed-response-field");
    return place.line - 2;
  });
}

describe("whoever looks first is not told, of null or of what is left out", () => {
  test.each([
    "print(player.team?.name);",
    "print(player.team?.members?.length);",
    "print((player.team ?? none()).name);",
    "print(player.team && player.team.name);",
    "print(player.team ? player.team.name : 0);",
    "print(!player.team || player.team.name);",
    "if (player.team) print(player.team.name);",
    "if (player.team) { [1].forEach(() => print(player.team.name)); }",
    "if (player.team != null && player.nick) print(player.team.name);",
    "if (!player.team) return;\nprint(player.team.name);",
    "if (player.team == null || player.nick === '') { return; }\nprint(player.team.name);",
    "if (!player.team) print(0);\nelse print(player.team.name);",
    "const { team } = player;\nif (team) print(team.name);",
    "const team = player.team;\nprint(team?.name);",
    "const { name } = player.team ?? {};\nprint(name);",
    "for (const one of player.team?.members ?? []) print(one);",
    "if (Boolean(player.team)) print(player.team.name);",
    "if (player.team?.members.length > 0) print(player.team.name);",
    "useEffect(() => print(1), [player.team]);",
    "print(React.useMemo(() => 1, [print, player.team]));",
  ])("%s", async (body) => {
    expect(await hurt(body, "null")).toEqual([]);
    expect(await hurt(body, "undefined")).toEqual([]);
  });
});

describe("whoever does not is", () => {
  test.each<[string, readonly number[]]>([
    ["print(player.team.name);", [1]],
    ["print(player.team!.name);", [1]],
    ["print(player.team.name ?? 0);", [1]],
    ["const { name } = player.team;\nprint(name);", [1]],
    ["if (player.nick) print(player.team.name);", [1]],
    ["if (!player.team) print(player.team.name);", [1]],
    ["if (!player.team) print(0);\nprint(player.team.name);", [2]],
    ["if (player.team) print(0);\nprint(player.team.name);", [2]],
    ["print(player.team?.name);\nprint(player.team.members);", [2]],
    ["if (!player.team || player.nick) print(player.team.name);", [1]],
    ["for (const one of player.team.members ?? []) print(one);", [1]],
    ["useEffect(() => print(1), [player.team.name]);", [1]],
    ["print([player.team]);", [1]],
    ["user(1, [player.team]);", [1]],
  ])("%s", async (body, lines) => {
    expect(await hurt(body, "null")).toEqual(lines);
    expect(await hurt(body, "undefined")).toEqual(lines);
  });
});

describe("what asks for one of the two helps against that one", () => {
  test.each<[string, "null" | "undefined"]>([
    ["if (player.team !== null) print(player.team.name);", "null"],
    ["if (player.team === null) return;\nprint(player.team.name);", "null"],
    ["if (player.team !== undefined) print(player.team.name);", "undefined"],
    ["if (typeof player.team === 'undefined') return;\nprint(player.team.name);", "undefined"],
    ["if (typeof player.team !== 'undefined') print(player.team.name);", "undefined"],
  ])("%s: %s", async (body, missing) => {
    const other = missing === "null" ? "undefined" : "null";
    expect(await hurt(body, missing)).toEqual([]);
    expect(await hurt(body, other)).toHaveLength(1);
  });
});

test("a value of its own: shown it is told, compared or replaced it is not", async () => {
  const nameless = player({ ...team, properties: { ...team.properties, name: { ...text, nullable: true } } }, ["team"]);
  expect(await hurt("print(player.team.name.length);", nameless)).toEqual([1]);
  expect(await hurt("print(player.team.name);", nameless)).toEqual([1]);
  expect(await hurt("print(player.team.name ?? 'nobody');", nameless)).toEqual([]);
  expect(await hurt("if (player.team.name === 'red') print(1);", nameless)).toEqual([]);
  expect(await hurt("if (player.team.name) print(player.team.name.length);", nameless)).toEqual([]);
});
