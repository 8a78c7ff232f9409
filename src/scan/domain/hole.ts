/** Gaps named by the expression that stands for them. */
import { textOf, ts } from "../project/syntax.js";
import type { Hole, UnknownValue } from "./value.js";
import { unknownOf } from "./value.js";

const LONGEST_TEXT = 120;

/** Text and names are read when somebody asks: most gaps never reach a URL. */
class ExpressionHole implements Hole {
  readonly parameter: boolean;
  readonly node: ts.Node;

  constructor(node: ts.Node, parameter: boolean) {
    this.node = node;
    this.parameter = parameter;
  }

  get text(): string {
    return textOf(this.node).slice(0, LONGEST_TEXT);
  }

  get names(): readonly string[] {
    return identifiersIn(this.node);
  }
}

/** `config.apiUrl` */
class MemberHole implements Hole {
  readonly parameter: boolean;
  readonly #holder: Hole;
  readonly #key: string;
  #text: string | undefined;

  constructor(holder: Hole, key: string) {
    this.#holder = holder;
    this.#key = key;
    this.parameter = holder.parameter;
  }

  get node(): ts.Node | undefined {
    return this.#holder.node;
  }

  /** a member of a member */
  get isDeep(): boolean {
    return this.#holder instanceof MemberHole;
  }

  get text(): string {
    return (this.#text ??= `${this.#holder.text}.${this.#key}`);
  }

  get names(): readonly string[] {
    return [...this.#holder.names, this.#key];
  }
}

/**
 * Of a member: whether the one that it is a member of was handed to a call, `init.method`. `settings.init.method` and
 * `this.defaults.method` of a constructor's argument are what all calls share, and say nothing of one.
 */
export function isOfArgument(hole: Hole): boolean {
  const { node, parameter } = hole;
  if (!parameter || (hole instanceof MemberHole && hole.isDeep)) return false;
  if (node === undefined) return true;
  return !ts.isPropertyAccessExpression(node) && !ts.isConstructorDeclaration(functionOfParameter(node));
}

/** `defaults` of `constructor(defaults)` and of `constructor({ defaults })` → the constructor. */
function functionOfParameter(name: ts.Node): ts.Node {
  let at = name;
  while (at.parent !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

export const holeAt = (node: ts.Node, parameter = false): Hole => new ExpressionHole(node, parameter);

export const memberHole = (hole: Hole, key: string): Hole => new MemberHole(hole, key);

export const unknownAt = (node: ts.Node, parameter = false): UnknownValue => unknownOf(holeAt(node, parameter));

/** names of one gap; more of them tell nothing more */
const MOST_NAMES = 200;

/** Without recursion: `a.b.b.b…` is nested as deep as it is long. */
export function identifiersIn(node: ts.Node): readonly string[] {
  const names: string[] = [];
  const pending = [node];
  for (let at = pending.pop(); at !== undefined && names.length < MOST_NAMES; at = pending.pop()) {
    if (ts.isFunctionLike(at)) continue;
    if (ts.isIdentifier(at)) names.push(at.text);
    else if (ts.isStringLiteralLike(at) && ts.isElementAccessExpression(at.parent)) names.push(at.text);
    const children: ts.Node[] = [];
    ts.forEachChild(at, (child) => void children.push(child));
    for (const child of children.toReversed()) pending.push(child);
  }
  return names;
}
