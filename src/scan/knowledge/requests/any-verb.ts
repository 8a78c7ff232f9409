import type { ClientValue, Value } from "../../domain/value.js";

/**
 * `api[verb]("/users")`: a request with a verb that only callers know, called as its members with a body are. Undefined
 * for a client that has no member per verb.
 */
export function withAnyVerb(client: ClientValue, verb: Value): ClientValue | undefined {
  const names = client.description.calls
    .filter(({ method }) => method === "member")
    .flatMap(({ members }) => members.map((member) => member.split(".")))
    .filter((steps) => steps.length === client.path.length + 1 && client.path.every((step, at) => steps[at] === step))
    .flatMap((steps) => steps.at(-1) ?? [])
    .filter((name) => name !== "*");
  const member = names.find((name) => name === "post") ?? names[0];
  return member === undefined ? undefined : { ...client, path: [...client.path, member], verb };
}
