/** Libraries that fill the gaps of a path: `urlcat(base, "/users/:id", { id })`, `compile("/users/:id")({ id })`. */

import { concatenate, literalOf, textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { ExternalValue, Invocation, Value } from "../../domain/value.js";
import { argument, native, object, text } from "../../domain/value.js";
import { put } from "../../evaluate/literals.js";
import type { Run } from "../../evaluate/run.js";
import { asObject } from "../../evaluate/typed.js";
import { namesInPath } from "../requests/target.js";
import { joinPaths } from "./platform.js";
import { fieldsObject } from "./url.js";

export function templateFunction(run: Run, callee: ExternalValue, call: Invocation): Value | undefined {
  const name = callee.path.at(-1) ?? "default";
  switch (callee.module) {
    case "urlcat":
      return name === "join" ? joinPaths(call) : urlcat(run, call);
    case "path-to-regexp":
      return name === "compile" ? native("compiled path", () => argument(call, 0)) : undefined;
    case "react-router":
    case "react-router-dom":
    case "@remix-run/react":
    case "@remix-run/router":
      return name === "generatePath" ? argument(call, 0) : undefined;
    case "@nextcloud/router":
      return nextcloudUrl(run, name, call);
    case "url-template":
    case "uri-templates":
    case "uritemplate":
      return template(call, argument(call, 0));
    default:
      return undefined;
  }
}

/** `(base, path, parameters)`, `(path, parameters)`; what the path does not name is the query. */
function urlcat(run: Run, call: Invocation): Value {
  const [first, second] = [argument(call, 0), argument(call, 1)];
  const hasBase = textsOf(second).some((one) => (literalOf(one) ?? "").startsWith("/"));
  const path = hasBase ? joinPaths({ ...call, arguments: call.arguments.slice(0, 2) }) : first;
  const given = asObject(run, argument(call, hasBase ? 2 : 1));
  const named = namesInPath(path);
  const rest = object(call.site);
  for (const [key, field] of given?.fields ?? []) if (!named.has(key)) rest.fields.set(key, field);
  return rest.fields.size === 0
    ? path
    : concatenate([path, text("?"), text({ query: fieldsObject(run, "URLSearchParams", rest, call.site) })]);
}

/**
 * `generateOcsUrl("apps/forms/api/v3/forms/{id}", { id })` is below `/ocs/v2.php`, `generateUrl` below `/index.php`, as
 * the documents of a server's apps write it, `generateRemoteUrl` below `/remote.php`.
 */
function nextcloudUrl(run: Run, name: string, call: Invocation): Value | undefined {
  const below = (start: Value): Value =>
    joinPaths({ ...call, arguments: [{ value: start, node: call.site }, ...call.arguments.slice(0, 1)] });
  switch (name) {
    case "generateOcsUrl": {
      const version = asObject(run, argument(call, 2))?.fields.get("ocsVersion")?.value;
      return below(concatenate([text("/ocs/v"), version ?? text("2"), text(".php")]));
    }
    case "generateUrl":
      return below(text("/index.php"));
    case "generateRemoteUrl":
      return below(text("/remote.php"));
    default:
      return undefined;
  }
}

/** RFC 6570: `parseTemplate("/users/{id}{?limit}").expand({ … })` */
function template(call: Invocation, written: Value): Value {
  const made = object(call.site);
  made.open = true;
  const expanded = unite(textsOf(written).map((one) => text(...withoutQueryParts(one.parts))));
  for (const name of ["expand", "fill", "fillFromObject"])
    put(
      made,
      name,
      native(name, () => expanded),
      call.site,
    );
  return made;
}

const withoutQueryParts = (parts: ReturnType<typeof text>["parts"]): ReturnType<typeof text>["parts"] =>
  parts.map((part) => (typeof part === "string" ? part.replace(/\{[?&#][^}]*\}/g, "") : part));
