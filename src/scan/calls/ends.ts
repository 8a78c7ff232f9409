/** Ways to one request, told from their end: whether one of them is how a longer one ends. */
export class Ends {
  readonly #before = new Map<number, Ends>();
  #settled = false;

  add(ids: readonly number[], settled: boolean): void {
    let end: Ends | undefined;
    for (const id of ids.toReversed()) end = (end ?? this).#beforeThat(id);
    if (settled && end !== undefined) end.#settled = true;
  }

  /** A longer way ends like this one. */
  isEndOfAnother(ids: readonly number[]): boolean {
    const end = this.#find(ids);
    return end !== undefined && end.#before.size > 0;
  }

  /** On this very way the request is known. */
  isSettled(ids: readonly number[]): boolean {
    const end = this.#find(ids);
    return end !== undefined && end.#settled;
  }

  #find(ids: readonly number[]): Ends | undefined {
    let end: Ends | undefined;
    for (const id of ids.toReversed()) {
      end = (end ?? this).#before.get(id);
      if (end === undefined) return undefined;
    }
    return end;
  }

  #beforeThat(id: number): Ends {
    let before = this.#before.get(id);
    if (before === undefined) this.#before.set(id, (before = new Ends()));
    return before;
  }
}
