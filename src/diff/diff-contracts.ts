import type { Contract, Maturity } from "../contract/contract.js";
import { aspects } from "./aspects/index.js";
import type { Change, Element, Level } from "./change.js";
import { Collector } from "./collect.js";
import type { EarlierSigns } from "./deprecation/earlier.js";
import type { Calendar } from "./deprecation/turn.js";
import { AspectIndex } from "./graph/aspect-index.js";
import { PairGraph } from "./graph/pair-graph.js";
import { Ways } from "./graph/reach.js";
import { SameContent } from "./graph/same-content.js";
import { type DiffOptions, isAtLeast, LEVELS, pathMatcher } from "./options.js";
import type { Comparison, Finding, Root } from "./parts/findings.js";
import { compareOperations, compareWebhooks } from "./parts/operations.js";
import { compareSecuritySchemes, schemeNames } from "./parts/security-schemes.js";
import { compareServers } from "./parts/servers.js";
import type { NotCompared } from "./report.js";
import type { Rule } from "./rules/rule.js";
import { weightOf } from "./rules/weight.js";
import { ViewTable } from "./view/view-table.js";

/**
 * Everything in which `target` differs from `base` for who uses the API, breaking first, one change per cause.
 * Pure: no clock, no files; the day for sunset dates is an option.
 *
 * @example
 * const changes = diffContracts(base, target, { today: "2026-11-21", level: "dangerous" });
 */
export const diffContracts = (base: Contract, target: Contract, options: DiffOptions = {}): readonly Change[] =>
  compareContracts(base, target, options).changes;

interface ComparisonOptions extends DiffOptions {
  /** two releases of one API: what others of its releases and its notices said of what is gone */
  readonly earlier?: EarlierSigns | undefined;
}

/** The same, and what could not be compared on top of what could not be read. */
export function compareContracts(
  base: Contract,
  target: Contract,
  options: ComparisonOptions = {},
): ContractComparison {
  const compared = compare(base, target, options);
  const collector = collectorOf(compared, options.expand ?? false);
  collector.addSchemas(new Ways(compared.roots.map(({ pair }) => pair)), compared.roots);
  const entangled = [compared.views.base.entangled, compared.views.target.entangled];
  return {
    changes: changesOf(collector, compared, options),
    skipped: [base, target].flatMap((contract, index) => {
      const part = contract.partial ? [{ ...contract.locate({ file: contract.file, pointer: [] }), reason: PART }] : [];
      const schema = entangled[index];
      return schema === undefined ? part : [...part, { ...contract.locate(schema.origin), reason: ENTANGLED }];
    }),
  };
}

/**
 * Changes as who names some fields of an operation meets them: one on every way to it, where `compareContracts` tells
 * the shortest one only.
 *
 * @example
 * const along = changesAlong(base, target, { today: "2026-11-21" });
 * along([{ kind: "response-property", path: ["items", "[]", "name"] }]);
 */
export function changesAlong(
  base: Contract,
  target: Contract,
  options: DiffOptions = {},
): (elements: readonly Element[]) => readonly Change[] {
  const compared = compare(base, target, options);
  const ways = new Ways(compared.roots.map(({ pair }) => pair));
  return (elements) => {
    const collector = collectorOf(compared, true);
    collector.addAlong(ways, compared.roots, elements);
    return changesOf(collector, compared, options);
  };
}

interface Compared {
  readonly base: Contract;
  readonly target: Contract;
  readonly views: Readonly<Record<"base" | "target", ViewTable>>;
  /** outside schemas */
  readonly findings: readonly Finding[];
  readonly roots: readonly Root[];
}

function compare(base: Contract, target: Contract, options: DiffOptions): Compared {
  const views = { base: new ViewTable(), target: new ViewTable() };
  const calendar = calendarOf(options);
  const contents = new SameContent(base, target);
  const graph = new PairGraph(new AspectIndex(aspects), views, calendar, contents);
  const findings: Finding[] = [];
  const roots: Root[] = [];
  const wanted = options.match === undefined ? () => true : pathMatcher(options.match);
  const comparison: Comparison = {
    calendar,
    graph,
    contents,
    schemeNames: schemeNames(base, target),
    reservedHeaders: base.openapi !== "2.0" || target.openapi !== "2.0",
    ...views,
    reach: (root) => {
      if (wanted(root.operation.path)) roots.push(root);
    },
    report: ({ rule, operation, element, before = null, after = null, announced, base: was, target: is }) => {
      if (operation === undefined ? options.match === undefined : wanted(operation.path))
        findings.push({ rule, operation, element, before, after, announced, base: was, target: is });
    },
  };
  const pairs = compareOperations(comparison, base, target);
  compareWebhooks(comparison, base, target);
  compareServers(comparison, base, target, pairs);
  compareSecuritySchemes(comparison, base, target, pairs);
  graph.settle();
  return { base, target, views, findings, roots };
}

function collectorOf({ findings }: Compared, expand: boolean): Collector {
  const collector = new Collector(expand);
  for (const finding of findings) collector.add(finding);
  return collector;
}

function changesOf(collector: Collector, { base, target }: Compared, options: ComparisonOptions): readonly Change[] {
  const order = documentOrder(base, target);
  const levelOf = (rule: Rule): Level | "off" => options.levels?.[rule.id] ?? rule.level;
  const wantedLevel = options.level ?? "compatible";
  const changes = collector
    .changes(base, target, { levelOf, order, calendar: calendarOf(options), earlier: options.earlier })
    .filter((change) => isAtLeast(change.level, wantedLevel));
  return inOrder(
    options.allowAnnounced === true ? changes.filter(({ announced }) => announced?.windowOver !== true) : changes,
    order,
  );
}

const PART = "it is a part of the API: what it lacks is not called removed, and what only the other has not added";

const ENTANGLED =
  "schemas refer to one another from within `allOf` in more ways than can be compared; what lies deeper is left out";

interface ContractComparison {
  readonly changes: readonly Change[];
  readonly skipped: readonly NotCompared[];
}

function calendarOf({ today, noticeDays = 0 }: DiffOptions): Calendar {
  const days = (maturity: Maturity): number =>
    typeof noticeDays === "number" ? noticeDays : (noticeDays[maturity] ?? 0);
  return { today, noticeDays: { experimental: days("experimental"), beta: days("beta"), stable: days("stable") } };
}

function documentOrder(base: Contract, target: Contract): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const operations of [base.operations, base.webhooks, target.operations, target.webhooks])
    for (const { method, path } of operations.values()) {
      const key = `${method} ${path}`;
      if (!order.has(key)) order.set(key, order.size);
    }
  return order;
}

/**
 * Breaking first; of one level what is gone, then what changed, then what is asked for more strictly; then as the
 * documents have it; what stands at one operation by its text, so that runs agree.
 */
function inOrder(changes: readonly Change[], order: ReadonlyMap<string, number>): readonly Change[] {
  const ranked = changes.map((change) => {
    const {
      level,
      affects: [first],
      element,
      ruleId,
      before,
      after,
    } = change;
    return {
      change,
      level: LEVELS.indexOf(level),
      weight: level === "compatible" ? 0 : weightOf(ruleId),
      place: first === undefined ? order.size : (order.get(`${first.method} ${first.path}`) ?? order.size),
      text: JSON.stringify([element.path, ruleId, before, after]),
    };
  });
  ranked.sort(
    (a, b) =>
      b.level - a.level || a.weight - b.weight || a.place - b.place || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  );
  return ranked.map(({ change }) => change);
}
