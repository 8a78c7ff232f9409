import type { Value } from "../domain/value.js";
import { globalNamed } from "../knowledge/natives/globals.js";
import type { Module } from "../project/module.js";
import { ts } from "../project/syntax.js";
import { moduleScope } from "./modules.js";
import { getProperty } from "./properties.js";
import type { Run } from "./run.js";
import { lookUp, valueOf } from "./scope.js";

/** The value behind `typeof api.client`. */
export function evaluateEntity(run: Run, name: ts.EntityName, module: Module): Value | undefined {
  if (!ts.isIdentifier(name)) {
    const left = evaluateEntity(run, name.left, module);
    return left === undefined ? undefined : getProperty(run, left, name.right.text, name.right);
  }
  const binding = lookUp(moduleScope(run, module), name.text);
  return binding === undefined ? globalNamed(run, name.text) : valueOf(binding);
}
