/** Calling a value, or a member of one: who knows what comes back. */

import { choicesOf, chosenAs } from "../domain/choice.js";
import { unknownAt } from "../domain/hole.js";
import { unite } from "../domain/union.js";
import type {
  Argument,
  ClassValue,
  ClientValue,
  FunctionValue,
  Invocation,
  ObjectValue,
  Value,
} from "../domain/value.js";
import { isNothing, native, optionsOf, UNDEFINED } from "../domain/value.js";
import { responseMethod } from "../fields/response-methods.js";
import { callExternal } from "../knowledge/natives/external.js";
import { listMethod } from "../knowledge/natives/lists.js";
import { promiseMethod } from "../knowledge/natives/promises.js";
import { handledThunk } from "../knowledge/natives/redux.js";
import { taggedMethod } from "../knowledge/natives/tagged.js";
import { textMethod } from "../knowledge/natives/texts.js";
import { callClient } from "../knowledge/requests/transport.js";
import { isPartOf, type ts } from "../project/syntax.js";
import { symbolicInstance } from "./classes.js";
import { isDependencies } from "./dependencies.js";
import { isDefaultOnceMore } from "./externals.js";
import { invoke, SYMBOLIC } from "./functions.js";
import { withOmitted } from "./given.js";
import { getProperty } from "./properties.js";
import { isIdle } from "./relevance.js";
import type { Run } from "./run.js";

export function callValue(run: Run, callee: Value, call: Invocation): Value {
  switch (callee.kind) {
    case "union":
      return unite(callee.options.filter((option) => !isNothing(option)).map((option) => callValue(run, option, call)));
    case "function":
      return invoke(run, callee, argumentsFor(callee, call), call.site, call.self, call.types);
    case "native":
      return callee.call(call);
    case "client":
      return callClient(run, callee, call);
    case "external":
      return callExternal(run, callee, call);
    case "response":
      // a signal or getter around it: `users()`
      return callee;
    case "object":
      return signalled(run, callee) ?? unknownCall(run, call);
    case "unknown":
    case "class":
    case "list":
    case "text":
    case "plain":
      return unknownCall(run, call);
  }
}

/** `const url = signal("/users")`: what it holds is what calling it gives. */
function signalled(run: Run, signal: ObjectValue): Value | undefined {
  if (signal.tag !== "plain" || !signal.fields.has("current")) return undefined;
  run.stored.look(signal, "value");
  return signal.fields.get("value")?.value;
}

const argumentsFor = (callee: FunctionValue, call: Invocation): readonly Argument[] =>
  call.whole === call.arguments ? withOmitted(callee, call.arguments, call.site) : call.arguments;

const OF_PROMISES: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

export function callMember(run: Run, receiver: Value, name: string, call: Invocation): Value {
  switch (receiver.kind) {
    case "union":
      return unite(
        anyOfMany(run, receiver.options, name, call)
          .filter((option) => !isNothing(option))
          .map((option) => callMember(run, option, name, call)),
      );
    case "text":
      // `signed(path).then((url) => …)`: a promise and what it brings are one value
      if (OF_PROMISES.has(name)) return promiseMethod(run, receiver, name, call) ?? unknownAt(call.site);
      return chosenAs(textMethod(run, receiver, name, call), choicesOf(receiver));
    case "plain":
      if (name === "toString") return receiver;
      // `Promise.resolve().then(…)`
      return promiseMethod(run, receiver, name, call) ?? unknownAt(call.site);
    case "list":
      return (
        listMethod(run, receiver, name, call) ?? promiseMethod(run, receiver, name, call) ?? unknownCall(run, call)
      );
    case "response":
      return responseMethod(run, receiver, name, call);
    case "client":
      return clientMember(run, receiver, name, call);
    case "object": {
      const known = taggedMethod(run, receiver, name, call);
      if (known !== undefined) return known;
      const member = getProperty(run, receiver, name, call.site);
      if (member.kind !== "unknown" && !isNothing(member)) return callValue(run, member, { ...call, self: receiver });
      return promiseMethod(run, receiver, name, call) ?? unknownCall(run, call);
    }
    case "function":
      return functionMethod(run, receiver, name, call);
    case "unknown": {
      const member = getProperty(run, receiver, name, call.site);
      if (member.kind !== "unknown") return callValue(run, member, { ...call, self: receiver });
      return (
        promiseMethod(run, receiver, name, call) ??
        listMethod(run, receiver, name, call) ??
        textMethod(run, receiver, name, call)
      );
    }
    case "native":
    case "class":
    case "external": {
      const member = getProperty(run, receiver, name, call.site);
      if (member.kind === "unknown") return promiseMethod(run, receiver, name, call) ?? unknownCall(run, call);
      return callValue(run, member, { ...call, self: receiver });
    }
  }
}

/** `fetch.call(window, url)`, `client.get.bind(client)`, or a member that the client has under that name. */
function clientMember(run: Run, receiver: ClientValue, name: string, call: Invocation): Value {
  if (name === "bind") return boundClient(run, receiver, call.arguments.slice(1));
  // what is no list of arguments is the client's own: `patches.apply(patch)`
  if (name === "apply" && call.arguments[1]?.value.kind === "list")
    return callClient(run, receiver, { ...call, arguments: spreadArguments(call) });
  if (isDefaultOnceMore(receiver.path, name)) return callClient(run, receiver, call);
  return name === "call"
    ? callClient(run, receiver, { ...call, arguments: call.arguments.slice(1) })
    : callClient(run, { ...receiver, path: [...receiver.path, name] }, call);
}

/** `client.get.bind(client, "/users")`: what it is given besides comes first. */
const boundClient = (run: Run, client: ClientValue, bound: readonly Argument[]): Value =>
  bound.length === 0
    ? client
    : native("bound", (call) => callClient(run, client, { ...call, arguments: [...bound, ...call.arguments] }));

/** The arguments of `send.apply(self, [url, options])`, and of `Reflect.apply(send, self, [url, options])` after its first. */
function spreadArguments(call: Invocation): readonly Argument[] {
  const given = call.arguments[1];
  const items = given?.value.kind === "list" ? given.value.items : [];
  return items.map((value) => ({ value, node: given?.node ?? call.site }));
}

/** `Reflect.apply(send, self, arguments)` */
export function applied(run: Run, call: Invocation): Value {
  const [callee, ...rest] = call.arguments;
  if (callee === undefined) return UNDEFINED;
  const inner = { ...call, arguments: rest };
  return callValue(run, callee.value, { ...inner, self: rest[0]?.value, arguments: spreadArguments(inner) });
}

const MANY = 5;

/**
 * `stores[name].remove(id)` with a method that all the stores inherit: nobody knows whose it is. It is called once, for
 * the class that has it, and not for each of them as if the code did.
 */
function anyOfMany(run: Run, options: readonly Value[], name: string, call: Invocation): readonly Value[] {
  if (options.length < MANY) return options;
  const byMethod = new Map<ts.Node, { readonly owner: ClassValue; readonly holders: Value[] }>();
  for (const option of options) {
    if (option.kind !== "object" || option.constructedBy === undefined) continue;
    const method = getProperty(run, option, name, call.site);
    if (method.kind !== "function" || method.owner === undefined) continue;
    const known = byMethod.get(method.node);
    if (known === undefined) byMethod.set(method.node, { owner: method.owner, holders: [option] });
    else known.holders.push(option);
  }
  const many = [...byMethod.values()].filter(({ holders }) => holders.length >= MANY);
  if (many.length === 0) return options;
  const replaced = new Set(many.flatMap(({ holders }) => holders));
  return [
    ...options.filter((option) => !replaced.has(option)),
    ...many.map(({ owner }) => symbolicInstance(run, owner)),
  ];
}

function functionMethod(run: Run, receiver: FunctionValue, name: string, call: Invocation): Value {
  if (name === "call")
    return callValue(run, receiver, { ...call, self: call.arguments[0]?.value, arguments: call.arguments.slice(1) });
  if (name === "apply")
    return callValue(run, receiver, { ...call, self: call.arguments[0]?.value, arguments: spreadArguments(call) });
  if (name === "bind")
    return {
      ...receiver,
      self: call.arguments[0]?.value ?? receiver.self,
      bound: [...receiver.bound, ...call.arguments.slice(1)],
    };
  // what an async function returned is a function
  return promiseMethod(run, receiver, name, call) ?? unknownCall(run, call);
}

/** Runs a callback as the language or a library would: `paths.map(get)` calls `get` there, an arrow is part of the code around it. */
export function callBack(run: Run, callee: Value, values: readonly Value[], call: Invocation): Value {
  return unite(
    optionsOf(callee).map((option) => {
      const given = values.map((value) => ({ value, node: call.site }));
      if (option.kind === "function")
        return invoke(run, option, given, isPartOf(option.node, call.site) ? undefined : call.site, undefined);
      return option.kind === "plain"
        ? UNDEFINED
        : callValue(run, option, { arguments: given, site: call.site, self: undefined, types: [], construct: false });
    }),
  );
}

/** Nobody knows the function; what it was handed as a callback it will call, and often returns what that returns. */
export function unknownCall(run: Run, call: Invocation): Value {
  const handled = handledThunk(run, call);
  if (handled !== undefined) return handled;
  const results: Value[] = [];
  for (const { value, node } of call.arguments) {
    if (isDependencies(node)) continue;
    for (const callback of functionsIn(value, 2))
      results.push(
        run.calledInline.has(callback) || isIdle(run, callback, [], callback.self)
          ? UNDEFINED
          : invoke(run, callback, SYMBOLIC, undefined, undefined),
      );
  }
  const shown = results
    .flatMap(optionsOf)
    .filter((result) => result.kind === "response" || (result.kind === "list" && result.rest?.kind === "response"));
  return shown.length === 0 ? unknownAt(call.site) : unite(shown);
}

/** Functions among a value's members, `{ onSuccess() {} }` included. */
export function functionsIn(value: Value, depth: number): readonly FunctionValue[] {
  switch (value.kind) {
    case "function":
      return [value];
    case "object":
      return depth === 0 || value.tag === "instance"
        ? []
        : [...value.fields.values()].flatMap((field) => functionsIn(field.value, depth - 1));
    case "list":
      return depth === 0 ? [] : value.items.flatMap((item) => functionsIn(item, depth - 1));
    case "union":
      return value.options.flatMap((option) => functionsIn(option, depth));
    case "text":
    case "plain":
    case "unknown":
    case "class":
    case "native":
    case "external":
    case "client":
    case "response":
      return [];
  }
}
