/** JSON Schema (draft 2020-12) of a TypeScript interface: the types are the one source of what the JSON holds. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Reads interfaces of the given files; one program for all, because the standard library's types take seconds. */
export function interfaceSchemas(
  files: readonly string[],
): (file: string, name: string, about: { readonly title: string; readonly description: string }) => JsonSchema {
  const { ES2023 } = ts.ScriptTarget;
  const options = {
    strict: true,
    target: ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts"],
    types: [],
  };
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    options,
  );
  return (file, name, about) => schemaOfInterface(program, file, name, about);
}

/** `additionalProperties` stays open: later versions may add, readers should not mind. */
function schemaOfInterface(
  program: ts.Program,
  file: string,
  name: string,
  about: { readonly title: string; readonly description: string },
): JsonSchema {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, file));
  const symbol =
    source === undefined
      ? undefined
      : checker
          .getExportsOfModule(checker.getSymbolAtLocation(source) ?? fail(`${file} is no module`))
          .find((one) => one.name === name);
  const writer = new SchemaWriter(checker);
  const schema = writer.objectSchema(
    checker.getDeclaredTypeOfSymbol(symbol ?? fail(`${file} does not export ${name}`)),
  );
  const definitions = Object.fromEntries([...writer.definitions].sort(([one], [other]) => (one < other ? -1 : 1)));
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...about, ...schema, $defs: definitions };
}

class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  schema(type: ts.Type): JsonSchema {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if ((type.flags & ts.TypeFlags.StringLike) !== 0) return { type: "string" };
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return { type: "number" };
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return { type: "boolean" };
    if ((type.flags & ts.TypeFlags.Null) !== 0) return { type: "null" };
    // A branded string is a string on the wire.
    if (type.isIntersection() && type.types.some((part) => (part.flags & ts.TypeFlags.StringLike) !== 0))
      return { type: "string" };
    // A value of any JSON type; the alias refers to itself, so it is not written out.
    if (type.aliasSymbol?.name === "JsonValue") return {};
    if (type.isUnion()) return this.#unionSchema(type);
    if (this.#checker.isArrayType(type))
      return {
        type: "array",
        items: this.schema(
          this.#checker.getTypeArguments(type as ts.TypeReference)[0] ?? fail("an array without items"),
        ),
      };
    const name = definitionName(type);
    if (name === undefined) return this.objectSchema(type);
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, this.objectSchema(type));
    }
    return { $ref: `#/$defs/${name}` };
  }

  objectSchema(type: ts.Type): JsonSchema {
    const values = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const members = this.#checker.getPropertiesOfType(type);
    const properties = members.map((member) => [member.name, { ...this.#memberSchema(member) }] as const);
    const required = members
      .filter((member) => (member.flags & ts.SymbolFlags.Optional) === 0 && !this.#mayBeUndefined(member))
      .map((member) => member.name);
    return {
      type: "object",
      ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
      ...(required.length === 0 ? {} : { required }),
      ...(values === undefined ? {} : { additionalProperties: this.schema(values) }),
    };
  }

  #memberSchema(member: ts.Symbol): JsonSchema {
    const said = ts.displayPartsToString(member.getDocumentationComment(this.#checker)).replaceAll(/\s+/g, " ").trim();
    return { ...(said === "" ? {} : { description: said }), ...this.schema(this.#checker.getTypeOfSymbol(member)) };
  }

  #mayBeUndefined(member: ts.Symbol): boolean {
    const type = this.#checker.getTypeOfSymbol(member);
    return type.isUnion() && type.types.some((part) => (part.flags & ts.TypeFlags.Undefined) !== 0);
  }

  #unionSchema(type: ts.UnionType): JsonSchema {
    const parts = type.types.filter((part) => (part.flags & ts.TypeFlags.Undefined) === 0);
    const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral()).map((part) => part.value);
    const others = distinct(
      parts.filter((part) => !part.isStringLiteral() && !part.isNumberLiteral()).map((part) => this.schema(part)),
    );
    const enumerated: readonly JsonSchema[] = literals.length === 0 ? [] : [{ enum: literals }];
    const all = [...enumerated, ...others];
    return all.length === 1 ? (all[0] ?? {}) : { anyOf: all };
  }
}

/** Named interfaces are written once; `Pick<…>` and its like in place. */
function definitionName(type: ts.Type): string | undefined {
  const symbol = type.getSymbol();
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Interface) !== 0 && type.aliasSymbol === undefined
    ? symbol.name
    : undefined;
}

/** `true` and `false` are two types of one schema. */
const distinct = (schemas: readonly JsonSchema[]): readonly JsonSchema[] => [
  ...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values(),
];

function fail(message: string): never {
  throw new Error(message);
}
