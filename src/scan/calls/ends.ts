/**
 * Ways to requests, told from their end: what is kept of a way is found by all longer ones that end like it. A tree,
 * since one request of a large front end is seen on thousands of ways that share most of their calls.
 */
export class Ends<Kept> {
  kept: Kept | undefined;
  readonly #before = new Map<number, Ends<Kept>>();

  /** The end of a way from `from` on. */
  of(ids: readonly number[], from = 0): Ends<Kept> {
    return ids.slice(from).reduceRight<Ends<Kept>>((end, id) => end.#add(id), this);
  }

  find(ids: readonly number[], from = 0): Ends<Kept> | undefined {
    return ids.slice(from).reduceRight<Ends<Kept> | undefined>((end, id) => end?.before(id), this);
  }

  /** One call further out. */
  before(id: number): Ends<Kept> | undefined {
    return this.#before.get(id);
  }

  /** A longer way ends like this one. */
  get isEndOfAnother(): boolean {
    return this.#before.size > 0;
  }

  #add(id: number): Ends<Kept> {
    let end = this.#before.get(id);
    if (end === undefined) this.#before.set(id, (end = new Ends()));
    return end;
  }
}
