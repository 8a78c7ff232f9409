import type { Discriminator } from "../../contract/contract.js";
import type { Aspect, SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { firstFact } from "../view/build-view.js";
import type { Fact } from "../view/view.js";

/**
 * Which branch a value belongs to is told by the branches; the discriminator only says where to look. What moves
 * in the branches is reported there, with its own level.
 */
const because = {
  request: "It tells how to find the branch; what the branches accept is compared on its own.",
  response: "It tells how to find the branch; what the branches may hold is compared on its own.",
} as const;
const action = {
  request: "Regenerate clients that pick types by the discriminator.",
  response: "Regenerate clients that pick types by the discriminator.",
} as const;
const UNION =
  "oneOf:\n  - type: object\n    properties: { kind: { type: string }, form: { type: string } }\n  - type: object\n    properties: { kind: { type: string }, size: { type: string } }";
const withDiscriminator = (property: string, mapping = ""): string =>
  `${UNION}\ndiscriminator:\n  propertyName: ${property}${mapping}`;
const mapped = (entries: string): string => withDiscriminator("kind", `\n  mapping: { ${entries} }`);

const family = (name: string, what: string, before: string, after: string): RuleFamily => ({
  name: `discriminator-${name}`,
  effect: "annotation",
  because,
  action,
  what,
  example: { before, after },
});

const added = family("added", "{subject} has a discriminator now.", UNION, withDiscriminator("kind"));
const removed = family("removed", "The discriminator of {subject} was removed.", withDiscriminator("kind"), UNION);
const propertyChanged = family(
  "property-name-changed",
  "The discriminator of {subject} changed to another property.",
  withDiscriminator("kind"),
  withDiscriminator("form"),
);
const mappingAdded = family(
  "mapping-added",
  "{A value was|Values were} added to the discriminator of {subject}.",
  mapped("a: A"),
  mapped("a: A, b: B"),
);
const mappingDeleted = family(
  "mapping-deleted",
  "{A value was|Values were} removed from the discriminator of {subject}.",
  mapped("a: A, b: B"),
  mapped("a: A"),
);
const mappingChanged = family(
  "mapping-changed",
  "A value of the discriminator of {subject} stands for another schema.",
  mapped("a: A"),
  mapped("a: B"),
);

export const discriminator: Aspect = {
  name: "discriminator",
  keywords: ["discriminator"],
  families: [added, removed, propertyChanged, mappingAdded, mappingDeleted, mappingChanged],
  compare(pair) {
    const before = firstFact(pair.base.nodes, (node) => node.discriminator);
    const after = firstFact(pair.target.nodes, (node) => node.discriminator);
    if (before === undefined && after === undefined) return;
    if (before === undefined) pair.report(added, { after: after?.value.propertyName, target: after?.from });
    else if (after === undefined) pair.report(removed, { before: before.value.propertyName, base: before.from });
    else compareBoth(pair, before, after);
  },
};

function compareBoth(pair: SchemaPair, before: Fact<Discriminator>, after: Fact<Discriminator>): void {
  if (before.value.propertyName !== after.value.propertyName) {
    pair.report(propertyChanged, {
      before: before.value.propertyName,
      after: after.value.propertyName,
      base: before.from,
      target: after.from,
    });
  }
  const place = (side: Fact<Discriminator>, value: string) => within(side.from, "discriminator", "mapping", value);
  for (const [value, schema] of before.value.mapping) {
    const partner = after.value.mapping.get(value);
    if (partner === undefined)
      pair.report(mappingDeleted, { before: value, base: place(before, value), target: after.from });
    else if (schemaName(partner) !== schemaName(schema))
      pair.report(mappingChanged, {
        before: [value, schema],
        after: [value, partner],
        base: place(before, value),
        target: place(after, value),
      });
  }
  for (const value of after.value.mapping.keys())
    if (!before.value.mapping.has(value))
      pair.report(mappingAdded, { after: value, base: before.from, target: place(after, value) });
}

/** `Dog`, `#/components/schemas/Dog` and `./models.yaml#/Dog` name the same schema. */
export const schemaName = (reference: string): string =>
  reference.slice(Math.max(reference.lastIndexOf("/"), reference.lastIndexOf("#")) + 1).replace(/\.(ya?ml|json)$/, "");
