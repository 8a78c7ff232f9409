/** A config that lists two APIs: what looks at an API's life looks at both. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (version: string, ...paths: readonly (readonly [string, boolean])[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "harbour", version },
    paths: Object.fromEntries(
      paths.map(([path, deprecated]) => [
        path,
        { get: { operationId: `get${path.slice(1)}`, deprecated, responses: { 200: { description: "fine" } } } },
      ]),
    ),
  });

const api = (name: string) => ({
  name,
  servers: [`https://${name}.example`],
  specs: { "1": `${name}-1.json`, "2": `${name}-2.json` },
});

const harbour = (facts: object = {}) =>
  folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      apis: [
        { ...api("boats"), ...facts },
        { ...api("cranes"), ...facts },
      ],
    }),
    "boats-1.json": document("1", ["/boats", false], ["/shared", false]),
    "boats-2.json": document("2", ["/boats", true], ["/shared", false]),
    "cranes-1.json": document("1", ["/cranes", false], ["/shared", false]),
    "cranes-2.json": document("2", ["/shared", false]),
    "src/boats.ts": 'export const boats = () => fetch("https://boats.example/boats");\n',
    "src/cranes.ts": 'export const cranes = () => fetch("https://cranes.example/cranes");\n',
  });

interface Several<One> {
  readonly schemaVersion: number;
  readonly apis: readonly One[];
}

interface Answer {
  readonly api: { readonly provider: string };
  readonly subjects: readonly { readonly operation: string; readonly state: string }[];
}

interface Listed {
  readonly api: { readonly provider: string };
  readonly elements: readonly { readonly operation: string; readonly places: number }[];
}

test("timeline lists what ends in each of them", async () => {
  const { exitCode, stdout, stderr } = await lastcall(["timeline", "--format", "json"], { cwd: harbour() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const { apis } = JSON.parse(stdout) as Several<Listed>;
  expect(apis.map((one) => [one.api.provider, ...one.elements.map(({ operation }) => operation)])).toEqual([
    ["boats", "GET /boats"],
    ["cranes", "GET /cranes"],
  ]);
});

test("timeline --used-by keeps the calls of each apart", async () => {
  const cwd = harbour();
  const { stdout } = await lastcall(["timeline", "--used-by", "src/cranes.ts", "--format", "json"], { cwd });
  const { apis } = JSON.parse(stdout) as Several<Listed>;
  expect(apis.map(({ elements }) => elements.map(({ operation, places }) => ({ operation, places })))).toEqual([
    [],
    [{ operation: "GET /cranes", places: 1 }],
  ]);
});

test("timeline --provider picks one, in the form that one API has", async () => {
  const { stdout } = await lastcall(["timeline", "--provider", "cranes", "--format", "json"], { cwd: harbour() });
  expect((JSON.parse(stdout) as Listed).elements.map(({ operation }) => operation)).toEqual(["GET /cranes"]);
});

test("a page has a chart for each of them, on a scale of its own", async () => {
  const { exitCode, stdout, stderr } = await lastcall(["timeline", "--format", "html"], { cwd: harbour() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const charts = stdout.split("<section").slice(1);
  expect(charts.map((chart) => [/<h2[^>]*>(.*?)<\/h2>/.exec(chart)?.[1], rowsOf(chart)])).toEqual([
    ["boats", ["GET /boats"]],
    ["cranes", ["GET /cranes"]],
  ]);
  const grids = [...stdout.matchAll(/^\.(chart-\d) td\.track \{/gm)].map(([, name]) => name);
  expect(charts.map((chart) => /<table class="chart (.*?)"/.exec(chart)?.[1])).toEqual(grids);
});

test("a calendar has the ends of all of them", async () => {
  const facts = {
    releases: [
      { version: "1", date: "2026-01-10" },
      { version: "2", date: "2026-06-10" },
    ],
    policy: { months: 12 },
  };
  const args = ["timeline", "--format", "ical"];
  const [all, ...each] = await Promise.all(
    [[], ["--provider", "boats"], ["--provider", "cranes"]].map(async (provider) => {
      const { stdout } = await lastcall([...args, ...provider], { cwd: harbour(facts) });
      return stdout;
    }),
  );
  expect(eventsIn(all)).toEqual(each.flatMap(eventsIn));
  expect(eventsIn(all).flatMap((event) => /SUMMARY:(.*)/.exec(event)?.[1]?.trim() ?? [])).toEqual([
    "Last day on SaaS: GET /boats",
  ]);
  expect(all?.match(/^(?:BEGIN|END):VCALENDAR/gm)).toHaveLength(2);
});

const rowsOf = (chart: string): readonly (string | undefined)[] =>
  [...chart.matchAll(/<tr class="row [^>]*><th scope="row"><code>(.*?)<\/code>/g)].map(([, name]) => name);
const eventsIn = (calendar: string | undefined): readonly string[] =>
  [...(calendar ?? "").matchAll(/BEGIN:VEVENT[^]*?END:VEVENT/g)].map(([event]) => event);

test("explain finds an operation in whichever API has it", async () => {
  const { exitCode, stdout } = await lastcall(["explain", "GET /cranes", "--format", "json"], { cwd: harbour() });
  expect(exitCode).toBe(0);
  const answer = JSON.parse(stdout) as Answer;
  expect([answer.api.provider, ...answer.subjects.map(({ state }) => state)]).toEqual(["cranes", "removed"]);
});

test("explain answers for each API that has it", async () => {
  const { stdout } = await lastcall(["explain", "GET /shared", "--format", "json"], { cwd: harbour() });
  expect((JSON.parse(stdout) as Several<Answer>).apis.map((one) => one.api.provider)).toEqual(["boats", "cranes"]);
});

test("explain of what none has proposes what one has", async () => {
  const { exitCode, stderr } = await lastcall(["explain", "GET /crane"], { cwd: harbour() });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/hint: .*\/cranes/);
});

test("audit looks at all of them", async () => {
  const { exitCode, stdout } = await lastcall(["audit", "--format", "json"], { cwd: harbour() });
  expect(exitCode).toBe(0);
  expect((JSON.parse(stdout) as Several<unknown>).apis).toHaveLength(2);
  const { stdout: text } = await lastcall(["audit"], { cwd: harbour() });
  expect(text).toContain("GET /cranes");
});

test("diff takes the releases of the only API that has them", async () => {
  const cwd = folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      apis: [api("boats"), { name: "cranes", specs: { "8": "cranes-8.json", "9": "cranes-9.json" } }],
    }),
    "boats-1.json": document("1", ["/boats", false]),
    "boats-2.json": document("2", ["/boats", true]),
    "cranes-8.json": document("8", ["/cranes", false], ["/shared", false]),
    "cranes-9.json": document("9", ["/shared", false]),
  });
  const { exitCode, stdout } = await lastcall(["diff", "8", "9", "--format", "markdown"], { cwd });
  expect({ exitCode, names: stdout.includes("GET /cranes") }).toEqual({ exitCode: 0, names: true });
  const mixed = await lastcall(["diff", "1", "9"], { cwd });
  expect(mixed).toMatchObject({ exitCode: 2, stdout: "" });
  expect(mixed.stderr).toContain("error: 1 is a release of boats, 9 of cranes\n");
  const unknown = await lastcall(["diff", "1", "7"], { cwd });
  expect(unknown.exitCode).toBe(2);
});

test("diff asks which API is meant by a release that two have", async () => {
  const both = await lastcall(["diff", "1", "2"], { cwd: harbour() });
  expect(both).toMatchObject({ exitCode: 2, stdout: "" });
  expect(both.stderr).toContain("several APIs of the config have a release 1: boats, cranes");
  const one = await lastcall(["diff", "1", "2", "--provider", "cranes"], { cwd: harbour() });
  expect(one.stdout).toContain("/cranes");
});

test("spec list has the documents of each, those that the config names among them", async () => {
  const cwd = harbour();
  expect((await lastcall(["spec", "add", "3", "boats-2.json", "--provider", "boats"], { cwd })).exitCode).toBe(0);
  const { exitCode, stdout } = await lastcall(["spec", "list"], { cwd });
  expect([exitCode, stdout.replace(/captured .*/, "captured")]).toEqual([
    0,
    `boats
1  config    named there  boats-1.json
2  config    named there  boats-2.json
3  project   captured

cranes
1  config    named there  cranes-1.json
2  config    named there  cranes-2.json
`,
  ]);
  const json = JSON.parse((await lastcall(["spec", "list", "--format", "json"], { cwd })).stdout) as {
    readonly apis: readonly {
      readonly provider: string;
      readonly documents: readonly { readonly version: string }[];
    }[];
  };
  expect(json.apis.map(({ provider, documents }) => [provider, ...documents.map(({ version }) => version)])).toEqual([
    ["boats", "1", "2", "3"],
    ["cranes", "1", "2"],
  ]);
});

test.each([
  ["spec add", ["spec", "add", "3", "boats-2.json"]],
  ["spec verify", ["spec", "verify"]],
  ["spec update", ["spec", "update"]],
])("%s writes or reads again for one API: which one has to be said", async (_, command) => {
  const { exitCode, stderr } = await lastcall(command, { cwd: harbour() });
  expect([exitCode, stderr]).toEqual([
    2,
    "error: several APIs are known here: boats, cranes\n  hint: Pick one with --provider.\n",
  ]);
});

test("a config that lists one other API is about that, without --provider", async () => {
  const cwd = folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({ apis: [api("boats")] }),
    "boats-1.json": document("1", ["/boats", false]),
    "boats-2.json": document("2", ["/boats", true]),
  });
  expect((await lastcall(["spec", "list"], { cwd })).stdout).toMatch(/^1 {2}config .*boats-1\.json\n2 {2}config/);
});

test("a release that was added to an API whose documents the config names is known to every command", async () => {
  const cwd = harbour();
  writeFileSync(join(cwd, "boats-3.json"), document("3", ["/shared", false]));
  const added = await lastcall(["spec", "add", "3", "boats-3.json", "--provider", "boats"], { cwd });
  expect(added.exitCode).toBe(0);
  const diff = await lastcall(["diff", "2", "3", "--provider", "boats", "--format", "json"], { cwd });
  expect((JSON.parse(diff.stdout) as { changes: readonly object[] }).changes).toMatchObject([
    { affects: [{ method: "GET", path: "/boats" }] },
  ]);
  const check = await lastcall(
    ["check", "src", "--provider", "boats", "--from", "1", "--to", "3", "--format", "json"],
    {
      cwd,
    },
  );
  expect((JSON.parse(check.stdout) as { findings: readonly object[] }).findings).toMatchObject([
    { ruleId: "removed-endpoint", operation: "GET /boats", file: "src/boats.ts" },
  ]);
  const explained = await lastcall(["explain", "GET /boats", "--format", "json"], { cwd });
  expect((JSON.parse(explained.stdout) as Answer).subjects).toMatchObject([{ state: "removed" }]);
});

test("what the config names goes before what was added under the same release", async () => {
  const cwd = harbour();
  writeFileSync(join(cwd, "other.json"), document("2", ["/other", false]));
  await lastcall(["spec", "add", "2", "other.json", "--provider", "boats", "--partial"], { cwd });
  const { stdout } = await lastcall(["explain", "GET /boats", "--format", "json"], { cwd });
  expect((JSON.parse(stdout) as Answer).subjects).toMatchObject([{ state: "deprecated" }]);
});

test("without a config the documents of the project say which APIs there are", async () => {
  const cwd = folder({ "package.json": "{}", "boats.json": document("1", ["/boats", false]) });
  await lastcall(["spec", "add", "1", "boats.json", "--provider", "boats"], { cwd });
  const { stdout } = await lastcall(["spec", "list", "--format", "json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ provider: "boats", documents: [{ version: "1" }] });
});
