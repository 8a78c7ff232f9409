import { code, say } from "../../../text/phrase.js";
import { elementName } from "../../../words/element.js";
import { newlyRequiredWhat } from "../newly-required.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const newlyRequiredParameter: RuleWords = {
  title: "Newly required parameter",
  about: "The target requires a parameter that the call surely does not send.",
  matters: "The call works today and is rejected after the upgrade, in most cases with 400.",
  example: {
    change: "the parameter `clusterId` becomes required",
    reported: "await fetch(`${api}/api/v1/reports?from=${from}`);",
    fixed: "await fetch(`${api}/api/v1/reports?from=${from}&clusterId=${clusterId}`);",
  },
  remedy:
    "Send the parameter. Most APIs take it before it is required, so this can be done ahead of the " +
    "upgrade. Reported only where all parameters of the call are known: a spread from elsewhere might " +
    "hold it.",
  what: newlyRequiredWhat,
  left: upgradeLeft,
  advice: (finding) => [say`Send ${code(elementName(finding))} with the call.`],
};
