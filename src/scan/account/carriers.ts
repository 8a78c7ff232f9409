/**
 * Functions of this code that many paths of the API go into, and behind which no request to it was seen: a proxy of
 * one's own that takes method and path as data. Whatever else they are handed is a path of the API as well, be it as
 * short as `/users` or a variable: each such call is told.
 */
import type { SourceText } from "../calls/analysis.js";
import type { Project } from "../project/project.js";
import { isPartOf, syntaxOf, ts } from "../project/syntax.js";
import { calleeOf, type PathLiteral } from "./literals.js";

type Call = NonNullable<PathLiteral["call"]>;

/** fewer may be handed to something that only looks at paths */
const FEWEST_PATHS = 4;

export class Carriers {
  readonly #project: Project;
  /** by function: the paths that go into it, and in the place of which argument they stand */
  readonly #seen = new Map<string, { readonly paths: Set<string>; readonly at: Set<number> }>();
  /** their last names, to look at no other calls */
  readonly #names = new Set<string>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** A path of the API went into it, and what becomes of it is guessed at best. */
  add(call: Call, literal: ts.Node, path: string): void {
    const id = this.#idOf(call);
    if (id === undefined) return;
    const seen = this.#seen.get(id) ?? { paths: new Set(), at: new Set() };
    this.#seen.set(id, seen);
    seen.paths.add(path);
    seen.at.add(argumentOf(call, literal));
    this.#names.add(calleeOf(call).name);
  }

  /** Its calls in a file, each with what stands where the paths stand elsewhere. */
  *callsIn(source: SourceText): Iterable<Call> {
    const names = [...this.#names].filter((name) => source.text.includes(name));
    if (names.length === 0) return;
    const pending: ts.Node[] = [syntaxOf(source)];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (ts.isCallExpression(node) && names.includes(calleeOf(node).name) && this.#carries(node)) yield node;
      ts.forEachChild(node, (child) => void pending.push(child));
    }
  }

  #carries(call: Call): boolean {
    const id = this.#idOf(call);
    const seen = id === undefined ? undefined : this.#seen.get(id);
    if (seen === undefined || seen.paths.size < FEWEST_PATHS) return false;
    return [...seen.at].some((at) => at < (call.arguments?.length ?? 0));
  }

  /** The same for all who call it; one of an object that a function was given is nobody's. */
  #idOf(call: Call): string | undefined {
    const { root, text } = calleeOf(call);
    const source = this.#project.sourceOf(call.getSourceFile());
    if (source === undefined || !text.startsWith(root)) return undefined;
    const module = this.#project.module(source);
    const imported = module.imports.get(root);
    if (imported === undefined) return isTopLevel(call.getSourceFile(), root) ? `${source.path} ${text}` : undefined;
    const target = this.#project.follow(imported.specifier, imported.name, module);
    return target?.kind === "local"
      ? `${target.module.source.path} ${target.name}${text.slice(root.length)}`
      : undefined;
  }
}

const argumentOf = (call: Call, literal: ts.Node): number =>
  call.arguments?.findIndex((given) => isPartOf(literal, given)) ?? -1;

const isTopLevel = (tree: ts.SourceFile, name: string): boolean =>
  tree.statements.some((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((one) => ts.isIdentifier(one.name) && one.name.text === name)
      : (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name?.text === name,
  );
