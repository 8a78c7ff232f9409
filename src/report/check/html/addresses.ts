import type { CheckReport, Finding } from "../../../check/finding.js";
import { numbered } from "../../text/numbered.js";

/** The address of a finding on the page: stable over runs, and each once on a page. */
export type Address = (finding: Finding) => string;

export const addressesOf = ({ findings }: Pick<CheckReport, "findings">): Address => {
  const unique = numbered();
  const addresses = new Map(findings.map((finding) => [finding, `f-${unique(finding.fingerprint).replace(":", "-")}`]));
  return (finding) => addresses.get(finding) ?? `f-${finding.fingerprint}`;
};
