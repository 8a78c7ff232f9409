/** A client with what it was made with: `axios.create({ baseURL })`, `fetcher.path("/users")`. */

import { concatenate } from "../../domain/strings.js";
import type { ClientValue, Invocation, Value } from "../../domain/value.js";
import { optionsOf, settings, UNDEFINED } from "../../domain/value.js";
import type { Run } from "../../evaluate/run.js";
import type { ClientDescription, ClientFactory } from "../clients/description.js";
import { firstSlot, slotValue, someSlots } from "./slots.js";

export function makeClient(
  run: Run,
  description: ClientDescription,
  factory: ClientFactory,
  call: Invocation,
  parent: ClientValue | undefined,
): Value {
  if (factory.wraps !== undefined) {
    const wrapped = slotValue(run, call, factory.wraps);
    return optionsOf(wrapped).some(({ kind }) => kind === "client" || kind === "function") ? wrapped : UNDEFINED;
  }
  const own = firstSlot(run, call, factory.base ?? []);
  const inherited = parent?.settings.base;
  const base =
    factory.appends === true && inherited !== undefined && own !== undefined
      ? concatenate([inherited, own])
      : (own ?? inherited);
  const made = settings(
    parent !== undefined && own === undefined ? (parent.settings.madeAt ?? call.site) : call.site,
    base,
  );
  made.url = firstSlot(run, call, factory.url ?? []) ?? parent?.settings.url;
  made.method = firstSlot(run, call, factory.method ?? []) ?? parent?.settings.method;
  made.query.push(...(parent?.settings.query ?? []), ...someSlots(run, call, factory.query));
  made.headers.push(...(parent?.settings.headers ?? []), ...someSlots(run, call, factory.headers));
  made.body.push(...(parent?.settings.body ?? []), ...someSlots(run, call, factory.body));
  return { kind: "client", description, path: [], settings: made };
}
