/**
 * Parts of a key as one number of 53 bits: keys of what a hundred thousand calls were asked take no room, and that two
 * of them meet in one number is less likely than one in a million. Nobody who writes the code that is read can make two
 * meet: the factors are made at random for each process.
 */
import { randomInt } from "node:crypto";

const SEPARATOR = 31;

/** Factors and beginnings of the two lanes. */
export interface DigestKey {
  readonly factors: readonly [one: number, two: number];
  readonly starts: readonly [one: number, two: number];
}

export function newDigestKey(): DigestKey {
  const lane = (): number => randomInt(2 ** 32) | 0;
  // odd: no bit of what is multiplied gets lost
  return { factors: [lane() | 1, lane() | 1], starts: [lane(), lane()] };
}

const OF_THIS_PROCESS = newDigestKey();

/** Two lanes of FNV's way of mixing. */
export class Digest {
  length = 0;
  readonly #factorOne: number;
  readonly #factorTwo: number;
  #one: number;
  #two: number;

  constructor({ factors, starts }: DigestKey = OF_THIS_PROCESS) {
    [this.#factorOne, this.#factorTwo] = factors;
    [this.#one, this.#two] = starts;
  }

  add(part: string): void {
    const [factorOne, factorTwo] = [this.#factorOne, this.#factorTwo];
    let one = this.#one;
    let two = this.#two;
    for (let at = 0; at < part.length; at++) {
      const unit = part.charCodeAt(at);
      one = Math.imul(one ^ unit, factorOne);
      two = Math.imul(two ^ unit, factorTwo);
    }
    this.#one = Math.imul(one ^ SEPARATOR, factorOne);
    this.#two = Math.imul(two ^ SEPARATOR, factorTwo);
    this.length += part.length + 1;
  }

  get value(): number {
    const one = mixed(this.#one ^ (this.#two >>> 16));
    const two = mixed(this.#two ^ (this.#one >>> 13));
    return (two & 0x1fffff) * 0x100000000 + (one >>> 0);
  }
}

/** Every bit of a lane in every bit of the result: factors alone carry upwards only. */
function mixed(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
