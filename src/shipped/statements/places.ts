/** The places of all releases side by side: each that is met on some way, and then one for those that say the same. */

import type { Statement } from "../../contract/statement.js";
import type { Here } from "./here.js";
import { UNTOLD } from "./record.js";

export interface Place {
  /** by release */
  readonly says: readonly Statement[];
  /** places by name */
  readonly fields: ReadonlyMap<string, number>;
  /** where any other name leads; `UNTOLD` where that depends on the name */
  readonly other: number;
  readonly values: ReadonlyMap<string, readonly Statement[]>;
  readonly otherValue: readonly Statement[];
}

/** No document has it for a name. */
const NO_NAME = "\u0000";

/** Places by their numbers; a recursive schema leads back to a place met before. */
export class Places {
  readonly #numbers = new Map<string, number>();
  readonly #waiting: (readonly Here[])[] = [];
  readonly #places: Place[] = [];

  /** What the contracts, oldest first, have in one place. */
  numberOf(here: readonly Here[]): number {
    const key = here.map((one) => one.key).join("|");
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.#numbers.size));
      this.#waiting.push(here);
    }
    return number;
  }

  /** Everything that the places asked for lead to. */
  all(): readonly Place[] {
    for (let at = this.#places.length; at < this.#waiting.length; at++)
      this.#places.push(this.#look(this.#waiting[at] ?? []));
    return this.#places;
  }

  #look(here: readonly Here[]): Place {
    const names = new Set(here.flatMap((one) => [...one.names()]));
    const values = new Set(here.flatMap((one) => one.values()));
    const to = (name: string): number => this.numberOf(here.map((one) => one.step(name)));
    const saidOf = (value: string): readonly Statement[] => here.map((one) => one.saysOfValue(value));
    return {
      says: here.map((one) => one.says()),
      fields: new Map([...names].sort().map((name) => [name, to(name)])),
      other: here.some((one) => one.patterns()) ? UNTOLD : to(NO_NAME),
      values: new Map([...values].sort().map((value) => [value, saidOf(value)])),
      otherValue: saidOf(NO_NAME),
    };
  }
}

/**
 * Places from which every way says the same are one: classes of equal places, refined until a class leads to classes
 * (Moore's minimisation of an automaton). The class of each place, numbered in the order of first places.
 */
export function classesOf(places: readonly Place[]): readonly number[] {
  let classes = numbered(places.map((place) => JSON.stringify([place.says, place.otherValue, [...place.values]])));
  for (;;) {
    const finer = numbered(
      places.map(
        (place, at) =>
          `${classes[at]} ${JSON.stringify([classAt(classes, place.other), [...leading(place, classes)]])}`,
      ),
    );
    if (countOf(finer) === countOf(classes)) return finer;
    classes = finer;
  }
}

/** The names that lead elsewhere than others, with the class of the place they lead to. */
export function* leading(
  { fields, other }: Place,
  classes: readonly number[],
): Generator<readonly [name: string, to: number]> {
  for (const [name, to] of fields)
    if (classAt(classes, to) !== classAt(classes, other)) yield [name, classAt(classes, to)];
}

export const classAt = (classes: readonly number[], place: number): number => classes[place] ?? UNTOLD;

const countOf = (classes: readonly number[]): number => new Set(classes).size;

function numbered(keys: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return keys.map((key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
