import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { plainChange } from "../../src/diff/found-change.js";
import { diffContracts } from "../../src/diff/index.js";
import { withStarts } from "../../src/policy/index.js";
import { answering, historyOf, operation } from "../diff/history/story.js";

test("what is gone was announced when the first sign came, by contract or notice, not when the base was written", async () => {
  const history = await historyOf({
    releases: [["1.0"], ["1.1"], ["1.2"], ["1.3"]],
    contracts: {
      "1.0": { "/old": { get: operation() }, "/pets": { get: answering({ tag: { type: "string" } }) } },
      "1.1": {
        "/old": { get: operation({ deprecated: true }) },
        "/pets": { get: answering({ tag: { type: "string", deprecated: true }, age: { type: "string" } }) },
      },
      "1.2": {
        "/old": { get: operation({ deprecated: true }) },
        "/pets": { get: answering({ tag: { type: "string", deprecated: true }, age: { type: "string" } }) },
      },
      "1.3": { "/pets": { get: answering({ name: { type: "string" } }) } },
    },
    notices: [{ announcedIn: "1.0", elements: [{ path: "/old" } as never] }],
  });
  const [before, after] = ["1.2", "1.3"].map(
    (version) => history.contracts.find((release) => release.version === version)?.contract,
  );
  if (before === undefined || after === undefined) throw new Error("the story has both");
  const changes = diffContracts(before, after, {});
  const dated = withStarts(changes, history, "1.2");
  const rest = (all: readonly Change[]) => all.map((change) => ({ ...plainChange(change), announced: null }));
  expect(rest(dated)).toEqual(rest(changes));
  const told = dated
    .filter(({ ruleId }) => ruleId.includes("removed"))
    .map(({ affects, element, announced }) => [affects[0]?.path, element.path.join("."), announced?.since]);
  expect(told).toEqual(
    expect.arrayContaining([
      ["/old", "", "1.0"],
      ["/pets", "tag", "1.1"],
      ["/pets", "age", undefined],
    ]),
  );
});
