/** The best of many by score, without sorting all: a heap with the worst on top. */
export class BestList<Item extends { score: number }> {
  readonly items: Item[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a score must exceed to be taken. */
  get lowest(): number {
    return this.items.length < this.#limit ? Number.NEGATIVE_INFINITY : (this.items[0]?.score ?? 0);
  }

  add(item: Item): void {
    const heap = this.items;
    if (heap.length < this.#limit) {
      heap.push(item);
      if (heap.length === this.#limit) heap.sort((a, b) => a.score - b.score);
      return;
    }
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const smaller = right < heap.length && (heap[right] as Item).score < (heap[left] as Item).score ? right : left;
      if ((heap[smaller] as Item).score >= item.score) break;
      heap[at] = heap[smaller] as Item;
      at = smaller;
    }
    heap[at] = item;
  }
}
