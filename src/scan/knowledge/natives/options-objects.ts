/** Objects whose parts share one `this`: Vue components with options, Pinia and Vuex stores. */

import type { ExternalValue, FunctionValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { native, object, UNDEFINED } from "../../domain/value.js";
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
  const parts = [...METHODS, ...COMPUTED]
    .map((name) => options.fields.get(name)?.value)
    .filter((value): value is ObjectValue => value?.kind === "object");
  if (parts.length === 0 && !STATE.some((name) => options.fields.get(name)?.value.kind === "function"))
    return undefined;
  const self = run.cells.get(options.origin) ?? object(at);
  run.cells.set(options.origin, self);
  self.open = true;
  for (const name of STATE) {
    const value = options.fields.get(name)?.value;
    const state = value?.kind === "function" ? invoke(run, { ...value, self }, SYMBOLIC, undefined, self) : value;
    if (state?.kind === "object")
      for (const [key, field] of state.fields) if (!self.fields.has(key)) self.fields.set(key, field);
  }
  for (const part of parts)
    for (const [key, field] of part.fields)
      if (field.value.kind === "function") put(self, key, rooted(run, field.value, self), field.at);
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
