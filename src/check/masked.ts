/** What a report takes over from the code, without what looks like a credential. Texts of the contracts are public. */
import { maskCredentials } from "../credentials.js";
import type { Finding, FindingDetail } from "./finding.js";

export const masked = <T extends { readonly reason: string }>(said: T): T => ({
  ...said,
  reason: maskCredentials(said.reason),
});

export function maskedFinding(finding: Finding): Finding {
  const operation = maskCredentials(finding.operation);
  const detail = maskedDetail(finding.detail);
  return operation === finding.operation && detail === finding.detail ? finding : { ...finding, operation, detail };
}

function maskedDetail(detail: FindingDetail): FindingDetail {
  switch (detail.kind) {
    case "interface":
      return { ...detail, text: maskCredentials(detail.text) };
    case "suppression":
      return {
        ...detail,
        text: maskCredentials(detail.text),
        reason: detail.reason === undefined ? undefined : maskCredentials(detail.reason),
      };
    case "none":
    case "changed":
    case "not-yet":
    case "spelling":
    case "retargeted":
      return detail;
  }
}
