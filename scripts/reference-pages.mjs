// Writes the parts of docs/ that follow from a schema: `npm run docs:reference`.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(at(path), "utf8");

/** Each generated page or part of one: the file and its text as it should be. */
export function referencePages() {
  return [
    {
      file: "docs/config.md",
      text: within(read("docs/config.md"), configTables(JSON.parse(read("schema/config.schema.json")))),
    },
    { file: "docs/action.md", text: within(read("docs/action.md"), actionTables(load(read("action.yml")))) },
  ];
}

const START = "<!-- generated: npm run docs:reference -->";
const END = "<!-- end of the generated part -->";

function within(page, generated) {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  return `${page.slice(0, start)}${START}\n\n${generated.trim()}\n\n${page.slice(end)}`;
}

function actionTables({ inputs, outputs }) {
  const row = (name, { description, default: standard }) => [
    `\`${name}\``,
    description,
    standard === undefined ? "" : `\`${standard}\``,
  ];
  return [
    "## Inputs",
    table(
      ["Input", "Meaning", "Default"],
      Object.entries(inputs).map(([name, input]) => row(name, input)),
    ),
    "## Outputs",
    table(
      ["Output", "Meaning"],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  ].join("\n\n");
}

function configTables(schema) {
  const parts = [{ title: "Top level", schema }, ...objectsBelow(schema, "")];
  return parts
    .map(({ title, schema: part }) => `## ${title}\n\n${table(["Key", "Type", "Meaning"], keysOf(part))}`)
    .join("\n\n");
}

function keysOf({ properties, required = [] }) {
  return Object.entries(properties)
    .filter(([name]) => name !== "$schema")
    .map(([name, property]) => [
      `\`${name}\`${required.includes(name) ? " (required)" : ""}`,
      typeOf(property),
      property.description ?? "",
    ]);
}

/** `apis[]`, `overrides[]`, `apis[].policy`: objects with keys of their own get a table of their own. */
function objectsBelow({ properties }, path) {
  return Object.entries(properties).flatMap(([name, property]) => {
    const inner = objectIn(property);
    if (inner === undefined) return [];
    const here = `${path}${name}${property.type === "array" ? "[]" : ""}`;
    return [{ title: `\`${here}\``, schema: inner.schema }, ...objectsBelow(inner.schema, `${here}.`)];
  });
}

function objectIn(property) {
  const candidate = property.type === "array" ? property.items : property;
  const object = candidate?.anyOf?.find(({ properties }) => properties !== undefined) ?? candidate;
  return object?.properties === undefined ? undefined : { schema: object };
}

function typeOf(property) {
  if (property.enum !== undefined) return property.enum.map((value) => `\`${value}\``).join(", ");
  if (property.const !== undefined) return `\`${property.const}\``;
  if (property.anyOf !== undefined) return property.anyOf.map(typeOf).join(" or ");
  if (property.type === "array") return `list of ${typeOf(property.items)}`;
  if (property.type === "object" && property.properties === undefined) {
    const values =
      typeof property.additionalProperties === "object" ? typeOf(property.additionalProperties) : "anything";
    return `map to ${values}`;
  }
  if (property.type === "integer") return "number";
  return property.type ?? "anything";
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, text } of referencePages()) writeFileSync(at(file), text);
