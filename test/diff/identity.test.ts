import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { type Contract, loadContract } from "../../src/contract/index.js";
import { diffContracts } from "../../src/diff/index.js";
import { contractOf, told, yaml } from "./documents.js";
import { isRaw, type Raw } from "./edits.js";

const builtIn = ["2.18", "2.24"].map(
  (version) =>
    [
      `runai ${version}`,
      JSON.parse(readFileSync(join(import.meta.dirname, `../../specs/runai/${version}.json`), "utf8")) as Raw,
    ] as const,
);

/** Every way to write the same document: nothing may be told about any of them. */
const rewritings: readonly (readonly [name: string, rewrite: (document: Raw) => string | object])[] = [
  ["itself", (document) => document],
  ["keys in reverse order", (document) => reversed(document) as Raw],
  ["as YAML", yaml],
  [
    "references wrapped in allOf",
    (document) =>
      mapped(document, (node) =>
        "$ref" in node && isSchemaRef(node) ? { allOf: [{ $ref: node["$ref"] }] } : node,
      ) as Raw,
  ],
  [
    "references wrapped in anyOf",
    (document) =>
      mapped(document, (node) =>
        "$ref" in node && isSchemaRef(node) ? { anyOf: [{ $ref: node["$ref"] }] } : node,
      ) as Raw,
  ],
  [
    "references inlined, one level",
    (document) =>
      mapped(document, (node) => (isSchemaRef(node) ? target(document, String(node["$ref"])) : node)) as Raw,
  ],
  ["allOf of plain objects merged by hand", (document) => mapped(document, mergedByHand) as Raw],
  ["path parameters renamed", pathParametersRenamed],
  ["parameters at the path", parametersAtThePath],
];

describe.each(builtIn)("%s written another way", (name, document) => {
  test.each(rewritings)("%s", async (_, rewrite) => {
    const [base, target] = await Promise.all([
      contractOf(document, `${name}.json`),
      contractOf(rewrite(document), `${name}, rewritten`),
    ]);
    expect(diffContracts(base, target).map(told)).toEqual([]);
    expect(diffContracts(target, base).map(told)).toEqual([]);
  });
});

const corpora = resolve(process.env["LASTCALL_CORPORA"] ?? "corpora");

/** Hundreds of large documents, which do not come with the project: on request, where somebody has them. */
describe.skipIf(process.env["LASTCALL_CORPORA"] === undefined || !existsSync(corpora))(
  "every document of the corpora (LASTCALL_CORPORA names their folder) compared with itself",
  () => {
    test("spec pairs, as they are and with keys in reverse order", async () => {
      for (const path of filesBelow(join(corpora, "spec-pairs/specs"))) {
        const text = readFileSync(path, "utf8");
        const one = await loadContract({ kind: "file", path });
        if (!one.ok) continue;
        expect(diffContracts(one.value, one.value).map(told), path).toEqual([]);
        const other = await loadContract({ kind: "text", file: path, text: JSON.stringify(reversed(load(text))) });
        // parts of a document in several files are only found from its own place
        if (other.ok && other.value.skipped.length === one.value.skipped.length && !/\$ref:? *['"]?[^#'"\s]/.test(text))
          expect(diffContracts(one.value, other.value).map(told), path).toEqual([]);
      }
    }, 300_000);

    test.each(["stripe-2022-05-26", "stripe-2023-08-10"])(
      "%s",
      async (name) => {
        const text = gunzipSync(readFileSync(join(corpora, `large-specs/${name}.yaml.gz`))).toString("utf8");
        const [one, other] = await Promise.all(
          ["one.yaml", "other.yaml"].map((file) => loadContract({ kind: "text", file, text })),
        );
        expect(diffContracts(valueOf(one), valueOf(other)).map(told)).toEqual([]);
      },
      120_000,
    );
  },
);

function valueOf(loaded: Awaited<ReturnType<typeof loadContract>> | undefined): Contract {
  if (loaded?.ok !== true) throw new Error("not loaded");
  return loaded.value;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : isRaw(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, child]) => [key, reversed(child)]),
        )
      : value;

/** Rewrites every object from the inside out. */
const mapped = (value: unknown, rewrite: (node: Raw) => Raw): unknown =>
  Array.isArray(value)
    ? value.map((child) => mapped(child, rewrite))
    : isRaw(value)
      ? rewrite(Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapped(child, rewrite)])))
      : value;

const isSchemaRef = (node: Raw): boolean =>
  typeof node["$ref"] === "string" &&
  node["$ref"].startsWith("#/components/schemas/") &&
  Object.keys(node).length === 1;

const target = (document: Raw, pointer: string): Raw => {
  const found = pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, token) => (isRaw(value) ? value[token] : undefined), document);
  return isRaw(found) ? found : {};
};

/** Only where nothing is said twice: parts with properties of different names, and nothing but properties and required. */
function mergedByHand(node: Raw): Raw {
  const parts = node["allOf"];
  if (
    !Array.isArray(parts) ||
    Object.keys(node).length !== 1 ||
    !parts.every(
      (part) => isRaw(part) && Object.keys(part).every((key) => ["type", "properties", "required"].includes(key)),
    )
  )
    return node;
  const all = parts as readonly Raw[];
  const properties = all.map((part) => part["properties"]).filter(isRaw);
  const names = properties.flatMap((one) => Object.keys(one));
  if (new Set(names).size !== names.length) return node;
  const required = all.flatMap((part) => (Array.isArray(part["required"]) ? (part["required"] as string[]) : []));
  return {
    type: "object",
    properties: Object.assign({}, ...properties) as Raw,
    ...(required.length > 0 && { required }),
  };
}

function pathParametersRenamed(document: Raw): Raw {
  const renamed = (name: string): string => `${name}Renamed`;
  const parameters = mapped(document, (node) =>
    node["in"] === "path" && typeof node["name"] === "string" ? { ...node, name: renamed(node["name"]) } : node,
  ) as Raw;
  const paths = Object.entries(parameters["paths"] as Raw).map(([path, item]) => [
    path.replace(/\{([^}]*)\}/g, (_, name: string) => `{${renamed(name)}}`),
    item,
  ]);
  return { ...parameters, paths: Object.fromEntries(paths) as Raw };
}

/** Parameters of a path's only operation belong to the path just as well. */
function parametersAtThePath(document: Raw): Raw {
  const paths = Object.entries(document["paths"] as Record<string, Raw>).map(([path, item]) => {
    const methods = Object.keys(item).filter((key) => key !== "parameters");
    const [only] = methods;
    if (only === undefined || methods.length > 1 || item["parameters"] !== undefined) return [path, item];
    const { parameters, ...operation } = item[only] as Raw;
    return [path, parameters === undefined ? item : { parameters, [only]: operation }];
  });
  return { ...document, paths: Object.fromEntries(paths) as Raw };
}
