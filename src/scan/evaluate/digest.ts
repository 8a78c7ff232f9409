/**
 * Parts of a key as one number of 53 bits: keys of what a hundred thousand calls were asked take no room, and that two
 * of them meet in one number is less likely than one in a million.
 */

const SEPARATOR = 31;

export class Digest {
  length = 0;
  // two lanes of FNV's way of mixing, with factors of their own
  #one = 0x811c9dc5;
  #two = 0x41c6ce57;

  add(part: string): void {
    let one = this.#one;
    let two = this.#two;
    for (let at = 0; at < part.length; at++) {
      const unit = part.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x9e3779b1);
      two = Math.imul(two ^ unit, 0x5f356495);
    }
    this.#one = Math.imul(one ^ SEPARATOR, 0x9e3779b1);
    this.#two = Math.imul(two ^ SEPARATOR, 0x5f356495);
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
