/** One analysis under way: budget, call stack, records. Passed everywhere; holds no knowledge of the language. */
import type { SurfaceOperation } from "../call.js";
import type { SourceText } from "../calls/analysis.js";
import type { CallRecord } from "../calls/record.js";
import type { Arm } from "../domain/choice.js";
import type { ClassValue, FunctionValue, ObjectValue, TextValue, UnionValue, Value } from "../domain/value.js";
import type { TypeUses } from "../fields/type-uses.js";
import type { ClientIndex } from "../knowledge/clients/index.js";
import type { Generated } from "../knowledge/generated/recognise.js";
import type { Module } from "../project/module.js";
import type { Project } from "../project/project.js";
import { isPartOf, type ts } from "../project/syntax.js";
import type { Types } from "../project/type-shape.js";
import type { Remembered } from "./memory.js";
import { Barren, type Reach } from "./relevance.js";
import type { Binding, Frame, Scope } from "./scope.js";
import { Branches } from "./scope.js";
import { Stored } from "./stored.js";
import { Ways } from "./ways.js";

export const DEEPEST_CALL = 18;
/** Expressions within expressions, through all calls under way: real code stays below fifty, the stack holds a thousand. */
const DEEPEST_EXPRESSION = 300;
export const STEPS_PER_ROOT = 8_000;
/** for what cannot reach a request and is entered for a value; more would tell no more of it */
const STEPS_ASIDE = 300;
/** for a root that cannot reach a request: it may read answers all the same */
export const STEPS_OF_READER = 2_000;

/** A choice by its name, and which of its arms each option of a union is; options without one count by their place. */
interface UnionChoice {
  readonly name: string;
  readonly arms: readonly Arm[];
}

const NO_ARMS: readonly Arm[] = [];

interface Failure {
  readonly root: ts.Node;
  /** a `RangeError` where the code is nested deeper than the stack; anything else is a fault of this program */
  readonly error: unknown;
}

export class Run {
  readonly branches = new Branches();
  /** builders made for the root under way: whoever gave them has ended, and nobody else sees them */
  builders = new WeakSet<ObjectValue>();
  readonly stored = new Stored(
    (value) => this.identity(value),
    (made) => this.reach.reaches(made),
  );
  readonly records: CallRecord[] = [];
  readonly typeUses: TypeUses;
  readonly moduleScopes = new Map<Module, Scope>();
  /** what classic scripts are still to do, once all of them have declared what they share */
  readonly waiting = new Map<Module, readonly ts.Statement[]>();
  /** global names that classic scripts fill and none declares */
  readonly sharedNames = new Map<string, Binding>();
  /** class declarations by name of the interface they implement, for receivers typed by an interface */
  readonly implementers = new Map<string, ClassValue[]>();
  /** what is put on functions: `getUser.PATH = "/users/{id}"` */
  readonly functionMembers = new Map<ts.Node, ObjectValue>();
  /** values that outlive one evaluation: React state by the place of its `useState` */
  readonly cells = new Map<ts.Node, ObjectValue>();
  /** function values made while the current root is evaluated */
  made: FunctionValue[] = [];
  /** modules looked at for their own sake; others are followed for what is asked of them */
  readonly searched = new Set<Module>();
  readonly searchedSources = new Set<SourceText>();
  readonly madeClasses: ClassValue[] = [];
  /** those that were called by the language or a library within their root: seen with better arguments than none */
  readonly calledInline = new WeakSet<FunctionValue>();
  readonly called = new WeakSet<FunctionValue>();
  /** methods of a mixin, once for each component that has them */
  readonly mixedIn = new WeakSet<FunctionValue>();
  stack: ts.Node[] = [];
  readonly frames: Frame[] = [];
  /** calls of functions that were handed in, with the path they are given: where it is known, whoever sends it */
  readonly carriers = new Map<ts.Node, readonly TextValue[]>();
  readonly memory = new Map<ts.Node, Map<number, Remembered>>();
  /** on which remembered requests were seen once more, of the current root */
  ways = new Ways();
  /** calls that return several functions: which request one of them stands for is said where that is called */
  readonly returnsSeveral = new Set<ts.Node>();
  /** roots that were not followed to their end, with the bound they met */
  readonly exhausted = new Map<ts.Node, string>();
  /** roots that could not be evaluated to their end */
  readonly failures: Failure[] = [];
  readonly barren = new Barren();
  /** everything is entered, and {@link overlooked} gathers what the call graph would have left out although it led to a request */
  proving = false;
  readonly overlooked = new Set<ts.Node>();
  /** the call whose result nobody uses */
  discarded: ts.Node | undefined;
  /** expressions that are under way */
  depth = 0;
  /** functions that were under way already and not entered once more */
  readonly circles: ts.Node[] = [];
  /** how often a call was not followed because too many were under way */
  cuts = 0;
  /** how often a bound was met: what is evaluated meanwhile is not whole */
  refusals = 0;
  inherited = false;
  /** TanStack Query's default `queryFn` */
  defaultQuery: Value | undefined;
  /** the `fetcher` of SWR's `SWRConfig` */
  defaultFetcher: Value | undefined;
  /** unions of which a condition left fewer options */
  readonly choices = new WeakMap<UnionValue, UnionChoice>();
  readonly #operations = new Map<string, SurfaceOperation>();
  readonly #identities = new WeakMap<object, number>();
  readonly #numbers = new Map<string, string>();
  #root: ts.Node | undefined;
  #steps = 0;
  /** what is left for code that cannot reach a request; undefined within code that can */
  #aside: number | undefined;
  #ids = 0;

  constructor(
    readonly project: Project,
    readonly types: Types,
    readonly clients: ClientIndex,
    typeUses: TypeUses,
    operations: readonly SurfaceOperation[],
    readonly generated: Generated,
    readonly reach: Reach,
  ) {
    // what only another release calls by that id is still a call, not one yet or no more
    for (const base of [true, false])
      for (const operation of operations) {
        const { operationId, inBase } = operation;
        if (operationId !== undefined && inBase === base && !this.#operations.has(operationId))
          this.#operations.set(operationId, operation);
      }
    this.typeUses = typeUses;
  }

  beginRoot(root: ts.Node): void {
    this.#root = root;
    this.#steps = 0;
    this.#aside = undefined;
    this.ways = new Ways();
  }

  /**
   * Evaluates something for its own sake while something else is under way: a module constant that is asked for late.
   * It is a root of its own: whoever asked is neither on its stack nor pays for it.
   */
  apart<T>(frame: Frame, root: ts.Node, work: () => T): T {
    const { stack, inherited, builders } = this;
    const frames = this.frames.splice(0, this.frames.length, frame);
    this.builders = new WeakSet();
    this.stack = [];
    this.inherited = false;
    // what it looks at is looked at once, whoever asks
    const looked = this.stored.begin();
    try {
      return this.withOwnSteps(root, () => this.branches.apart(work));
    } finally {
      this.stored.leave(looked);
      this.frames.splice(0, this.frames.length, ...frames);
      this.stack = stack;
      this.inherited = inherited;
      this.builders = builders;
    }
  }

  /** One of many that a library calls by itself, an entry of a table of endpoints: the others are not paid for with its steps. */
  withOwnSteps<T>(root: ts.Node, work: () => T): T {
    const [asked, steps, aside, ways] = [this.#root, this.#steps, this.#aside, this.ways];
    this.beginRoot(root);
    try {
      return work();
    } finally {
      this.ways = ways;
      this.#root = asked;
      this.#steps = steps;
      this.#aside = aside;
    }
  }

  /** One root by itself: what it throws is kept, and the others are evaluated all the same. */
  attempt(root: ts.Node, work: () => void): void {
    this.beginRoot(root);
    this.builders = new WeakSet();
    const depth = this.frames.length;
    const nested = this.depth;
    try {
      this.branches.apart(work);
    } catch (error) {
      this.frames.splice(depth);
      this.depth = nested;
      this.stack = [];
      this.inherited = false;
      this.failures.push({ root, error });
    }
  }

  /** False when the bound is met: the caller answers with an unknown. */
  step(): boolean {
    if (this.#aside !== undefined) return this.#aside-- > 0;
    if (++this.#steps < STEPS_PER_ROOT) return true;
    this.refusals++;
    if (this.#root !== undefined) this.exhausted.set(this.#root, `${STEPS_PER_ROOT} steps`);
    return false;
  }

  /**
   * Code that can reach a request is paid for by its root, all else out of a small allowance that it shares with what it
   * calls. What came to a request where the call graph saw no way to one may come to more: a table that a library reads.
   */
  entering<T>(relevant: boolean, work: () => T, allowance = STEPS_ASIDE): T {
    const aside = this.#aside;
    const records = this.records.length;
    this.#aside = relevant ? undefined : (aside ?? allowance);
    const result = work();
    if (this.records.length > records) this.#aside = undefined;
    else this.#aside = relevant || aside === undefined ? aside : this.#aside;
    return result;
  }

  /** Made by the function that is being evaluated. */
  isOfCurrent(origin: ts.Node): boolean {
    const frame = this.frames.at(-1);
    return frame !== undefined && isPartOf(origin, frame.node);
  }

  /** Made by none of the functions under way: what it is given, others see. */
  outlives(origin: ts.Node): boolean {
    return !this.frames.some((frame) => isPartOf(origin, frame.node));
  }

  /** How often a function is under way. */
  running(node: ts.Node): number {
    let times = 0;
    for (const frame of this.frames) if (frame.node === node) times++;
    return times;
  }

  /** False where the code is nested deeper than the stack may hold; otherwise one level down. */
  deeper(): boolean {
    if (this.depth < DEEPEST_EXPRESSION) {
      this.depth++;
      return true;
    }
    this.refusals++;
    if (this.#root !== undefined) this.exhausted.set(this.#root, `${DEEPEST_EXPRESSION} nested expressions`);
    return false;
  }

  /** What copies much counts as the steps it is worth. */
  charge(steps: number): void {
    this.#steps += steps;
  }

  /** By operation id, in the release that runs now before any other. */
  operation(id: string): SurfaceOperation | undefined {
    return this.#operations.get(id);
  }

  /** Objects by a number, for keys. */
  identity(value: object): number {
    let known = this.#identities.get(value);
    if (known === undefined) {
      known = this.nextId();
      this.#identities.set(value, known);
    }
    return known;
  }

  /** The choice that one of its options is, and which arm each is: of a union with fewer those of the whole. */
  choiceOf(value: UnionValue): UnionChoice {
    return this.choices.get(value) ?? { name: `of ${this.identity(value)}`, arms: NO_ARMS };
  }

  /** Texts by a short name, for keys. */
  numberOf(text: string): string {
    let known = this.#numbers.get(text);
    if (known === undefined) {
      known = `#${this.#numbers.size}`;
      this.#numbers.set(text, known);
    }
    return known;
  }

  nextId(): number {
    return ++this.#ids;
  }

  record(
    fields: Partial<Pick<CallRecord, "answer">> &
      Omit<CallRecord, "id" | "stack" | "answer" | "query" | "headers" | "body" | "reads" | "failing" | "inherited">,
  ): CallRecord {
    const record: CallRecord = {
      ...fields,
      answer: fields.answer ?? fields.description.answer ?? { payload: [] },
      id: this.nextId(),
      stack: [...this.stack, fields.site],
      query: [],
      headers: [],
      body: [],
      reads: [],
      failing: false,
      inherited: this.inherited,
    };
    this.records.push(record);
    if (this.proving) for (const { node, relevant } of this.frames) if (!relevant) this.overlooked.add(node);
    return record;
  }
}
