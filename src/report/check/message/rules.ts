import type { CheckRuleId } from "../../../check/finding.js";
import type { RuleWords } from "./rule-words.js";
import { changedParameter } from "./rules/changed-parameter.js";
import { changedRequestField } from "./rules/changed-request-field.js";
import { changedResponseField } from "./rules/changed-response-field.js";
import { deprecatedApi } from "./rules/deprecated-api.js";
import { deprecatedEndpoint } from "./rules/deprecated-endpoint.js";
import { deprecatedEnumValue } from "./rules/deprecated-enum-value.js";
import { deprecatedParameter } from "./rules/deprecated-parameter.js";
import { deprecatedRequestField } from "./rules/deprecated-request-field.js";
import { deprecatedResponseField } from "./rules/deprecated-response-field.js";
import { expiredEndpoint } from "./rules/expired-endpoint.js";
import { expiredEnumValue } from "./rules/expired-enum-value.js";
import { expiredParameter } from "./rules/expired-parameter.js";
import { expiredRequestField } from "./rules/expired-request-field.js";
import { expiredResponseField } from "./rules/expired-response-field.js";
import { expiredSuppression } from "./rules/expired-suppression.js";
import { mentionedDeprecatedEndpoint } from "./rules/mentioned-deprecated-endpoint.js";
import { mentionedRemovedEndpoint } from "./rules/mentioned-removed-endpoint.js";
import { miscasedName } from "./rules/miscased-name.js";
import { newlyRequiredParameter } from "./rules/newly-required-parameter.js";
import { newlyRequiredRequestField } from "./rules/newly-required-request-field.js";
import { notYetAvailable } from "./rules/not-yet-available.js";
import { removedEndpoint } from "./rules/removed-endpoint.js";
import { removedEnumValue } from "./rules/removed-enum-value.js";
import { removedParameter } from "./rules/removed-parameter.js";
import { removedRequestField } from "./rules/removed-request-field.js";
import { removedResponseField } from "./rules/removed-response-field.js";
import { retargetedOperation } from "./rules/retargeted-operation.js";
import { unknownSuppression } from "./rules/unknown-suppression.js";
import { unlistedEndpoint } from "./rules/unlisted-endpoint.js";
import { unlistedParameter } from "./rules/unlisted-parameter.js";
import { unlistedRequestField } from "./rules/unlisted-request-field.js";
import { unlistedResponseField } from "./rules/unlisted-response-field.js";
import { unusedSuppression } from "./rules/unused-suppression.js";

/** The words of every rule; the compiler names one that has none. */
export const RULES: Readonly<Record<CheckRuleId, RuleWords>> = {
  "removed-endpoint": removedEndpoint,
  "removed-parameter": removedParameter,
  "removed-request-field": removedRequestField,
  "removed-response-field": removedResponseField,
  "removed-enum-value": removedEnumValue,
  "deprecated-endpoint": deprecatedEndpoint,
  "deprecated-parameter": deprecatedParameter,
  "deprecated-request-field": deprecatedRequestField,
  "deprecated-response-field": deprecatedResponseField,
  "deprecated-enum-value": deprecatedEnumValue,
  "expired-endpoint": expiredEndpoint,
  "expired-parameter": expiredParameter,
  "expired-request-field": expiredRequestField,
  "expired-response-field": expiredResponseField,
  "expired-enum-value": expiredEnumValue,
  "newly-required-parameter": newlyRequiredParameter,
  "newly-required-request-field": newlyRequiredRequestField,
  "changed-parameter": changedParameter,
  "changed-request-field": changedRequestField,
  "changed-response-field": changedResponseField,
  "unlisted-endpoint": unlistedEndpoint,
  "unlisted-parameter": unlistedParameter,
  "unlisted-request-field": unlistedRequestField,
  "unlisted-response-field": unlistedResponseField,
  "miscased-name": miscasedName,
  "not-yet-available": notYetAvailable,
  "mentioned-removed-endpoint": mentionedRemovedEndpoint,
  "mentioned-deprecated-endpoint": mentionedDeprecatedEndpoint,
  "deprecated-api": deprecatedApi,
  "retargeted-operation": retargetedOperation,
  "unused-suppression": unusedSuppression,
  "expired-suppression": expiredSuppression,
  "unknown-suppression": unknownSuppression,
};
