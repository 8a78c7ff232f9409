import { type Phrase, plain } from "../../text/phrase.js";
import { type FindingGroup, gathered, withoutName } from "../groups.js";

/** What is printed in one piece. */
export interface Block {
  readonly group: FindingGroup;
  /** further causes of which every sentence of the group's own is as true: only their names and places differ */
  readonly alike: readonly FindingGroup[];
  /** the block before stands at the same place: its code need not be shown again */
  readonly samePlace: boolean;
}

/** So many causes are still read one by one, each with its code. */
const EACH_BY_ITSELF = 10;

/** One type that changes reaches forty fields of ten operations: of a long report the same is said once, with all places. */
export const blocksOf = (groups: readonly FindingGroup[], verbose: boolean): readonly Block[] => {
  const each = verbose || groups.length <= EACH_BY_ITSELF;
  const together = each ? groups.map((group) => [group] as const) : gathered(groups, saidOf);
  return together.map(([group, ...alike], at) => {
    const before = together[at - 1]?.[0].lead.place;
    const { file, line, column } = group.lead.place;
    const samePlace = before?.file === file && before.line === line && before.column === column;
    return { group, alike, samePlace };
  });
};

const saidOf = ({ lead, message }: FindingGroup): string => {
  const said = (phrase: Phrase): string => withoutName(plain(phrase), lead).replaceAll(`\`${lead.operation}\``, "…");
  const { what, advice, left, why, circumstances } = message;
  return JSON.stringify([
    lead.severity,
    lead.api,
    lead.ruleId,
    lead.changeable,
    [what, ...advice, ...(left === undefined ? [] : [left]), ...why, ...circumstances].map(said),
  ]);
};
