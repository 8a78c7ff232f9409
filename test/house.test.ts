import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const posix = (path: string): string => path.split(sep).join("/");
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix(relative(root, join(entry.parentPath, entry.name))))
    .sort();
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const sources = filesUnder("src").filter((file) => file.endsWith(".ts"));

const ROOMS = [
  "contract",
  "shipped",
  "diff",
  "policy",
  "scan",
  "check",
  "fix",
  "report",
  "session",
  "editor",
  "cli",
  "action",
] as const;
type Room = (typeof ROOMS)[number];
const roomOf = (file: string): Room | undefined => ROOMS.find((room) => file.startsWith(`src/${room}/`));

/** Which rooms a room may import from, besides itself and the files beside the rooms. */
const ARROWS: Readonly<Record<Room, readonly Room[]>> = {
  // the registry alone, see below
  contract: ["shipped"],
  shipped: ["contract"],
  diff: ["contract"],
  policy: ["diff", "contract"],
  scan: [],
  check: ["scan", "policy", "diff", "contract"],
  fix: ["check", "scan", "policy", "diff", "contract"],
  // Types only: a format is a pure function of what it is given.
  report: ["fix", "check", "scan", "policy", "diff", "contract"],
  session: ["fix", "check", "scan", "policy", "diff", "contract"],
  editor: ["session", "fix", "check", "report", "scan", "policy", "diff", "contract"],
  cli: ["editor", "fix", "check", "report", "scan", "policy", "diff", "contract"],
  action: ["cli"],
};

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteral(specifier))
      found.push({ file, to: target(file, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly || allTypes(node.exportClause));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    clause.name === undefined &&
    clause.namedBindings !== undefined &&
    ts.isNamedImports(clause.namedBindings) &&
    clause.namedBindings.elements.every((one) => one.isTypeOnly)
  );
}

const allTypes = (clause: ts.NamedExportBindings | undefined): boolean =>
  clause !== undefined && ts.isNamedExports(clause) && clause.elements.every((one) => one.isTypeOnly);

const target = (file: string, specifier: string): string =>
  specifier.startsWith(".") ? posix(normalize(join(dirname(file), specifier))).replace(/\.js$/, ".ts") : specifier;

const imports = sources.flatMap(importsOf);
const said = ({ file, to }: Import): string => `${file} → ${to}`;

describe("arrows", () => {
  test.each(ROOMS)("%s imports only what its arrows allow", (room) => {
    const wrong = imports.filter(({ file, to }) => {
      const other = roomOf(to);
      return roomOf(file) === room && other !== undefined && other !== room && !ARROWS[room].includes(other);
    });
    expect(wrong.map(said)).toEqual([]);
  });

  test("only the registry knows what is shipped, and what is shipped knows no registry", () => {
    const isRegistry = (file: string): boolean => file.startsWith("src/contract/provider/");
    const wrong = imports.filter(
      ({ file, to }) =>
        (roomOf(to) === "shipped" && roomOf(file) !== "shipped" && !isRegistry(file)) ||
        (roomOf(file) === "shipped" && isRegistry(to)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  test("report imports types only", () => {
    const wrong = imports.filter(
      ({ file, to, typeOnly }) =>
        roomOf(file) === "report" && roomOf(to) !== undefined && roomOf(to) !== "report" && !typeOnly,
    );
    expect(wrong.map(said)).toEqual([]);
  });

  test("policy reads dates and releases, no documents and no code", () => {
    const parsers = /^(?:ts-morph|typescript|yaml|js-yaml|@apidevtools\/|openapi-diff)/;
    expect(imports.filter(({ file, to }) => roomOf(file) === "policy" && parsers.test(to)).map(said)).toEqual([]);
  });

  test("what all rooms share leans on no room", () => {
    const shared = sources.filter((file) => roomOf(file) === undefined && file !== "src/index.ts");
    expect(imports.filter(({ file, to }) => shared.includes(file) && roomOf(to) !== undefined).map(said)).toEqual([]);
  });

  test("only the library's face is above the rooms", () => {
    expect(imports.filter(({ to }) => to === "src/index.ts").map(said)).toEqual([]);
  });

  test("every import leads to a file", () => {
    const known = new Set(sources);
    expect(imports.filter(({ to }) => to.startsWith("src/") && to.endsWith(".ts") && !known.has(to)).map(said)).toEqual(
      [],
    );
  });
});

describe("effects are parameters", () => {
  // ESLint starts its own thread of ours and hands it no clock
  const doors = ["src/editor/eslint/worker.ts"];
  const inside = sources.filter(
    (file) => !["cli", "action", undefined].includes(roomOf(file)) && !doors.includes(file),
  );
  const linesWith = (pattern: RegExp): readonly string[] =>
    inside.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, at) =>
          pattern.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [],
        ),
    );

  test("no clock", () => {
    expect(linesWith(/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/)).toEqual([]);
  });

  test("no process: neither its folder, environment and streams, nor its end", () => {
    expect(linesWith(/(?<![\w.$"'`|(^])process\.(?:cwd|env|exit|stdout|stderr|argv|on)\b/)).toEqual([]);
  });

  test("no console", () => {
    expect(linesWith(/(?<![\w.$"'`])console\.(?:log|error|warn|info)\(/)).toEqual([]);
  });
});

const isFixture = (file: string): boolean => file.startsWith("test/fixtures/");

/** What cannot be broken may be long: templates, regular expressions and addresses; in tests any text, as it is data. */
function longLinesOf(file: string): readonly string[] {
  const text = read(file);
  if (text.split("\n").every((line) => line.length <= 140)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const whole: { readonly from: number; readonly to: number }[] = [];
  const visit = (node: ts.Node): void => {
    const isData = file.startsWith("test/") && ts.isStringLiteral(node);
    if (ts.isTemplateLiteral(node) || ts.isRegularExpressionLiteral(node) || isData)
      whole.push({ from: node.getStart(source), to: node.getEnd() });
    ts.forEachChild(node, visit);
  };
  visit(source);
  const starts = source.getLineStarts();
  return text.split("\n").flatMap((line, at) => {
    const [from, to] = [starts[at] ?? 0, (starts[at] ?? 0) + line.length];
    const isWhole = whole.some((one) => one.from < to && one.to > from);
    return line.length <= 140 || /https?:\/\//.test(line) || isWhole ? [] : [`${file}:${at + 1} ${line.trim()}`];
  });
}

describe("files", () => {
  test("one subject each: none is longer than 320 lines", () => {
    const long = sources
      .map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
      .filter(({ lines }) => lines > 320);
    expect(long).toEqual([]);
  });

  test("no line is longer than 140 characters", () => {
    const files = ["src", "test", "bench", "scripts", "bin"].flatMap(filesUnder);
    expect(files.filter((file) => /\.[cm]?[jt]s$/.test(file) && !isFixture(file)).flatMap(longLinesOf)).toEqual([]);
  });

  test("names are written in one way: whole words with hyphens between them", () => {
    const files = ["src", "test", "bench", "scripts", "bin"].flatMap(filesUnder).filter((file) => !isFixture(file));
    expect(files.filter((file) => /[A-Z_]/.test(file) && !file.endsWith("README.md"))).toEqual([]);
  });

  test("names say what is inside", () => {
    expect(
      sources.filter((file) =>
        /(?:^|[/-])(?:utils?|helpers?|managers?|common|misc|stuff)(?:[-./]|$)/i.test(file.slice("src/".length)),
      ),
    ).toEqual([]);
  });

  test("neither machines nor people are named", () => {
    const texts = [
      ...sources,
      ...filesUnder("docs"),
      ...filesUnder("schema"),
      ...filesUnder("bench"),
      "README.md",
      "action.yml",
    ].filter((file) => /\.(?:ts|md|json|ya?ml|mjs|js|html)$/.test(file));
    expect(texts.filter((file) => /(?<![\w.])\/(?:work|home|Users)\/[\w.]/.test(read(file)))).toEqual([]);
  });
});
