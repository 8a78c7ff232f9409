/** The independent second opinion: openapi-diff, operation by operation, beside what this tool says. */
import type { Contract, Operation } from "../../contract/contract.js";
import type { Change } from "../change.js";
import { matchOperations } from "../parts/match-operations.js";
import { extractOperation } from "./extract.js";
import { type Bounds, type Opinion, SecondOpinion } from "./second-opinion.js";

export { type Bounds, type Opinion, openapiDiff } from "./second-opinion.js";

interface CrossCheckSide {
  readonly contract: Contract;
  /** the same document as it was parsed; parts in other files are not followed */
  readonly document: object;
}

interface CrossCheckRequest {
  readonly base: CrossCheckSide;
  readonly target: CrossCheckSide;
  /** what this tool found, at all levels */
  readonly changes: readonly Change[];
  /** per operation; default 5 s and 512 MB */
  readonly bounds?: Bounds;
  /** only operations whose path this accepts */
  readonly wanted?: (path: string) => boolean;
  readonly onJudged?: (done: number, all: number) => void;
  /** who is asked; default openapi-diff in a thread of its own */
  readonly open?: (bounds: Bounds) => Pick<SecondOpinion, "ask" | "end">;
}

/** One operation, judged here and there. */
export interface CrossCheckRow {
  readonly method: string;
  /** as the base writes it; the target for what is new */
  readonly path: string;
  readonly here: boolean;
  /** breaking and dangerous rules that reach the operation */
  readonly rules: readonly string[];
  readonly there: Opinion;
}

export interface CrossCheck {
  readonly rows: readonly CrossCheckRow[];
  readonly agreed: number;
  readonly disagreed: number;
  readonly unjudged: number;
}

const DEFAULT_BOUNDS: Bounds = { milliseconds: 5_000, megabytes: 512 };

export async function crossCheck(request: CrossCheckRequest): Promise<CrossCheck> {
  const { base, target, bounds = DEFAULT_BOUNDS, wanted = () => true } = request;
  const match = matchOperations(base.contract, target.contract);
  const pairs: readonly (readonly [Operation | undefined, Operation | undefined])[] = [
    ...match.pairs,
    ...match.removed.map((operation) => [operation, undefined] as const),
    ...match.added.map((operation) => [undefined, operation] as const),
  ];
  const chosen = pairs.filter(([was, is]) => wanted((was ?? is)?.path ?? ""));
  const rulesOf = breakingRules(request.changes);
  const second = request.open?.(bounds) ?? new SecondOpinion(bounds);
  const rows: CrossCheckRow[] = [];
  for (const [was, is] of chosen) {
    const operation = was ?? is;
    if (operation === undefined) continue;
    const rules = rulesOf.get(`${operation.method} ${operation.path}`) ?? [];
    const there = await second.ask(
      extractOperation({ ...base.document }, was),
      extractOperation(
        renamed(target.document, was, is),
        is === undefined || was === undefined ? is : { ...is, path: was.path },
      ),
      base.contract.openapi === "2.0" ? "swagger2" : "openapi3",
    );
    rows.push({ method: operation.method, path: operation.path, here: rules.length > 0, rules, there });
    request.onJudged?.(rows.length, chosen.length);
  }
  await second.end();
  const judged = rows.filter((row) => row.there.kind === "judged");
  const agreed = judged.filter((row) => row.there.kind === "judged" && row.there.breaks === row.here).length;
  return { rows, agreed, disagreed: judged.length - agreed, unjudged: rows.length - judged.length };
}

/** There, a path parameter with another name is another path: it is asked about the same one. */
function renamed(
  document: object,
  was: Operation | undefined,
  is: Operation | undefined,
): Readonly<Record<string, unknown>> {
  const copy = { ...document } as Record<string, unknown>;
  if (was === undefined || is === undefined || was.path === is.path) return copy;
  const paths = copy["paths"] as Record<string, unknown>;
  return { ...copy, paths: { [was.path]: paths[is.path] } };
}

function breakingRules(changes: readonly Change[]): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>();
  for (const { level, ruleId, affects } of changes) {
    if (level === "compatible") continue;
    for (const { method, path } of affects) {
      const key = `${method} ${path}`;
      const known = rules.get(key);
      if (known === undefined) rules.set(key, [ruleId]);
      else if (!known.includes(ruleId)) known.push(ruleId);
    }
  }
  return rules;
}
