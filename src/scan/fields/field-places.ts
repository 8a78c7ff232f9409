/** Where a field that a request carries stands: at the key that names it, never in a generated file. */

import type { CodePlace, ValuePlace } from "../call.js";
import { literalOf } from "../domain/strings.js";
import type { Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import type { Generated } from "../knowledge/generated/recognise.js";
import { isPartOf, placeOf, ts } from "../project/syntax.js";

/** A view of a request: the calls that led to it, and which of them is its place. */
export interface View {
  readonly stack: readonly ts.Node[];
  readonly index: number;
}

export class FieldPlaces {
  readonly #generated: Generated;
  readonly #stack: readonly ts.Node[];
  readonly #call: ts.Node | undefined;

  constructor(generated: Generated, { stack, index }: View) {
    this.#generated = generated;
    this.#stack = stack;
    this.#call = stack[index];
  }

  isGenerated(node: ts.Node): boolean {
    return this.#generated.inSource(node);
  }

  /** `getRules("user", id)` of a generated client: the argument, and the call where nobody knows which one. */
  ofKey(key: ts.Node, value: Value): CodePlace {
    if (!this.isGenerated(key)) return placeOf(key);
    const given = optionsOf(value).map((option) => this.#argument(option));
    return placeOf(given.find((node) => node !== undefined) ?? this.#call ?? key);
  }

  /** The literals beside the key or given to a call on the way; a constant of elsewhere stands at the key. */
  ofValues(value: Value, key: ts.Node): readonly ValuePlace[] {
    const places: ValuePlace[] = [];
    for (const option of optionsOf(value)) {
      const literal = literalOf(option);
      const written = option.kind === "text" ? option.written : undefined;
      if (literal === undefined || written === undefined || this.isGenerated(written)) continue;
      if (isPartOf(written, key.parent) || this.#stack.some((call) => isPartOf(written, call)))
        places.push({ value: literal, at: placeOf(written) });
    }
    return places;
  }

  /** What the call at the place passes for a value. */
  #argument(value: Value): ts.Node | undefined {
    const call = this.#call;
    if (call === undefined || !ts.isCallExpression(call)) return undefined;
    return call.arguments.find((node) =>
      value.kind === "unknown"
        ? node.getText() === value.hole.text
        : value.kind === "text" && value.written !== undefined && isPartOf(value.written, node),
    );
  }
}
