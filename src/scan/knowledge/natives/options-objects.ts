/** Objects whose parts share one `this`: Vue components with options, Pinia and Vuex stores. */

import type { ExternalValue, FunctionValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { native, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { invoke, SYMBOLIC } from "../../evaluate/functions.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { bare, ts } from "../../project/syntax.js";

const METHODS = ["methods", "actions", "watch"] as const;
const COMPUTED = ["computed", "getters"] as const;
const STATE = ["data", "state"] as const;
const DEFINES: ReadonlySet<string> = new Set([
  "defineStore",
  "defineComponent",
  "extend",
  "defineNuxtComponent",
  "component",
]);

export function optionsFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "";
  if (!DEFINES.has(name)) return undefined;
  const options = call.arguments
    .map(({ value }) => value)
    .find((value) => value.kind === "object" || value.kind === "function");
  if (options === undefined) return undefined;
  if (options.kind === "function") {
    // a setup store: what the function returns is the store
    const store = callBack(run, options, [], call);
    return native(name, () => store);
  }
  const self = shareThis(run, options, call.site);
  return self === undefined ? UNDEFINED : native(name, () => self);
}

/** `export default { data() { … }, methods: { … } }`; undefined when it is no such object. */
export function shareThis(run: Run, options: ObjectValue, at: ts.Node): ObjectValue | undefined {
  const parts = partsOf(options, [...METHODS, ...COMPUTED]);
  if (parts.length === 0 && !STATE.some((name) => options.fields.get(name)?.value.kind === "function"))
    return undefined;
  const self = run.cells.get(options.origin) ?? object(at);
  run.cells.set(options.origin, self);
  self.open = true;
  addState(run, self, options);
  for (const part of parts)
    for (const [key, field] of part.fields)
      if (field.value.kind === "function") put(self, key, rooted(run, field.value, self), field.at);
  for (const mixin of mixinsOf(options)) mixIn(run, self, mixin);
  for (const name of COMPUTED) {
    const part = options.fields.get(name)?.value;
    if (part?.kind !== "object") continue;
    for (const [key, field] of part.fields) {
      if (field.value.kind !== "function") continue;
      run.made.push({ ...field.value, self, bound: [{ value: self, node: at }] });
      put(
        self,
        key,
        callBack(run, { ...field.value, self }, [self], { arguments: [], site: at, self, types: [], construct: false }),
        field.at,
      );
    }
  }
  for (const [key, field] of options.fields)
    if (field.value.kind === "function" && !STATE.some((name) => name === key)) rooted(run, field.value, self);
  return self;
}

function addState(run: Run, self: ObjectValue, options: ObjectValue): void {
  for (const name of STATE) {
    const value = options.fields.get(name)?.value;
    const state = value?.kind === "function" ? invoke(run, { ...value, self }, SYMBOLIC, undefined, self) : value;
    if (state?.kind === "object")
      for (const [key, field] of state.fields) if (!self.fields.has(key)) self.fields.set(key, field);
  }
}

const partsOf = (options: ObjectValue, names: readonly string[]): readonly ObjectValue[] =>
  names
    .map((name) => options.fields.get(name)?.value)
    .filter((value): value is ObjectValue => value?.kind === "object");

/** `mixins: [a, b]`, `extends: a`, and theirs: nearest first, each once. */
function mixinsOf(options: ObjectValue): ReadonlySet<ObjectValue> {
  const found = new Set<ObjectValue>();
  const add = (from: ObjectValue): void => {
    const mixins = from.fields.get("mixins")?.value;
    const above = [...(mixins?.kind === "list" ? mixins.items : []), from.fields.get("extends")?.value];
    for (const one of above.flatMap((value) => (value === undefined ? [] : optionsOf(value)))) {
      if (one.kind !== "object" || one === options || found.has(one)) continue;
      found.add(one);
      add(one);
    }
  };
  add(options);
  return found;
}

/** What a component has of its own stands before what it mixes in; `this` is the component for both. */
function mixIn(run: Run, self: ObjectValue, mixin: ObjectValue): void {
  addState(run, self, mixin);
  for (const part of partsOf(mixin, METHODS))
    for (const [key, field] of part.fields)
      if (field.value.kind === "function" && !self.fields.has(key))
        put(self, key, mixedIn(run, field.value, self), field.at);
  for (const [key, { value }] of mixin.fields)
    if (value.kind === "function" && !STATE.some((name) => name === key)) mixedIn(run, value, self);
}

/** Looked at for each component that has it: what it requests depends on what the component says. */
function mixedIn(run: Run, method: FunctionValue, self: ObjectValue): FunctionValue {
  const bound = rooted(run, method, self);
  run.mixedIn.add(bound);
  return bound;
}

/** `export const pages = { data() { … }, methods: { … } }`: a Vue mixin, or a component that is named before it is handed on. */
export const isOptionsObject = (node: ts.Expression): boolean =>
  ts.isObjectLiteralExpression(node) &&
  node.properties.some(
    (member) =>
      ts.isPropertyAssignment(member) &&
      member.name.getText() === "methods" &&
      ts.isObjectLiteralExpression(bare(member.initializer)),
  );

/** The same function with the shared `this`, looked at by itself. */
function rooted(run: Run, method: FunctionValue, self: ObjectValue): FunctionValue {
  const bound: FunctionValue = { ...method, self };
  run.made.push(bound);
  return bound;
}
