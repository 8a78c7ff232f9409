import { describe, expect, it } from "vitest";
import { marksOf } from "../../src/contract/normalise/marks.js";
import { deprecatedValuesInProse, replacedValuesInProse } from "../../src/contract/normalise/prose.js";

describe("deprecated in words only", () => {
  it.each([
    "Deprecated. Instead, use `deserved`.",
    "**DEPRECATED:** use the other one.",
    "[Deprecated] The old name.",
    "deprecated, please use /api/v1/users instead",
    "Deprecated - use filterBy instead. The node name.",
    "Secret with the credentials of the repository (needed if private). (deprecated)",
    "The key to load the name from. (deprecated - use credentialId instead).",
    "Return the list. Deprecated in favor of the new endpoint api/v1/apps.",
    "Retrieve a token. This endpoint is deprecated. Use another.",
    "DEPRECATED",
  ])("yes: %s", (description) => {
    expect(marksOf({ description }, "field").deprecated).toBe(true);
  });

  it.each([
    "Lists deprecated items.",
    "Deprecated items are hidden unless asked for.",
    "Stated in portion, memory or mig profile [deprecated]. Sets the unit.",
    "Replaces the deprecated 'ratio' field.",
    "Number of devices. With more than one, no values for portion or profile [deprecated].",
    "Whether to include deprecated-items in the answer.",
  ])("no: %s", (description) => {
    expect(marksOf({ description }, "field").deprecated).toBe(false);
  });

  it("a flag beats words", () => {
    expect(marksOf({ deprecated: false, description: "Deprecated." }, "field").deprecated).toBe(false);
  });
});

describe("what an operation's words name instead", () => {
  it.each([
    ["get all pods. Deprecated - please use api/v1/workloads/pods instead", ["/api/v1/workloads/pods"]],
    ["Deprecated endpoint. Use the new endpoint api/v1/users/{userId} instead.", ["/api/v1/users/{userId}"]],
    ["Deprecated - use `/api/v1/org-unit/projects/{projectId}` instead.", ["/api/v1/org-unit/projects/{projectId}"]],
    ["Deprecated, please use PATCH /api/v1/node-pools/{id} instead.", ["PATCH /api/v1/node-pools/{id}"]],
    ["Deprecated, use `POST` `/v2/token` instead.", ["POST /v2/token"]],
    [
      "Use the new endpoint api/v1/users instead and api/v1/access-rules for permissions.",
      ["/api/v1/users", "/api/v1/access-rules"],
    ],
    ["Please use the [Service Accounts](/latest/#tag/Service-Accounts) endpoints instead.", []],
    ["Please refer to the Roles and/or rules API.", []],
    ["Returns /etc/hosts and application/json. Deprecated.", []],
    ["Use /v3/orders (see https://docs.example.com/v3/orders) instead.", ["/v3/orders"]],
  ])("%s", (description, replacement) => {
    expect(marksOf({ deprecated: true, description }, "path").replacement).toEqual(replacement);
  });

  it("is read from the summary too, and asked of deprecated operations only", () => {
    const summary = "Count jobs. Deprecated - please use api/v1/workloads/count instead";
    expect(marksOf({ deprecated: true, summary }, "path").replacement).toEqual(["/api/v1/workloads/count"]);
    expect(marksOf({ description: "To rename, use /v1/names instead." }, "path").replacement).toEqual([]);
  });
});

describe("what a field's words name instead", () => {
  it.each([
    ["Deprecated. Instead, use `deserved` for the type under `NodePoolResources`.", ["deserved"]],
    ["Deprecated. Use 'deserved' for the type.", ["deserved"]],
    ["deprecated. use idleAllocatedGpus instead", ["idleAllocatedGpus"]],
    ["Use `servingConfiguration.timeoutSeconds` instead.  If set, it wins.", ["servingConfiguration.timeoutSeconds"]],
    ["The id, for repositories using SSH. (deprecated - use credentialId instead).", ["credentialId"]],
    ["The key to use for loading the name. (deprecated)", []],
    ["Deprecated. Use this instead.", []],
  ])("%s", (description, replacement) => {
    expect(marksOf({ deprecated: true, description }, "field").replacement).toEqual(replacement);
  });
});

describe("extensions", () => {
  it.each([
    [{ deprecated: true, "x-sunset": "2027-01-31" }, { sunset: "2027-01-31" }],
    [{ deprecated: true, "x-sunset": { soon: true } }, { sunset: '{"soon":true}' }],
    [{ deprecated: true, "x-deprecated-since": "2.24" }, { since: "2.24" }],
    [{ deprecated: true, "x-replaced-by": ["GET /a", "GET /b"] }, { replacement: ["GET /a", "GET /b"] }],
    [{ "x-deprecated": "use limit instead" }, { deprecated: true, replacement: ["limit"] }],
    [{ "x-maturity": "experimental" }, { maturity: "experimental" }],
    [{ "x-stability-level": "draft" }, { maturity: "experimental" }],
    [{ "x-stability-level": "stable" }, { maturity: "stable" }],
    [{ "x-stability-level": "Solid" }, { maturity: "stable", unknownMaturity: "Solid" }],
    [{ "x-stability-level": 1 }, { maturity: "stable", unknownMaturity: "1" }],
    [{ "x-beta": true }, { maturity: "beta" }],
    [{ summary: "Get the metrics. [Experimental]" }, { maturity: "experimental" }],
    [{ description: "Delete a workload by ID [Experimental]" }, { maturity: "experimental" }],
    [{ description: "Runs experimental designs" }, { maturity: "stable" }],
  ])("%j", (raw, marks) => {
    expect(marksOf(raw, "field")).toMatchObject(marks);
  });
});

it.each(["draft", "experimental", "preview", "alpha", "beta", "stable", "Draft"])(
  "%s is a level that is known",
  (level) => {
    expect(Object.keys(marksOf({ "x-stability-level": level }, "field"))).not.toContain("unknownMaturity");
  },
);

describe("enum values called deprecated", () => {
  it.each([
    ["Request `portion`, `memory` or `migProfile` [deprecated].", ["portion", "memory", "migProfile"], ["migProfile"]],
    [
      "Note: The 'app' subject type is DEPRECATED. Please use 'service-account'.",
      ["user", "app", "service-account"],
      ["app"],
    ],
    ["The type is deprecated.", ["type-a", "b"], []],
    ["Deprecated. One of a, b.", ["a", "b"], []],
  ])("%s", (description, values, deprecated) => {
    expect(deprecatedValuesInProse(description, values)).toEqual(deprecated);
  });
});

describe("enum values sent elsewhere", () => {
  it.each([
    ["`lost` was renamed to `missing`.", { lost: { value: "missing", renamed: true } }],
    ["'lost' is deprecated, use 'missing' instead", { lost: { value: "missing", renamed: false } }],
    ["The 'lost' state is DEPRECATED. Please use 'missing'.", { lost: { value: "missing", renamed: false } }],
    ["Use `missing` instead of nothing. `lost` is deprecated.", {}],
    ["With `lost` use `missing` as well; `sold` is deprecated.", {}],
    ["`lost` was renamed to `elsewhere`.", {}],
  ])("%s", (description, replaced) => {
    const found = replacedValuesInProse(description, ["here", "lost", "missing", "sold"]);
    expect(Object.fromEntries(found)).toEqual(replaced);
  });
});
