/**
 * An operation and what would take its place, compared as a call uses them: what it sends is accepted there, and what it
 * reads comes back under the same name and of the same type.
 *
 * The comparison is that of `diff`: the successor is read as a new version of the operation. What `diff` finds counts where
 * the call feels it.
 */

import { isDeepStrictEqual } from "node:util";
import type { Unproved } from "../../check/fix.js";
import type { Contract, JsonValue, Operation, Schema } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { enumOwner, findElement, requestPlaces, responsePlaces, responsesRead } from "../../contract/lookup.js";
import type { Change } from "../../diff/change.js";
import { diffContracts } from "../../diff/index.js";
import type { CallUse } from "./use.js";

/** An operation in the contract of a release. */
export interface OperationAt {
  readonly release: string;
  readonly contract: Contract;
  readonly operation: Operation;
}

/** What keeps the successor from serving the call as the operation does; empty: proved. */
export function compareAsUsed(old: OperationAt, successor: OperationAt, use: CallUse): readonly Unproved[] {
  const changes = diffContracts(
    only(old.contract, old.operation, old.operation),
    only(successor.contract, successor.operation, old.operation),
    { level: "dangerous" },
  );
  const { release } = successor;
  const found: Unproved[] = [...shapesOf(old, successor, use)];
  for (const change of changes) {
    const felt = feltBy(change, old.operation, successor.operation, use);
    if (felt !== undefined && !found.some((one) => one.kind === "shape" && one.in === felt))
      found.push({ kind: "difference", release, ruleId: change.ruleId, element: change.element, in: felt });
  }
  const differs = (element: Element): boolean =>
    found.some((one) => one.kind === "difference" && isDeepStrictEqual(one.element, element));
  const isShapeOf = (side: "sent" | "read"): boolean => found.some((one) => one.kind === "shape" && one.in === side);
  found.push(
    ...undescribed(successor, use).filter((one) => !("element" in one) || !(differs(one.element) || isShapeOf(one.in))),
  );
  found.push(...escapesFrom(changes, old.operation, use));
  return found;
}

/** A contract of one operation under the identity of another. Parts are compared anew: what was written down is another's. */
function only(contract: Contract, operation: Operation, identity: Operation): Contract {
  const { operationId, tags, parameters, requestBody, security, servers } = operation;
  const { callbacks, unread, origin } = operation;
  const same: Operation = {
    ...{ key: identity.key, method: identity.method, path: identity.path },
    ...{ tags, parameters, security, servers, callbacks, unread, origin },
    ...{ deprecated: false, replacement: [], maturity: "stable", responses: responsesRead(operation) },
    ...(operationId !== undefined && { operationId }),
    ...(requestBody !== undefined && { requestBody }),
  };
  return {
    openapi: contract.openapi,
    file: contract.file,
    servers: contract.servers,
    operations: new Map([[identity.key, same]]),
    webhooks: new Map(),
    securitySchemes: contract.securitySchemes,
    skipped: [],
    unread: contract.unread,
    partial: contract.partial,
    locate: contract.locate,
  };
}

/** Whether the call feels a change, and on which side. */
function feltBy(change: Change, old: Operation, next: Operation, use: CallUse): "sent" | "read" | undefined {
  const { element, ruleId } = change;
  if (/deprecat|sunset|stability/.test(ruleId)) return undefined;
  const owner = enumOwner(element)?.owner ?? element;
  switch (owner.kind) {
    case "operation":
    case "api":
    case "server":
      return undefined;
    case "path-parameter":
    case "security":
    case "cookie":
    case "request-media-type":
      return owner.kind === "request-media-type" && use.body.length === 0 && use.complete.body ? undefined : "sent";
    case "query":
    case "header": {
      const sent = owner.kind === "query" ? use.query : use.headers;
      // headers that nobody knows come from the client, which sends them with every call
      const complete = owner.kind === "header" || use.complete.query;
      if (isClientHeader(owner)) return undefined;
      const uses = sent.filter(({ path }) => sameName(owner.kind, path[0] ?? "", owner.path[0] ?? ""));
      if (isNewlyRequired(ruleId)) return "sent";
      if (uses.length === 0) return complete ? undefined : "sent";
      return feelsValue(change, uses) ? "sent" : undefined;
    }
    case "request-body":
    case "request-property": {
      if (use.body.length === 0 && use.complete.body)
        return isNewlyRequired(ruleId) && owner.path.length <= 1 && bodyRequired(next) ? "sent" : undefined;
      if (isNewlyRequired(ruleId)) {
        const above = owner.path.slice(0, -1);
        const writes = above.length === 0 || use.body.some(({ path }) => startsWith(path, above));
        const sends = use.body.some(({ path }) => startsWith(path, owner.path));
        return writes && !sends ? "sent" : undefined;
      }
      const uses = use.body.filter(({ path }) => startsWith(path, owner.path) || startsWith(owner.path, path));
      if (uses.length === 0) return use.complete.body ? undefined : "sent";
      return feelsValue(change, uses) ? "sent" : undefined;
    }
    case "response-property": {
      const uses = use.reads.filter(({ path }) => startsWith(path, owner.path));
      return uses.length > 0 && findElement(old, owner) !== undefined ? "read" : undefined;
    }
    case "response":
    case "response-media-type":
    case "response-header":
    case "enum-value":
      return use.answer === "unused" ? undefined : "read";
  }
}

const isNewlyRequired = (ruleId: string): boolean =>
  /became-required|new-required|added-required|required-.*added/.test(ruleId);
const bodyRequired = ({ requestBody }: Operation): boolean => requestBody?.required === true;

/** Set by HTTP libraries, whatever the contract says. */
const isClientHeader = ({ kind, path }: Element): boolean =>
  kind === "header" && ["accept", "content-type", "authorization"].includes((path[0] ?? "").toLowerCase());

const sameName = (kind: string, one: string, other: string): boolean =>
  kind === "header" ? one.toLowerCase() === other.toLowerCase() : one === other || one.startsWith(`${other}[`);

/** A value that goes is felt by who sends it, or may send it. */
function feelsValue({ element, ruleId, before }: Change, uses: CallUse["query"]): boolean {
  if (element.kind !== "enum-value" && !/enum-value/.test(ruleId)) return true;
  const value = element.kind === "enum-value" ? element.path.at(-1) : shown(before);
  return uses.some(({ values }) => values.length === 0 || value === undefined || values.includes(value));
}

const shown = (value: JsonValue): string | undefined => (typeof value === "string" ? value : undefined);

export const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((segment, at) => path[at] === segment);

/** All that the call names must be known there: what nobody describes proves nothing. */
function undescribed({ release, operation }: OperationAt, use: CallUse): readonly Unproved[] {
  const isDescribed = (element: Element): boolean => {
    const state = findElement(operation, element);
    return state !== undefined && !state.open;
  };
  const missing = (element: Element, side: "sent" | "read"): readonly Unproved[] =>
    isDescribed(element) ? [] : [{ kind: "undescribed", release, element, in: side }];
  return [
    ...use.query.flatMap(({ path }) => missing({ kind: "query", path }, "sent")),
    ...use.headers.flatMap(({ path }) => {
      const element: Element = { kind: "header", path };
      return isClientHeader(element) ? [] : missing(element, "sent");
    }),
    ...use.body.flatMap(({ path }) => missing({ kind: "request-property", path }, "sent")),
    ...use.reads.flatMap(({ path }) => missing({ kind: "response-property", path }, "read")),
    ...(["query", "body"] as const).flatMap((part): readonly Unproved[] =>
      use.complete[part] ? [] : [{ kind: "sent", part }],
    ),
  ];
}

/** Where the answer goes out of sight all of it counts as read, unless it is a text or a number there. */
function escapesFrom(changes: readonly Change[], old: Operation, use: CallUse): readonly Unproved[] {
  if (use.answer === "unused") return [];
  return use.answer.flatMap((escape): readonly Unproved[] => {
    if (isScalar(old, escape.path)) return [];
    const isSame = !changes.some(
      ({ element, ruleId }) =>
        !/deprecat|sunset|stability/.test(ruleId) &&
        isAnswer(enumOwner(element)?.owner ?? element) &&
        concerns(element, escape.path),
    );
    return isSame ? [] : [{ kind: "answer", file: escape.file, line: escape.line, escape: escape.how }];
  });
}

const isAnswer = ({ kind }: Element): boolean =>
  kind === "response" || kind === "response-property" || kind === "response-media-type" || kind === "enum-value";

const concerns = (element: Element, path: readonly string[]): boolean => {
  const owner = enumOwner(element)?.owner ?? element;
  if (owner.kind !== "response-property") return true;
  return startsWith(owner.path, path) || startsWith(path, owner.path);
};

function isScalar(operation: Operation, path: readonly string[]): boolean {
  const state = findElement(operation, { kind: "response-property", path });
  if (path.length === 0 || state === undefined || state.open || state.schemas.length === 0) return false;
  return state.schemas.every(
    ({ types }) => types !== undefined && types.every((type) => type !== "object" && type !== "array"),
  );
}

/** A body of another kind as a whole: a list here, an object there. One sentence, not one for each field. */
function shapesOf(old: OperationAt, successor: OperationAt, use: CallUse): readonly Unproved[] {
  const { release, operation } = successor;
  const named = `${operation.method} ${operation.path}`;
  const compare = (
    side: "sent" | "read",
    before: Schema | undefined,
    after: Schema | undefined,
  ): readonly Unproved[] => {
    const expects = kindOf(before);
    const gets = kindOf(after);
    return expects === undefined || gets === undefined || expects === gets
      ? []
      : [{ kind: "shape", release, operation: named, expects: inWords(before), gets: outline(after), in: side }];
  };
  return [
    ...(use.answer === "unused" ? [] : compare("read", responsePlaces(old.operation)[0], responsePlaces(operation)[0])),
    ...(use.body.length === 0 ? [] : compare("sent", requestPlaces(old.operation)[0], requestPlaces(operation)[0])),
  ];
}

function kindOf(schema: Schema | undefined): string | undefined {
  const types = schema?.types?.filter((type) => type !== "null");
  return types?.length === 1 ? types[0] : undefined;
}

const inWords = (schema: Schema | undefined): string => {
  const kind = kindOf(schema) ?? "value";
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
};

function outline(schema: Schema | undefined): string {
  switch (kindOf(schema)) {
    case "array":
      return "[…]";
    case "object": {
      const names = [...(schema?.properties.entries() ?? [])].map(([name, value]) =>
        kindOf(value) === "array" ? `${name}: […]` : name,
      );
      return `{ ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""} }`;
    }
    default:
      return kindOf(schema) ?? "anything";
  }
}
