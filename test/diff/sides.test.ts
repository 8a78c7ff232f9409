/**
 * Over every rule's own example: what came has no before and no place in the base, what went has no after and no
 * place in the target, what differs has both. A report that shows the wrong side sends its reader to the wrong document.
 */
import { describe, expect, test } from "vitest";
import { aspects } from "../../src/diff/aspects/index.js";
import type { Change } from "../../src/diff/change.js";
import { ruleIdOf } from "../../src/diff/rules/family-rules.js";
import { partRules, SUBJECTS } from "../../src/diff/rules/index.js";
import { diffDocuments, exampleDocument, TODAY } from "./documents.js";

const optionsFor = (id: string) => ({ today: TODAY, ...(id.includes("sunset-missing") && { noticeDays: 90 }) });

const examples = [
  ...aspects.flatMap(({ families }) =>
    families.flatMap((family) =>
      (family.subjects ?? SUBJECTS).map((subject) => ({ id: ruleIdOf(family, subject), ...family.example, subject })),
    ),
  ),
  ...partRules.map(({ id, example }) => ({ id, ...example, subject: undefined })),
];

async function fired({ id, before, after, subject }: (typeof examples)[number]): Promise<Change> {
  const changes = await diffDocuments(
    exampleDocument(before, subject),
    exampleDocument(after, subject),
    optionsFor(id),
  );
  const change = changes.find(({ ruleId }) => ruleId === id);
  if (change === undefined) throw new Error(`${id} does not fire on its example`);
  return change;
}

/** Rules about an element that is there on one side only: parts of a contract, and properties. */
const ofElements = examples.filter(
  ({ id, subject }) => subject === undefined || /property-(?:removed|added)$/.test(id),
);
/** An operation id that went where another came. */
const oneForAnother = new Set(["api-operation-id-removed"]);
const saysElement = (id: string): boolean => !/-(?:schema|scope|oauth)-/.test(id);
const went = ofElements.filter(({ id }) => saysElement(id) && /-removed(?:-|$)/.test(id) && !oneForAnother.has(id));
const came = ofElements.filter(({ id }) => saysElement(id) && (/-added(?:-|$)/.test(id) || id.startsWith("new-")));
/** `not` and `if` are compared by what they mean, and shown at their place alone. */
const differs = examples.filter(
  ({ id }) => /-(?:increased|decreased|changed)$/.test(id) && !/-(?:not|if)-changed$/.test(id),
);

describe("what went: a before, a place in the base, no after", () => {
  test.each(went.map((example) => [example.id, example] as const))("%s", async (_, example) => {
    const { after, baseLocation } = await fired(example);
    expect(after).toBeNull();
    expect(baseLocation?.file).toBe("before.yaml");
  });
});

describe("what came: an after, a place in the target, no before", () => {
  test.each(came.map((example) => [example.id, example] as const))("%s", async (_, example) => {
    const { before, targetLocation } = await fired(example);
    expect(before).toBeNull();
    expect(targetLocation?.file).toBe("after.yaml");
  });
});

describe("what differs: both, and they do", () => {
  test.each(differs.map((example) => [example.id, example] as const))("%s", async (_, example) => {
    const { before, after, baseLocation, targetLocation } = await fired(example);
    expect(before).not.toEqual(after);
    expect([baseLocation?.file, targetLocation?.file]).toEqual(["before.yaml", "after.yaml"]);
  });
});

test("each of the three has rules to speak of", () => {
  const some = (list: typeof examples): readonly string[] => list.map(({ id }) => id);
  expect(some(went)).toEqual(
    expect.arrayContaining(["api-server-removed", "request-body-media-type-removed", "response-media-type-removed"]),
  );
  expect(some(came)).toEqual(expect.arrayContaining(["api-server-added", "endpoint-added", "response-header-added"]));
  expect(some(differs)).toEqual(expect.arrayContaining(["request-property-type-changed"]));
});
