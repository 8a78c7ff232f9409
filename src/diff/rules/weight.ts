/** What is gone weighs most: nothing but another way helps. What is asked for more strictly can often be met. */
export const weightOf = (ruleId: string): number => (GONE.test(ruleId) ? 0 : STRICTER.test(ruleId) ? 2 : 1);

const GONE = /(?:^|-)(?:removed|deleted|undescribed)(?:-|$)|^api-(?:path-)?sunset-parse$|became-(?:read|write)-only$/;
const STRICTER =
  /^new-required|became-(?:required|not-nullable|enum|one-of)|-(?:set|added|increased|decreased|specialized|narrowed|forbidden|tightened)$/;
