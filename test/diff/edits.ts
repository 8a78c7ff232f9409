import type { Level } from "../../src/diff/index.js";

/** A raw document; edits work on it in place, so that they know nothing of the code under test. */
export type Raw = Record<string, unknown>;

export type Expected = readonly [ruleId: string, level: Level];

/** One known edit at one known place of one operation. */
export interface Edit {
  readonly name: string;
  readonly apply: (document: Raw) => void;
  /** what must be told about the edit, and about its opposite */
  readonly forward: Expected;
  readonly backward: Expected;
}

type Side = "request" | "response";

interface Site {
  readonly side: Side;
  readonly pointer: readonly string[];
  readonly schema: Raw;
  /** the whole body: ids say `body`, not `property` */
  readonly whole: boolean;
}

export const isRaw = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const raw = (value: unknown): Raw => (isRaw(value) ? value : {});

export function at(document: Raw, pointer: readonly string[]): Raw {
  return raw(
    pointer.reduce<unknown>(
      (value, token) => (Array.isArray(value) ? (value as unknown[])[Number(token)] : raw(value)[token]),
      document,
    ),
  );
}

/** Every edit that this document, which holds one operation, has a place for. */
export function editsOf(document: Raw, path: string, method: string): readonly Edit[] {
  const operation = ["paths", path, method];
  return [...sitesOf(document, operation).flatMap((site) => schemaEdits(site)), ...operationEdits(document, operation)];
}

/** Schemas below the bodies, through references, properties and items; not into unions, where the edit may lie in the shade of a branch. */
function sitesOf(document: Raw, operation: readonly string[]): readonly Site[] {
  const sites: Site[] = [];
  const seen = new Set<string>();
  const visit = (side: Side, pointer: readonly string[], whole: boolean): void => {
    const schema = at(document, pointer);
    // a media type without a schema has no place for an edit
    if (Object.keys(schema).length === 0) return;
    if (typeof schema["$ref"] === "string")
      return visit(
        side,
        schema["$ref"]
          .slice(2)
          .split("/")
          .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~")),
        whole,
      );
    const key = `${side} ${pointer.join("/")}`;
    if (
      seen.has(key) ||
      schema["allOf"] !== undefined ||
      schema["oneOf"] !== undefined ||
      schema["anyOf"] !== undefined
    )
      return;
    seen.add(key);
    if (schema["readOnly"] === true || schema["writeOnly"] === true) return;
    sites.push({ side, pointer, schema, whole });
    for (const name of Object.keys(raw(schema["properties"]))) visit(side, [...pointer, "properties", name], false);
    if (schema["items"] !== undefined) visit(side, [...pointer, "items"], whole);
  };
  for (const type of Object.keys(raw(at(document, [...operation, "requestBody"])["content"])))
    if (type.endsWith("json")) visit("request", [...operation, "requestBody", "content", type, "schema"], true);
  for (const status of Object.keys(at(document, [...operation, "responses"])))
    for (const type of Object.keys(raw(at(document, [...operation, "responses", status])["content"])))
      if (type.endsWith("json"))
        visit("response", [...operation, "responses", status, "content", type, "schema"], true);
  return sites;
}

const names = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

function schemaEdits({ side, pointer, schema, whole }: Site): readonly Edit[] {
  const subject = `${side}-${whole ? "body" : "property"}`;
  const edit = (name: string, apply: (schema: Raw) => void, forward: Expected, backward: Expected): Edit => ({
    name: `${name} at ${pointer.join("/")}`,
    apply: (document) => apply(at(document, pointer)),
    forward,
    backward,
  });
  const narrowed = (
    name: string,
    narrow: string,
    wide: string,
    apply: (schema: Raw) => void,
    levels: Readonly<Record<Side, Level>>,
  ): Edit =>
    edit(
      name,
      apply,
      [`${subject}-${narrow}`, side === "request" ? levels.request : "compatible"],
      [`${subject}-${wide}`, side === "response" ? levels.response : "compatible"],
    );
  return [...objectEdits(side, schema, edit), ...valueEdits(side, subject, schema, edit, narrowed)];
}

type MakeEdit = (name: string, apply: (schema: Raw) => void, forward: Expected, backward: Expected) => Edit;

function objectEdits(side: Side, schema: Raw, edit: MakeEdit): readonly Edit[] {
  const properties = raw(schema["properties"]);
  const [first] = Object.keys(properties).filter((name) => isPlain(raw(properties[name])));
  if (schema["type"] !== "object" || first === undefined) return [];
  const added: Expected =
    side === "request"
      ? ["new-optional-request-property", "compatible"]
      : ["response-optional-property-added", "compatible"];
  const requiredAdded: Expected =
    side === "request"
      ? ["new-required-request-property", "breaking"]
      : ["response-required-property-added", "compatible"];
  const removed: Expected =
    side === "request"
      ? ["request-property-removed", "dangerous"]
      : ["response-optional-property-removed", "dangerous"];
  const requiredRemoved: Expected =
    side === "request" ? ["request-property-removed", "dangerous"] : ["response-required-property-removed", "breaking"];
  const became: Expected =
    side === "response"
      ? ["response-property-became-required", "compatible"]
      : raw(properties[first])["default"] === undefined
        ? ["request-property-became-required", "breaking"]
        : ["request-property-became-required-with-default", "breaking"];
  const becameOptional: Expected =
    side === "request"
      ? ["request-property-became-optional", "compatible"]
      : ["response-property-became-optional", "breaking"];
  const fresh = { type: "string" };
  const list = names(schema["required"]);
  return [
    edit("add an optional property", (at) => void (raw(at["properties"])["addedByTest"] = fresh), added, removed),
    edit(
      "add a required property",
      (at) => {
        raw(at["properties"])["addedByTest"] = fresh;
        at["required"] = [...list, "addedByTest"];
      },
      requiredAdded,
      requiredRemoved,
    ),
    ...(list.includes(first)
      ? []
      : [edit("require a property", (at) => void (at["required"] = [...list, first]), became, becameOptional)]),
  ];
}

/** Nothing that another keyword could overrule. */
const isPlain = (schema: Raw): boolean =>
  typeof schema["type"] === "string" &&
  schema["readOnly"] !== true &&
  schema["writeOnly"] !== true &&
  schema["allOf"] === undefined;

function valueEdits(
  side: Side,
  subject: string,
  schema: Raw,
  edit: MakeEdit,
  narrowed: (
    name: string,
    narrow: string,
    wide: string,
    apply: (schema: Raw) => void,
    levels: Readonly<Record<Side, Level>>,
  ) => Edit,
): readonly Edit[] {
  const values = names(schema["enum"]);
  const bare = values.length === 0;
  const always: readonly Edit[] = [
    // a description that says so is a deprecation as well
    ...(schema["deprecated"] === true || /deprecat/i.test(JSON.stringify(schema["description"] ?? ""))
      ? []
      : [
          edit(
            "deprecate",
            (at) => void (at["deprecated"] = true),
            [`${subject}-deprecated`, "compatible"],
            [`${subject}-reactivated`, "compatible"],
          ),
        ]),
    ...(schema["type"] === undefined || schema["nullable"] === true || !bare
      ? []
      : [
          edit(
            "allow null",
            (at) => void (at["nullable"] = true),
            [`${subject}-became-nullable`, side === "response" ? "breaking" : "compatible"],
            [`${subject}-became-not-nullable`, side === "request" ? "breaking" : "compatible"],
          ),
        ]),
  ];
  switch (schema["type"]) {
    case "string":
      return [
        ...always,
        ...(bare
          ? [
              edit(
                "list the values",
                (at) => void (at["enum"] = ["a", "b"]),
                [`${subject}-became-enum`, side === "request" ? "breaking" : "compatible"],
                [`${subject}-no-longer-enum`, "dangerous"],
              ),
              edit(
                "change the type",
                (at) => {
                  for (const key of Object.keys(at)) delete at[key];
                  at["type"] = "boolean";
                },
                [`${subject}-type-changed`, "breaking"],
                [`${subject}-type-changed`, "breaking"],
              ),
            ]
          : [
              narrowed(
                "drop a value",
                "enum-value-removed",
                "enum-value-added",
                (at) => void (at["enum"] = values.slice(1)),
                { request: "breaking", response: "dangerous" },
              ),
            ].filter(() => values.length > 1 && !JSON.stringify(schema).includes("eprecated"))),
        ...(schema["maxLength"] === undefined
          ? [
              narrowed("limit the length", "max-length-set", "max-length-unset", (at) => void (at["maxLength"] = 7), {
                request: "dangerous",
                response: "dangerous",
              }),
            ]
          : []),
        ...(schema["pattern"] === undefined
          ? [
              narrowed("ask for a pattern", "pattern-added", "pattern-removed", (at) => void (at["pattern"] = "^x"), {
                request: "breaking",
                response: "compatible",
              }),
            ]
          : []),
        ...(schema["format"] === undefined
          ? [
              narrowed(
                "ask for a format",
                "format-specialized",
                "format-generalized",
                (at) => void (at["format"] = "uuid"),
                { request: "breaking", response: "breaking" },
              ),
            ]
          : []),
      ];
    case "integer":
      return [
        ...always,
        ...(bare && schema["format"] === undefined
          ? [
              edit(
                "take all numbers",
                (at) => void (at["type"] = "number"),
                [`${subject}-type-generalized`, side === "response" ? "breaking" : "compatible"],
                [`${subject}-type-specialized`, side === "request" ? "breaking" : "compatible"],
              ),
            ]
          : []),
        ...(schema["maximum"] === undefined
          ? [
              narrowed("set a maximum", "max-set", "max-unset", (at) => void (at["maximum"] = 3), {
                request: "dangerous",
                response: "dangerous",
              }),
            ]
          : []),
      ];
    case "array":
      return [
        ...always,
        ...(schema["minItems"] === undefined
          ? [
              narrowed("ask for items", "min-items-set", "min-items-unset", (at) => void (at["minItems"] = 2), {
                request: "dangerous",
                response: "dangerous",
              }),
            ]
          : []),
      ];
    default:
      return always;
  }
}

function operationEdits(document: Raw, pointer: readonly string[]): readonly Edit[] {
  const operation = at(document, pointer);
  const edit = (name: string, apply: (operation: Raw) => void, forward: Expected, backward: Expected): Edit => ({
    name: `${name} at ${pointer.join("/")}`,
    apply: (copy) => apply(at(copy, pointer)),
    forward,
    backward,
  });
  const parameter = (required: boolean) => ({ name: "addedByTest", in: "query", required, schema: { type: "string" } });
  const parameters = Array.isArray(operation["parameters"]) ? (operation["parameters"] as unknown[]) : [];
  const responses = raw(operation["responses"]);
  return [
    edit(
      "add a parameter",
      (at) => void (at["parameters"] = [...parameters, parameter(false)]),
      ["new-optional-request-parameter", "compatible"],
      ["request-parameter-removed", "dangerous"],
    ),
    edit(
      "add a required parameter",
      (at) => void (at["parameters"] = [...parameters, parameter(true)]),
      ["new-required-request-parameter", "breaking"],
      ["request-parameter-removed", "dangerous"],
    ),
    edit(
      "add a status",
      (at) => void (at["responses"] = { ...responses, "299": { description: "more" } }),
      ["response-success-status-added", "compatible"],
      ["response-success-status-removed", "breaking"],
    ),
    ...(operation["deprecated"] === true
      ? []
      : [
          edit(
            "deprecate the operation",
            (at) => void (at["deprecated"] = true),
            ["endpoint-deprecated", "compatible"],
            ["endpoint-reactivated", "compatible"],
          ),
        ]),
    ...(operation["requestBody"] === undefined
      ? [
          edit(
            "ask for a body",
            (at) =>
              void (at["requestBody"] = {
                required: true,
                content: { "application/json": { schema: { type: "object" } } },
              }),
            ["request-body-added-required", "breaking"],
            ["request-body-removed", "breaking"],
          ),
        ]
      : []),
  ];
}
