/** A map whose keys are known and whose values are made, once, when they are asked for: most of a contract is not. */
class LateMap<Value extends object> extends Map<string, Value | undefined> {
  constructor(
    keys: Iterable<string>,
    readonly make: (key: string) => Value,
  ) {
    super();
    for (const key of keys) super.set(key, undefined);
  }

  override get(key: string): Value | undefined {
    const known = super.get(key);
    if (known !== undefined || !super.has(key)) return known;
    const made = this.make(key);
    super.set(key, made);
    return made;
  }

  override *entries(): MapIterator<[string, Value | undefined]> {
    for (const key of this.keys()) yield [key, this.get(key)];
  }

  override *values(): MapIterator<Value | undefined> {
    for (const key of this.keys()) yield this.get(key);
  }

  override [Symbol.iterator](): MapIterator<[string, Value | undefined]> {
    return this.entries();
  }

  override forEach(visit: (value: Value | undefined, key: string, map: Map<string, Value | undefined>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}

/** As a map to read; every value is there as soon as somebody looks. */
export const lateMap = <Value extends object>(
  keys: Iterable<string>,
  make: (key: string) => Value,
): ReadonlyMap<string, Value> => new LateMap(keys, make) as unknown as ReadonlyMap<string, Value>;
