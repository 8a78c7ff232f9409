import type { End } from "../deprecation/end.js";
import type { Rule } from "../rules/rule.js";
import { operationExample } from "./operation-example.js";

const parameter = (more = ""): string => `parameters:\n  - { name: limit, in: query${more}, schema: { type: string } }`;
const list = (explode: boolean): string =>
  `parameters:\n  - { name: ids, in: query, explode: ${explode}, schema: { type: array, items: { type: string } } }`;
const REQUIRED = ", required: true";

/** What can happen to a parameter as a whole; what happens to its schema is the aspects' business. */
export const parameterRules = {
  newRequired: {
    id: "new-required-request-parameter",
    level: "breaking",
    what: "{A parameter} is new and must be given.",
    why: "Clients that do not give it are rejected.",
    example: operationExample("", parameter(REQUIRED)),
    action: "Give the new parameter.",
  },
  newOptional: {
    id: "new-optional-request-parameter",
    level: "compatible",
    what: "{A parameter} is new and may be given.",
    why: "Clients that do not know it leave it out.",
    example: operationExample("", parameter()),
    action: "Nothing has to be done.",
  },
  newPath: {
    id: "new-request-path-parameter",
    level: "dangerous",
    what: "{A path parameter} is described that was not before.",
    why: "What is put at that place of the path follows rules now, and generated clients get an argument more.",
    example: {
      before: "paths:\n  /orders/{id}:\n    get:\n      " + "responses:\n        '200': { description: OK }",
      after:
        "paths:\n  /orders/{id}:\n    get:\n      parameters:\n" +
        "        - { name: id, in: path, required: true, schema: { type: string } }\n      " +
        "responses:\n        '200': { description: OK }",
    },
    action: "Check what the code puts into the path.",
  },
  pathUndescribed: {
    id: "request-path-parameter-removed",
    level: "dangerous",
    what: "{A path parameter} is no longer described.",
    why: "The path still has its place; but nothing is said any more about what belongs there, and generated clients get an argument less.",
    example: {
      before:
        "paths:\n  /orders/{id}:\n    get:\n      parameters:\n" +
        "        - { name: id, in: path, required: true, schema: { type: string } }\n      " +
        "responses:\n        '200': { description: OK }",
      after: "paths:\n  /orders/{id}:\n    get:\n      " + "responses:\n        '200': { description: OK }",
    },
    action: "Check what the code puts into the path.",
  },
  removed: {
    id: "request-parameter-removed",
    level: "dangerous",
    what: "{A parameter} was removed.",
    why: "What clients give for it is ignored, so that the answer may be another one, or rejected.",
    example: operationExample(parameter(), ""),
    action: "Stop giving the parameter.",
  },
  removedWithDeprecation: {
    id: "request-parameter-removed-with-deprecation",
    level: "compatible",
    what: "{A parameter} was removed after it was deprecated.",
    why: "It was announced, and servers pass over parameters they do not know.",
    example: operationExample(parameter(", deprecated: true"), ""),
    action: "Stop giving the parameter.",
  },
  removedSunsetParse: {
    id: "request-parameter-sunset-parse",
    level: "breaking",
    what: "{A parameter} was removed; its sunset was no date.",
    why: "Nobody could tell when it would go.",
    example: operationExample(parameter(", deprecated: true, x-sunset: soon"), ""),
    action: "Stop giving the parameter.",
  },
  removedBeforeSunset: {
    id: "request-parameter-removed-before-sunset",
    level: "breaking",
    what: "{A parameter} was removed before its sunset date.",
    why: "Clients were told that they had more time.",
    example: operationExample(parameter(", deprecated: true, x-sunset: '9999-12-31'"), ""),
    action: "Stop giving the parameter.",
  },
  becameRequired: {
    id: "request-parameter-became-required",
    level: "breaking",
    what: "{A parameter} must be given now.",
    why: "Clients that leave it out are rejected.",
    example: operationExample(parameter(), parameter(REQUIRED)),
    action: "Give the parameter in every call.",
  },
  becameOptional: {
    id: "request-parameter-became-optional",
    level: "compatible",
    what: "{A parameter} may be left out now.",
    why: "Clients that give it are still understood.",
    example: operationExample(parameter(REQUIRED), parameter()),
    action: "Nothing has to be done.",
  },
  serialisationChanged: {
    id: "request-parameter-serialisation-changed",
    level: "breaking",
    what: "A list or an object is written another way in {a parameter} (`style`, `explode`, `content`).",
    why: "What clients write is taken apart differently.",
    example: operationExample(list(true), list(false)),
    action: "Write the parameter the new way.",
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** A parameter is gone: which rule says it, by how well that was announced. */
export const parameterRemovalRules: Readonly<Record<End, Rule>> = {
  "without-deprecation": parameterRules.removed,
  "with-deprecation": parameterRules.removedWithDeprecation,
  "sunset-parse": parameterRules.removedSunsetParse,
  "before-sunset": parameterRules.removedBeforeSunset,
  "after-sunset": parameterRules.removedWithDeprecation,
};
