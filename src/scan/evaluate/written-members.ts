/** Writing members, whatever the object is. */

import { uncertain } from "../domain/certainty.js";
import { unite } from "../domain/union.js";
import type { Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { bindResponses } from "../fields/type-uses.js";
import { queryIn, withPath } from "../knowledge/natives/url.js";
import { linkAssigned } from "../knowledge/requests/link.js";
import { assignedIn } from "../project/assigned.js";
import type { ts } from "../project/syntax.js";
import { put } from "./literals.js";
import { membersOfFunction } from "./properties.js";
import type { Run } from "./run.js";
import { ANY } from "./stored.js";

/** `key` undefined: nobody knows which. */
export function setProperty(
  run: Run,
  target: Value,
  key: string | undefined,
  value: Value,
  at: ts.Node,
  declared = false,
): void {
  for (const option of optionsOf(target)) setOn(run, option, key, value, at, declared);
}

function setOn(run: Run, target: Value, key: string | undefined, given: Value, at: ts.Node, declared: boolean): void {
  // a builder that is filled step by step is its caller's alone
  const isOwn = target.kind === "object" && run.builders.has(target);
  const value = key !== undefined && !isOwn && isSetElsewhere(key, at) ? uncertain(given) : given;
  if (target.kind === "object") {
    const kept = run.outlives(target.origin) && !run.builders.has(target);
    if (kept) run.stored.put(target, key ?? ANY, value);
    if (key === undefined) {
      target.open = true;
      target.anyValue = target.anyValue === undefined ? value : unite([target.anyValue, value]);
      return;
    }
    const before = target.fields.get(key);
    if (before !== undefined && before.value.kind === "unknown") bindResponses(run, value, before.value.type);
    // a field that was only declared gets its first value
    const placeholder = before?.declared === true && target.tag === "instance";
    if (before !== undefined && !placeholder && (kept || run.branches.inside))
      target.fields.set(key, { ...before, value: unite([before.value, value]) });
    else put(target, key, value, at, !run.branches.inside, declared);
    if (target.tag === "URL" && key === "pathname")
      put(target, "href", withPath(target.fields.get("href")?.value, value), at);
    if (target.tag === "URL" && key === "search") put(target, "searchParams", queryIn(run, value, at), at);
    return;
  }
  if (target.kind === "client" && key !== undefined && run.clients.isBaseOption(target.description, key)) {
    // `if (process.env.API_URL) api.defaults.baseURL = …`: otherwise it stays what it was
    const before = run.branches.inside ? target.settings.base : undefined;
    target.settings.base = before === undefined ? value : unite([before, value]);
    return;
  }
  if (
    target.kind === "response" &&
    !target.payload &&
    key !== undefined &&
    value.kind === "response" &&
    value.record === target.record &&
    value.path.length === 0
  ) {
    // `response.data = await response.json()`
    const { answer } = target.record;
    target.record.answer = { ...answer, payload: [...answer.payload, key] };
    return;
  }
  if (target.kind === "list" && key !== undefined)
    target.rest = target.rest === undefined ? value : unite([target.rest, value]);
  if (target.kind === "function" && key !== undefined) put(membersOfFunction(run, target), key, value, at);
  if (target.kind === "class" && key !== undefined) {
    run.stored.put(target.node, key, value);
    const before = target.statics.fields.get(key);
    put(target.statics, key, before === undefined ? value : uncertain(unite([before.value, value])), at);
  }
  if ((target.kind === "unknown" || target.kind === "external") && key !== undefined)
    linkAssigned(run, target, key, value, at);
}

const isSetElsewhere = (key: string, at: ts.Node): boolean =>
  (assignedIn(at.getSourceFile()).members.get(key) ?? 0) > 1;
