/** When a finding can be acted on: before the upgrade, or only with it. */

import type { Element } from "../../contract/element.js";
import { type Operation, type OperationKey, operationNamed } from "../../contract/index.js";
import { enumOwner, enumValue, findElement } from "../../contract/lookup.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import type { Replacement } from "../../policy/standing.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import type { Changeable } from "../finding.js";
import type { Draft } from "./draft.js";

/**
 * What is to be used instead is asked of the installed release first, then of the target. A parameter or field that
 * the target newly requires is its own replacement: most APIs take it before they insist on it.
 */
export function changeableOf(
  draft: Pick<Draft, "ruleId" | "operation" | "element" | "replacement">,
  api: ApiKnowledge,
): Changeable {
  const base = standsOn(api.installed);
  const target = standsOn(releaseOfTarget(api));
  const wanted = draft.ruleId.startsWith("newly-required-")
    ? [{ operation: draft.operation, elements: [draft.element] }]
    : draft.replacement.flatMap((replacement) => wantedBy(replacement, draft));
  const there = wanted.filter((one) => target?.(one) !== false);
  if (base === undefined || there.length === 0) return "unknown";
  if (there.some((one) => base(one) === true)) return "now";
  return there.some((one) => target?.(one) === true) ? "with-upgrade" : "unknown";
}

/** One of the elements of an operation; none: the operation itself. */
interface Wanted {
  readonly operation: string;
  readonly elements: readonly Element[];
}

/** Undefined: of this operation the document says nothing, since it is a part of the API only. */
type StandsOn = (wanted: Wanted) => boolean | undefined;

function releaseOfTarget({ contracts, targets }: ApiKnowledge): ReleaseContract | undefined {
  const named = new Set(targets.map(({ release }) => release.name));
  return contracts.findLast(({ version }) => named.has(version));
}

function standsOn(release: ReleaseContract | undefined): StandsOn | undefined {
  if (release === undefined) return undefined;
  return ({ operation, elements }) => {
    const key = operationNamed(operation);
    if (key === undefined) return false;
    if (!keysOf(release).has(key)) return release.mayHold(key) ? undefined : false;
    return (
      elements.length === 0 || elements.some((element) => describes(release.contract.operations.get(key), element))
    );
  };
}

/** The listing of a release is cheap; its operations are read one by one, and only for fields. */
const listed = new WeakMap<ReleaseContract, ReadonlySet<OperationKey>>();
function keysOf(release: ReleaseContract): ReadonlySet<OperationKey> {
  const known = listed.get(release) ?? new Set([...release.operations].map(({ key }) => key));
  listed.set(release, known);
  return known;
}

function describes(operation: Operation | undefined, element: Element): boolean {
  const state = operation === undefined ? undefined : findElement(operation, element);
  return state !== undefined && !state.open;
}

/** `GET /api/v1/users`, or the name of a field, parameter or value beside the one that goes; prose names nothing. */
function wantedBy(
  { target, chain }: Replacement,
  { operation, element }: Pick<Draft, "operation" | "element">,
): readonly Wanted[] {
  const last = chain.at(-1) ?? target;
  if (operationNamed(last) !== undefined) return [{ operation: last, elements: [] }];
  if (/\s|^\//.test(last)) return [];
  const elements = besides(element, last);
  return elements.length === 0 ? [] : [{ operation, elements }];
}

/**
 * Names are written from the field's own parent or from the root of the body.
 *
 * @example `schedulingConfiguration.placementStrategy` for `nodepools[].placementStrategy`
 * // nodepools[].schedulingConfiguration.placementStrategy, schedulingConfiguration.placementStrategy
 */
function besides(element: Element, name: string): readonly Element[] {
  switch (element.kind) {
    case "query":
    case "header":
    case "cookie":
      return [{ kind: element.kind, path: [name] }];
    case "request-property":
    case "response-property": {
      const path = name.split(/\.|(?=\[\])/).filter((part) => part !== "");
      return [
        { kind: element.kind, path: [...element.path.slice(0, -1), ...path] },
        { kind: element.kind, path },
      ];
    }
    case "enum-value": {
      const owner = enumOwner(element)?.owner;
      return owner === undefined ? [] : [enumValue(owner, name)];
    }
    default:
      return [];
  }
}
