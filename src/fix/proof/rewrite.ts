/** Whether the names and values that a vendor replaced together are taken in the place of the old ones. */
import type { ApiKnowledge } from "../../check/api/knowledge.js";
import type { Unproved } from "../../check/fix.js";
import { isRefused } from "../../check/join/refusal.js";
import { operationKey } from "../../contract/index.js";
import { findElement } from "../../contract/lookup.js";
import type { ProviderRewrite } from "../../contract/provider/index.js";
import { releasesOf } from "./successor.js";

/** Every new name and value is taken on all releases that count. Undefined: one of them is not, or not for long. */
export function proveRewrite(
  knowledge: ApiKnowledge,
  rewrite: ProviderRewrite,
  sent: readonly string[],
): readonly Unproved[] | undefined {
  const [method = "", path = ""] = rewrite.operation.split(" ");
  const key = operationKey(method, path);
  const unproved: Unproved[] = [];
  const fields = [...rewrite.fields].filter(([old]) => sent.includes(old));
  for (const { release, contract } of releasesOf(knowledge)) {
    const operation = contract?.operations.get(key);
    if (contract === undefined) unproved.push({ kind: "unknown-release", release });
    else if (operation === undefined) return undefined;
    else {
      for (const [old, name] of fields) {
        const element = { kind: "request-property" as const, path: [name] };
        const [before, after] = [findElement(operation, { ...element, path: [old] }), findElement(operation, element)];
        if (after === undefined) unproved.push({ kind: "after-upgrade", release });
        else if (after.open || after.deprecated) return undefined;
        // the old one may be gone there; where it is, both are of one type
        else if (before?.open === false && !sameTypes(before.schemas, after.schemas))
          unproved.push({ kind: "difference", release, ruleId: "request-property-type-changed", element, in: "sent" });
      }
      for (const [field, values] of rewrite.values) {
        const element = { kind: "request-property" as const, path: [field] };
        if ([...values.values()].some((value) => isRefused(value, operation, element)))
          unproved.push({ kind: "after-upgrade", release });
      }
    }
  }
  return unproved;
}

const sameTypes = (
  before: readonly { readonly types: readonly string[] | undefined }[],
  after: readonly { readonly types: readonly string[] | undefined }[],
): boolean => {
  const typesOf = (schemas: typeof before): string =>
    [...new Set(schemas.flatMap(({ types }) => types ?? ["any"]))].sort().join(" ");
  return typesOf(before) === typesOf(after);
};
