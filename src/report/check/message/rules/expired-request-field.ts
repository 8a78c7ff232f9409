import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredRequestField: RuleWords = {
  title: "Request field past its window",
  about: "The code sends a body field whose deprecation window is over at the target, though it may still be taken.",
  matters:
    "A field past its window can stay in the specification and have no effect any more. It is an error; a warning where the " +
    "target's own specification still has the field.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.post("/api/v1/token", { grantType: "client_credentials", appID: id, appSecret: secret });',
    fixed:
      'await client.post("/api/v1/token", { grantType: "client_credentials", clientID: id, clientSecret: secret });',
  },
  remedy: "Move to the field that replaces it now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "leave the field out, and decide what the request should mean without it."),
};
