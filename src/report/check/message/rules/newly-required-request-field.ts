import { code, say } from "../../../text/phrase.js";
import { elementName } from "../../../words/element.js";
import { newlyRequiredWhat } from "../newly-required.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const newlyRequiredRequestField: RuleWords = {
  title: "Newly required request field",
  about: "The target requires a body field that the call surely does not send.",
  matters: "The call works today and is rejected after the upgrade, in most cases with 400.",
  example: {
    upgrade: ["2.18", "2.19"],
    reported: 'await client.put(`/api/v1/asset/registries/${id}`, { meta: { name: "portal" } });',
    fixed: 'await client.put(`/api/v1/asset/registries/${id}`, { meta: { name: "portal" }, spec });',
  },
  remedy: "Send the field. Reported only where the whole body is known: a spread from elsewhere might hold it.",
  what: newlyRequiredWhat,
  left: upgradeLeft,
  advice: (finding) => [say`Send ${code(elementName(finding))} in the body.`],
};
