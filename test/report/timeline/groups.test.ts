/** The page of a timeline: which rows stand under which title, and what each says. */
import { expect, test } from "vitest";
import type { Timeline } from "../../../src/policy/index.js";
import { renderTimeline } from "../../../src/report/timeline/index.js";
import { storyTimeline } from "./story.js";

type Row = Timeline["rows"][number];
const story = await storyTimeline();
const [first] = story.rows;
if (first === undefined) throw new Error("the story has rows");
const STANDINGS: readonly Row["standing"][] = [
  { state: "not-yet", from: "1.3" },
  { state: "removed", in: "1.1", since: undefined, keptThrough: undefined },
  { state: "expired", since: "1.0", keptThrough: {}, servedAtTarget: "yes" },
  { state: "supported", experimental: false },
  { state: "deprecated", since: "1.2", keptThrough: undefined, experimental: false },
  { state: "unlisted" },
];
const rowsWith = (places: number): readonly Row[] =>
  STANDINGS.map((standing) => ({ ...first, id: standing.state, spelled: `GET /${standing.state}`, places, standing }));
const page = (more: Partial<Timeline>): Promise<string> =>
  renderTimeline("html", { ...story, ...more }, { color: false, width: 80 });
const textOf = (markup: string): string =>
  markup
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>|<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** `Gone 1: removed` */
const groupsIn = (markup: string): readonly string[] =>
  markup
    .split('<tr class="group">')
    .slice(1)
    .map((part) => {
      const [, title = ""] = /<th[^>]*>(.*?)<\/th>/.exec(part) ?? [];
      const states = [...part.matchAll(/<tr class="row ([a-z-]+)"/g)].map(([, state]) => state);
      return `${textOf(title)}: ${states.join(" ")}`;
    });

test("what no code uses stands under where it stands", async () => {
  expect(groupsIn(await page({ rows: rowsWith(0) }))).toEqual([
    "In their window 1: deprecated",
    "Past their window 1: expired",
    "Gone 1: removed",
    "Marked or missing at another time 3: not-yet supported unlisted",
  ]);
});

test("what code uses stands first, however it stands", async () => {
  expect(groupsIn(await page({ rows: [...rowsWith(0).slice(1, 3), ...rowsWith(2).slice(3, 5)] }))).toEqual([
    "Used by this code 2: supported deprecated",
    "Past their window 1: expired",
    "Gone 1: removed",
  ]);
});

test("a row says in how many places it is used, where it is", async () => {
  const uses = async (places: number) =>
    [...(await page({ rows: rowsWith(places).slice(0, 1) })).matchAll(/<span class="uses">(.*?)<\/span>/g)].map(
      ([, text]) => text,
    );
  expect([await uses(0), await uses(1), await uses(2)]).toEqual([[], ["1 place"], ["2 places"]]);
});

test("it is found by what it is called, its schema, its state and the first operations that it reaches", async () => {
  const reaches = Array.from(
    { length: 25 },
    (_, at) => ({ ...first.reaches[0], operation: `GET /Path${at}` }) as Row["reaches"][number],
  );
  const [row] = rowsWith(0);
  const markup = await page({ rows: [{ ...row, schema: "Pet.Tag", reaches } as Row] });
  const [, searched = ""] = /data-text="([^"]*)"/.exec(markup) ?? [];
  expect(searched.split(" get /path")[0]).toMatch(/pet\.tag not-yet$/);
  expect([searched.includes("get /path19"), searched.includes("get /path20")]).toEqual([true, false]);
});

test("what is announced and in no contract is told only where there is some", async () => {
  const features = [
    { feature: "old <console>", announcedIn: "1.2", date: undefined, source: "" },
    { feature: "old agent", announcedIn: "1.3", date: { precision: "month", month: "2025-07" }, source: "" },
  ] as const;
  const told = await page({ features });
  expect(textOf(told)).toMatch(/Announced, in no contract old &lt;console&gt; 1\.2 old agent 1\.3, .*2025/);
  expect(await page({ features: [] })).not.toContain("Announced, in no contract");
});

test("the legend says how far months are stated, where that is known", async () => {
  expect(textOf(await page({ monthsStatedThrough: "1.2" }))).toContain("end on SaaS (stated up to 1.2)");
  expect(textOf(await page({ monthsStatedThrough: undefined }))).toMatch(/end on SaaS first release without it/);
});

test("a forecast says so", async () => {
  expect(textOf(await page({ forecast: true }))).toContain(", against 1.3, forecast from notices and policy: ");
  expect(textOf(await page({ forecast: false }))).toContain(", against 1.3: ");
});
