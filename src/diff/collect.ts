import type { Contract, Origin } from "../contract/contract.js";
import { shownExact } from "../contract/read/exact-number.js";
import type { AffectedOperation, Change, Element, Level } from "./change.js";
import { type EarlierSigns, withEarlierSign } from "./deprecation/earlier.js";
import type { Calendar } from "./deprecation/turn.js";
import { type Found, FoundChange } from "./found-change.js";
import type { Difference } from "./graph/pair.js";
import { PathTree } from "./graph/path-tree.js";
import { causeOf, type Hit, type Ways } from "./graph/reach.js";
import { type Finding, HOLDERS, type Holder, type Root } from "./parts/findings.js";
import { ruleOf } from "./rules/family-rules.js";
import type { Rule, RuleFamily, Subject } from "./rules/rule.js";

/** One cause while its operations are being gathered. */
interface Cause {
  readonly said: Said;
  readonly depth: number;
  readonly operations: Set<AffectedOperation>;
}

/** How causes become changes. */
interface Judgement {
  readonly levelOf: (rule: Rule) => Level | "off";
  /** the operations in the order of the documents */
  readonly order: ReadonlyMap<string, number>;
  readonly calendar: Calendar;
  /** what was said of what is gone beside the two documents */
  readonly earlier: EarlierSigns | undefined;
}

interface Said extends Found {
  readonly rule: Rule;
}

/** Brings findings and schema differences to one change per cause, or per cause and operation. */
export class Collector {
  readonly #causes = new Map<string | number, Cause>();
  readonly #numbers = new Map<string, number>();
  readonly #causeNumbers = new Map<Difference, number>();

  constructor(readonly expand: boolean) {}

  add(finding: Finding): void {
    const { rule, element, before, after, announced, base, target, operation } = finding;
    const place = (origin: Origin | undefined): string =>
      origin === undefined ? "" : `${origin.file}#${origin.pointer.join("/")}`;
    // what a whole document or a shared component says is one cause, what an operation says is its own
    const key = JSON.stringify([rule.id, place(base), place(target), element.path, before, after]);
    this.#gather(key, operation, element.path.length, () => ({
      rule,
      element,
      before,
      after,
      announced,
      branch: [],
      base,
      target,
    }));
  }

  addSchemas(ways: Ways, roots: readonly Root[]): void {
    for (const group of grouped(roots)) {
      for (const hit of ways.hitsFrom(group))
        for (const difference of hit.node.differences) this.#addDifference(difference, hit);
    }
  }

  /** What lies on the way to the elements, each way told by itself. */
  addAlong(ways: Ways, roots: readonly Root[], elements: readonly Element[]): void {
    const asked = new Map<Element["kind"], PathTree>();
    for (const { kind, path } of elements) {
      const tree = asked.get(kind) ?? new PathTree();
      asked.set(kind, tree);
      tree.add(path);
    }
    for (const root of roots) {
      const below = asked.get(root.kindBelow)?.at(root.path);
      if (below === undefined) continue;
      for (const { hit, further } of ways.hitsAlong(root, below))
        for (const difference of hit.node.differences)
          if (further.at(difference.step) !== undefined) this.#addDifference(difference, hit, hit.path());
    }
  }

  /** `way`: what tells one way to the same difference from another, where each counts. */
  #addDifference(
    difference: Difference,
    { start: root, depth, path, branch }: Hit<Root>,
    way?: readonly string[],
  ): void {
    const cause = this.#causeNumber(difference) * HOLDERS.length + HOLDERS.indexOf(root.holder);
    this.#gather(
      way === undefined ? cause : JSON.stringify([cause, root.kind, root.path, way]),
      root.operation,
      root.path.length + depth + difference.step.length,
      () => {
        const below = [...path(), ...difference.step];
        if (below.length === 0 && root.moot?.includes(difference.family) === true) return undefined;
        const subject = subjectOf(root.holder, difference.family, below);
        if (subject === undefined) return undefined;
        return {
          rule: ruleOf(difference.family, subject),
          element: { kind: below.length === 0 ? root.kind : root.kindBelow, path: [...root.path, ...below] },
          before: shownExact(difference.before),
          after: shownExact(difference.after),
          announced: difference.announced,
          branch: branch(),
          base: difference.base,
          target: difference.target,
        };
      },
    );
  }

  /** A difference is met at every operation that it reaches: a number is found again sooner than a text. */
  #causeNumber(difference: Difference): number {
    let number = this.#causeNumbers.get(difference);
    if (number === undefined) {
      const cause = causeOf(difference);
      number = this.#numbers.get(cause) ?? this.#numbers.size;
      this.#numbers.set(cause, number);
      this.#causeNumbers.set(difference, number);
    }
    return number;
  }

  /** The shortest way to the element stands for all of them; of equal ones the first. */
  #gather(
    key: string | number,
    operation: AffectedOperation | undefined,
    depth: number,
    describe: () => Said | undefined,
  ): void {
    const full = this.expand && operation !== undefined ? `${operation.method} ${operation.path} ${key}` : key;
    const known = this.#causes.get(full);
    if (known !== undefined && known.depth <= depth) {
      if (operation !== undefined) known.operations.add(operation);
      return;
    }
    const said = describe();
    if (said === undefined) return;
    const operations = known?.operations ?? new Set();
    if (operation !== undefined) operations.add(operation);
    this.#causes.set(full, { said, depth, operations });
  }

  changes(base: Contract, target: Contract, { levelOf, order, calendar, earlier }: Judgement): readonly Change[] {
    const positions = new Map<AffectedOperation, number>();
    const position = (operation: AffectedOperation): number => {
      let place = positions.get(operation);
      if (place === undefined)
        positions.set(operation, (place = order.get(`${operation.method} ${operation.path}`) ?? order.size));
      return place;
    };
    const contracts = { base, target };
    const changes: Change[] = [];
    for (const { said: alone, operations } of this.#causes.values()) {
      const affects = [...operations];
      if (affects.length > 1) affects.sort((a, b) => position(a) - position(b));
      const said = earlier === undefined ? alone : withEarlierSign(alone, affects, earlier, calendar);
      const level = levelOf(said.rule);
      if (level !== "off") changes.push(new FoundChange(said.rule.id, level, said, affects, contracts));
    }
    return changes;
  }
}

/** Roots of one operation that are reported alike are walked together: each pair counts once for them. */
function grouped(roots: readonly Root[]): Iterable<readonly Root[]> {
  const groups = new Map<AffectedOperation, Map<Holder, Root[]>>();
  for (const root of roots) {
    let holders = groups.get(root.operation);
    if (holders === undefined) groups.set(root.operation, (holders = new Map<Holder, Root[]>()));
    const group = holders.get(root.holder);
    if (group === undefined) holders.set(root.holder, [root]);
    else group.push(root);
  }
  return [...groups.values()].flatMap((holders) => [...holders.values()]);
}

const SUBJECTS_OF: Readonly<Record<Holder, readonly [whole: Subject, below: Subject]>> = {
  request: ["request-body", "request-property"],
  parameter: ["request-parameter", "request-parameter-property"],
  response: ["response-body", "response-property"],
  header: ["response-header", "response-header"],
};

/** Undefined: the family says nothing about such a place, `readOnly` on a whole body for one. */
function subjectOf(holder: Holder, family: RuleFamily, below: readonly string[]): Subject | undefined {
  const named = below.some((part) => part !== "[]" && part !== "{}");
  const subject = SUBJECTS_OF[holder][named ? 1 : 0];
  if (family.subjects === undefined || family.subjects.includes(subject)) return subject;
  const likeProperty = holder === "request" || holder === "parameter" ? "request-property" : "response-property";
  return named && family.subjects.includes(likeProperty) ? likeProperty : undefined;
}
