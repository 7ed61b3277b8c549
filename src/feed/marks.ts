interface OpenMark {
  id: number;
  name: string;
  bits: number;
  without: number;
  /** `null`: says nothing of links. */
  href: string | null;
}

/** Marks open at once; from a hostile depth on the oldest are forgotten, so that every step stays short. */
const MOST_OPEN = 64;

/**
 * The marks that apply to the text being read. They are kept apart from the blocks, so that `<b>` around three
 * paragraphs makes three bold paragraphs, and wrongly nested tags need no repair.
 */
export class Marks {
  bits = 0;
  href = '';
  #open: OpenMark[] = [];
  #lastId = 0;

  open(name: string, bits: number, without: number, href: string | null): void {
    this.#lastId += 1;
    this.#open.push({ id: this.#lastId, name, bits, without, href });
    if (this.#open.length > MOST_OPEN) {
      this.#open.shift();
      this.#apply();
      return;
    }
    this.bits = (this.bits & ~without) | bits;
    if (href !== null) this.href = href;
  }

  close(name: string): void {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      if (this.#open[i]?.name !== name) continue;
      this.#open.splice(i, 1);
      this.#apply();
      return;
    }
  }

  /** For `restore`: what is open now. */
  position(): number {
    return this.#lastId;
  }

  /** Closes what was opened since `position`: a block that ends takes its unclosed marks with it. */
  restore(position: number): void {
    let changed = false;
    while ((this.#open.at(-1)?.id ?? 0) > position) {
      this.#open.pop();
      changed = true;
    }
    if (changed) this.#apply();
  }

  #apply(): void {
    this.bits = 0;
    this.href = '';
    for (const mark of this.#open) {
      this.bits = (this.bits & ~mark.without) | mark.bits;
      if (mark.href !== null) this.href = mark.href;
    }
  }
}
