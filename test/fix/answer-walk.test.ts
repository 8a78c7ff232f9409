/** The way of an answer through the code: where it goes out of sight, what it is mixed with, and what is asked of it. */
import { describe, expect, test } from "vitest";
import { AnswerWalk, type Escape } from "../../src/fix/code/answer-walk.js";
import type { Program } from "../../src/fix/code/program.js";
import { ts } from "../../src/scan/project/syntax.js";
import { programOf } from "./code.js";

/** As the scan would give them: each `owner` is a read of that field, each `tag` one of the items of a list. */
function readsIn(program: Program): ReadonlyMap<ts.Node, readonly string[]> {
  const reads = new Map<ts.Node, readonly string[]>();
  const visit = (node: ts.Node): void => {
    const name = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : "";
    if (name === "owner") reads.set(node, ["owner"]);
    if (name === "tag") reads.set(node, ["[]", "tag"]);
    ts.forEachChild(node, visit);
  };
  for (const file of program.files) {
    const tree = program.module(file)?.tree;
    if (tree !== undefined) visit(tree);
  }
  return reads;
}

/** The only call of `send`. */
function callIn(program: Program): ts.Node {
  const visit = (node: ts.Node): ts.Node | undefined =>
    ts.isCallExpression(node) && node.expression.getText() === "send" ? node : ts.forEachChild(node, visit);
  const tree = program.module("a.ts")?.tree;
  const found = tree === undefined ? undefined : visit(tree);
  if (found === undefined) throw new Error("no call");
  return found;
}

/** What is found, a line each; `direct`: the call is the client's own. */
function walked(code: string, direct = true, more: Readonly<Record<string, string>> = {}) {
  const program = programOf({ "a.ts": code, ...more });
  const walk = new AnswerWalk(program, readsIn(program), direct);
  walk.value(callIn(program), []);
  const told = (kind: string, found: readonly Escape[]) =>
    found.map(({ how, path, line, asks }) =>
      [
        `${kind}${how}`,
        path.join("."),
        line === 1 ? "" : `in line ${line}`,
        asks === undefined ? "" : `asks ${asks.text}`,
      ]
        .filter((one) => one !== "")
        .join(" "),
    );
  return [
    ...told("", walk.escapes),
    ...told("beside ", walk.besides),
    ...told("", walk.mixed),
    ...(walk.asksStatus ? ["asks the status"] : []),
    ...(walk.unwrapped === direct ? [] : ["unwrapped"]),
    ...walk.types.map((type) => `type ${type.getText()}`),
  ];
}
const within = (body: string): string => `async function f() { ${body} }`;

describe("within a function", () => {
  test.each<[body: string, found: readonly string[]]>([
    // nobody looks
    ["send();", []],
    ["await send();", []],
    ["void send();", []],
    ["typeof send();", []],
    ["if (send()) go();", []],
    ["while (send()) go();", []],
    ["if (!send()) go();", []],
    ["send() === 1;", []],
    ["send() + 1;", []],
    // a name
    ["const a = await send(); a.owner;", []],
    ["const a = await send();", []],
    ["let a = await send(); a.owner;", ["mixed"]],
    ["var a = await send(); a.owner;", ["mixed"]],
    ["const a: Pet = await send(); a.owner;", ["type Pet"]],
    ["const a = (await send()) as Pet; a.owner;", ["type Pet"]],
    ["const a = <Pet>(await send()); a.owner;", ["type Pet"]],
    ["const a = (await send()) satisfies Pet; a.owner;", ["type Pet"]],
    ["const a = (await send())!; a.owner;", []],
    ["const a = await send<Pet>(); a.owner;", ["type Pet"]],
    ["const a = send(); { const a = 1; a.other; }", []],
    ["a = await send();", ["stored"]],
    ["this.a = await send();", ["stored"]],
    // members
    ["(await send()).other;", ["unknown-key"]],
    ['(await send())["owner"];', []],
    ['(await send())["other"];', ["unknown-key"]],
    ["(await send())[key];", ["unknown-key"]],
    ["(await send())[0].owner;", []],
    ["(await send()).length;", []],
    ["(await send()).owner.other;", ["unknown-key owner"]],
    ["(await send()).owner.status;", ["unknown-key owner"]],
    ["(await send()).data.owner;", []],
    ["(await send()).body.owner;", []],
    ["(await send()).owner.data;", ["unknown-key owner"]],
    ["(await send()).status;", ["beside unknown-key", "asks the status"]],
    ["(await send()).statusCode;", ["beside unknown-key", "asks the status"]],
    ["(await send()).statusOf;", ["unknown-key", "asks the status"]],
    ["(await send()).headers;", ["beside unknown-key"]],
    ["(await send()).json().owner;", []],
    ["(await send()).owner.json();", ["passed-on owner"]],
    // taken apart
    ["const { owner } = await send();", []],
    ["const { owner: a } = await send(); a.other;", ["unknown-key owner"]],
    ["const { owner = 1 } = await send();", []],
    ["const { owner = make() } = await send();", ["mixed owner"]],
    ["const { other } = await send();", ["unknown-key"]],
    ["const { owner, ...rest } = await send();", ["spread"]],
    ["const { status } = await send();", ["beside unknown-key", "asks the status"]],
    ["const { headers } = await send();", ["beside unknown-key"]],
    ["const { data } = await send(); data.owner;", []],
    ["const { data: { owner } } = await send();", []],
    ["const { owner: { status } } = await send();", ["unknown-key owner"]],
    ["const [a] = await send(); a.owner;", []],
    ["const [, b] = await send(); b.other;", ["unknown-key"]],
    ["const [a, ...rest] = await send();", ["spread"]],
    ["const [a, b] = await Promise.all([send(), 1]); a.owner; b.other;", []],
    ["const [a, b] = await Promise.all([1, send()]); b.other;", ["unknown-key"]],
    ["const [a] = await Promise.all([1, send()]);", []],
    ["const [...all] = await Promise.all([send()]);", ["spread"]],
    ["const all = await Promise.all([send()]);", ["stored"]],
    ["const [a] = await Promise.race([send()]);", ["stored"]],
    ["const [a] = Promise.all([send()]);", ["stored"]],
    ["const a = [send()];", ["stored"]],
    // loops
    ["for (const a of await send()) a.owner;", []],
    ["for (const { other } of await send()) go();", ["unknown-key"]],
    ["for (a of await send()) go();", ["stored"]],
    ["for (let a of await send()) a.owner;", []],
    // with others
    ["const a = (await send()) ?? other; a.owner;", ["mixed"]],
    ["const a = other ?? (await send()); a.owner;", ["mixed"]],
    ["const a = (await send()) || []; a.owner;", []],
    ["const a = (await send()) || [1]; a.owner;", ["mixed"]],
    ["const a = (await send()) ?? {}; a.owner;", []],
    ["const a = (await send()) ?? { owner: 1 }; a.owner;", ["mixed"]],
    ["const a = (await send()) ?? null; a.owner;", []],
    ["const a = (await send()) ?? undefined; a.owner;", []],
    ['const a = (await send()) ?? "none"; a.owner;', []],
    ["const a = (await send()) ?? nothing; a.owner;", ["mixed"]],
    ["const a = ready ? await send() : other; a.owner;", ["mixed"]],
    ["const a = ready ? other : await send(); a.owner;", ["mixed"]],
    ["const a = ready ? null : await send(); a.owner;", []],
    ["const a = (await send()) ? 1 : 2;", []],
    ["const a = ready && (await send()); a.owner;", []],
    ["const a = (await send()) && 1;", []],
    ["const a = (go(), await send()); a.owner;", []],
    ["const a = (await send(), 1);", []],
    ['"owner" in (await send());', ["unknown-key asks owner"]],
    ["key in (await send());", ["unknown-key"]],
    // handed on
    ["go(await send());", ["passed-on"]],
    ["new Pet(await send());", ["stored"]],
    ["go({ a: await send() });", ["stored"]],
    ["go({ ...(await send()) });", ["spread"]],
    ["go([...(await send())]);", ["spread"]],
    ["go(...(await send()));", ["spread"]],
    ["return await send();", ["returned"]],
    ["const g = () => send();", ["returned"]],
    ["const g = () => send(); g().owner;", []],
    ["const g = () => send(); go(g);", ["returned"]],
  ])("%s", (body, found) => {
    expect(walked(within(body))).toEqual(found);
  });

  test.each<[body: string, found: readonly string[]]>([
    ["(await send()).data.owner;", ["unknown-key"]],
    ["const { data } = await send();", ["unknown-key"]],
    ["const a = await (await send()).json(); a.owner;", ["unwrapped"]],
    ["const a = await (await send()).text();", ["unwrapped"]],
    ["(await send()).status;", ["beside unknown-key", "asks the status"]],
  ])("of a call that is not the client's own: %s", (body, found) => {
    expect(walked(within(body), false)).toEqual(found);
  });
});

describe("through promises and lists", () => {
  test.each<[body: string, found: readonly string[]]>([
    ["send().then((a) => a.owner);", []],
    ["send().then((a: Pet) => a.owner);", ["type Pet"]],
    ["send().then(function (a) { a.other; });", ["unknown-key"]],
    ["send().then(({ other }) => other);", ["unknown-key"]],
    ["send().then(go);", ["passed-on"]],
    ["send().then();", []],
    ["const a = await send().then((b) => b); a.other;", ["unknown-key"]],
    ["const a = await send().catch(() => undefined); a.owner;", []],
    ["const a = await send().catch(() => ({})); a.owner;", []],
    ["const a = await send().catch(() => ({ owner: 1 })); a.owner;", ["mixed"]],
    ["const a = await send().catch(() => { throw 1; }); a.owner;", ["mixed"]],
    ["const a = await send().catch(fail); a.owner;", ["mixed"]],
    ["const a = await send().finally(go); a.other;", ["unknown-key"]],
    ["const a = await send(); a.map((b) => b.tag);", []],
    ["const a = await send(); a.map((b) => b.other);", ["unknown-key"]],
    ["const a = await send(); a.map((b, at) => at);", []],
    ["const a = await send(); a.map((b, at, all) => all);", ["passed-on"]],
    ["const a = await send(); a.map(go);", ["passed-on"]],
    ["const a = await send(); const b = a.map((c) => c); b.other;", ["unknown-key"]],
    ["const a = await send(); a.forEach((b) => { return b; });", []],
    ["const a = await send(); a.some((b) => b.tag);", []],
    ["const a = await send(); a.every((b) => b);", []],
    ["const a = await send(); a.findIndex((b) => b.other);", ["unknown-key"]],
    ["const a = await send(); a.includes(1);", []],
    ["const a = await send(); a.indexOf(1);", []],
    ['const a = await send(); a.join(",");', []],
    ["const a = await send(); a.sort((b, c) => b.tag - c.other);", ["unknown-key"]],
    ["const a = await send(); a.toSorted((b, c) => c.other);", ["unknown-key"]],
    ["const a = await send(); a.filter((b, c) => c.other);", []],
    ["const a = await send(); const b = a.concat([]); b.tag;", []],
    ["const a = await send(); const b = a.concat(more); b.tag;", ["mixed"]],
    ...[
      "slice",
      "reverse",
      "flat",
      "values",
      "at",
      "pop",
      "shift",
      "toReversed",
      "filter",
      "find",
      "findLast",
      "sort",
    ].map((method): [string, readonly string[]] => [`const a = await send(); a.${method}().other;`, ["unknown-key"]]),
    ...["map", "filter", "forEach", "find", "findLast", "findIndex", "some", "every", "flatMap"].flatMap(
      (method): [string, readonly string[]][] => [
        [`const a = await send(); a.${method}((b) => b.other === 1);`, ["unknown-key"]],
        [`const a = await send(); a.${method}((b) => b.tag === 1);`, []],
      ],
    ),
    ...["some", "every", "findIndex", "forEach", "includes", "indexOf", "join"].map(
      (method): [string, readonly string[]] => [`const a = await send(); keep(a.${method}());`, []],
    ),
    ["const a = await send(); a.entries();", ["passed-on"]],
    ["const a = await send(); a.flatMap((b) => b).other;", ["unknown-key"]],
  ])("%s", (body, found) => {
    expect(walked(within(body))).toEqual(found);
  });
});

describe("to callers", () => {
  test.each<[code: string, found: readonly string[]]>([
    ["const load = () => send();\nload().owner;", []],
    ["const load = () => send();\nload().other;", ["unknown-key in line 2"]],
    ["function load(): Pet { return send(); }\nload().owner;", ["type Pet"]],
    ["function load() { if (x) return null; return send(); }\nload().owner;", []],
    ["function load() { if (x) return other; return send(); }\nload().owner;", ["mixed"]],
    ["function load() { const g = () => { return other; }; return send(); }\nload().owner;", []],
    ["function load() { return send(); }\nkeep(load);", ["returned"]],
    ["function load() { return send(); }", ["returned"]],
    ["export function load() { return send(); }", ["returned"]],
    ["export default function () { return send(); }", ["returned"]],
    ["class A { load() { return send(); } }\nnew A().load().other;", ["unknown-key in line 2"]],
    ["const api = { load: () => send() };\napi.load().other;", ["unknown-key in line 2"]],
    ["const load = () => send();\nconst more = () => load();\nmore().other;", ["unknown-key in line 3"]],
    ["function load(n) { return n > 0 ? load(n - 1) : send(); }\nload(1).owner;", ["mixed", "mixed"]],
    ["const a = send();", ["stored"]],
    ["const { owner } = send();", ["stored owner"]],
    ["export const a = await send();", ["stored"]],
  ])("%s", (code, found) => {
    expect(walked(code)).toEqual(found);
  });

  test("in other files", () => {
    const load = "export const load = () => send();";
    expect(walked(load, true, { "b.ts": 'import { load } from "./a.js";\nload().other;' })).toEqual([
      "unknown-key in line 2",
    ]);
    expect(walked(load, true, { "b.ts": 'import { load } from "./a.js";\nkeep(load);' })).toEqual(["returned"]);
  });
});
