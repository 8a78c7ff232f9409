/** A function that does one of many things, by a name that it is given: what comes last is seen as what comes first. */
import { expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const MANY = Array.from({ length: 40 }, (_, at) => `tool${at}`);
/** some hundreds of steps */
const work = (name: string): string =>
  `await fetch("/v1/k8s/users/" + args.id + "/roles", { method: "GET", headers: { tool: "${name}" } });
  return { content: [${Array.from({ length: 60 }, (_, at) => `{ type: "text", text: "${name} " + args.a${at} }`).join(", ")}] };`;

const CASES = `switch (name) {
${MANY.map((name) => `case "${name}": { ${work(name)} }`).join("\n")}
}`;
const CHAIN = MANY.map((name, at) => `${at === 0 ? "" : "else "}if (name === "${name}") { ${work(name)} }`).join("\n");
const GUARDS = MANY.map((name) => `if (name === "${name}") { ${work(name)} }`).join("\n");
const WITHIN = `switch (name) {
case "all": {
${CHAIN}
}
}`;

test.each<[name: string, body: string]>([
  ["cases", CASES],
  ["a chain", CHAIN],
  ["one after the other", GUARDS],
  ["a chain within a case", WITHIN],
])("%s", (_, body) => {
  const { calls, unfinished } = analysed(
    `export async function handle(name: string, args: any) {\n${body}\nreturn fetch("/v1/k8s/apps");\n}`,
  );
  expect(calls.map((call) => lineOf(call, false))).toEqual([
    ...MANY.map(() => "GET /v1/k8s/users/{}/roles [headers: tool]"),
    "GET /v1/k8s/apps",
  ]);
  expect(unfinished).toEqual([]);
});

test("another function calls it: it is seen as a whole all the same", () => {
  const { calls } = analysed({
    "tools.ts": `export async function handle(name: string, args: any) {\n${CASES}\n}`,
    "main.tsx":
      'import { handle } from "./tools.js";\nexport const first = (name: string) => {\n  handle(name, {});\n  return fetch("/v1/k8s/apps");\n};',
  });
  expect(calls.filter(({ place }) => place.file === "tools.ts")).toHaveLength(MANY.length);
});
