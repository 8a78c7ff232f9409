/** Whether a field or parameter under another name takes what the old one took, or gives what it gave. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import type { Unproved } from "../../check/fix.js";
import { isRefused } from "../../check/join/refusal.js";
import type { Element } from "../../contract/element.js";
import type { OperationKey, Schema } from "../../contract/index.js";
import { findElement } from "../../contract/lookup.js";
import { onceEach, releasesOf } from "./successor.js";

/** Undefined: it is not there to stay; else what keeps it from being proved on all releases that count. */
export function proveRename(
  knowledge: ApiKnowledge,
  key: OperationKey,
  { from, to: element }: { readonly from: Element; readonly to: Element },
  values: readonly string[],
): readonly Unproved[] | undefined {
  const stands = knowledge.targets.every(
    (target) => knowledge.life(key, element, target).standing.state === "supported",
  );
  if (!stands) return undefined;
  const before = knowledge.base.contract.operations.get(key);
  const old = before === undefined ? undefined : findElement(before, from);
  const part = from.kind === "response-property" ? "response" : "request";
  const side = from.kind === "response-property" ? "read" : "sent";
  const unproved: Unproved[] = [...otherResource(from.path.at(-1) ?? "", element.path.at(-1) ?? "")];
  for (const { release, contract } of releasesOf(knowledge)) {
    const operation = contract?.operations.get(key);
    const state = operation === undefined ? undefined : findElement(operation, element);
    if (contract === undefined) unproved.push({ kind: "unknown-release", release });
    else if (operation === undefined || state === undefined) unproved.push({ kind: "after-upgrade", release });
    else if (state.open || old === undefined || old.open)
      unproved.push({ kind: "undescribed", release, element, in: side });
    else if (side === "read" && old.required && !state.required)
      unproved.push({ kind: "difference", release, ruleId: "response-property-became-optional", element, in: side });
    else if (values.some((value) => isRefused(value, operation, element)) || !sameKind(old.schemas, state.schemas))
      unproved.push({ kind: "difference", release, ruleId: `${part}-property-type-changed`, element, in: side });
  }
  return onceEach(unproved);
}

/** Of the same type in all that narrows it; objects and lists are compared only as far as that they are such. */
function sameKind(before: readonly Schema[], after: readonly Schema[]): boolean {
  const facts = (schemas: readonly Schema[]): string =>
    JSON.stringify(
      schemas.map(
        ({ types, format, enum: values, pattern, minLength, maxLength, minimum, maximum, properties, items }) => [
          ...[types, format, values, pattern, minLength, maxLength, minimum, maximum],
          [...properties.keys()].sort(),
          typeof items === "object" ? items.types : items,
        ],
      ),
    );
  return facts(before) === facts(after);
}

/**
 * The new name, where a replacement is another name at the same place.
 *
 * @example
 * nameBeside(["resources", "[]", "priority"], "resources[].rank") // rank
 * nameBeside(["strategy"], "scheduling.strategy") // undefined: it moved
 */
export function nameBeside(path: readonly string[], target: string): string | undefined {
  const above = path.slice(0, -1).join(".").replaceAll(".[]", "[]");
  const name = above !== "" && target.startsWith(`${above}.`) ? target.slice(above.length + 1) : target;
  return /^[\w$-]+$/.test(name) ? name : undefined;
}

const REFERENCE = /(?:^(?:id|uuid)|I[dD]|U(?:uid|UID)|[_-](?:id|uuid))s?$/;
const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();

/** An id of one thing is no id of another, although both are texts: `passwordId` and `credentialId`. */
const otherResource = (from: string, to: string): readonly Unproved[] =>
  REFERENCE.test(from) && REFERENCE.test(to) && plain(from) !== plain(to) ? [{ kind: "resource", from, to }] : [];
