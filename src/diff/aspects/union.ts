import type { Aspect, SchemaPair } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { branchName } from "../unions/branch-name.js";
import { type Branches, type BranchMatch, matchBranches } from "../unions/match-branches.js";
import { passesFor } from "../unions/passes-for.js";
import { firstFact } from "../view/build-view.js";
import type { Union, View } from "../view/view.js";
import { reportValues } from "./discriminator.js";
import { reportRemoved } from "./properties.js";

const branch = (one: string, other: string, more = ""): string =>
  `{ type: object, properties: { ${one}: { type: string }, ${other}: { type: string } }${more} }`;
const [A, B, C] = [branch("paw", "fur"), branch("wing", "beak"), branch("fin", "gill")];
/** no value of one of them passes for another one */
const [ONLY_A, ONLY_B, ONLY_C] = [
  branch("paw", "fur", ", required: [paw]"),
  branch("wing", "beak", ", required: [wing]"),
  branch("fin", "gill", ", required: [fin]"),
];
type Kind = Union["kind"];
const DASHED: Readonly<Record<Kind, string>> = { oneOf: "one-of", anyOf: "any-of" };
const union = (kind: Kind, ...branches: readonly string[]): string =>
  `${kind}:\n${branches.map((branch) => `  - ${branch}`).join("\n")}`;

const added = (kind: Kind): RuleFamily => ({
  name: `${DASHED[kind]}-added`,
  effect: "widened",
  levels: { response: kind === "oneOf" ? "breaking" : "dangerous" },
  because: { response: "The API may send a kind of value that readers do not know." },
  action: { response: "Give the code a branch for the new kind of value." },
  what: `{A branch was|Branches were} added to the \`${kind}\` of {subject}.`,
  example: { before: union(kind, ONLY_A, ONLY_B), after: union(kind, ONLY_A, ONLY_B, ONLY_C) },
});
const removed = (kind: Kind): RuleFamily => ({
  name: `${DASHED[kind]}-removed`,
  effect: "narrowed",
  what: `{A branch was|Branches were} removed from the \`${kind}\` of {subject}.`,
  example: { before: union(kind, A, B, C), after: union(kind, A, B) },
});
const families: Readonly<Record<Kind, { readonly added: RuleFamily; readonly removed: RuleFamily }>> = {
  oneOf: { added: added("oneOf"), removed: removed("oneOf") },
  anyOf: { added: added("anyOf"), removed: removed("anyOf") },
};
const overlappingAdded: RuleFamily = {
  name: "any-of-overlapping-added",
  effect: "annotation",
  subjects: ["response-body", "response-property", "response-header"],
  because: {
    response:
      "Its values pass for one of the branches that were known: an open object that lacks none of its " +
      "required properties and has none with another type.",
  },
  what: "{A branch was|Branches were} added to the `anyOf` of {subject} whose values pass for one of the others.",
  example: { before: union("anyOf", A, B), after: union("anyOf", A, B, C) },
};
const wrapped: RuleFamily = {
  name: "wrapped-in-one-of",
  effect: "narrowed",
  subjects: ["request-body", "request-property", "request-parameter", "request-parameter-property"],
  levels: { request: "dangerous" },
  because: {
    request: "Exactly one branch must match: a value that was fine is rejected where it matches two of them.",
  },
  action: { request: "Check that what the code sends matches one branch only." },
  what: "{subject} became one of several branches, and what was sent for it matches more than one.",
  example: { before: A, after: union("oneOf", A, B) },
};
const becameOneOf: RuleFamily = {
  name: "any-of-became-one-of",
  effect: "narrowed",
  levels: { request: "dangerous" },
  because: { request: "A value that matches two branches at once was accepted and is not any more." },
  what: "{subject} must match exactly one branch, no longer at least one.",
  example: { before: union("anyOf", A, B), after: union("oneOf", A, B) },
};
const becameAnyOf: RuleFamily = {
  name: "one-of-became-any-of",
  effect: "annotation",
  because: {
    request: "Everything that matched one branch still does.",
    response: "A value may match two branches at once now, and each of them was known.",
  },
  what: "{subject} may match several branches, no longer exactly one.",
  example: { before: union("oneOf", A, B), after: union("anyOf", A, B) },
};
const OWN = "type: object\nproperties: { paw: { type: string }, wing: { type: string } }\n";
const choiceAdded: RuleFamily = {
  name: "choice-added",
  effect: "narrowed",
  levels: { request: "dangerous" },
  because: { request: "Values must match one of the branches as well, which they did not have to before." },
  what: "{subject} must match one of several branches as well.",
  example: { before: OWN, after: `${OWN}oneOf: [{ required: [paw] }, { required: [wing] }]` },
};
const choiceRemoved: RuleFamily = {
  name: "choice-removed",
  effect: "widened",
  what: "{subject} no longer has to match one of several branches.",
  example: { before: `${OWN}oneOf: [{ required: [paw] }, { required: [wing] }]`, after: OWN },
};

/**
 * Runs before what looks at single keywords: a schema that becomes one branch of a union is compared with that
 * branch, and a list of types with branches of one type each.
 */
export const unions: Aspect = {
  name: "union",
  keywords: ["oneOf", "anyOf"],
  families: [
    families.oneOf.added,
    families.oneOf.removed,
    families.anyOf.added,
    families.anyOf.removed,
    overlappingAdded,
    wrapped,
    becameOneOf,
    becameAnyOf,
    choiceAdded,
    choiceRemoved,
  ],
  compare(pair) {
    const before = pair.base.unions;
    const after = pair.target.unions;
    if (before.length + after.length === 1) {
      if (!compareAlternatives(pair)) reportChoices(pair, before, after);
      return;
    }
    for (const [index, was] of before.entries()) {
      const is = after[index];
      if (is !== undefined) compareUnions(pair, was, is);
    }
    reportChoices(pair, before.slice(after.length), after.slice(before.length));
  },
};

function compareUnions(pair: SchemaPair, before: Union, after: Union): void {
  const match = matchBranches(
    { views: before.branches, discriminator: before.from.discriminator },
    { views: after.branches, discriminator: after.from.discriminator },
  );
  for (const [was, is] of match.pairs) {
    pair.descend([], was, is, branchName(was));
    reportValues(
      pair,
      { view: was, discriminator: before.from.discriminator },
      { view: is, discriminator: after.from.discriminator },
    );
  }
  const overlaps = (view: View): boolean =>
    pair.role.side === "response" && after.kind === "anyOf" && match.pairs.some(([was]) => passesFor(view, was));
  const [familiar, unknown] = [match.added.filter(overlaps), match.added.filter((view) => !overlaps(view))];
  // a component of its own is a kind of value, and gone even where another one looks the same
  const removed = [
    ...match.removed.filter(({ name }) => name !== undefined),
    ...notTaken(
      pair,
      match.removed.filter(({ name }) => name === undefined),
      after.branches,
    ),
  ];
  reportBranches(pair, { ...match, added: unknown, removed }, before.kind, after.kind);
  for (const view of familiar) pair.report(overlappingAdded, { after: branchName(view), target: view.nodes[0] });
  if (before.kind !== after.kind && !areApart(after.branches))
    pair.report(after.kind === "oneOf" ? becameOneOf : becameAnyOf, {
      before: before.kind,
      after: after.kind,
      base: before.from,
      target: after.from,
    });
}

/** No value matches two of them, so that "one" and "any" mean the same. */
function areApart(branches: readonly View[]): boolean {
  const types = branches.map((branch) => branch.types?.value);
  const known = types
    .filter((type) => type !== undefined)
    .flatMap((type) => [...type].map((name) => (name === "integer" ? "number" : name)));
  return types.every((type) => type !== undefined) && new Set(known).size === known.length;
}

/** One side is a union and nothing else, the other no union: its only branch, or one branch per type. */
function compareAlternatives(pair: SchemaPair): boolean {
  const { base, target } = pair;
  const kind = (base.unions[0] ?? target.unions[0])?.kind;
  if (kind === undefined || !isBareUnion(base.unions.length > 0 ? base : target)) return false;
  const alternatives = alternativesOf(target);
  const match = matchBranches(alternativesOf(base), alternatives);
  if (match.pairs.length === 0) return false;
  for (const [was, is] of match.pairs) pair.descend([], was, is, branchName(base.unions.length > 0 ? was : is));
  const [union] = target.unions;
  if (union !== undefined && isTakenTwice(pair, union))
    pair.report(wrapped, { after: union.branches.map(branchName), target: union.from });
  else {
    // without a union, nothing tells the values apart any more: each of them must do for what is left
    reportBranches(pair, { ...match, removed: notTaken(pair, match.removed, alternatives.views) }, kind, kind);
  }
  pair.stop();
  return true;
}

/** What was sent matches two branches of a `oneOf`, and no discriminator says which of them is meant. */
const isTakenTwice = ({ base, role }: SchemaPair, { kind, branches, from }: Union): boolean =>
  kind === "oneOf" &&
  role.side === "request" &&
  from.discriminator === undefined &&
  branches.filter((branch) => passesFor(base, branch)).length > 1;

function alternativesOf(view: View): Branches {
  const [union] = view.unions;
  if (union !== undefined) return { views: union.branches, discriminator: union.from.discriminator };
  const types = [...(view.types?.value ?? [])];
  return {
    views: types.length > 1 ? types.map((type) => view.limitedTo([type])) : [view.limitedTo(undefined)],
    discriminator: firstFact(view.nodes, (node) => node.discriminator)?.value,
  };
}

/** Nothing but the branches decides what is accepted. */
const isBareUnion = (view: View): boolean =>
  view.unions.length === 1 &&
  view.properties.size === 0 &&
  view.required.size === 0 &&
  view.enum === undefined &&
  view.child("items") === undefined &&
  view.child("additionalProperties") === undefined;

/** Of a request: a branch whose values another one takes is not missed. */
const notTaken = (pair: SchemaPair, removed: readonly View[], left: readonly View[]): readonly View[] =>
  pair.role.side === "response" ? removed : removed.filter((view) => !left.some((other) => pair.takes(view, other)));

function reportBranches(pair: SchemaPair, match: BranchMatch, before: Kind, after: Kind): void {
  for (const view of match.removed)
    pair.report(families[before].removed, { before: branchName(view), base: view.nodes[0] });
  for (const view of match.added)
    pair.report(families[after].added, { after: branchName(view), target: view.nodes[0] });
}

function reportChoices(pair: SchemaPair, before: readonly Union[], after: readonly Union[]): void {
  for (const { kind, from, branches } of before) {
    pair.report(choiceRemoved, { before: kind, base: from });
    if (pair.role.side === "request") reportUndescribed(pair, branches);
  }
  for (const { kind, from } of after) pair.report(choiceAdded, { after: kind, target: from });
}

/** What only branches described is described no more; told once, however many of them had it. */
function reportUndescribed(pair: SchemaPair, branches: readonly View[]): void {
  const described = new Map(branches.flatMap((branch) => [...branch.properties]));
  for (const [name, property] of described)
    if (!pair.target.properties.has(name) && !pair.base.properties.has(name)) reportRemoved(pair, name, property);
}
