/** Whole deprecated interfaces that no contract lists: Kubernetes objects, metric names, old ways to sign in. */

import type { ProviderSignature } from "../../contract/provider/index.js";
import type { InterfaceUse } from "../../scan/call.js";
import { isTestFile } from "../../scan/discover/language.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { type Draft, placeOf } from "./draft.js";

export function draftsOfInterfaces(
  uses: readonly InterfaceUse[],
  { signatures, targets }: ApiKnowledge,
): readonly Draft[] {
  return uses.flatMap((use) => {
    const signature = signatures.find((known) => known.id === use.signature);
    return signature === undefined ? [] : [draftOf(use, signature, targets.at(-1)?.release.forecast ?? false)];
  });
}

function draftOf(use: InterfaceUse, signature: ProviderSignature, forecast: boolean): Draft {
  const known = use.text.split(" ").find((word) => signature.replacementByText.has(word));
  const targets = (known === undefined ? undefined : signature.replacementByText.get(known)) ?? signature.replacement;
  return {
    ruleId: "deprecated-api",
    milder: 0,
    place: placeOf(use),
    call: undefined,
    operation: signature.title,
    element: { kind: "api", path: [signature.id] },
    lifecycle: {
      introduced: undefined,
      deprecated: signature.deprecatedIn,
      removed: signature.removedIn,
      keptThrough: undefined,
      experimental: false,
      served: undefined,
      mayBeGone: undefined,
      undated: undefined,
      documented: [],
      full: undefined,
    },
    replacement: targets.map((target) => ({
      target,
      certainty: "certain" as const,
      source: {
        kind: "notice" as const,
        release: signature.deprecatedIn,
        reference: signature.source ?? signature.title,
      },
      chain: [],
    })),
    certainty: use.certainty,
    via: [],
    from: [],
    detail: { kind: "interface", signature: signature.id, title: signature.title, text: use.text },
    contract: { base: undefined, target: undefined },
    forecast,
    inTest: isTestFile(use.file),
  };
}
