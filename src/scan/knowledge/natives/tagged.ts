/** Methods of `URLSearchParams`, `Headers`, `FormData`, Angular's `HttpParams`, `Map`, `Set`, `URL`. */

import { unknownAt } from "../../domain/hole.js";
import { literalsOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, list, text, UNDEFINED } from "../../domain/value.js";
import { callBack } from "../../evaluate/call.js";
import { keyNames } from "../../evaluate/keys.js";
import { put, spreadInto } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { ANY } from "../../evaluate/stored.js";
import { STRING_METHODS, textMethod } from "./texts.js";
import { schemaMethod } from "./zod.js";

export function taggedMethod(run: Run, receiver: ObjectValue, name: string, call: Invocation): Value | undefined {
  switch (receiver.tag) {
    case "URLSearchParams":
    case "Headers":
    case "FormData":
      return fieldsMethod(run, receiver, name, call);
    case "Map":
    case "Set":
      return collectionMethod(run, receiver, name, call);
    case "URL":
      return urlMethod(run, receiver, name, call);
    case "Request":
      return name === "clone" ? receiver : undefined;
    case "schema":
      return schemaMethod(run, receiver, name, call);
    case "plain":
      return name === "hasOwnProperty" ? unknownAt(call.site) : undefined;
    case "instance":
    case "namespace":
      return undefined;
  }
}

/** As a string it stays the object, whose query may still be added to, until it is cut: `url.toString().replace(origin, "")`. */
function urlMethod(run: Run, receiver: ObjectValue, name: string, call: Invocation): Value | undefined {
  if (name === "toString" || name === "toJSON") return receiver;
  return STRING_METHODS.has(name)
    ? unite(textsOf(receiver).map((written) => textMethod(run, written, name, call)))
    : undefined;
}

function fieldsMethod(run: Run, receiver: ObjectValue, name: string, call: Invocation): Value | undefined {
  const key = argument(call, 0);
  switch (name) {
    case "set":
    case "append": {
      const at = call.arguments[0]?.node ?? call.site;
      const names = keyNames(run, key, at);
      for (const each of names)
        put(receiver, each.name, argument(call, 1), each.at, !run.branches.inside, each.declared);
      if (names.length === 0) receiver.open = true;
      return receiver;
    }
    case "appendAll":
      spreadInto(run, receiver, key, call.site);
      return receiver;
    case "toString":
      return text({ query: receiver });
    case "delete":
      for (const each of literalsOf(key)) receiver.fields.delete(each);
      return receiver;
    case "get":
    case "getAll":
    case "has":
    case "keys":
    case "values":
    case "entries":
    case "forEach":
    case "sort":
      return unknownAt(call.site);
    default:
      return undefined;
  }
}

function collectionMethod(run: Run, receiver: ObjectValue, name: string, call: Invocation): Value {
  if (!run.isOfCurrent(receiver.origin)) run.stored.look(receiver, ANY);
  switch (name) {
    case "set":
    case "add": {
      const value = argument(call, name === "set" ? 1 : 0);
      const names = name === "set" ? literalsOf(argument(call, 0)) : [];
      if (run.outlives(receiver.origin)) run.stored.put(receiver, ANY, value);
      for (const each of names) put(receiver, each, value, call.site);
      receiver.anyValue = receiver.anyValue === undefined ? value : unite([receiver.anyValue, value]);
      return receiver;
    }
    case "get": {
      const found = literalsOf(argument(call, 0)).flatMap((each) => receiver.fields.get(each)?.value ?? []);
      return found.length > 0 ? unite(found) : (receiver.anyValue ?? UNDEFINED);
    }
    case "forEach":
      callBack(run, argument(call, 0), [receiver.anyValue ?? unknownAt(call.site)], call);
      return UNDEFINED;
    case "values":
      return list([], receiver.anyValue);
    case "entries":
      return list([], list([unknownAt(call.site), receiver.anyValue ?? unknownAt(call.site)]));
    default:
      return unknownAt(call.site);
  }
}
