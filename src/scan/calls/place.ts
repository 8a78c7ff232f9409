/**
 * The place of a call: the innermost call expression at which its path is known. One request is seen from many places:
 * in the wrapper by itself, through each caller, through callers of callers. What is known at a place shows in the view
 * that begins there: the function around it, evaluated with nobody calling it.
 */

import { holeAt } from "../domain/hole.js";
import { type TextValue, text } from "../domain/value.js";
import type { Run } from "../evaluate/run.js";
import { ts } from "../project/syntax.js";
import { Ends } from "./ends.js";
import { patternOf, type Segment } from "./segments.js";
import type { SurfaceMatch } from "./surface-match.js";
import { addressesOf } from "./url.js";
import type { Variant } from "./variant.js";

export interface Placed {
  /** of the place in the variant's stack */
  readonly index: number;
  /** views of it that lack only the base path: no calls of their own */
  readonly lackingBase: readonly Variant[];
}

/** What the views that begin at one place show, all else of their stacks being the same. */
interface Shown {
  /** by the key of the variant: those that show the whole path */
  readonly whole: Set<string>;
  /** those that show all of the path but what an object was made with */
  readonly lackingBase: Variant[];
}

export class Places {
  readonly #run: Run;
  readonly #match: SurfaceMatch;
  readonly #views = new Ends<Shown>();

  constructor(run: Run, match: SurfaceMatch, settled: readonly Variant[], all: readonly Variant[]) {
    this.#run = run;
    this.#match = match;
    for (const variant of all) {
      const end = this.#views.of(variant.ids);
      end.kept ??= { whole: new Set(), lackingBase: [] };
      if (this.#lacksBaseOnly(variant)) end.kept.lackingBase.push(variant);
    }
    for (const { ids, key } of settled) this.#views.find(ids)?.kept?.whole.add(key);
  }

  placeOf(variant: Variant): Placed | undefined {
    const { generated } = this.#run;
    const { stack } = variant.record;
    let view: Ends<Shown> | undefined = this.#views;
    for (let index = stack.length - 1; index >= 0; index--) {
      const node = stack[index];
      view = view?.before(variant.ids[index] ?? 0);
      if (node === undefined || generated.has(node)) continue;
      const shown = view?.kept;
      if (index === 0 || shown?.whole.has(variant.key) === true || this.#carries(node, variant))
        return { index, lackingBase: [] };
      if (this.#lacking(variant, index).length > 0) {
        // those that begin further out show the same request once more
        const lackingBase = stack.slice(0, index + 1).flatMap((_, at) => this.#lacking(variant, at));
        return { index, lackingBase };
      }
      // the function around was not evaluated by itself
      const isWhole = !this.#run.returnsSeveral.has(node) && this.#writes(node, variant);
      if (shown === undefined && isWhole) return { index, lackingBase: [] };
    }
    const outermost = stack.findIndex((node) => !generated.has(node));
    return outermost < 0 ? undefined : { index: outermost, lackingBase: [] };
  }

  #lacking(variant: Variant, index: number): readonly Variant[] {
    const views = this.#views.find(variant.ids, index)?.kept?.lackingBase ?? [];
    return views.filter((one) => this.#givesBase(variant, one));
  }

  /** `send("/users")` where `send` was handed in: seen by itself nobody knows that it sends, but the path is written here. */
  #carries(node: ts.Node, variant: Variant): boolean {
    const pattern = patternOf(variant.address.segments);
    return (this.#run.carriers.get(node) ?? []).some((one) =>
      addressesOf(one, undefined).some(({ segments }) => segments.length > 0 && pattern.endsWith(patternOf(segments))),
    );
  }

  /** What is written after the base is an operation, or the base comes from whoever made the object or the function. */
  #lacksBaseOnly({ record, method, address: { after } }: Variant): boolean {
    const given = after?.opening.node;
    const [outermost] = record.stack;
    if (given === undefined || outermost === undefined) return false;
    if (after?.segments.some(({ kind }) => kind === "literal") !== true) return false;
    return this.#match.best(method, after.segments)?.offset === 0 || !isParameterAround(given, outermost);
  }

  /** The path stands in the arguments as it is written: `post("/users", body)`, `` get({ path: `/users/${id}` }) ``. */
  #writes(node: ts.Node, { address: { segments } }: Variant): boolean {
    return pathsIn(node).some((written) => {
      const start = segments.length - written.length;
      return (
        start >= 0 &&
        written.some(({ kind }) => kind === "literal") &&
        written.every((segment, index) => agrees(segment, segments[start + index])) &&
        (start === 0 || this.#match.best(undefined, segments.slice(0, start)) === undefined)
      );
    });
  }

  /** What comes before is a base path, as `/api/v3` is, and no resource of its own, as `/users` is. */
  #givesBase(whole: Variant, lacking: Variant): boolean {
    if (lacking === whole || lacking.method !== whole.method || lacking.address.after === undefined) return false;
    const { segments } = whole.address;
    const end = lacking.address.after.segments;
    const start = segments.length - end.length;
    return (
      start > 0 &&
      end.every((segment, index) => agrees(segment, segments[start + index])) &&
      this.#match.best(undefined, segments.slice(0, start)) === undefined
    );
  }
}

const agrees = (one: Segment, other: Segment | undefined): boolean =>
  other !== undefined && (one.kind !== "literal" || (other.kind === "literal" && other.text === one.text));

/** Addresses that are written in the arguments of a call, functions left out. */
function pathsIn(node: ts.Node): readonly (readonly Segment[])[] {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const found: TextValue[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child)) return;
    if (ts.isStringLiteralLike(child)) found.push(text(child.text));
    else if (ts.isTemplateExpression(child))
      found.push(
        text(
          child.head.text,
          ...child.templateSpans.flatMap(({ expression, literal }) => [{ hole: holeAt(expression) }, literal.text]),
        ),
      );
    else ts.forEachChild(child, visit);
  };
  node.arguments?.forEach(visit);
  return found
    .filter(({ parts }) => parts.some((part) => typeof part === "string" && part.includes("/")))
    .flatMap((one) => addressesOf(one, undefined).map(({ segments }) => segments));
}

/** A parameter of the function that a call stands in; callbacks are part of the function around them. */
function isParameterAround(parameter: ts.Node, call: ts.Node): boolean {
  for (let at: ts.Node | undefined = call.parent; at !== undefined; at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    if (at.parameters.some((one) => one.pos <= parameter.pos && parameter.end <= one.end)) return true;
    if (!ts.isCallExpression(at.parent) && !ts.isNewExpression(at.parent)) return false;
  }
  return false;
}
