import { changedAdvice, changedWhat } from "../changed.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const changedParameter: RuleWords = {
  title: "Changed parameter",
  about: "A parameter that the code sends has another type, format or range of values at the target.",
  matters: "The value that is sent today may be rejected, or be read as something else.",
  example: {
    change: "the parameter `limit` takes 500 at most from now on",
    reported: 'await client.get("/api/v1/reports", { params: { limit: 5000 } });',
    fixed: 'await client.get("/api/v1/reports", { params: { limit: 500 } });',
  },
  remedy: "Send what the new definition takes.",
  what: changedWhat,
  left: upgradeLeft,
  advice: changedAdvice("Send what the new definition takes"),
};
