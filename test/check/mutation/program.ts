/** Code that calls one operation and names all it has, each thing on a line of its own, in one of several styles. */

import { at, list, raw } from "./document.js";
import type { Field, QueryParameter, Subject } from "./uses.js";

/** What stands on a line of the program. */
export type Named =
  | { readonly kind: "call" }
  | { readonly kind: "parameter"; readonly parameter: QueryParameter; readonly value: string | undefined }
  | { readonly kind: "sent"; readonly field: Field; readonly value: string | undefined }
  | { readonly kind: "read"; readonly field: Field };

export interface Program {
  readonly text: string;
  /** by line, from 1 */
  readonly named: ReadonlyMap<number, Named>;
}

interface Line {
  readonly text: string;
  readonly named?: Named;
}

export const STYLES = ["fetch", "axios", "wrapper", "class"] as const;
export type Style = (typeof STYLES)[number];

export function programFor(subject: Subject, style: Style): Program {
  const lines = [...HEADS[style], ...callOf(subject, style), ...readsOf(subject)];
  const named = new Map<number, Named>();
  for (const [index, line] of lines.entries()) if (line.named !== undefined) named.set(index + 1, line.named);
  return { text: `${lines.map((line) => line.text).join("\n")}\n`, named };
}

const HOST = "https://api.mutated.example";

const written = (text: string): readonly Line[] => text.split("\n").map((line) => ({ text: line }));

const HEADS: Readonly<Record<Style, readonly Line[]>> = {
  fetch: [],
  axios: written(`import axios from "axios";
const api = axios.create({ baseURL: "${HOST}" });
`),
  wrapper:
    written(`async function send(method: string, path: string, query: Record<string, string>, payload?: unknown) {
  const response = await fetch("${HOST}" + path + "?" + new URLSearchParams(query), {
    method,
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  });
  return response.json();
}
`),
  class: written(`class Client {
  constructor(private readonly host: string) {}
  async request(path: string, { method, query, payload }: any) {
    const address = new URL(path, this.host);
    address.search = new URLSearchParams(query).toString();
    const response = await fetch(address, { method, body: JSON.stringify(payload) });
    if (!response.ok) throw new Error("refused");
    return await response.json();
  }
}
const client = new Client("${HOST}");
`),
};

function callOf(subject: Subject, style: Style): readonly Line[] {
  const path = subject.path.replaceAll(/\{[^}]*\}/g, (_, offset: number) => `\${given.at${offset}}`);
  const method = subject.method.toUpperCase();
  const query: readonly Line[] = [
    { text: "  const query = {" },
    ...subject.parameters.map((parameter) => parameterLine(subject, parameter)),
    { text: "  };" },
  ];
  const payload: readonly Line[] =
    subject.body.length === 0 ? [] : [...objectLines(subject, subject.body, "  const payload = ", [])];
  const sent = subject.body.length === 0 ? "undefined" : "payload";
  const head: readonly Line[] = [{ text: "export async function used(given: any) {" }, ...query, ...payload];
  const call: Named = { kind: "call" };
  switch (style) {
    case "fetch":
      return [
        ...head,
        { text: `  const response = await fetch(\`${HOST}${path}?\${new URLSearchParams(query)}\`, {`, named: call },
        { text: `    method: "${method}",` },
        ...(subject.body.length === 0 ? [] : [{ text: "    body: JSON.stringify(payload)," }]),
        { text: "  });" },
        { text: "  const body = await response.json();" },
      ];
    case "axios":
      return [
        ...head,
        { text: "  const { data: body } =" },
        {
          text: `    await api.request({ url: \`${path}\`, method: "${method}", params: query${
            subject.body.length === 0 ? "" : ", data: payload"
          } });`,
          named: call,
        },
      ];
    case "wrapper":
      return [...head, { text: `  const body = await send("${method}", \`${path}\`, query, ${sent});`, named: call }];
    case "class":
      return [
        ...head,
        {
          text: `  const body = await client.request(\`${path}\`, { method: "${method}", query, payload: ${sent} });`,
          named: call,
        },
      ];
  }
}

function parameterLine({ document }: Subject, parameter: QueryParameter): Line {
  const [value] = list(raw(at(document, [...parameter.tokens, "schema"]))["enum"]);
  const literal = typeof value === "string" ? value : undefined;
  return {
    text: `    ${JSON.stringify(parameter.name)}: ${literal === undefined ? "given.query" : JSON.stringify(literal)},`,
    named: { kind: "parameter", parameter, value: literal },
  };
}

/** The fields directly below `path`, lists between them included. */
function childrenOf(fields: readonly Field[], path: readonly string[]): readonly Field[] {
  return fields.filter(
    (field) =>
      path.every((segment, index) => field.path[index] === segment) &&
      field.path.slice(path.length).filter((segment) => segment !== "[]").length === 1 &&
      field.path.at(-1) !== "[]",
  );
}

function objectLines(
  subject: Subject,
  fields: readonly Field[],
  start: string,
  path: readonly string[],
): readonly Line[] {
  const children = childrenOf(fields, path);
  const [first] = children;
  const lists = first === undefined ? 0 : first.path.length - path.length - 1;
  const end = path.length === 0 ? ";" : ",";
  return [
    { text: `${start}${"[".repeat(lists)}{` },
    ...children.flatMap((field): readonly Line[] => {
      const name = JSON.stringify(field.path.at(-1));
      if (field.inner === "scalar") {
        const value = literalOf(subject, field);
        return [
          {
            text: `    ${name}: ${value === undefined ? "given.field" : JSON.stringify(value)},`,
            named: { kind: "sent", field, value },
          },
        ];
      }
      const [head, ...rest] = objectLines(subject, fields, `    ${name}: `, field.path);
      return head === undefined ? [] : [{ ...head, named: { kind: "sent", field, value: undefined } }, ...rest];
    }),
    { text: `  }${"]".repeat(lists)}${end}` },
  ];
}

function literalOf({ document }: Subject, field: Field): string | undefined {
  const [value] = list(at(document, field.steps.at(-1)?.schema ?? [])["enum"]);
  return typeof value === "string" ? value : undefined;
}

/** Only what has nothing below it is read: what is above it is passed on the way. */
function readsOf({ reads }: Subject): readonly Line[] {
  return [
    { text: "  return [" },
    ...reads
      .filter((field) => field.inner === "scalar")
      .map((field): Line => ({ text: `    body${field.path.map(access).join("")},`, named: { kind: "read", field } })),
    { text: "  ];" },
    { text: "}" },
  ];
}

const access = (segment: string): string =>
  segment === "[]" ? "[0]" : /^[A-Za-z_$][\w$]*$/.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
