/** What a release does to one call: the operation first, its fields only where the operation stands. */
import { isAway } from "../../policy/worse.js";
import type { ApiCall, Certainty } from "../../scan/call.js";
import type { RouteMatch } from "../../scan/routes/index.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { draftsOfChanges } from "./changed.js";
import { type Draft, findingLifecycle, lessCertain, placeOf, ruleFor } from "./draft.js";
import { draftsOfFields } from "./fields.js";
import { isForecast, type Judgement, judgeElement, milderBy } from "./judgement.js";
import { locationsOf } from "./locations.js";
import { type KnownOperation, type OperationIndex, writtenAs } from "./operations.js";
import { draftsOfRequired } from "./required.js";
import { draftsOfRetargeting } from "./retargeted.js";

/** A call of which so much is left open says nothing about any one operation. */
const MOST_GUESSES = 4;

export interface JudgedCall {
  readonly drafts: readonly Draft[];
  /** the path leaves open which of several operations is meant */
  readonly ambiguous: boolean;
}

export function judgeCall(call: ApiCall, knowledge: ApiKnowledge, index: OperationIndex): JudgedCall {
  const matches = index.match(call);
  if (matches.length === 0) return { drafts: unlistedEndpoint(call, knowledge), ambiguous: false };
  const guesses = matches.filter((match) => match.guessed);
  if (guesses.length > MOST_GUESSES) return { drafts: [], ambiguous: true };
  const drafts = oncePerPath(matches, call.certainty, knowledge).flatMap(({ match, certainty }) =>
    draftsOfMatch({ ...call, certainty }, match, knowledge),
  );
  return { drafts, ambiguous: false };
}

interface BelievedMatch {
  readonly match: RouteMatch<KnownOperation>;
  readonly certainty: Certainty;
}

/** Where nobody can tell the method, a path that is gone altogether is one finding, not one per method. */
function oncePerPath(
  matches: readonly RouteMatch<KnownOperation>[],
  certainty: Certainty,
  knowledge: ApiKnowledge,
): readonly BelievedMatch[] {
  const believed = matches.map((match) => ({ match, certainty: match.guessed ? ("possible" as const) : certainty }));
  const [first] = believed;
  if (first === undefined || !first.match.methodGuessed || believed.length === 1) return believed;
  const states = new Set(matches.map(({ value }) => operationJudgement(knowledge, value).standing.state));
  if (states.size === 1 && !states.has("supported")) return [first];
  return believed.map((one) => ({ ...one, certainty: lessCertain(one.certainty) }));
}

/** Only where it is known that the call is meant for this API: else it is somebody else's. */
function unlistedEndpoint(call: ApiCall, { base, targets, contracts }: ApiKnowledge): readonly Draft[] {
  // Parts of an API do not tell what the whole lacks.
  if (base.partial && targets.every(({ contract }) => contract?.partial !== false)) return [];
  const { method, path } = call;
  if (method !== undefined && contracts.some((one) => !one.partial && one.mayAnswer(method, path))) return [];
  if (call.certainty === "possible" || call.method === undefined || call.method === "OPTIONS") return [];
  return [
    {
      ruleId: "unlisted-endpoint",
      milder: 0,
      place: placeOf(call),
      symbol: call.symbol,
      call: undefined,
      operation: `${call.method} ${call.path}`,
      element: OPERATION,
      lifecycle: undefined,
      replacement: [],
      certainty: call.certainty,
      via: call.via,
      from: call.from,
      detail: { kind: "none" },
      contract: { base: undefined, target: undefined },
      forecast: false,
      inTest: call.inTest,
    },
  ];
}

const OPERATION = { kind: "operation", path: [] } as const;

const operationJudgement = (knowledge: ApiKnowledge, operation: KnownOperation): Judgement =>
  judgeElement(knowledge, operation.key, OPERATION);

function draftsOfMatch(
  call: ApiCall,
  { value: operation, guessed, methodGuessed }: RouteMatch<KnownOperation>,
  knowledge: ApiKnowledge,
): readonly Draft[] {
  const judgement = operationJudgement(knowledge, operation);
  const retargeting = draftsOfRetargeting(call, operation, knowledge);
  const own = endpointDraft(call, operation, judgement, knowledge);
  // One cause, one finding: where no target has the operation, nothing is said of its fields.
  if (!isThere(judgement, operation, knowledge) || operation.operation === undefined) return [...own, ...retargeting];
  const pinned = !guessed && !methodGuessed;
  const isNew = judgement.standing.state === "not-yet";
  const fields = draftsOfFields(call, operation, knowledge, pinned).filter(
    ({ ruleId }) => !(isNew && ruleId === "not-yet-available"),
  );
  if (!pinned) return [...own, ...retargeting, ...fields];
  return [
    ...own,
    ...retargeting,
    ...fields,
    ...draftsOfRequired(call, operation, knowledge),
    ...draftsOfChanges(call, operation, knowledge, fields),
  ];
}

/** Where only the installed release lacks it, or an old one of a range, its fields stand or fall with the others. */
const isThere = ({ standing }: Judgement, { key }: KnownOperation, { life, targets }: ApiKnowledge): boolean =>
  standing.state !== "removed" && targets.some((target) => !isAway(life(key, OPERATION, target).standing));

function endpointDraft(
  call: ApiCall,
  operation: KnownOperation,
  judgement: Judgement,
  knowledge: ApiKnowledge,
): readonly Draft[] {
  const { lifecycle, standing, target } = judgement;
  const ruleId = ruleFor(standing, "endpoint");
  if (ruleId === undefined || (standing.state === "unlisted" && call.certainty === "possible")) return [];
  return [
    {
      ruleId,
      milder: milderBy(judgement),
      place: placeOf(call),
      symbol: call.symbol,
      call: undefined,
      operation: writtenAs(operation),
      element: OPERATION,
      lifecycle: findingLifecycle(judgement),
      replacement: lifecycle.replacement,
      certainty: call.certainty,
      via: call.via,
      from: call.from,
      detail: standing.state === "not-yet" ? { kind: "not-yet", firstRelease: standing.from } : { kind: "none" },
      contract: locationsOf(knowledge, target, operation.key, OPERATION),
      forecast: isForecast(judgement),
      inTest: call.inTest,
    },
  ];
}
