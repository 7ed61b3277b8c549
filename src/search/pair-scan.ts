import { HitReader } from './hit-reader.ts';
import { type Hits, OTHER_ACCENTS, sortHits } from './hits.ts';
import type { QueryPlan } from './plan.ts';
import type { Lookup } from './positions-pass.ts';
import { rarity } from './rarity.ts';
import type { OpenSegment } from './segment.ts';
import type { Weighing } from './weighing.ts';
import { WEIGHTS } from './weights.ts';

/** Documents of a segment that have all words of a query. */
export interface Found {
  /** Number of the segment. */
  segment: number;
  documents: number[];
}

/** Those worth a closer look. */
export interface Chosen extends Found {
  /** By number in `documents`: the base times what the age takes off. */
  bases: Float64Array;
  /** Where the words stand in them; `null` when there were too many hits to keep, or there are short forms. */
  hits: Hits | null;
}

/** Hits of a scan that are kept for the closer look, in 6 bytes each; where there are more, it reads its own again. */
const KEPT_HITS = 1 << 16;

/** What a pair counts, whatever its accents: near enough to choose by. */
const PAIR_FIT = WEIGHTS.pairFine;

/**
 * Chooses, where hundreds of documents have all words of a query, those worth a closer look: by their base and by
 * which words stand side by side, the same accents or not. A place of a word is a bit of the text of them all;
 * the next word then asks for the bit before each of its own. So a scan takes a tenth of the closer look.
 */
export class PairScan {
  /**
   * Whether a query can be scanned: nothing has to stand together, and what its words may be shortened to is one word.
   */
  static fits({ sequence, phrases, abbreviations }: QueryPlan): boolean {
    if (sequence.length < 2 || phrases.length > 0) return false;
    return abbreviations.every(({ short, tight }) => !tight && short.length === 1);
  }

  readonly #reader = new HitReader();
  /** A bit for each place in the documents: of the word before and of the word in hand. */
  #before = new Uint32Array(0);
  #places = new Uint32Array(0);
  #keepsHits = false;

  /**
   * The best `limit` of what was found, and the others, each in order. `hold` is waited for before each segment, whose
   * positions of the words it holds.
   */
  async choose(
    found: readonly Found[],
    plan: QueryPlan,
    lookup: Lookup,
    segments: readonly OpenSegment[],
    weighing: Weighing,
    limit: number,
    hold: (segment: OpenSegment) => Promise<void>,
  ): Promise<{ best: Chosen[]; rest: Found[] }> {
    const total = found.reduce((sum, { documents }) => sum + documents.length, 0);
    const bases = new Float64Array(total);
    const pairs = new Uint32Array(total);
    // What a short form counts beside the words it stands for, the closer look finds out.
    this.#keepsHits = plan.abbreviations.length === 0;
    this.#reader.count = 0;
    const hitStarts: number[] = [];
    let at = 0;
    for (const { segment, documents } of found) {
      const opened = segments[segment] as OpenSegment;
      const own = pairs.subarray(at, at + documents.length);
      await hold(opened);
      hitStarts.push(this.#reader.count);
      this.#scan(opened, segment, documents, plan, lookup, own);
      const values = this.#reader.values.slice(0, plan.words.length);
      documents.forEach((document, index) => {
        bases[at + index] =
          weighing.base(values, index, weighing.required, opened, document) * weighing.recencyFactor(opened, document);
      });
      at += documents.length;
    }
    const rarities = plan.sequence.slice(1).map((_, pair) => {
      let having = 0;
      for (const mask of pairs) having += (mask >>> pair) & 1;
      return WEIGHTS.pair * PAIR_FIT * rarity(having, weighing.documents);
    });
    const scores = Float32Array.from(bases, (base, index) => {
      let score = base;
      for (let mask = pairs[index] as number; mask !== 0; mask &= mask - 1) {
        score += rarities[31 - Math.clz32(mask & -mask)] as number;
      }
      return score;
    });
    // The score that `limit` of them reach.
    const least = scores.slice().sort()[Math.max(0, total - limit)] as number;
    let equalWanted = limit;
    for (const score of scores) if (score > least) equalWanted--;
    const best: Chosen[] = [];
    const rest: Found[] = [];
    let number = 0;
    found.forEach(({ segment, documents }, order) => {
      const chosen: number[] = [];
      const others: number[] = [];
      const chosenBases: number[] = [];
      const numbers = new Uint16Array(documents.length);
      documents.forEach((document, index) => {
        const score = scores[number] as number;
        const isChosen = score > least || (score === least && equalWanted-- > 0);
        if (!isChosen) others.push(document);
        else {
          numbers[index] = chosen.push(document);
          chosenBases.push(bases[number] as number);
        }
        number++;
      });
      const hits = this.#keepsHits
        ? sortHits(
            this.#reader,
            hitStarts[order] as number,
            hitStarts[order + 1] ?? this.#reader.count,
            numbers,
            chosen.length,
          )
        : null;
      best.push({ segment, documents: chosen, bases: Float64Array.from(chosenBases), hits });
      rest.push({ segment, documents: others });
    });
    return { best, rest };
  }

  /** Fills in which pairs of the query stand side by side, a bit each, by number in `documents`. */
  #scan(
    segment: OpenSegment,
    number: number,
    documents: readonly number[],
    plan: QueryPlan,
    lookup: Lookup,
    pairs: Uint32Array,
  ): void {
    const words = lookup.words[number] ?? [];
    const shorts = lookup.shorts[number] ?? [];
    /** Of short forms: what they count is not asked for. */
    const spare = plan.words.length;
    const { lengths } = segment.header;
    // One place is free between two documents, and before the first.
    let next = 1;
    const firsts = new Uint32Array(documents.length);
    documents.forEach((document, index) => {
      firsts[index] = next;
      next += (lengths[document] as number) + 1;
    });
    const size = (next >>> 5) + 1;
    if (this.#places.length < size) {
      this.#places = new Uint32Array(size);
      this.#before = new Uint32Array(size);
    } else this.#places.fill(0, 0, size);
    const reader = this.#reader;
    reader.select(segment, documents, spare + 1);
    plan.sequence.forEach((word, position) => {
      const before = this.#places;
      const places = this.#before.fill(0, 0, size);
      this.#before = before;
      this.#places = places;
      const bit = position === 0 ? 0 : 1 << (position - 1);
      const from = reader.count;
      for (const match of words[word] ?? []) {
        if (match.quality === OTHER_ACCENTS) continue;
        reader.add(match, word, segment.positions(match.partNumber) ?? null, match.quality * 32 + word);
      }
      this.#take(firsts, pairs, before, bit, places, from);
      // A word that stands twice in the query is read twice, and kept once.
      if (!this.#keepsHits || plan.sequence.indexOf(word) < position) reader.count = from;
      else if (reader.count > KEPT_HITS) {
        this.#keepsHits = false;
        reader.count = 0;
      }
      plan.abbreviations.forEach(({ from, to }, index) => {
        if (position !== from && position !== to) return;
        for (const match of shorts[index]?.matches[0] ?? []) {
          reader.add(match, spare, segment.positions(match.partNumber) ?? null, 0);
        }
        // One word in the place of several: it stands beside the one before the first, and the one behind the last.
        const inside = position === to ? ((1 << (to - from)) - 1) << from : 0;
        for (let i = 0; i < reader.count; i++) {
          const owner = reader.owners[i] as number;
          pairs[owner] = (pairs[owner] as number) | inside;
        }
        this.#take(firsts, pairs, position === from ? before : null, bit, position === to ? places : null, 0);
        reader.count = 0;
      });
    });
  }

  /** Asks which of the places that were read, from number `from` on, follow one of `before`; marks them in `places`. */
  #take(
    firsts: Uint32Array,
    pairs: Uint32Array,
    before: Uint32Array | null,
    bit: number,
    places: Uint32Array | null,
    from: number,
  ): void {
    const { owners, places: read, count } = this.#reader;
    for (let i = from; i < count; i++) {
      const owner = owners[i] as number;
      const place = (firsts[owner] as number) + ((read[i] as number) >>> 8);
      if (places) places[place >>> 5] = (places[place >>> 5] as number) | (1 << (place & 31));
      if (before && (before[(place - 1) >>> 5] as number) & (1 << ((place - 1) & 31))) {
        pairs[owner] = (pairs[owner] as number) | bit;
      }
    }
  }
}
