/** Values that a framework keeps: React state, refs, Vue refs, small stores. What is put in comes out. */

import { uncertain } from "../../domain/certainty.js";
import { unknownAt } from "../../domain/hole.js";
import { literalOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, list, native, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { ANY } from "../../evaluate/stored.js";
import { typedUnknown } from "../../evaluate/typed.js";
import { bindResponses } from "../../fields/type-uses.js";
import type { TypeRef } from "../../project/type-ref.js";

const CALLED_AT_ONCE: ReadonlySet<string> = new Set(["useMemo", "computed", "createMemo", "useAsyncMemo"]);
const KEPT: ReadonlySet<string> = new Set([
  "useCallback",
  "useEvent",
  "useEffectEvent",
  "memo",
  "forwardRef",
  "observer",
  "action",
  "useDebouncedCallback",
  "useThrottledCallback",
  "cache",
]);
const STATE: ReadonlySet<string> = new Set(["useState", "useSafeState", "createSignal", "useSignal"]);
const REFS: ReadonlySet<string> = new Set([
  "ref",
  "shallowRef",
  "useRef",
  "createRef",
  "signal",
  "writable",
  "observable",
]);
const STORES: ReadonlySet<string> = new Set(["zustand", "zustand/vanilla", "zustand/traditional"]);

export function stateFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "";
  if (STORES.has(callee.module)) return store(run, call);
  if (KEPT.has(name)) return argument(call, 0);
  if (CALLED_AT_ONCE.has(name)) {
    const result = callBack(run, argument(call, 0), [], call);
    return name === "computed" ? reference(run, call, result) : result;
  }
  if (STATE.has(name)) return state(run, call, name === "createSignal");
  if (REFS.has(name)) return reference(run, call, uncertain(argument(call, 0)));
  if (
    name === "reactive" ||
    name === "toRaw" ||
    name === "unref" ||
    name === "toRefs" ||
    name === "readonly" ||
    name === "markRaw" ||
    name === "toSignal"
  )
    return argument(call, 0);
  if (name === "createContext") return context(call);
  if (name === "useContext" || name === "inject" || name === "use") return contextValue(run, argument(call, 0));
  return undefined;
}

/** One cell per `useState`, so that what an effect puts in is seen where the state is read. */
function cellOf(run: Run, call: Invocation, start: Value): ObjectValue {
  let cell = run.cells.get(call.site);
  if (cell === undefined) {
    cell = object(call.site);
    put(cell, "value", start, call.site);
    run.cells.set(call.site, cell);
  }
  run.stored.look(cell, ANY);
  return cell;
}

function add(run: Run, cell: ObjectValue, value: Value, call: Invocation): void {
  const before = cell.fields.get("value")?.value;
  run.stored.put(cell, "value", value);
  put(cell, "value", before === undefined || isNothing(before) ? value : unite([before, value]), call.site);
}

/** The value and what sets it; `got`: a function that gives the value, `users()`. */
function state(run: Run, call: Invocation, got: boolean): Value {
  const start = argument(call, 0);
  const initial = start.kind === "function" ? callBack(run, start, [], call) : start;
  const cell = cellOf(run, call, uncertain(initial));
  const current = cell.fields.get("value")?.value ?? uncertain(initial);
  const type = call.types[0];
  const setter = native("setState", (inner) => {
    const given = argument(inner, 0);
    const next = given.kind === "function" ? callBack(run, given, [current], inner) : given;
    bindResponses(run, next, type);
    add(run, cell, uncertain(next), inner);
    return UNDEFINED;
  });
  const value = (): Value => withDeclared(run, cell.fields.get("value")?.value ?? current, type, call);
  return list([got ? native("getState", value) : value(), setter]);
}

/** `useState<"users" | "apps">("users")`: what it can become, the type says. */
function withDeclared(run: Run, current: Value, type: TypeRef | undefined, call: Invocation): Value {
  // `useState("")`: not filled in yet; what will be there nobody knows
  if (literalOf(current) === "") return unite([current, typedUnknown(run, unknownAt(call.site).hole, type)]);
  if (type === undefined) return current;
  const declared = typedUnknown(run, unknownAt(call.site).hole, type);
  if (isNothing(current)) return declared;
  return optionsOf(declared).every(({ kind }) => kind === "text") ? unite([current, declared]) : current;
}

/** `{ current }`, `{ value }`; setting it is an ordinary write. */
function reference(run: Run, call: Invocation, start: Value): Value {
  const cell = cellOf(run, call, start);
  const value = cell.fields.get("value")?.value ?? start;
  const type = call.types[0];
  const best = withDeclared(run, value, type, call);
  put(cell, "current", best, call.site);
  if (cell.fields.get("value")?.value !== best) put(cell, "value", best, call.site);
  put(
    cell,
    "set",
    native("set", (inner) => {
      add(run, cell, argument(inner, 0), inner);
      return UNDEFINED;
    }),
    call.site,
  );
  return cell;
}

function context(call: Invocation): Value {
  const made = object(call.site);
  put(made, "contextValue", argument(call, 0), call.site);
  made.open = true;
  return made;
}

const contextValue = (run: Run, made: Value): Value | undefined => {
  if (made.kind === "object") run.stored.look(made, "contextValue");
  const value = made.kind === "object" ? made.fields.get("contextValue")?.value : undefined;
  return value === undefined || isNothing(value) ? undefined : value;
};

/** zustand: `create((set, get) => ({ … }))`, and `create<T>()((set) => …)`. */
function store(run: Run, call: Invocation): Value {
  const make = argument(call, 0);
  if (isNothing(make)) return native("create", (inner) => store(run, inner));
  const kept = run.cells.get(call.site) ?? object(call.site);
  run.cells.set(call.site, kept);
  const set = native("set", (inner) => {
    const given = argument(inner, 0);
    const next = given.kind === "function" ? callBack(run, given, [kept], inner) : given;
    if (next.kind === "object") {
      for (const [key, field] of next.fields) {
        const before = kept.fields.get(key)?.value;
        run.stored.put(kept, key, field.value);
        put(
          kept,
          key,
          before === undefined || isNothing(before) ? field.value : unite([before, field.value]),
          field.at,
        );
      }
    }
    return UNDEFINED;
  });
  const get = native("get", () => kept);
  const initial = callBack(run, make, [set, get, kept], call);
  if (initial.kind === "object")
    for (const [key, field] of initial.fields)
      if (!kept.fields.has(key)) kept.fields.set(key, { ...field, value: uncertain(field.value) });
  const select = native(
    "useStore",
    (inner) => {
      const selector = argument(inner, 0);
      return isNothing(selector) ? kept : callBack(run, selector, [kept], inner);
    },
    new Map<string, Value>([
      ["getState", get],
      ["setState", set],
    ]),
  );
  return select;
}
