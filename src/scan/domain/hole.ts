/** Gaps named by the expression that stands for them. */
import { ts } from "../project/syntax.js";
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
    return this.node.getText().slice(0, LONGEST_TEXT);
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

  constructor(holder: Hole, key: string) {
    this.#holder = holder;
    this.#key = key;
    this.parameter = holder.parameter;
  }

  get node(): ts.Node | undefined {
    return this.#holder.node;
  }

  get text(): string {
    return `${this.#holder.text}.${this.#key}`;
  }

  get names(): readonly string[] {
    return [...this.#holder.names, this.#key];
  }
}

export const holeAt = (node: ts.Node, parameter = false): Hole => new ExpressionHole(node, parameter);

export const memberHole = (hole: Hole, key: string): Hole => new MemberHole(hole, key);

export const unknownAt = (node: ts.Node, parameter = false): UnknownValue => unknownOf(holeAt(node, parameter));

export function identifiersIn(node: ts.Node): readonly string[] {
  const names: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child)) return;
    if (ts.isIdentifier(child)) names.push(child.text);
    else if (ts.isStringLiteralLike(child) && ts.isElementAccessExpression(child.parent)) names.push(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}
