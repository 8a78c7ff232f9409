/**
 * Code that may call for several servers: a class that is made with other addresses in several places, itself or through
 * classes that extend it; a function that is told the address. A call in it is written once, and an edit of it, or of what is
 * read from it, is one for all of these servers.
 *
 * @example
 * class Store { constructor(url: string) { … } stock = () => this.http.get("/stock"); }
 * class Shop extends Store { … }  new Shop(config.shopUrl)
 * class Depot extends Store { … } new Depot(config.depotUrl)
 */
import { isTestFile } from "../../scan/discover/language.js";
import { ts } from "../../scan/project/syntax.js";
import { nameOf } from "./pieces.js";
import type { Program } from "./program.js";
import { usesOfName } from "./references.js";

interface OtherAddress {
  readonly file: string;
  readonly line: number;
}

const ADDRESS = /url|uri|host|base|endpoint|origin|server|address|domain|gateway/i;
/** may hold an address among other things */
const SETTINGS = /config|option|opts|setting|param|init|props|args/i;

/** By what stands around calls: a class of many calls is looked at once. */
const known = new WeakMap<Program, Map<ts.Node, OtherAddress | undefined>>();

/** Where the code around a call is given another address than elsewhere; tests left out, which have servers of their own. */
export function otherAddress(program: Program, site: ts.Node): OtherAddress | undefined {
  const ofProgram = known.get(program) ?? new Map<ts.Node, OtherAddress | undefined>();
  known.set(program, ofProgram);
  for (let at: ts.Node | undefined = site; at !== undefined; at = at.parent) {
    if (!ts.isClassLike(at) && !ts.isFunctionLike(at)) continue;
    if (!ofProgram.has(at))
      ofProgram.set(at, unlike(ts.isClassLike(at) ? constructionsOf(program, at) : callsWithAddress(program, at)));
    const other = ofProgram.get(at);
    if (other !== undefined) return other;
  }
  return undefined;
}

interface Given {
  readonly node: ts.Node;
  /** what the address is, as it is written */
  readonly address: string;
}

function unlike(all: readonly Given[]): OtherAddress | undefined {
  const [first] = all;
  const other = all.find(({ address }) => address !== first?.address);
  if (other === undefined) return undefined;
  const tree = other.node.getSourceFile();
  return { file: tree.fileName, line: tree.getLineAndCharacterOfPosition(other.node.getStart(tree)).line + 1 };
}

/** By name alone: another class of that name only makes the answer more careful. */
function constructionsOf(program: Program, owner: ts.ClassLikeDeclaration): readonly Given[] {
  const family = familyOf(program, owner);
  const names = new Set(family.flatMap(({ name }) => name?.text ?? []));
  const parameters = family.flatMap((one) => {
    const made = one.members.find(ts.isConstructorDeclaration);
    return made === undefined ? [] : [made.parameters];
  });
  const made: Given[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && names.has(lastName(node.expression) ?? ""))
      made.push({ node, address: addressIn(node.arguments ?? [], parameters) });
    ts.forEachChild(node, visit);
  };
  for (const tree of treesWith(program, names)) visit(tree);
  // what a class hands to the one above it: a literal is that class's own address
  const handed = family.flatMap((one) => superCallsIn(one));
  const own = handed.filter((node) => node.arguments.some(saysAddress));
  return own.length > 0 && handed.length > 1
    ? handed.map((node) => ({ node, address: addressIn(node.arguments, parameters) }))
    : made;
}

/** The class and all that extend it, near or far. */
function familyOf(program: Program, owner: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
  const family = new Set([owner]);
  // a set is walked as far as it grows on the way
  for (const { name } of family) {
    if (name === undefined) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node) && node.heritageClauses?.some((clause) => extendsName(clause, name.text)))
        family.add(node);
      ts.forEachChild(node, visit);
    };
    for (const tree of treesWith(program, new Set([name.text]))) visit(tree);
  }
  return [...family];
}

const extendsName = ({ token, types }: ts.HeritageClause, name: string): boolean =>
  token === ts.SyntaxKind.ExtendsKeyword && types.some(({ expression }) => lastName(expression) === name);

function superCallsIn(owner: ts.ClassLikeDeclaration): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) found.push(node);
    ts.forEachChild(node, visit);
  };
  const made = owner.members.find(ts.isConstructorDeclaration);
  if (made !== undefined) visit(made);
  return found;
}

const saysAddress = (node: ts.Node): boolean =>
  (ts.isStringLiteralLike(node) && /^(?:https?:)?\/\//.test(node.text)) ||
  ts.forEachChild(node, (child) => saysAddress(child) || undefined) === true;

/** Calls of a function by its name, if one of its parameters is an address. */
function callsWithAddress(program: Program, made: ts.SignatureDeclaration): readonly Given[] {
  if (!made.parameters.some(({ name }) => ADDRESS.test(name.getText()))) return [];
  const declared = ts.isFunctionDeclaration(made) ? made : made.parent;
  const name = ts.isFunctionDeclaration(declared) || ts.isVariableDeclaration(declared) ? declared.name : undefined;
  const uses = name === undefined ? undefined : usesOfName(program, name, declared);
  return (uses ?? []).flatMap(({ parent }): readonly Given[] =>
    ts.isCallExpression(parent) && !isTestFile(parent.getSourceFile().fileName)
      ? [{ node: parent, address: addressIn(parent.arguments, [made.parameters]) }]
      : [],
  );
}

/** The arguments that are an address or hold one, as they are written; of an object only the members that may be one. */
function addressIn(
  given: readonly ts.Expression[],
  parameters: readonly (readonly ts.ParameterDeclaration[])[],
): string {
  return given
    .flatMap((argument, at) => {
      if (ts.isObjectLiteralExpression(argument))
        return argument.properties.flatMap((one) =>
          one.name === undefined || ADDRESS.test(nameOf(one.name) ?? "") ? one.getText() : [],
        );
      const names =
        parameters.length === 0 ? [argument.getText()] : parameters.map((one) => one[at]?.name.getText() ?? "");
      const mayBe = names.some((name) => ADDRESS.test(name) || SETTINGS.test(name)) || saysAddress(argument);
      return mayBe ? argument.getText() : [];
    })
    .join();
}

function treesWith(program: Program, names: ReadonlySet<string>): readonly ts.SourceFile[] {
  return program.files.flatMap((file) => {
    const raw = isTestFile(file) ? undefined : program.raw(file);
    return raw !== undefined && [...names].some((name) => raw.includes(name)) ? (program.module(file)?.tree ?? []) : [];
  });
}

const lastName = (node: ts.Expression): string | undefined =>
  ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
