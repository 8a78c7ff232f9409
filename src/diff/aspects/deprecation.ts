import type { Announced, Turn } from "../deprecation/turn.js";
import { turnOf } from "../deprecation/turn.js";
import type { Aspect } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import type { View } from "../view/view.js";

const STILL = {
  request: "It still works; it is announced to go.",
  response: "It is still sent; it is announced to go.",
} as const;
const PLAN = { request: "Plan the move to what replaces it.", response: "Plan the move to what replaces it." } as const;
const PROMISE = { request: "dangerous", response: "dangerous" } as const;
const said = (sunset?: string): string =>
  `type: string\ndeprecated: true${sunset === undefined ? "" : `\nx-sunset: ${sunset}`}`;

const family = (
  name: string,
  what: string,
  example: RuleFamily["example"],
  more: Partial<RuleFamily> = {},
): RuleFamily => ({
  name,
  effect: "annotation",

  because: STILL,
  action: PLAN,
  what,
  example,
  ...more,
});

export const deprecationFamilies: Readonly<Record<Turn, RuleFamily>> = {
  deprecated: family("deprecated", "{subject} is deprecated now.", { before: "type: string", after: said() }),
  "deprecated-with-sunset": family(
    "deprecated-with-sunset",
    "{subject} is deprecated and has a date on which it goes.",
    {
      before: "type: string",
      after: said("'9999-12-31'"),
    },
  ),
  "sunset-missing": family(
    "deprecated-sunset-missing",
    "{subject} is deprecated without the sunset date that the notice period asks for.",
    { before: "type: string", after: said() },
    { levels: PROMISE },
  ),
  "sunset-invalid": family(
    "deprecated-sunset-invalid",
    "{subject} is deprecated with a sunset that is no date.",
    { before: "type: string", after: said("soon") },
    {
      levels: PROMISE,
      because: { request: "Nobody can tell when it goes.", response: "Nobody can tell when it goes." },
    },
  ),
  "sunset-too-soon": family(
    "sunset-date-too-small",
    "{subject} is deprecated with a sunset that is past or leaves less than the notice period.",
    { before: "type: string", after: said("'2001-01-01'") },
    { levels: PROMISE },
  ),
  reactivated: family(
    "reactivated",
    "{subject} is no longer deprecated.",
    { before: said(), after: "type: string" },
    {
      because: { request: "It stays.", response: "It stays." },
      action: { request: "Nothing has to be done.", response: "Nothing has to be done." },
    },
  ),
  "sunset-deleted": family(
    "sunset-deleted",
    "The sunset date of {subject} is gone although it is still deprecated.",
    { before: said("'9999-12-31'"), after: said() },
    {
      levels: PROMISE,
      because: {
        request: "Nobody can tell any more when it goes.",
        response: "Nobody can tell any more when it goes.",
      },
    },
  ),
  "sunset-moved-earlier": family(
    "sunset-date-moved-earlier",
    "The sunset date of {subject} is earlier than announced.",
    { before: said("'9999-12-31'"), after: said("'9998-12-31'") },
    {
      levels: PROMISE,
      because: { request: "Less time is left than was promised.", response: "Less time is left than was promised." },
    },
  ),
  "sunset-moved-too-soon": family(
    "sunset-date-changed-too-small",
    "The sunset date of {subject} moved to a day that is past or leaves less than the notice period.",
    { before: said("'9999-12-31'"), after: said("'2001-01-01'") },
    { levels: PROMISE },
  ),
  "sunset-moved-later": family("sunset-date-moved-later", "The sunset date of {subject} is later than announced.", {
    before: said("'9998-12-31'"),
    after: said("'9999-12-31'"),
  }),
};

export const deprecation: Aspect = {
  name: "deprecation",
  keywords: ["deprecated", "sunset"],
  families: Object.values(deprecationFamilies),
  compare(pair) {
    const before = deprecationOf(pair.base);
    const after = deprecationOf(pair.target);
    if (before === undefined && after === undefined) return;
    const turn = turnOf(before ?? IN_FORCE, after ?? IN_FORCE, pair.calendar);
    if (turn === undefined) return;
    pair.report(deprecationFamilies[turn], {
      before: shown(before),
      after: shown(after),
      ...(before && { base: before.from }),
      ...(after && { target: after.from }),
    });
  },
};

const IN_FORCE: Announced = { deprecated: false, maturity: "stable" };

const shown = (announced: Announced | undefined): string | boolean => announced?.sunset ?? announced !== undefined;

/** A view is deprecated as soon as one of its nodes says so: `allOf: [{ $ref }], deprecated: true`. */
export function deprecationOf(view: View): (Announced & { readonly from: View["nodes"][number] }) | undefined {
  const from = view.deprecated;
  if (from === undefined) return undefined;
  const sunset = from.sunset ?? view.nodes.find((node) => node.sunset !== undefined)?.sunset;
  return { deprecated: true, maturity: from.maturity, from, ...(sunset !== undefined && { sunset }) };
}
