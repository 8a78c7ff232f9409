/** Results as objects, neverthrow and its kin: `ResultAsync.fromPromise(p, wrap).map((user) => user.name)`. */

import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, native, object, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack, callValue, unknownCall } from "../../evaluate/call.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";

const MODULES =
  /^(neverthrow|ts-results|ts-results-es|true-myth|oxide\.ts|@badrap\/result|typescript-result|@swan-io\/boxed|purify-ts)(\/|$)/;
const MAKERS: ReadonlySet<string> = new Set([
  "ok",
  "okAsync",
  "Ok",
  "Right",
  "Just",
  "fromPromise",
  "fromSafePromise",
  "fromAsync",
  "fromExecution",
  "wrap",
  "wrapAsync",
  "try",
  "tryOrElse",
  "encase",
  "EitherAsync",
]);
const MAPS: ReadonlySet<string> = new Set(["map", "andThen", "asyncMap", "asyncAndThen", "chain", "flatMap", "mapOk"]);
const OPENS: ReadonlySet<string> = new Set([
  "unwrap",
  "unwrapOr",
  "unwrapOrElse",
  "_unsafeUnwrap",
  "expect",
  "getOrThrow",
  "getOrElse",
  "orDefault",
  "safeUnwrap",
  "extract",
  "toPromise",
  "run",
]);
const KEEPS: ReadonlySet<string> = new Set(["mapErr", "orElse", "orTee", "mapError", "tapError", "mapLeft", "catch"]);
const CARRIED = "carried value";

export function resultFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (!MODULES.test(callee.module)) return undefined;
  const name = callee.path.at(-1) ?? "";
  if (MAKERS.has(name)) return resultOf(run, called(run, argument(call, 0), call), call);
  if (name === "fromThrowable") {
    const fn = argument(call, 0);
    return native(name, (inner) => resultOf(run, callValue(run, fn, inner), inner));
  }
  if (name === "combine" || name === "all") {
    const given = argument(call, 0);
    return given.kind === "list"
      ? resultOf(run, { ...given, items: given.items.map(carriedIn), rest: given.rest && carriedIn(given.rest) }, call)
      : given;
  }
  return undefined;
}

const called = (run: Run, value: Value, call: Invocation): Value =>
  value.kind === "function" ? callBack(run, value, [], call) : value;

const carriedIn = (value: Value): Value =>
  unite(
    optionsOf(value).map((option) =>
      option.kind === "object" ? (option.fields.get(CARRIED)?.value ?? option) : option,
    ),
  );

function resultOf(run: Run, value: Value, call: Invocation): Value {
  const carried = carriedIn(value);
  const made = object(call.site);
  made.open = true;
  for (const key of [CARRIED, "value"]) put(made, key, carried, call.site);
  const method = (name: string, act: (inner: Invocation) => Value): void =>
    put(made, name, native(name, act), call.site);
  for (const name of MAPS)
    method(name, (inner) => resultOf(run, callBack(run, argument(inner, 0), [carried], inner), inner));
  for (const name of ["andTee", "andThrough", "tap", "tapOk", "inspect", "ifRight"])
    method(name, (inner) => {
      callBack(run, argument(inner, 0), [carried], inner);
      return made;
    });
  for (const name of KEEPS)
    method(name, (inner) => {
      unknownCall(run, inner);
      return made;
    });
  for (const name of OPENS) method(name, () => carried);
  method("match", (inner) => matched(run, carried, inner));
  method("then", (inner) => callBack(run, argument(inner, 0), [made], inner));
  return made;
}

/** `match(ok, error)`, `match({ ok, err })` */
function matched(run: Run, carried: Value, call: Invocation): Value {
  const first = argument(call, 0);
  const fn =
    first.kind === "object"
      ? (["ok", "Ok", "Right", "success"]
          .map((name) => first.fields.get(name)?.value)
          .find((each) => each !== undefined) ?? UNDEFINED)
      : first;
  return unite([callBack(run, fn, [carried], call), callBack(run, argument(call, 1), [], call)]);
}
