import type { Rule } from "../rules/rule.js";
import { operationExample } from "./operation-example.js";
import { get, paths, RESPONSES } from "./path-example.js";
import { goneWithPath } from "./removal-rules.js";

const REST = get("/users");

export const operationRules = {
  added: {
    id: "endpoint-added",
    level: "compatible",
    what: "{An operation} is new.",
    why: "Nobody calls it yet.",
    example: { before: paths(REST), after: paths(REST, get("/orders")) },
    action: "Nothing has to be done.",
  },
  removedExperimental: {
    id: "api-removed-while-experimental",
    level: "breaking",
    what: "{An operation} was removed while it was experimental.",
    why: "Every call fails. Nothing was promised: experimental operations come and go without notice.",
    example: goneWithPath("x-stability-level: alpha"),
    action: "Stop calling it.",
  },
  operationIdAdded: {
    id: "api-operation-id-added",
    level: "compatible",
    what: "{An operation} has an `operationId` now.",
    why: "Only names in generated clients depend on it.",
    example: operationExample("", "operationId: createOrder"),
    action: "Look at the names of a regenerated client.",
  },
  operationIdRemoved: {
    id: "api-operation-id-removed",
    level: "compatible",
    what: "The `operationId` of {an operation} changed or was dropped.",
    why: "Calls over HTTP stay the same; in a regenerated client the function has another name.",
    example: operationExample("operationId: createOrder", "operationId: placeOrder"),
    action: "Look at the names of a regenerated client.",
  },
  tagAdded: {
    id: "api-tag-added",
    level: "compatible",
    what: "{A tag was|Tags were} added to {an operation}.",
    why: "Tags group the documentation and generated clients.",
    example: operationExample("", "tags: [orders]"),
    action: "Nothing has to be done.",
  },
  tagRemoved: {
    id: "api-tag-removed",
    level: "compatible",
    what: "{A tag was|Tags were} removed from {an operation}.",
    why: "Tags group the documentation and generated clients.",
    example: operationExample("tags: [orders]", ""),
    action: "Nothing has to be done.",
  },
  webhookAdded: {
    id: "webhook-added",
    level: "compatible",
    what: "{A webhook} is new.",
    why: "It is only sent to who registers for it.",
    example: { before: "webhooks: {}", after: `webhooks:\n  orderPlaced:\n    post:\n${RESPONSES}` },
    action: "Nothing has to be done.",
  },
  webhookRemoved: {
    id: "webhook-removed",
    level: "breaking",
    what: "{A webhook} was removed.",
    why: "Who waits for it is not called any more.",
    example: { before: `webhooks:\n  orderPlaced:\n    post:\n${RESPONSES}`, after: "webhooks: {}" },
    action: "Find out how to learn of the event now.",
  },
  callbackAdded: {
    id: "callback-added",
    level: "compatible",
    what: "{A callback} is new.",
    why: "It goes to the address that the caller gives.",
    example: operationExample(
      "",
      `callbacks:\n  done:\n    '{$request.body#/url}':\n      post:\n        responses:\n          '200': { description: OK }`,
    ),
    action: "Nothing has to be done.",
  },
  callbackRemoved: {
    id: "callback-removed",
    level: "breaking",
    what: "{A callback} was removed.",
    why: "Who waits for it is not called any more.",
    example: operationExample(
      `callbacks:\n  done:\n    '{$request.body#/url}':\n      post:\n        responses:\n          '200': { description: OK }`,
      "",
    ),
    action: "Find out how to learn of the event now.",
  },
} as const satisfies Readonly<Record<string, Rule>>;
