/** One change of a document at one place, and what code that names everything must be told about it. */

import { at, keyOf, list, partsOf, type Raw, raw, type Tokens, texts } from "./document.js";
import type { Named } from "./program.js";
import type { Field, QueryParameter, Step, Subject } from "./uses.js";

export interface Break {
  readonly name: string;
  readonly apply: (document: Raw) => void;
  /** `error removed-endpoint` for what stands on a line; undefined: not a word */
  readonly said: (named: Named) => string | undefined;
}

/** Every change that the document has a place for. */
export function breaksOf(subject: Subject): readonly Break[] {
  const places = new Map<string, { readonly field: Field; readonly step: Step }>();
  for (const field of [...subject.body, ...subject.reads])
    for (const step of field.steps) {
      const key = keyOf([field.side, ...step.owner, step.name]);
      if (!places.has(key)) places.set(key, { field, step });
    }
  return [
    ...operationBreaks(subject),
    ...subject.parameters.flatMap((parameter) => parameterBreaks(subject, parameter)),
    ...[...places.values()].flatMap(({ field, step }) => propertyBreaks(subject, field, step)),
    ...requiredBreaks(subject),
  ];
}

/** All that stands on a line and goes through a place. */
const passes = (named: Named, matches: (step: Step) => boolean): boolean =>
  (named.kind === "sent" || named.kind === "read") && named.field.steps.some(matches);

const names = (named: Named, matches: (step: Step) => boolean): boolean => {
  if (named.kind !== "sent" && named.kind !== "read") return false;
  const last = named.field.steps.at(-1);
  return last !== undefined && matches(last);
};

/** An answer may be made of more than the body is: what another part of it says as well stays as it was there. */
const sameProperty =
  ({ owner, name }: Step) =>
  (other: Step): boolean =>
    other.alone && other.name === name && keyOf(other.owner) === keyOf(owner);

const sameSchema =
  ({ schema }: Step) =>
  (other: Step): boolean =>
    other.alone && keyOf(other.schema) === keyOf(schema);

function propertyBreaks(subject: Subject, field: Field, step: Step): readonly Break[] {
  if (!step.alone) return [];
  const where = `${field.path.join(".")} (${step.name} of ${step.owner.join("/")})`;
  return [...goneBreaks(subject, step, where), ...schemaBreaks(subject, step, where)];
}

/** What a shared schema changes on both sides at once is told on both. */
function goneBreaks({ document, cut }: Subject, step: Step, where: string): readonly Break[] {
  const owner = at(document, step.owner);
  const open = owner["additionalProperties"] !== undefined && owner["additionalProperties"] !== false;
  if (open || step.openBeside) return [];
  const hit = sameProperty(step);
  const required = texts(owner["required"]);
  // without a type nothing at all is said of what is left: it may come still
  const only = step.whole && Object.keys(raw(owner["properties"])).length === 1;
  const gone = only ? "warning" : "error";
  return [
    {
      name: `remove ${where}`,
      apply: (copy) => {
        const here = at(copy, step.owner);
        delete raw(here["properties"])[step.name];
        if (Array.isArray(here["required"])) here["required"] = required.filter((name) => name !== step.name);
      },
      said: (named) => {
        if (named.kind === "read" && passes(named, hit)) return `${gone} removed-response-field`;
        return named.kind === "sent" && names(named, hit) ? `${gone} removed-request-field` : undefined;
      },
    },
    ...(step.requiredBeside || cut
      ? []
      : required.includes(step.name)
        ? [
            {
              name: `no longer require ${where}`,
              apply: (copy: Raw) => {
                at(copy, step.owner)["required"] = required.filter((name) => name !== step.name);
              },
              // the answer may be made of more than the body is, and require it in another part
              said: (named: Named) =>
                named.kind === "read" && named.field.steps.some((one) => hit(one) && !one.requiredBeside)
                  ? "error changed-response-field"
                  : undefined,
            },
          ]
        : [
            {
              name: `require what is sent, ${where}`,
              apply: (copy: Raw) => {
                at(copy, step.owner)["required"] = [...required, step.name];
              },
              said: () => undefined,
            },
          ]),
  ];
}

function schemaBreaks(subject: Subject, step: Step, where: string): readonly Break[] {
  const { document } = subject;
  const schema = at(document, step.schema);
  const hit = sameSchema(step);
  /** A field is deprecated as soon as one of the parts that say it is. */
  const marks = (other: Step): boolean => keyOf(other.schema) === keyOf(step.schema);
  const values = list(schema["enum"]);
  const plain = ["allOf", "oneOf", "anyOf", "not", "const", "default"].every((word) => schema[word] === undefined);
  if (!plain || isBranch(subject, step.schema)) return [];
  // below a part that is deprecated already nothing is told of what is deprecated, too
  const isEnding = (named: Named): boolean => {
    if (named.kind !== "sent" && named.kind !== "read") return false;
    const above = named.field.steps.slice(0, named.field.steps.findIndex(marks));
    return above.some((other) => at(document, other.schema)["deprecated"] === true);
  };
  const breaks: Break[] = [
    {
      name: `other words for ${where}`,
      apply: (copy) => void (at(copy, step.schema)["description"] = "Says the same in other words."),
      said: () => undefined,
    },
  ];
  if (schema["deprecated"] !== true && !/deprecat/i.test(JSON.stringify(schema["description"] ?? "")))
    breaks.push({
      name: `deprecate ${where}`,
      apply: (copy) => void (at(copy, step.schema)["deprecated"] = true),
      said: (named) => {
        if (named.kind === "read" && passes(named, marks) && !isEnding(named))
          return "warning deprecated-response-field";
        return named.kind === "sent" && names(named, marks) && !isEnding(named)
          ? "warning deprecated-request-field"
          : undefined;
      },
    });
  const type = schema["type"];
  if (values.length === 0 && (type === "string" || type === "integer" || type === "boolean")) {
    breaks.push({
      name: `another type for ${where}`,
      apply: (copy) => {
        const here = at(copy, step.schema);
        for (const word of Object.keys(here)) if (word !== "nullable" && word !== "readOnly") delete here[word];
        here["type"] = type === "boolean" ? "integer" : "boolean";
      },
      said: (named) => {
        if (named.kind === "read" && names(named, hit)) return "error changed-response-field";
        return named.kind === "sent" && names(named, hit) ? "error changed-request-field" : undefined;
      },
    });
    if (schema["nullable"] !== true)
      breaks.push({
        name: `null for ${where}`,
        apply: (copy) => void (at(copy, step.schema)["nullable"] = true),
        said: (named) => (named.kind === "read" && names(named, hit) ? "error changed-response-field" : undefined),
      });
  }
  if (type === "string" && values.length === 0 && schema["pattern"] === undefined)
    breaks.push({
      name: `a pattern for ${where}`,
      apply: (copy) => void (at(copy, step.schema)["pattern"] = "^x-"),
      said: () => undefined,
    });
  if (type === "string" && values.length > 1 && values.every((value) => typeof value === "string"))
    breaks.push(
      {
        name: `one value less for ${where}`,
        apply: (copy) => void (at(copy, step.schema)["enum"] = values.slice(1)),
        said: (named) => (named.kind === "sent" && names(named, hit) ? "error removed-enum-value" : undefined),
      },
      {
        name: `another value less for ${where}`,
        apply: (copy) => void (at(copy, step.schema)["enum"] = values.slice(0, -1)),
        said: () => undefined,
      },
      {
        name: `one value more for ${where}`,
        apply: (copy) => void (at(copy, step.schema)["enum"] = [...values, "addedByTest"]),
        said: (named) => (named.kind === "read" && names(named, hit) ? "warning changed-response-field" : undefined),
      },
    );
  return breaks;
}

/** A part of what some other field is: what becomes of that one is another question. */
const isBranch = ({ document, body, reads }: Subject, schema: Tokens): boolean =>
  [...body, ...reads].some((field) => {
    const own = field.steps.at(-1)?.schema ?? [];
    return keyOf(own) !== keyOf(schema) && partsOf(document, own).some((part) => keyOf(part.tokens) === keyOf(schema));
  });

/** A property that did not exist is asked for in an object that the code writes. */
function requiredBreaks({ document, body, reads, cut }: Subject): readonly Break[] {
  if (cut) return [];
  const owners = new Map(body.map((field) => [keyOf(field.steps.at(-1)?.owner ?? []), field]));
  return [...owners.values()].flatMap((field): readonly Break[] => {
    const owner = field.steps.at(-1)?.owner ?? [];
    const read = reads.some((one) => one.steps.some((step) => keyOf(step.owner) === keyOf(owner)));
    if (read || inUnion(owner)) return [];
    const sent = body.filter((one) => one.steps.length > 0 && keyOf(one.steps.at(-1)?.owner ?? []) === keyOf(owner));
    // what another branch takes just as well is no break
    if (sent.every(({ steps }) => steps.at(-1)?.alone === false)) return [];
    const above = new Set(sent.map((one) => keyOf(one.path.slice(0, -1))));
    // an item of a list has no key of its own: its first field stands for it
    const firsts = new Set(
      sent
        .filter((one, index) => one.path.at(-2) === "[]" && sent.findIndex((other) => sameItem(one, other)) === index)
        .map((one) => keyOf(one.path)),
    );
    return [
      {
        name: `ask for one more in ${owner.join("/")}`,
        apply: (copy) => {
          const here = at(copy, owner);
          raw(here["properties"])["addedByTest"] = { type: "string" };
          here["required"] = [...texts(at(document, owner)["required"]), "addedByTest"];
        },
        said: (named) => {
          const asked = "error newly-required-request-field";
          if (named.kind === "call") return above.has(ROOT) ? asked : undefined;
          if (named.kind !== "sent") return undefined;
          const key = keyOf(named.field.path);
          return above.has(key) || firsts.has(key) ? asked : undefined;
        },
      },
      {
        name: `offer one more in ${owner.join("/")}`,
        apply: (copy) => void (raw(at(copy, owner)["properties"])["addedByTest"] = { type: "string" }),
        said: () => undefined,
      },
    ];
  });
}

const ROOT = keyOf([]);
const sameItem = (one: Field, other: Field): boolean => keyOf(one.path.slice(0, -1)) === keyOf(other.path.slice(0, -1));

const inUnion = (tokens: Tokens): boolean => tokens.some((token) => token === "oneOf" || token === "anyOf");

function parameterBreaks({ document }: Subject, { name, tokens, listed }: QueryParameter): readonly Break[] {
  const parameter = at(document, tokens);
  const schema = raw(parameter["schema"]);
  const values = list(schema["enum"]);
  const own = (named: Named, words: string): string | undefined =>
    named.kind === "parameter" && keyOf(named.parameter.tokens) === keyOf(tokens) ? words : undefined;
  return [
    {
      name: `remove the parameter ${name}`,
      apply: (copy) => {
        const owner = at(copy, listed.slice(0, -2));
        owner["parameters"] = list(owner["parameters"]).filter((_, index) => String(index) !== listed.at(-1));
      },
      said: (named) => own(named, "error removed-parameter"),
    },
    ...(parameter["deprecated"] === true || /deprecat/i.test(JSON.stringify(parameter))
      ? []
      : [
          {
            name: `deprecate the parameter ${name}`,
            apply: (copy: Raw) => void (at(copy, tokens)["deprecated"] = true),
            said: (named: Named) => own(named, "warning deprecated-parameter"),
          },
        ]),
    ...(parameter["required"] === true
      ? []
      : [
          {
            name: `require the parameter ${name}, which is sent`,
            apply: (copy: Raw) => void (at(copy, tokens)["required"] = true),
            said: () => undefined,
          },
        ]),
    ...(values.length > 1 && typeof values[0] === "string"
      ? [
          {
            name: `one value less for the parameter ${name}`,
            apply: (copy: Raw) => void (raw(at(copy, tokens)["schema"])["enum"] = values.slice(1)),
            said: (named: Named) => own(named, "error removed-enum-value"),
          },
        ]
      : []),
  ];
}

function operationBreaks({ document, operation, path, method }: Subject): readonly Break[] {
  const here = at(document, operation);
  const call = (words: string) => (named: Named) => (named.kind === "call" ? words : undefined);
  const parameter = (required: boolean) => ({ name: "addedByTest", in: "query", required, schema: { type: "string" } });
  return [
    {
      name: "remove the operation",
      apply: (copy) => {
        delete raw(raw(copy["paths"])[path])[method];
      },
      said: call("error removed-endpoint"),
    },
    ...(here["deprecated"] === true
      ? []
      : [
          {
            name: "deprecate the operation",
            apply: (copy: Raw) => void (at(copy, operation)["deprecated"] = true),
            said: call("warning deprecated-endpoint"),
          },
        ]),
    {
      name: "ask for one more parameter",
      apply: (copy) => {
        const target = at(copy, operation);
        target["parameters"] = [...list(target["parameters"]), parameter(true)];
      },
      said: call("error newly-required-parameter"),
    },
    {
      name: "offer one more parameter",
      apply: (copy) => {
        const target = at(copy, operation);
        target["parameters"] = [...list(target["parameters"]), parameter(false)];
      },
      said: () => undefined,
    },
  ];
}
