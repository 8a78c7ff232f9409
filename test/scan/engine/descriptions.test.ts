/**
 * Everything that the description of a client says has an effect: of each name, member and slot a program is made that
 * uses it, and the call has to come out of it with what the slot holds.
 */
import { describe, expect, test } from "vitest";
import type { CallShape, ClientDescription } from "../../../src/scan/knowledge/clients/description.js";
import { CLIENTS } from "../../../src/scan/knowledge/clients/index.js";
import { analysed } from "./engine.js";

const HOST = "https://app.run.ai";
const PATH = "/v1/k8s/users/7";

/** `import` and expression for a name of a description: `axios#default`, `undici#*`, `#fetch`. */
function clientOf(name: string): { readonly head: string; readonly expression: string } {
  const at = name.lastIndexOf("#");
  const [module, path] = [name.slice(0, at), name.slice(at + 1)];
  if (module === "") return { head: "", expression: path };
  const [first = "", ...rest] = path.split(".");
  const local = first === "default" || first === "*" ? "client" : first;
  const what = first === "default" ? local : first === "*" ? `* as ${local}` : `{ ${local} }`;
  return { head: `import ${what} from "${module}";\n`, expression: [local, ...rest].join(".") };
}

/** Arguments of a call with texts in some of its slots: `{ "0": '"/users"', "1.params": "{ q: 1 }" }`. */
function argumentsWith(slots: Readonly<Record<string, string>>): string | undefined {
  const values: (string | Record<string, unknown>)[] = [];
  const entries = Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [slot, text] of entries) {
    const [index = "", ...keys] = slot.split(".");
    const at = index === "last" ? Math.max(values.length, 1) : Number(index);
    if (Number.isNaN(at) || keys.some((key) => !/^[\w$-]+$/.test(key))) return undefined;
    if (keys.length === 0) {
      if (values[at] !== undefined) return undefined;
      values[at] = text;
      continue;
    }
    const holder = (values[at] ??= {});
    if (typeof holder === "string") return undefined;
    let inner = holder;
    for (const key of keys.slice(0, -1)) inner = (inner[key] ??= {}) as Record<string, unknown>;
    inner[keys.at(-1) ?? ""] = text;
  }
  const written = (value: unknown): string =>
    typeof value === "string"
      ? value
      : `{ ${Object.entries(value as object)
          .map(([key, inner]) => `${JSON.stringify(key)}: ${written(inner)}`)
          .join(", ")} }`;
  return Array.from(values, (value) => (value === undefined ? "undefined" : written(value))).join(", ");
}

interface Case {
  readonly what: string;
  readonly code: string;
  readonly expected: string;
}

const STANDARD = /^(?:get|post|put|patch|delete|head|options)$/;

function* casesOf(description: ClientDescription): Generator<Case> {
  // a package that makes clients is none itself: `request(app).get("/users")`
  const made = (description.factories ?? []).flatMap(({ of }) => of.map((name) => name.replace(/#.*$/, "#*")));
  const objects = (description.objects ?? []).filter((name) => !made.includes(name) || !name.endsWith("#*"));
  const [main] = objects;
  if (main === undefined) return;
  for (const [index, shape] of description.calls.entries()) {
    if (!Array.isArray(shape.url) || shape.each !== undefined || shape.parameters !== undefined) continue;
    const urls = shape.url as readonly string[];
    const [url = "0"] = urls;
    const members = shape.members.filter((member) => !member.includes("*"));
    const [member = members[0]] = members.filter((one) => /^(?:post|put|patch)$/.test(one));
    if (member === undefined) continue;
    const make = (
      what: string,
      slots: Readonly<Record<string, string>>,
      expected: string,
      { object = main, by = member }: { object?: string; by?: string } = {},
    ): Case | undefined => {
      const { head, expression } = clientOf(object);
      const given = argumentsWith(slots);
      if (given === undefined) return undefined;
      const callee = by === "" ? expression : `${expression}.${by}`;
      return {
        what: `${index} ${what}`,
        code: `${head}export const f = async () => { await ${callee}(${given}); };`,
        expected,
      };
    };
    const address = JSON.stringify(HOST + PATH);
    const plain = (by: string): string => methodOf(shape, by);
    const all = [
      ...objects.map((object) => make(`object ${object}`, { [url]: address }, `${plain(member)} ${PATH}`, { object })),
      ...members.map((by) => make(`member ${by}`, { [url]: address }, `${plain(by)} ${PATH}`, { by })),
      ...urls.map((slot) => make(`url ${slot}`, { [slot]: address }, `${plain(member)} ${PATH}`)),
      ...(shape.query ?? []).map((slot) =>
        make(`query ${slot}`, { [url]: address, [slot]: '{ asked: "x" }' }, `${plain(member)} ${PATH} query asked`),
      ),
      ...(shape.body ?? []).map((slot) =>
        make(`body ${slot}`, { [url]: address, [slot]: '{ sent: "x" }' }, `${plain(member)} ${PATH} body sent`),
      ),
      ...(shape.headers ?? []).map((slot) =>
        make(
          `headers ${slot}`,
          { [url]: address, [slot]: '{ "X-Told": "x" }' },
          `${plain(member)} ${PATH} headers X-Told`,
        ),
      ),
      ...(shape.base ?? []).map((slot) =>
        make(
          `base ${slot}`,
          { [url]: JSON.stringify(PATH), [slot]: JSON.stringify(HOST) },
          `${plain(member)} ${PATH} of app.run.ai`,
        ),
      ),
      ...(typeof shape.method === "object" ? shape.method.at : []).map((slot) =>
        make(`method ${slot}`, { [url]: address, [slot]: '"PUT"' }, `PUT ${PATH}`),
      ),
    ];
    yield* all.filter((one) => one !== undefined);
  }
}

function methodOf({ method }: CallShape, member: string): string {
  if (typeof method === "object") return method.otherwise ?? "GET";
  if (method !== "member") return method;
  const name = member.split(".").at(-1) ?? "";
  return STANDARD.test(name) ? name.toUpperCase() : name === "del" ? "DELETE" : "?";
}

function linesOf(code: string): readonly string[] {
  return analysed(code).calls.flatMap((call) => {
    const line = `${call.method ?? "GET"} ${call.path}`;
    return [
      line,
      ...(["query", "body", "headers"] as const).flatMap((part) =>
        call[part].map((field) => `${line} ${part} ${field.path.join(".")}`),
      ),
      ...call.bases.flatMap((base) => (base.kind === "host" ? [`${line} of ${base.host}`] : [])),
    ];
  });
}

const CASES = CLIENTS.flatMap((description) =>
  [...casesOf(description)].map((one) => [`${description.name}: ${one.what}`, one] as const),
);

describe("what a description says has an effect", () => {
  test.each(CASES)("%s", (_, { code, expected }) => {
    const [method, ...rest] = expected.split(" ");
    const found = linesOf(code).map((line) => (method === "?" ? line.replace(/^\S+/, "?") : line));
    expect(found, code).toContain([method, ...rest].join(" "));
  });
});
