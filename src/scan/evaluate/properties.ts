/** Reading members, whatever the object is. */

import { isUncertain } from "../domain/certainty.js";
import { chosen } from "../domain/choice.js";
import { memberHole, unknownAt } from "../domain/hole.js";
import { literalOf, literalsOf } from "../domain/strings.js";
import { unite, uniteOneByOne } from "../domain/union.js";
import type { ClientValue, FunctionValue, ObjectValue, Value } from "../domain/value.js";
import { isNothing, object, optionsOf, UNDEFINED, unknownOf } from "../domain/value.js";
import { compareWith } from "../fields/compared.js";
import { readMember } from "../fields/reads.js";
import { urlMember } from "../knowledge/natives/url.js";
import { withAnyVerb } from "../knowledge/requests/any-verb.js";
import type { ts } from "../project/syntax.js";
import { characterAt, lengthOf } from "./characters.js";
import { classMember, implementersOf, iteratorOf } from "./classes.js";
import { externalValue, handedValue, isDefaultOnceMore } from "./externals.js";
import { keyText, runsOverType } from "./keys.js";
import { put } from "./literals.js";
import { typeNameOf } from "./receivers.js";
import type { Run } from "./run.js";
import { ANY } from "./stored.js";
import { elementOfUnknown, memberOfUnknown } from "./typed.js";

const MOST_ELEMENTS = 16;

export function getProperty(run: Run, value: Value, name: string, at: ts.Node): Value {
  switch (value.kind) {
    case "union": {
      const { name: choice, arms } = run.choiceOf(value);
      return unite(
        value.options.flatMap((option, index) =>
          isNothing(option) ? [] : [chosen(getProperty(run, option, name, at), choice, arms[index] ?? index)],
        ),
      );
    }
    case "object":
      return injected(run, name, objectProperty(run, value, name, at, value));
    case "class": {
      for (let each: Value | undefined = value; each?.kind === "class"; each = each.base) {
        run.stored.look(each.node, name);
        const field = each.statics.fields.get(name);
        if (field !== undefined) return field.value;
      }
      return unknownAt(at);
    }
    case "response":
      return readMember(value, name, at);
    case "unknown":
      return injected(run, name, unknownProperty(run, value, name, at));
    case "external":
      return isDefaultOnceMore(value.path, name) ? value : externalValue(run, value.module, [...value.path, name]);
    case "client":
      if (isDefaultOnceMore(value.path, name)) return value;
      if (value.description.answer?.payload.includes(name) === true && value.settings.last !== undefined)
        return { kind: "response", record: value.settings.last, path: [], payload: true };
      return { ...value, path: [...value.path, name] };
    case "native":
      return value.members.get(name) ?? unknownAt(at);
    case "list":
      return unknownAt(at);
    case "text":
      return (
        (name === "length" ? lengthOf(value) : undefined) ??
        unknownOf(memberHole({ text: "text", names: [], parameter: false }, name))
      );
    case "function":
      return (
        run.functionMembers.get(value.node)?.fields.get(name)?.value ??
        (name === "prototype" ? prototypeOf(run, value) : unknownAt(at))
      );
    case "plain":
      return unknownAt(at);
  }
}

/** `send.retries = 3`: a function is an object, too. */
export function membersOfFunction(run: Run, { node }: FunctionValue): ObjectValue {
  const members = run.functionMembers.get(node) ?? object(node);
  run.functionMembers.set(node, members);
  return members;
}

/** What all that `new Client()` makes share, where `Client` is a function. */
export function prototypeOf(run: Run, callee: FunctionValue): Value {
  const members = membersOfFunction(run, callee);
  const known = members.fields.get("prototype")?.value;
  if (known !== undefined) return known;
  const made = object(callee.node);
  put(members, "prototype", made, callee.node);
  return made;
}

/**
 * What an object's own method reads of it and it does not hold, others put there: of it nothing is known.
 *
 *     export const removal = { drop(id) { return this.http.delete("/users/" + id); } }
 */
export function memberOfThis(run: Run, self: Value, name: string, at: ts.Node): Value {
  const found = getProperty(run, self, name, at);
  return found === UNDEFINED && self.kind === "object" && self.tag === "plain" && !self.fields.has(name)
    ? injected(run, name, unknownAt(at))
    : found;
}

/** Frameworks put clients on what they hand around, under a name of their own: `this.$axios`, `this.helpers`. */
const injected = (run: Run, name: string, found: Value): Value =>
  found.kind === "unknown" ? (handedValue(run, name) ?? found) : found;

function unknownProperty(run: Run, value: Extract<Value, { kind: "unknown" }>, name: string, at: ts.Node): Value {
  const interfaceName = typeNameOf(run, value.type);
  if (interfaceName !== undefined) {
    const members = implementersOf(run, interfaceName).flatMap((instance) => {
      const member =
        instance.fields.get(name)?.value ??
        (instance.constructedBy && classMember(run, instance.constructedBy, name, instance));
      return member === undefined ? [] : [member];
    });
    if (members.length > 0) return unite(members);
  }
  return memberOfUnknown(run, value, name, at);
}

function objectProperty(run: Run, value: ObjectValue, name: string, at: ts.Node, self: Value): Value {
  if (!run.isOfCurrent(value.origin)) run.stored.look(value, name);
  const ofUrl = value.tag === "URL" ? urlMember(value, name) : undefined;
  if (ofUrl !== undefined) return ofUrl;
  const field = value.fields.get(name);
  if (field !== undefined) {
    const getter = field.declared ? memberOfClass(run, value, name, self) : undefined;
    if (getter !== undefined) return getter;
    if (field.sure || value.behind.length === 0) return field.value;
    return unite([field.value, ...value.behind.map((each) => getProperty(run, each, name, at))]);
  }
  const member = memberOfClass(run, value, name, self);
  if (member !== undefined) return member;
  if (value.behind.length > 0) {
    const found = value.behind
      .map((each) =>
        each.kind === "client"
          ? getProperty(run, basedOn(each, value), name, at)
          : each.kind === "native"
            ? (each.members.get(name) ?? UNDEFINED)
            : getProperty(run, each, name, at),
      )
      .filter((each) => !isNothing(each));
    if (found.length > 0) return unite(found);
    if (value.tag === "namespace") return unknownAt(at);
  }
  if (value.anyValue !== undefined) return value.anyValue;
  return value.open || value.tag === "instance" ? unknownAt(at) : UNDEFINED;
}

/** A method or a getter; that of a subclass stands in for a property its base only declares. */
const memberOfClass = (run: Run, value: ObjectValue, name: string, self: Value): Value | undefined =>
  value.constructedBy === undefined
    ? undefined
    : classMember(
        run,
        value.constructedBy,
        name,
        value.tag === "instance" && value.behind[0]?.kind === "object" ? value.behind[0] : self,
      );

/** `class Users extends RESTDataSource { baseURL = "…" }` */
function basedOn(client: ClientValue, instance: ObjectValue): ClientValue {
  const base = instance.fields.get("baseURL")?.value ?? instance.fields.get("baseUrl")?.value;
  return base === undefined || client.settings.base !== undefined
    ? client
    : { ...client, settings: { ...client.settings, base } };
}

/** `list[0]`, `TABLE[kind]`, `axios[method]`; `asked` is what the key is called, for `METHODS[kind]` beside `PATHS[kind]`. */
export function elementAccess(run: Run, value: Value, key: Value, at: ts.Node, asked?: string): Value {
  const under = (found: Value, name: string): Value =>
    asked === undefined ? found : chosen(found, `key ${asked}`, name);
  if (value.kind === "union") {
    const { name: choice, arms } = run.choiceOf(value);
    return uniteOneByOne(value.options, (option, index) =>
      isNothing(option) ? undefined : chosen(elementAccess(run, option, key, at, asked), choice, arms[index] ?? index),
    );
  }
  if (value.kind === "list") return listElement(value, key, at);
  if (value.kind === "text") return characterAt(value, key, "start") ?? unknownAt(at);
  if (value.kind === "response") {
    const literals = (key.kind === "text" || key.kind === "union") && !runsOverType(key) ? literalsOf(key) : [];
    if (literals.length > 0) return unite(literals.map((literal) => getProperty(run, value, literal, at)));
    return elementOf(run, value, at, isIndex(key) ? "[]" : "{}");
  }
  if (value.kind === "unknown") {
    const literal = literalOf(key);
    return literal === undefined || key.kind === "plain" || runsOverType(key)
      ? elementOfUnknown(run, value, at)
      : getProperty(run, value, literal, at);
  }
  const literals = value.kind === "object" && optionsOf(key).some(isUncertain) ? [] : literalsOf(key);
  if (literals.length > 0)
    return unite(literals.map((literal) => under(getProperty(run, value, literal, at), literal)));
  if (value.kind === "object") {
    if (!run.isOfCurrent(value.origin)) run.stored.look(value, ANY);
    for (const [name, field] of value.fields) compareWith(key, keyText(name, field), field.at);
    // a lookup table under a key nobody knows: any of its values
    if (value.fields.size === 0) return value.anyValue ?? unknownAt(at);
    const values: Value[] = [];
    const entry = uniteOneByOne([...value.fields], ([name, field]) => {
      const found = under(field.value, name);
      values.push(found);
      return found;
    });
    // `TABLE[kind].path` beside `TABLE[kind].method`: both of the entry under one key
    if (
      asked !== undefined &&
      entry.kind === "union" &&
      entry.options.every((option, index) => option === values[index])
    )
      run.choices.set(entry, { name: `key ${asked}`, arms: [...value.fields.keys()] });
    return entry;
  }
  return value.kind === "client" ? (withAnyVerb(value, key) ?? unknownAt(at)) : unknownAt(at);
}

const INDEX_NAME = /^(i|j|k|n|idx|index|position|\d+)$|index$/i;

const isIndex = (key: Value): boolean => key.kind !== "unknown" || INDEX_NAME.test(key.hole.text);

function listElement(value: Extract<Value, { kind: "list" }>, key: Value, at: ts.Node): Value {
  const index = key.kind === "plain" && typeof key.value === "number" && !isUncertain(key) ? key.value : undefined;
  if (index !== undefined)
    return value.items[index < 0 ? value.items.length + index : index] ?? value.rest ?? UNDEFINED;
  const all = [...value.items, ...(value.rest === undefined ? [] : [value.rest])];
  return all.length === 0 ? unknownAt(at) : unite(all);
}

/** One element that stands for any. */
export function elementOf(run: Run, value: Value, at: ts.Node, step: "[]" | "{}" = "[]"): Value {
  switch (value.kind) {
    case "union":
      return unite(
        value.options.filter((option) => !isNothing(option)).map((option) => elementOf(run, option, at, step)),
      );
    case "list":
      return listElement(value, UNDEFINED, at);
    case "response":
      // `const [{ data }] = useAxios(url)`
      return !value.payload && value.record.answer.transparent?.includes(step) === true
        ? value
        : { ...value, payload: true, path: [...value.path, step] };
    case "unknown":
      return elementOfUnknown(run, value, at);
    case "object":
      if (!run.isOfCurrent(value.origin)) run.stored.look(value, ANY);
      if (value.tag === "Map" || value.tag === "Set") return value.anyValue ?? unknownAt(at);
      // `Object.values({ [name]: handle })`
      if (step === "{}" && value.anyValue !== undefined)
        return unite([
          ...[...value.fields.values()].slice(0, MOST_ELEMENTS).map((field) => field.value),
          value.anyValue,
        ]);
      if (value.constructedBy !== undefined) {
        const iterator = iteratorOf(run, value.constructedBy, value);
        if (iterator !== undefined) return elementOf(run, iterator, at, step);
      }
      return value.behind.length === 0 ? unknownAt(at) : elementOf(run, unite(value.behind), at, step);
    case "text":
    case "plain":
    case "function":
    case "class":
    case "native":
    case "external":
    case "client":
      return unknownAt(at);
  }
}

/** What a loop runs over: each known element by itself, everything else as one. */
export function elementsOf(run: Run, value: Value, at: ts.Node): readonly Value[] {
  if (value.kind === "list" && value.items.length <= MOST_ELEMENTS)
    return [...value.items, ...(value.rest === undefined ? [] : [value.rest])];
  return [elementOf(run, value, at)];
}
