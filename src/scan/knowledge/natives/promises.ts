/** A promise, an observable and what it brings are one value: only the ways to get at it differ. */

import type { Invocation, Value } from "../../domain/value.js";
import { argument, isNothing, native, UNDEFINED } from "../../domain/value.js";
import { callBack, unknownCall } from "../../evaluate/call.js";
import { getProperty } from "../../evaluate/properties.js";
import type { Run } from "../../evaluate/run.js";
import { bindResponses } from "../../fields/type-uses.js";

const UNCHANGED: ReadonlySet<string> = new Set([
  "catch",
  "finally",
  "toPromise",
  "unwrap",
  "asObservable",
  "clone",
  "$promise",
]);

export function promiseMethod(run: Run, receiver: Value, name: string, call: Invocation): Value | undefined {
  const first = argument(call, 0);
  if (name === "then") {
    if (isNothing(first)) return receiver;
    if (call.arguments.length > 1) callBack(run, argument(call, 1), [], call);
    return callBack(run, first, [receiver], call);
  }
  if (UNCHANGED.has(name)) {
    unknownCall(run, call);
    bindResponses(run, receiver, call.types[0]);
    return receiver;
  }
  if (name === "subscribe") {
    const next = first.kind === "object" ? getProperty(run, first, "next", call.site) : first;
    if (!isNothing(next) && next.kind !== "unknown") callBack(run, next, [receiver], call);
    return UNDEFINED;
  }
  if (name === "pipe")
    return call.arguments.reduce(
      (value, { value: operator }) =>
        operator.kind === "native" || operator.kind === "function" ? callBack(run, operator, [value], call) : value,
      receiver,
    );
  return undefined;
}

/** What `map(f)`, `tap(f)`, `switchMap(f)` from rxjs are: functions from a value to the next. */
const PASSING: ReadonlySet<string> = new Set([
  "tap",
  "filter",
  "catchError",
  "retry",
  "retryWhen",
  "shareReplay",
  "share",
  "take",
  "takeUntil",
  "takeUntilDestroyed",
  "first",
  "last",
  "finalize",
  "delay",
  "timeout",
  "debounceTime",
  "distinctUntilChanged",
  "startWith",
  "observeOn",
  "subscribeOn",
  "takeWhile",
  "skip",
]);
const WITHOUT_ANSWER: ReadonlySet<string> = new Set(["catchError", "retry", "retryWhen", "finalize"]);
const MAPPING: ReadonlySet<string> = new Set(["map", "switchMap", "mergeMap", "concatMap", "exhaustMap", "flatMap"]);

export function rxjsFunction(run: Run, name: string, call: Invocation): Value | undefined {
  const callback = argument(call, 0);
  if (MAPPING.has(name)) return native(name, (inner) => callBack(run, callback, [argument(inner, 0)], inner));
  if (PASSING.has(name)) {
    return native(name, (inner) => {
      // `catchError` is given the error, `finalize` nothing
      if (callback.kind === "function")
        callBack(run, callback, WITHOUT_ANSWER.has(name) ? [] : [argument(inner, 0)], inner);
      return argument(inner, 0);
    });
  }
  if (name === "firstValueFrom" || name === "lastValueFrom" || name === "from" || name === "of" || name === "defer")
    return callback.kind === "function" ? callBack(run, callback, [], call) : callback;
  if (name === "forkJoin" || name === "combineLatest" || name === "zip") return callback;
  return undefined;
}
