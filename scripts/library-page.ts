/** docs/library.md from the types and docstrings of `src/index.ts`: one function that makes the page of a source. */
import { ts } from "ts-morph";

const HEAD = `# As a library

Written from the types: \`npm run docs:library\`. Each function does what the command of its name does and gives the command's JSON as an object, whose [schemas](../schema/) ship with the package. Nothing is printed, nothing is written, and the process is not ended.

`;

/** Functions first, in the order of the file, then what they take; types of the JSON are in the schemas. */
export function libraryPage(text: string): string {
  const source = ts.createSourceFile("index.ts", text, ts.ScriptTarget.Latest, true);
  const exported = source.statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
  );
  const functions = exported.filter(ts.isFunctionDeclaration).map((one) => section(one, signatureOf(one, text)));
  const types = exported
    .filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one) || ts.isClassDeclaration(one))
    .map((one) => section(one, one.getText(source).replace(/^export /, "")));
  return `${HEAD}## Functions\n\n${functions.join("\n")}\n## What they take and throw\n\n${types.join("\n")}`;
}

function section(
  node: ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration,
  code: string,
): string {
  return `### \`${node.name?.text ?? ""}\`\n\n${docOf(node)}\n\n\`\`\`ts no-run\n${code}\n\`\`\`\n`;
}

const docOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ")
    .replaceAll(/\s*\n\s*/g, " ");

/** All before the body. */
const signatureOf = (node: ts.FunctionDeclaration, text: string): string =>
  text
    .slice(node.getStart(), node.body?.getStart())
    .trimEnd()
    .replace(/^export (?:async )?/, "");
