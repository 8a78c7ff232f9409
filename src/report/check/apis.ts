import type { CheckedApi, CheckReport, Finding } from "../../check/finding.js";

/** The API that a finding is about: its words go by that API's releases and clock. */
export const apiOf = ({ apis }: Pick<CheckReport, "apis">, { api }: Pick<Finding, "api">): CheckedApi =>
  apis.find(({ provider }) => provider === api) ?? apis[0];

/** Tells the reports of different APIs apart where several are uploaded or written into one pull request. */
export const keyOf = ({ apis }: Pick<CheckReport, "apis">): string => apis.map(({ provider }) => provider).join("+");

/** Who checks against the release that runs already plans no upgrade. */
export const isUpgrade = ({ from, to }: Pick<CheckedApi, "from" | "to">): boolean => from !== to;
