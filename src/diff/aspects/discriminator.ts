import type { Discriminator, Schema } from "../../contract/contract.js";
import type { Aspect, SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { branchName } from "../unions/branch-name.js";
import { movedValues, schemaName, type Told, wireValues } from "../unions/wire-values.js";
import { firstFact } from "../view/build-view.js";
import type { Fact, View } from "../view/view.js";

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
  "oneOf:\n  - type: object\n    properties: { kind: { type: string }, form: { type: string } }\n  - " +
  "type: object\n    properties: { kind: { type: string }, size: { type: string } }";
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

const payment = (mapping: string): string =>
  `oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }]
discriminator: { propertyName: kind, mapping: { ${mapping}, bank: Bank } }
components:
  schemas:
    Card: { type: object, properties: { kind: { type: string }, number: { type: string } } }
    Bank: { type: object, properties: { kind: { type: string }, account: { type: string } } }`;
const pets = (...names: readonly string[]): string =>
  `allOf: [{ $ref: '#/components/schemas/Pet' }]
components:
  schemas:
    Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
${names.map((name) => `    ${name}: { allOf: [{ $ref: '#/components/schemas/Pet' }] }`).join("\n")}`;
const valueRemoved: RuleFamily = {
  name: "discriminator-value-removed",
  effect: "narrowed",
  because: { request: "The value told which branch is meant; who sends it is not understood any more." },
  action: { request: "Send one of the values that are left." },
  what: "{A value|Values} of the discriminator of {subject} no longer {means|mean} a branch that stays.",
  example: { before: payment("card: Card, credit: Card"), after: payment("card: Card") },
};
const valueAdded: RuleFamily = {
  name: "discriminator-value-added",
  effect: "widened",
  because: { response: "A branch that was known may come under a value that readers do not know." },
  action: { response: "Take the new value for the same branch." },
  what: "{A value|Values} of the discriminator of {subject} {means|mean} a branch that was there under others.",
  example: { before: payment("card: Card"), after: payment("card: Card, credit: Card") },
};
const valueChanged: RuleFamily = {
  name: "discriminator-value-changed",
  effect: "changed",
  because: {
    request: "The value told which branch is meant; the old one is not understood any more.",
    response: "Readers look for the branch under the old value and do not find it.",
  },
  what: "A branch of {subject} has another value of the discriminator.",
  example: { before: payment("card: Card"), after: payment("credit: Card") },
};
const subtypeRemoved: RuleFamily = {
  name: "subtype-removed",
  effect: "narrowed",
  what: "{A subtype was|Subtypes were} removed from {subject}.",
  example: { before: pets("Cat", "Dog"), after: pets("Cat") },
};
const subtypeAdded: RuleFamily = {
  name: "subtype-added",
  effect: "widened",
  because: { response: "The API may send a kind of value that readers do not know." },
  action: { response: "Give the code a branch for the new kind of value." },
  what: "{A subtype was|Subtypes were} added to {subject}.",
  example: { before: pets("Cat"), after: pets("Cat", "Dog") },
};

export const discriminator: Aspect = {
  name: "discriminator",
  keywords: ["discriminator"],
  families: [
    added,
    removed,
    propertyChanged,
    mappingAdded,
    mappingDeleted,
    mappingChanged,
    valueRemoved,
    valueAdded,
    valueChanged,
    subtypeRemoved,
    subtypeAdded,
  ],
  compare(pair) {
    const before = firstFact(pair.base.nodes, (node) => node.discriminator);
    const after = firstFact(pair.target.nodes, (node) => node.discriminator);
    if (before === undefined && after === undefined) return;
    compareSubtypes(pair);
    if (before === undefined) pair.report(added, { after: after?.value.propertyName, target: after?.from });
    else if (after === undefined) pair.report(removed, { before: before.value.propertyName, base: before.from });
    else compareBoth(pair, before, after);
  },
};

/** Of two branches that are one: the values under which it is known. */
export function reportValues(pair: SchemaPair, base: Told, target: Told): void {
  const moved = movedValues(base, target);
  if (moved === undefined) return;
  const places = { base: base.view.nodes[0], target: target.view.nodes[0] };
  const { lost, gained } = moved;
  if (lost.length > 0 && gained.length > 0)
    pair.report(valueChanged, { ...places, before: lost.join(", "), after: gained.join(", ") });
  else {
    for (const value of lost) pair.report(valueRemoved, { ...places, before: value });
    for (const value of gained) pair.report(valueAdded, { ...places, after: value });
  }
}

/** A base that a discriminator belongs to stands for all that is built on it. */
function compareSubtypes(pair: SchemaPair): void {
  const [before, after] = [subtypesOf(pair.base), subtypesOf(pair.target)];
  if (before === undefined || after === undefined) return;
  const left = new Map(after.subtypes.map((schema) => [schema.name, schema]));
  for (const schema of before.subtypes) {
    const view = pair.viewsOf.base(schema);
    const values = wireValues({ view, discriminator: before.discriminator }) ?? [];
    const partner =
      left.get(schema.name) ??
      after.subtypes.find((other) => {
        const theirs = wireValues({ view: pair.viewsOf.target(other), discriminator: after.discriminator });
        return left.has(other.name) && theirs?.some((value) => values.includes(value)) === true;
      });
    if (partner === undefined) pair.report(subtypeRemoved, { before: branchName(view), base: schema });
    else {
      left.delete(partner.name);
      const other = pair.viewsOf.target(partner);
      pair.descend([], view, other, branchName(view));
      reportValues(
        pair,
        { view, discriminator: before.discriminator },
        { view: other, discriminator: after.discriminator },
      );
    }
  }
  for (const schema of left.values())
    pair.report(subtypeAdded, { after: branchName(pair.viewsOf.target(schema)), target: schema });
}

/** Of the base itself; of one of its subtypes, which holds the base too, none. */
function subtypesOf({ nodes, name }: View): Pick<Schema, "subtypes" | "discriminator"> | undefined {
  const base = nodes.find(({ subtypes }) => subtypes.length > 0);
  return base === undefined ||
    base.subtypes.some((one) => nodes.includes(one) || (name !== undefined && one.name === name))
    ? undefined
    : base;
}

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
