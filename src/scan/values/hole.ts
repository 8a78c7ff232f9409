/** Gaps named by the expression that stands for them. */
import { ts } from "../project/syntax.js";
import { unknownOf } from "./value.js";
import type { Hole, UnknownValue } from "./value.js";

const LONGEST_TEXT = 120;

/** Text and names are read when somebody asks: most gaps never reach a URL. */
export const holeAt = (node: ts.Node, parameter = false): Hole => ({
  get text() {
    return node.getText().slice(0, LONGEST_TEXT);
  },
  get names() {
    return identifiersIn(node);
  },
  parameter,
});

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
