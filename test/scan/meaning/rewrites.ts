/** Rewrites that leave what code does as it is. Each changes one place of a file and tells whether it found one. */
import { Node, type SourceFile, SyntaxKind } from "ts-morph";

export type Rewrite = (file: SourceFile, random: () => number) => boolean;

const anyOf = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** Strings that are values: no names of modules, members, types or attributes. */
const stringValues = (file: SourceFile) =>
  file.getDescendantsOfKind(SyntaxKind.StringLiteral).filter((node) => {
    const parent = node.getParent();
    if (Node.isCallExpression(parent))
      return parent.getArguments().includes(node) && !/^(require|import)$/.test(parent.getExpression().getText());
    if (Node.isVariableDeclaration(parent)) return parent.getInitializer() === node;
    if (Node.isPropertyAssignment(parent)) return parent.getInitializer() === node;
    return Node.isBinaryExpression(parent) && parent.getOperatorToken().getKind() === SyntaxKind.PlusToken;
  });

/** `"/users"` → `` `/users` `` */
const stringAsTemplate: Rewrite = (file, random) => {
  const found = anyOf(stringValues(file), random);
  if (found === undefined || /[`\\$]/.test(found.getText())) return false;
  found.replaceWithText(`\`${found.getLiteralText()}\``);
  return true;
};

/** `"/users"` → `("/users")` */
const parenthesised: Rewrite = (file, random) => {
  const found = anyOf(stringValues(file), random);
  found?.replaceWithText(`(${found.getText()})`);
  return found !== undefined;
};

/** `get("/users")` → `const text = "/users"; … get(text)` */
const constantExtracted: Rewrite = (file, random) => {
  const found = anyOf(
    stringValues(file).filter((node) => Node.isCallExpression(node.getParent())),
    random,
  );
  if (found === undefined) return false;
  const name = `text${Math.floor(random() * 1e6)}`;
  const statement = `const ${name} = ${found.getText()};`;
  found.replaceWithText(name);
  const imports = file.getStatements().filter((each) => Node.isImportDeclaration(each)).length;
  file.insertStatements(imports, statement);
  return true;
};

/** `() => get()` → `() => { return get(); }` */
const arrowWithBlock: Rewrite = (file, random) => {
  const found = anyOf(
    file.getDescendantsOfKind(SyntaxKind.ArrowFunction).filter((node) => !Node.isBlock(node.getBody())),
    random,
  );
  const body = found?.getBody();
  body?.replaceWithText(`{ return ${body.getText()}; }`);
  return body !== undefined;
};

/** `` `/users/${id}` `` → `"/users/" + (id)` */
const templateAsSum: Rewrite = (file, random) => {
  const found = anyOf(
    file
      .getDescendantsOfKind(SyntaxKind.TemplateExpression)
      .filter((node) => !Node.isTaggedTemplateExpression(node.getParent()) && !/[\\\n]/.test(node.getText())),
    random,
  );
  if (found === undefined) return false;
  const parts = [JSON.stringify(found.getHead().getLiteralText())];
  for (const span of found.getTemplateSpans())
    parts.push(`(${span.getExpression().getText()})`, JSON.stringify(span.getLiteral().getLiteralText()));
  found.replaceWithText(`(${parts.join(" + ")})`);
  return true;
};

/** `const user = await load()` → `const loading = load(); const user = await loading` */
const awaitedLater: Rewrite = (file, random) => {
  const found = anyOf(
    file.getDescendantsOfKind(SyntaxKind.AwaitExpression).filter((node) => {
      const declaration = node.getParentIfKind(SyntaxKind.VariableDeclaration);
      const statement = declaration?.getVariableStatement();
      return statement?.getDeclarations().length === 1 && Node.isBlock(statement.getParent());
    }),
    random,
  );
  const statement = found?.getFirstAncestorByKind(SyntaxKind.VariableStatement);
  if (found === undefined || statement === undefined) return false;
  const name = `pending${Math.floor(random() * 1e6)}`;
  const asked = found.getExpression().getText();
  found.getExpression().replaceWithText(name);
  statement.replaceWithText(`const ${name} = ${asked};\n${statement.getText()}`);
  return true;
};

/** `function load(id) { … }` → `const load = function (id) { … }`, where nobody is above it to miss it. */
const functionAsConstant: Rewrite = (file, random) => {
  const statements = file.getStatements();
  const first = statements.find((each) => !Node.isImportDeclaration(each));
  const found = anyOf(
    [first]
      .filter((each) => Node.isFunctionDeclaration(each))
      .filter(
        (each) =>
          !each.isDefaultExport() &&
          !each.isOverload() &&
          each.getOverloads().length === 0 &&
          each.getBody() !== undefined &&
          !each.isGenerator(),
      ),
    random,
  );
  const name = found?.getName();
  if (found === undefined || name === undefined) return false;
  const exported = found.isExported() ? "export " : "";
  const text = found
    .getText()
    .replace(/^export\s+/, "")
    .replace(/^((?:async\s+)?function)\s+[\w$]+/, "$1 ");
  found.replaceWithText(`${exported}const ${name} = ${text};`);
  return true;
};

/** `const userId = …` within a function → `const userIdHere = …` */
const localRenamed: Rewrite = (file, random) => {
  const found = anyOf(
    file.getDescendantsOfKind(SyntaxKind.VariableDeclaration).filter((node) => {
      const name = node.getNameNode();
      return Node.isIdentifier(name) && node.getFirstAncestorByKind(SyntaxKind.Block) !== undefined;
    }),
    random,
  );
  const name = found?.getNameNode();
  if (!Node.isIdentifier(name)) return false;
  name.rename(`${name.getText()}Here`);
  return true;
};

export const REWRITES: Readonly<Record<string, Rewrite>> = {
  stringAsTemplate,
  parenthesised,
  constantExtracted,
  arrowWithBlock,
  templateAsSum,
  awaitedLater,
  functionAsConstant,
  localRenamed,
};
