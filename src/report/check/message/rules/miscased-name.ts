import { code, say, sentence } from "../../../text/phrase.js";
import { elementName, subject } from "../../../words/element.js";
import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";

export const miscasedName: RuleWords = {
  title: "Name in another letter case",
  about: "The code writes a parameter or a field that the specification has in another letter case.",
  matters:
    "Names in JSON and in queries tell upper from lower case. A server may take both, as samples in its documentation " +
    "suggest, but only one of them is specified; a field that code reads in another case is `undefined`.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.post("/api/v1/token", { grantType: "client_credentials", clientId, clientSecret });',
    fixed: 'await client.post("/api/v1/token", { grantType: "client_credentials", clientID: clientId, clientSecret });',
  },
  remedy: "Write the name as the specification does.",
  what: (finding, api) =>
    sentence(
      finding.detail.kind === "spelling"
        ? say`${subject(finding)} is written ${code(finding.detail.written)} here: the specification of ${api.to} has it in another letter case.`
        : say`${subject(finding)} is written in another letter case than in the specification of ${api.to}.`,
    ),
  left: timeless,
  advice: (finding) => [say`Write ${code(elementName(finding))}.`],
};
