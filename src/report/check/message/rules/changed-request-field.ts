import { changedAdvice, changedWhat } from "../changed.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const changedRequestField: RuleWords = {
  title: "Changed request field",
  about: "A body field that the code sends has another type, format or range of values at the target.",
  matters:
    "The value that is sent today may be rejected, or be read as something else. A new pattern, format, bound or list " +
    "of values is held against the values that the code is known to send. Where no value is known, a new list is a " +
    "warning, and a new pattern, format or bound nothing. A changed default is nothing either: the code sends the field.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported:
      'await client.post("/api/v1/asset/datasource/config-map", { meta, spec: { configMap: "Portal_Settings", mountPath: "/settings" } });',
    fixed:
      'await client.post("/api/v1/asset/datasource/config-map", { meta, spec: { configMap: "portal-settings", mountPath: "/settings" } });',
  },
  remedy: "Send what the new definition takes.",
  what: changedWhat,
  left: upgradeLeft,
  advice: changedAdvice("Send what the new definition takes"),
};
