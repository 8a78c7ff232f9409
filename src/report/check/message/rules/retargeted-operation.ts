import { code, say } from "../../../text/phrase.js";
import { subject } from "../../../words/element.js";
import type { RuleWords } from "../rule-words.js";
import { upgradeLeft } from "../time.js";

export const retargetedOperation: RuleWords = {
  title: "Retargeted operation",
  about: "A function of a generated client, or an operation id, means another operation at the target.",
  matters: "The code compiles with the regenerated client and calls something else.",
  example: {
    change:
      "the name `getRoles` moves to `GET /api/v2/authorization/roles`, and the operation of the call gets another",
    reported: "const roles = await RolesService.getRoles(); // GET /api/v1/authorization/roles",
    fixed: "const roles = await RolesService.getRolesV1(); // GET /api/v1/authorization/roles",
  },
  remedy: "Look the old operation up in the regenerated client, and call it by the name it has there.",
  what: (finding, api) =>
    finding.detail.kind === "retargeted"
      ? say`${code(finding.detail.symbol)} means ${code(finding.detail.becomes)} in ${api.to}; it was ${code(finding.detail.was)}.`
      : say`The name used for ${subject(finding)} means another operation in ${api.to}.`,
  left: upgradeLeft,
  advice: (finding) => [
    finding.detail.kind === "retargeted"
      ? say`After the client is generated again, call ${code(finding.detail.was)} by its new name.`
      : say`After the client is generated again, call the operation by its new name.`,
  ],
};
