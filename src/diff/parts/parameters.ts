import type { Operation, Parameter, Schema } from "../../contract/contract.js";
import { isReservedHeader } from "../../contract/normalise/parameters.js";
import { defaultValue } from "../aspects/default.js";
import { deprecationFamilies } from "../aspects/deprecation.js";
import { maturityMove, stabilityFamilies } from "../aspects/maturity.js";
import { typeChanged, typeGeneralized } from "../aspects/type.js";
import type { ElementKind } from "../change.js";
import { announcementOf, endOf } from "../deprecation/end.js";
import { turnOf } from "../deprecation/turn.js";
import { ruleOf } from "../rules/family-rules.js";
import type { Rule } from "../rules/rule.js";
import type { View } from "../view/view.js";
import { alike } from "./exploded-objects.js";
import type { Comparison, FindingDetails, OperationPair } from "./findings.js";
import { parameterRemovalRules, parameterRules as rules } from "./parameter-rules.js";

const kindOf = (parameter: Parameter): ElementKind => (parameter.in === "path" ? "path-parameter" : parameter.in);

/** A parameter is known by place and name, a path parameter by its position: its name is nobody's business. */
export function compareParameters(comparison: Comparison, pair: OperationPair): void {
  const [before, after] = alike(
    keyed(pair.base, comparison.reservedHeaders),
    keyed(pair.target, comparison.reservedHeaders),
  );
  for (const [key, parameter] of before) {
    const partner = after.get(key);
    if (partner === undefined && pair.target.unread.has("parameters")) continue;
    if (partner === undefined) reportRemoved(comparison, pair, parameter);
    else if (!comparison.contents.same(parameter, partner)) compareParameter(comparison, pair, parameter, partner);
  }
  for (const [key, parameter] of after)
    if (!before.has(key) && !pair.base.unread.has("parameters")) {
      if (parameter.in === "path" && (isStandIn(pair.target, parameter) || hasStandIn(pair.base))) continue;
      const rule = parameter.in === "path" ? rules.newPath : parameter.required ? rules.newRequired : rules.newOptional;
      report(comparison, pair, rule, undefined, parameter);
    }
}

function keyed(operation: Operation, reservedHeaders: boolean): ReadonlyMap<string, Parameter> {
  return new Map(
    operation.parameters
      .filter((parameter) => !reservedHeaders || !isReservedHeader(parameter))
      .map((parameter) => {
        if (parameter.wholeQuery === true) return ["querystring", parameter];
        const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
        return [`${parameter.in} ${parameter.in === "path" ? (parameter.index ?? name) : name}`, parameter];
      }),
  );
}

/**
 * A path parameter that the path does not name describes one of its places that nothing else describes: a slip.
 * Where every place is taken it describes none, and is one more argument of generated clients all the same.
 */
function isStandIn(operation: Operation, parameter: Parameter): boolean {
  if (parameter.index !== undefined) return false;
  const described = new Set(operation.parameters.map(({ index }) => index).filter((index) => index !== undefined));
  return described.size < (operation.path.match(/\{[^}]*\}/g)?.length ?? 0);
}

const hasStandIn = (operation: Operation): boolean =>
  operation.parameters.some((one) => one.in === "path" && isStandIn(operation, one));

function report(
  comparison: Comparison,
  pair: OperationPair,
  rule: Rule,
  before: Parameter | undefined,
  after: Parameter | undefined,
  values: Pick<FindingDetails, "before" | "after" | "announced"> = {},
): void {
  const parameter = before ?? after;
  if (parameter === undefined) return;
  comparison.report({
    rule,
    operation: pair.affected,
    element: { kind: kindOf(parameter), path: parameter.wholeQuery === true ? [] : [parameter.name] },
    base: before?.origin ?? pair.base.origin,
    target: after?.origin ?? pair.target.origin,
    ...values,
  });
}

function reportRemoved(comparison: Comparison, pair: OperationPair, parameter: Parameter): void {
  if (parameter.in === "path") {
    if (!isStandIn(pair.base, parameter) && !hasStandIn(pair.target))
      report(comparison, pair, rules.pathUndescribed, parameter, undefined);
    return;
  }
  report(comparison, pair, parameterRemovalRules[endOf(parameter, comparison.calendar)], parameter, undefined, {
    announced: announcementOf(parameter, comparison.calendar),
  });
}

function compareParameter(comparison: Comparison, pair: OperationPair, before: Parameter, after: Parameter): void {
  const say = (rule: Rule, values: Pick<FindingDetails, "before" | "after">): void =>
    report(comparison, pair, rule, before, after, values);
  const open = saysNothing(before) || saysNothing(after);
  if (before.required !== after.required)
    say(after.required ? rules.becameRequired : rules.becameOptional, {
      before: before.required,
      after: after.required,
    });
  const turn = turnOf(before, after, comparison.calendar);
  if (turn !== undefined)
    say(ruleOf(deprecationFamilies[turn], "request-parameter"), {
      before: before.sunset ?? before.deprecated,
      after: after.sunset ?? after.deprecated,
    });
  const move = maturityMove(before, after);
  if (move !== undefined)
    say(ruleOf(stabilityFamilies[move.turn], "request-parameter"), { before: move.before, after: move.after });
  const schemas = schemaPair(comparison, before, after);
  if (schemas === undefined) return;
  const [was, is] = schemas;
  const listed =
    isList(is) && !isList(was) && was.types !== undefined && repeats(after) ? is.child("items")?.view : undefined;
  // `?id=1` still says what it said: a list of one
  if (listed !== undefined)
    say(ruleOf(typeGeneralized, "request-parameter"), { before: [...(was.types?.value ?? [])], after: "array" });
  else if (
    (isList(was) || isOnlyObject(was)) &&
    !isNested(is) &&
    is.types !== undefined &&
    (repeats(before) || before.style === "deepObject")
  ) {
    // `?id=1&id=2` and `?size=1&age=2` have no place in a single value
    say(ruleOf(typeChanged, "request-parameter"), {
      before: [...(was.types?.value ?? [])],
      after: [...is.types.value],
    });
    return;
  } else if (!open && isText(was) && isJson(before) !== isJson(after))
    // `?q=v` becomes `?q="v"`
    say(rules.serialisationChanged, { before: serialisation(before), after: serialisation(after) });
  else if (isNested(was) && !isSingle(after, is) && serialisation(before) !== serialisation(after))
    say(rules.serialisationChanged, { before: serialisation(before), after: serialisation(after) });
  comparison.reach({
    operation: pair.affected,
    holder: pair.received ? "header" : "parameter",
    kind: kindOf(before),
    kindBelow: kindOf(before),
    path: before.wholeQuery === true ? [] : [before.name],
    pair: comparison.graph.pair(was, listed ?? is, {
      side: pair.received ? "response" : "request",
      textual: before.schema !== undefined,
    }),
    ...((isAlwaysGiven(before) || isAlwaysGiven(after)) && { moot: defaultValue.families }),
  });
}

/** Nobody leaves it out, so that its default is never used. A path parameter that is not said to be required has one for some reason. */
const isAlwaysGiven = ({ required, requiredUnsaid }: Parameter): boolean => required && requiredUnsaid !== true;

/** `content` holds exactly one media type. @see https://spec.openapis.org/oas/v3.1.1#parameter-object */
export const valueSchema = ({ schema, content }: Pick<Parameter, "schema" | "content">): Schema | undefined =>
  schema ?? [...content.values()][0]?.schema;

function schemaPair(
  { base, target }: Comparison,
  before: Parameter,
  after: Parameter,
): readonly [View, View] | undefined {
  const [was, is] = [valueSchema(before), valueSchema(after)];
  return was === undefined || is === undefined ? undefined : [base.of(was), target.of(is)];
}

const saysNothing = ({ schema, content }: Parameter): boolean => schema === undefined && content.size === 0;
const isJson = ({ content }: Parameter): boolean => [...content.keys()].some((name) => /[/+]json(;|$)/.test(name));
const isText = ({ types }: View): boolean => types?.value.size === 1 && types.value.has("string");
const isList = (view: View): boolean => view.types?.value.has("array") === true;
const isOnlyObject = ({ types }: View): boolean => types?.value.size === 1 && types.value.has("object");
const isNested = (view: View): boolean => isList(view) || view.types?.value.has("object") === true;

const repeats = ({ style, explode }: Parameter): boolean => style === "form" && explode;

/** One value as text, which may be what was written as a list: `?id=1,2`. */
const isSingle = ({ content }: Parameter, view: View): boolean =>
  content.size === 0 && view.types !== undefined && !isNested(view);

/** How a list or an object is written as text; scalars look the same in every style. */
function serialisation(parameter: Parameter): string {
  const [media] = parameter.content.keys();
  return media ?? `${parameter.style}${parameter.explode ? ", exploded" : ""}`;
}
