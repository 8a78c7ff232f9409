/**
 * What is stored where others find it, and who has looked there: `store.load()` fills what `store.user` reads. Whoever
 * looked before it was there has to be evaluated once more; nobody else.
 */

import { type ListValue, optionsOf, type Value } from "../domain/value.js";
import type { ts } from "../project/syntax.js";
import type { Run } from "./run.js";

/** A member of an object that outlives a call, or a variable of a file, by a number. */
type Cell = number;

/**
 * What was looked at, and when first, in pairs: a moment is how many changes there had been. Numbers side by side, since
 * each remembered call has some: on a front end of 1,070 files three million, 90 MB less than as maps.
 */
export type Looked = Uint32Array;

const NOTHING: Looked = new Uint32Array();
/** levels of what is put that are told apart */
const DEEPEST = 2;

interface Owner {
  readonly holder: object;
  readonly member: string;
  /** where the holder was made */
  readonly origin: ts.Node;
}

/** Any member: `{ ...store }`, `store[key]`. */
export const ANY = "*";

export class Stored {
  readonly #cells = new WeakMap<object, Map<string, Cell>>();
  #count = 0;
  readonly #holds = new Map<Cell, Set<string>>();
  readonly #changed = new Map<Cell, number>();
  #now = 0;
  /** how often something was put that others may see */
  given = 0;
  #looked = new Map<Cell, number>();
  readonly #identity: (value: object) => number;
  readonly #sends: (made: ts.Node) => boolean;

  /** `sends`: may a function come to a request? */
  constructor(identity: (value: object) => number, sends: (made: ts.Node) => boolean) {
    this.#identity = identity;
    this.#sends = sends;
  }

  #cell(holder: object, member: string): Cell {
    let members = this.#cells.get(holder);
    if (members === undefined) {
      members = new Map();
      this.#cells.set(holder, members);
    }
    let cell = members.get(member);
    if (cell === undefined) {
      cell = this.#count++;
      members.set(member, cell);
    }
    return cell;
  }

  /** `holder`: the object itself, the tree of the file that a variable is of, or the run for what all of it shares. */
  look(holder: object, member: string): void {
    const cell = this.#cell(holder, member);
    if (!this.#looked.has(cell)) this.#looked.set(cell, this.#now);
  }

  readonly #owners = new WeakMap<ListValue, Owner>();

  /** Where a list was found: what is pushed is put there. */
  owns(list: ListValue, owner: Owner): void {
    if (!this.#owners.has(list)) this.#owners.set(list, owner);
  }

  pushed(run: Run, list: ListValue, values: readonly Value[]): void {
    const owner = this.#owners.get(list);
    if (owner === undefined || !run.outlives(owner.origin)) return;
    for (const value of values) this.put(owner.holder, owner.member, value);
  }

  put(holder: object, member: string, value: Value): void {
    const cell = this.#cell(holder, member);
    for (const content of this.#contentOf(value, DEEPEST)) {
      this.given += 1;
      const known = this.#holds.get(cell);
      if (known?.has(content) === true) continue;
      if (known === undefined) this.#holds.set(cell, new Set([content]));
      else known.add(content);
      this.#now += 1;
      this.#changed.set(cell, this.#now);
      this.#changed.set(this.#cell(holder, ANY), this.#now);
    }
  }

  /** What is looked at from here on is told by {@link end}. */
  begin(): Map<Cell, number> {
    const around = this.#looked;
    this.#looked = new Map();
    return around;
  }

  /** Whoever is around has looked at it, too. */
  end(around: Map<Cell, number>): Looked {
    const looked = this.leave(around);
    this.lookAgain(looked);
    return looked;
  }

  leave(around: Map<Cell, number>): Looked {
    const looked = this.#looked;
    this.#looked = around;
    if (looked.size === 0) return NOTHING;
    const pairs = new Uint32Array(2 * looked.size);
    let at = 0;
    for (const [cell, when] of looked) {
      pairs[at] = cell;
      pairs[at + 1] = when;
      at += 2;
    }
    return pairs;
  }

  /** What a remembered call had looked at. */
  lookAgain(looked: Looked): void {
    for (let at = 0; at < looked.length; at += 2) {
      const cell = looked[at] ?? 0;
      const when = looked[at + 1] ?? 0;
      const known = this.#looked.get(cell);
      if (known === undefined || when < known) this.#looked.set(cell, when);
    }
  }

  /** Has any of it changed since? */
  changed(looked: Looked): boolean {
    for (let at = 0; at < looked.length; at += 2)
      if ((this.#changed.get(looked[at] ?? 0) ?? 0) > (looked[at + 1] ?? 0)) return true;
    return false;
  }

  /**
   * What of a value counts as a change: answers, and what can make a request, each described so that the same again is
   * none. To count each text as well costs as many steps as the second look saves.
   */
  #contentOf(value: Value, depth: number): readonly string[] {
    switch (value.kind) {
      case "response":
        return addressesOf(value.record.url).map(
          (address) =>
            `response ${this.#identity(value.record.site)} ${address} ${value.payload} ${value.path.join(".")}`,
        );
      case "function":
        return this.#sends(value.node) ? [`function ${this.#identity(value.node)}`] : [];
      case "client":
        return [`client ${value.description.name} ${value.path.join(".")}`];
      case "union":
        return value.options.flatMap((option) => this.#contentOf(option, depth));
      case "list":
        return depth === 0
          ? []
          : [...value.items, ...(value.rest === undefined ? [] : [value.rest])].flatMap((item) =>
              this.#contentOf(item, depth - 1).map((content) => `[${content}]`),
            );
      case "object":
        return depth === 0 || value.tag === "instance"
          ? []
          : [...value.fields].flatMap(([name, field]) =>
              this.#contentOf(field.value, depth - 1).map((content) => `${name}: ${content}`),
            );
      case "class":
      case "text":
      case "plain":
      case "unknown":
      case "native":
      case "external":
        return [];
    }
  }
}

/** `useApi("/users")` and `useApi("/groups")` put another answer each into the one state of the hook. */
const addressesOf = (url: Value): readonly string[] =>
  optionsOf(url).map((option) =>
    option.kind === "text"
      ? option.parts
          .map((part) => (typeof part === "string" ? part : "hole" in part ? `{${part.hole.text}}` : "?"))
          .join("")
      : option.kind,
  );
