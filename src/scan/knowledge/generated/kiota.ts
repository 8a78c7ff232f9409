/** Kiota's clients: the path is a chain of members that the generated metadata describes, `client.users.byUserId(id).get()`. */

import { literalOf, textsOf } from "../../domain/strings.js";
import type { ExternalValue, Invocation, ObjectValue, Value } from "../../domain/value.js";
import { argument, isNothing, native, text, UNDEFINED } from "../../domain/value.js";
import { LazyMembers } from "../../evaluate/lazy-members.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import type { ClientDescription } from "../clients/description.js";

const KIOTA: ClientDescription = { name: "kiota", calls: [], answer: { payload: [] } };
const VERBS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

/** `apiClientProxifier(adapter, pathParameters, navigation, requests)` */
export function kiotaClient(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  if (!callee.module.startsWith("@microsoft/kiota") || callee.path.at(-1) !== "apiClientProxifier") return undefined;
  const base = asObject(run, argument(call, 1))?.fields.get("baseurl")?.value;
  return step(run, base, asObject(run, argument(call, 2)), asObject(run, argument(call, 3)), call);
}

function step(
  run: Run,
  base: Value | undefined,
  navigation: ObjectValue | undefined,
  requests: ObjectValue | undefined,
  made: Invocation,
): Value {
  const below = (name: string): Value | undefined => {
    const entry = navigation?.fields.get(name)?.value;
    const known = entry === undefined ? undefined : asObject(run, entry);
    if (known === undefined) return undefined;
    const inner = (key: string): ObjectValue | undefined => {
      const value = known.fields.get(key)?.value;
      return value === undefined ? undefined : asObject(run, value);
    };
    return step(run, base, inner("navigationMetadata"), inner("requestsMetadata"), made);
  };
  const members = new LazyMembers((name) => {
    const next = below(name);
    if (next !== undefined) return next;
    const request = requests?.fields.get(name)?.value;
    const template = request === undefined ? undefined : asObject(run, request)?.fields.get("uriTemplate")?.value;
    if (!VERBS.has(name) || template === undefined) return undefined;
    return native(name, (call) => perform(run, name, template, base, call, made));
  });
  // `byUserId(id)` is a member that is called
  return native("request builder", () => native("request builder", () => UNDEFINED, members), members);
}

const BODIES: ReadonlySet<string> = new Set(["post", "put", "patch"]);

function perform(
  run: Run,
  verb: string,
  template: Value,
  base: Value | undefined,
  call: Invocation,
  made: Invocation,
): Value {
  const [written] = textsOf(template);
  const path = (written === undefined ? "" : (literalOf(written) ?? ""))
    .replace(/^\{\+baseurl\}/, "")
    .replace(/\{[?&][^}]*\}/g, "")
    .replace(/\{([^}]*)\}/g, (_, name: string) => `{${decoded(name)}}`);
  const record = run.record({
    site: call.site,
    description: KIOTA,
    nature: "request",
    method: text(verb.toUpperCase()),
    url: text(path),
    base,
    clientMadeAt: made.site,
  });
  const first = argument(call, 0);
  const hasBody = BODIES.has(verb) && !isNothing(first);
  if (hasBody) record.body.push({ value: first, at: call.site });
  const options = asObject(run, hasBody ? argument(call, 1) : first);
  const query = options?.fields.get("queryParameters")?.value;
  if (query !== undefined && !isNothing(query)) record.query.push({ value: query, at: call.site });
  return { kind: "response", record, path: [], payload: true };
}

/** `user%2Did` */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
