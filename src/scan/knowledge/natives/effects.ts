/**
 * Effect and fp-ts: what an effect brings and the effect are one value, as with promises. Combinators are functions from
 * a value to the next: `pipe(load, TE.map((user) => user.name))`, `load.pipe(Effect.map(f))`, `Effect.map(load, f)`.
 */

import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, native, optionsOf, UNDEFINED } from "../../domain/value.js";
import { callBack, unknownCall } from "../../evaluate/call.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";

const MODULES = /^(effect|@effect\/(platform|io|data|core)|fp-ts)(\/|$)/;

const BRINGS: ReadonlySet<string> = new Set([
  "succeed",
  "promise",
  "tryPromise",
  "try",
  "sync",
  "tryCatch",
  "tryCatchK",
  "fromPromise",
  "suspend",
  "async",
  "gen",
  "fn",
  "runPromise",
  "runSync",
  "runFork",
  "runPromiseExit",
  "right",
  "of",
  "some",
  "fromEither",
  "fromOption",
  "fromNullable",
  "fromIO",
  "fromTask",
  "rightTask",
  "rightIO",
]);
const NEXT =
  /^(map|mapTo|flatMap|andThen|chain|chainW|chainFirst|chainFirstW|chainEitherK|chainEitherKW|chainOptionK|chainTaskK|chainIOK|tap|as|filterMap|flatMapNullable|bimap|mapBoth)$/;
const SETTLES: ReadonlySet<string> = new Set(["match", "matchEffect", "matchE", "matchW", "matchEW", "fold", "foldW"]);

export function effectFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (!MODULES.test(callee.module)) return undefined;
  const name = callee.path.at(-1) ?? "";
  const first = argument(call, 0);
  if (name === "pipe")
    return through(
      run,
      first,
      call.arguments.slice(1).map(({ value }) => value),
      call,
    );
  if (name === "flow")
    return native(name, (inner) =>
      through(
        run,
        argument(inner, 0),
        call.arguments.map(({ value }) => value),
        inner,
      ),
    );
  if (BRINGS.has(name)) return brought(run, first, call);
  if (SETTLES.has(name)) return settles(run, call);
  if (NEXT.test(name)) return next(run, name, call);
  // whatever else it is, retries, timeouts, layers, errors: the value goes through
  if (call.arguments.length === 0 || !isCarried(first)) {
    unknownCall(run, call);
    return native(name, (inner) => argument(inner, 0));
  }
  return first;
}

const isCarried = (value: Value): boolean => optionsOf(value).some(({ kind }) => kind === "response");

/** `Effect.tryPromise(() => p)`, `Effect.tryPromise({ try: () => p, catch })`, `Effect.gen(function* () { … })` */
function brought(run: Run, given: Value, call: Invocation): Value {
  const fn = asObject(run, given)?.fields.get("try")?.value ?? given;
  if (!optionsOf(fn).some(({ kind }) => kind === "function" || kind === "native")) return fn;
  const made = callBack(run, fn, [], call);
  return made.kind === "list" && made.returned !== undefined ? made.returned : made;
}

function through(run: Run, start: Value, steps: readonly Value[], call: Invocation): Value {
  return steps.reduce(
    (value, step) =>
      step.kind === "native" || step.kind === "function" || step.kind === "client"
        ? callBack(run, step, [value], call)
        : value,
    start,
  );
}

function next(run: Run, name: string, call: Invocation): Value {
  const keeps = name === "tap" || name.startsWith("chainFirst");
  const step = (value: Value, fn: Value, at: Invocation): Value => {
    const made = callBack(run, fn, [value], at);
    return keeps ? value : made;
  };
  const fn = call.arguments.findLast(({ value }) => value.kind === "function" || value.kind === "native")?.value;
  if (fn === undefined) return native(name, (inner) => argument(inner, 0));
  const dataFirst = call.arguments.length > 1 && argument(call, 0) !== fn && name !== "bimap" && name !== "mapBoth";
  return dataFirst ? step(argument(call, 0), fn, call) : native(name, (inner) => step(argument(inner, 0), fn, inner));
}

/** `E.match(onLeft, onRight)`, `Effect.match({ onFailure, onSuccess })` */
function settles(run: Run, call: Invocation): Value {
  const options = call.arguments.map(({ value }) => asObject(run, value)).find((each) => each?.fields.has("onSuccess"));
  const fn = options?.fields.get("onSuccess")?.value ?? call.arguments.at(-1)?.value ?? UNDEFINED;
  const failed = options?.fields.get("onFailure")?.value ?? UNDEFINED;
  const settled = (value: Value, at: Invocation): Value =>
    unite([callBack(run, fn, [value], at), callBack(run, failed, [], at)]);
  return isCarried(argument(call, 0))
    ? settled(argument(call, 0), call)
    : native("match", (inner) => settled(argument(inner, 0), inner));
}
