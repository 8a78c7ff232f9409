/** Calls of what may be an SDK and is not in the code: `this.users.listUsers()`, `listUsers()`. */

import { mayBeSdk } from "../knowledge/generated/absent-sdk.js";
import { bare, ts } from "../project/syntax.js";
import type { Files } from "./files.js";
import { lookUp, type Receivers } from "./receivers.js";
import type { Unit } from "./unit.js";

export function noteAbsent(node: ts.CallExpression, unit: Unit, files: Files, receivers: Receivers): void {
  const callee = bare(node.expression);
  if (ts.isIdentifier(callee)) {
    const imported = lookUp(callee.text, unit) === undefined ? unit.module.imports.get(callee.text) : undefined;
    if (imported === undefined || !mayBeSdk(imported.specifier)) return;
    const target = files.project.follow(imported.specifier, imported.name, unit.module);
    if (target?.kind === "package") files.absent({ node, module: target.specifier, name: target.name });
  } else if (ts.isPropertyAccessExpression(callee)) {
    const receiver = receivers.of(callee.expression, unit);
    if (receiver.kind === "package" && mayBeSdk(receiver.module))
      files.absent({ node, module: receiver.module, name: callee.name.text });
  }
}
