/** Members named after operation ids: `octokit.rest.issues.listForRepo({ owner })` of `issues/list-for-repo`. */

import type { ClientValue, Invocation, Value } from "../../domain/value.js";
import { text } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import type { CallShape } from "../clients/description.js";
import type { Target } from "./target.js";

interface NamedOperation {
  readonly client: ClientValue;
  readonly shape: CallShape;
  readonly target: Target;
  readonly call: Invocation;
}

export function namedOperation(run: Run, client: ClientValue, call: Invocation): NamedOperation | undefined {
  const { operations } = client.description;
  if (operations === undefined) return undefined;
  const handed = handedOn(client, call);
  if (handed !== undefined) return namedOperation(run, handed.client, handed.call);
  const path = operations.below.includes(client.path[0] ?? "") ? client.path.slice(1) : client.path;
  const operation = path.length === 2 ? run.operation(path.map(kebab).join("/")) : undefined;
  if (operation === undefined) return undefined;
  return {
    client,
    call,
    shape: { members: [], method: "GET", url: [], parameters: operations.parameters },
    target: { method: text(operation.method), url: text(operation.path) },
  };
}

/** `octokit.paginate(octokit.rest.issues.listForRepo, { owner })` */
function handedOn(client: ClientValue, call: Invocation): { client: ClientValue; call: Invocation } | undefined {
  const [first, ...others] = call.arguments;
  const member: Value | undefined = first?.value;
  return member?.kind === "client" && member.description === client.description && member.path.length > 0
    ? { client: member, call: { ...call, arguments: others } }
    : undefined;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `issues/list-for-repo` → `listForRepo`; undefined where an id is no such name. */
export const memberOfOperation = (operationId: string): string | undefined =>
  /^[\w-]+\/([\w-]+)$/.exec(operationId)?.[1]?.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
