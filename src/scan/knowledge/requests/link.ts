/** Addresses given to the browser: `a.href = …`, `<a href>`, `window.open(…)`. */

import { textsOf } from "../../domain/strings.js";
import { unite } from "../../domain/union.js";
import type { TextValue, Value } from "../../domain/value.js";
import { text } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import type { ts } from "../../project/syntax.js";
import type { ClientDescription } from "../clients/description.js";

const LINK: ClientDescription = { name: "link", nature: "link", calls: [], answer: { payload: [] } };

export const ADDRESS_MEMBERS: ReadonlySet<string> = new Set(["href", "src", "action", "location"]);

export function linkAssigned(run: Run, _target: Value, key: string, value: Value, at: ts.Node): void {
  if (ADDRESS_MEMBERS.has(key)) link(run, value, at);
}

/** Only what reads like an address of two segments or more: `/users` is a page. */
export function link(run: Run, value: Value, at: ts.Node, method: Value = text("GET")): void {
  const addresses = textsOf(value).filter(isDeep);
  if (addresses.length === 0) return;
  run.record({
    site: at,
    description: LINK,
    nature: "link",
    method,
    url: unite(addresses),
    base: undefined,
    clientMadeAt: undefined,
  });
}

const isDeep = (one: TextValue): boolean =>
  (
    one.parts
      .map((part) => (typeof part === "string" ? part : "x"))
      .join("")
      .replace(/^[a-z]+:\/\//, "")
      .match(/\/[^/]/g) ?? []
  ).length >= 2;
