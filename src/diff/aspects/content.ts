import type { Aspect } from "../graph/pair.js";
import { presenceFamilies } from "../rules/presence-families.js";
import type { RuleFamily } from "../rules/rule.js";
import { firstFact } from "../view/build-view.js";

const schema = presenceFamilies({
  name: "content-schema",
  spoken: "a schema for what is encoded in it",
  without: "type: string\ncontentMediaType: application/json",
  with: "type: string\ncontentMediaType: application/json\ncontentSchema: { type: object }",
  otherwise: "",
});
const mediaType: RuleFamily = {
  name: "content-media-type-changed",
  effect: "changed",
  what: "What is encoded in {subject} has another media type.",
  example: { before: "type: string\ncontentMediaType: image/png", after: "type: string\ncontentMediaType: image/jpeg" },
};
const encoding: RuleFamily = {
  name: "content-encoding-changed",
  effect: "changed",
  what: "{subject} is encoded another way.",
  example: { before: "type: string\ncontentEncoding: base64", after: "type: string\ncontentEncoding: base32" },
};

/** Strings that carry something else: `contentMediaType`, `contentEncoding`, `contentSchema`. */
export const content: Aspect = {
  name: "content",
  keywords: ["contentMediaType", "contentEncoding", "contentSchema"],
  families: [schema.added, schema.removed, mediaType, encoding],
  compare(pair) {
    for (const [family, keyword] of [
      [mediaType, "contentMediaType"],
      [encoding, "contentEncoding"],
    ] as const) {
      const before = firstFact(pair.base.nodes, (node) => node[keyword]);
      const after = firstFact(pair.target.nodes, (node) => node[keyword]);
      if (before?.value === after?.value) continue;
      // the first to say what is in the string changes nothing; how it is encoded does
      if (keyword === "contentMediaType" && (before === undefined || after === undefined)) continue;
      pair.report(family, {
        before: before?.value,
        after: after?.value,
        ...(before && { base: before.from }),
        ...(after && { target: after.from }),
      });
    }
    const before = pair.base.child("contentSchema");
    const after = pair.target.child("contentSchema");
    if (before === undefined && after !== undefined) pair.report(schema.added, { target: after.from });
    else if (before !== undefined && after === undefined) pair.report(schema.removed, { base: before.from });
    else if (before !== undefined && after !== undefined) pair.descend([], before.view, after.view);
  },
};
