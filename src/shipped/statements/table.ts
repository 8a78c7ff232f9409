/** Each row once, told by its position. */
export class Table<T> {
  readonly rows: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(row: T): number {
    const key = JSON.stringify(row);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.rows.length);
    return this.rows.push(row) - 1;
  }
}
