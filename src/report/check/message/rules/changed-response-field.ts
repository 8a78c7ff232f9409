import { changedAdvice, changedWhat } from "../changed.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const changedResponseField: RuleWords = {
  title: "Changed response field",
  about: "A response field that the code reads has another type or may hold other values at the target.",
  matters:
    "Code that was right for the old values is wrong for the new ones: a number that becomes a string, a " +
    "field that may now be null or missing. What `lastcall diff` calls breaking is an error at the place that reads " +
    "the field; what it calls dangerous, such as a value added to a list, is a warning. Code that looks " +
    "before it reads (`user.team?.name`, `if (user.team)`, an early `return`) is not reported for a " +
    "`team` that may be null or missing now. Bodies of error statuses do " +
    "not count: the code reads the fields of an answer that went well.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: [
      'const { data } = await client.get("/api/v1/audit/log");',
      "const names = data.audit_logs.map((entry) => entry.entity_name.toLowerCase());",
    ].join("\n"),
    fixed: ['const { data } = await client.get("/api/v1/audit/log");', "const count = data.audit_logs.length;"].join(
      "\n",
    ),
  },
  remedy: "Read the field so that both definitions work; that can be done ahead of the upgrade.",
  what: changedWhat,
  left: upgradeLeft,
  advice: changedAdvice("Read it so that both definitions work"),
};
