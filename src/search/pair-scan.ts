import { HitReader } from './hit-reader.ts';
import { type Hits, OTHER_ACCENTS, sortHits } from './hits.ts';
import { nthHighest } from './nth-highest.ts';
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
  documents: Uint16Array;
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
    const total = countOf(found);
    const bases = new Float64Array(total);
    const pairs = new Uint32Array(total);
    // What a short form counts beside the words it stands for, the closer look finds out.
    this.#keepsHits = plan.abbreviations.length === 0;
    this.#reader.count = 0;
    const hitStarts: number[] = [];
    let at = 0;
    for (const { segment, documents } of found) {
      const opened = segments[segment] as OpenSegment;
      const end = at + documents.length;
      await hold(opened);
      hitStarts.push(this.#reader.count);
      this.#scan(opened, segment, documents, plan, lookup, pairs.subarray(at, end));
      const values = this.#reader.values.slice(0, plan.words.length);
      weighing.completeBases(values, opened, documents, bases.subarray(at, end));
      at = end;
    }
    const scores = scoresOf(bases, pairs, plan.sequence.length - 1, weighing.documents);
    // The score that `limit` of them reach.
    const least = nthHighest(scores, Math.min(limit, total));
    let equalWanted = limit;
    for (let number = 0; number < total; number++) if ((scores[number] as number) > least) equalWanted--;
    const best: Chosen[] = [];
    const rest: Found[] = [];
    let number = 0;
    found.forEach(({ segment, documents }, order) => {
      const chosen: number[] = [];
      const others = new Uint16Array(documents.length);
      const chosenBases: number[] = [];
      const numbers = new Uint16Array(documents.length);
      for (let index = 0; index < documents.length; index++, number++) {
        const document = documents[index] as number;
        const score = scores[number] as number;
        if (score > least || (score === least && equalWanted-- > 0)) {
          numbers[index] = chosen.push(document);
          chosenBases.push(bases[number] as number);
        } else others[index - chosen.length] = document;
      }
      const hits = this.#keepsHits
        ? sortHits(
            this.#reader,
            hitStarts[order] as number,
            hitStarts[order + 1] ?? this.#reader.count,
            numbers,
            chosen.length,
          )
        : null;
      best.push({ segment, documents: Uint16Array.from(chosen), bases: Float64Array.from(chosenBases), hits });
      rest.push({ segment, documents: others.subarray(0, documents.length - chosen.length) });
    });
    return { best, rest };
  }

  /** Fills in which pairs of the query stand side by side, a bit each, by number in `documents`. */
  #scan(
    segment: OpenSegment,
    number: number,
    documents: Uint16Array,
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
    for (let index = 0; index < documents.length; index++) {
      firsts[index] = next;
      next += (lengths[documents[index] as number] as number) + 1;
    }
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
      const isLast = position === plan.sequence.length - 1;
      this.#take(firsts, pairs, position === 0 ? null : before, bit, isLast ? null : places, from);
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

/** What is chosen by: the base and what the pairs count, by how many of all have each. */
function scoresOf(bases: Float64Array, pairs: Uint32Array, pairCount: number, documents: number): Float32Array {
  const having = new Uint32Array(pairCount);
  for (let number = 0; number < pairs.length; number++) {
    for (let mask = pairs[number] as number; mask !== 0; mask &= mask - 1) {
      const pair = 31 - Math.clz32(mask & -mask);
      having[pair] = (having[pair] as number) + 1;
    }
  }
  const rarities = Float64Array.from(having, (count) => WEIGHTS.pair * PAIR_FIT * rarity(count, documents));
  const scores = new Float32Array(bases.length);
  for (let number = 0; number < scores.length; number++) {
    let score = bases[number] as number;
    for (let mask = pairs[number] as number; mask !== 0; mask &= mask - 1) {
      score += rarities[31 - Math.clz32(mask & -mask)] as number;
    }
    scores[number] = score;
  }
  return scores;
}

/** Documents of all segments. */
export function countOf(found: readonly Found[]): number {
  return found.reduce((sum, { documents }) => sum + documents.length, 0);
}

/** Their stored numbers, in a loop of its own: by `Array.from` that was a thirtieth of the slowest queries. */
export function numbersOf(found: readonly Found[], segments: readonly OpenSegment[]): number[] {
  const numbers: number[] = [];
  for (const { segment, documents } of found) {
    const { docs } = (segments[segment] as OpenSegment).header;
    for (let i = 0; i < documents.length; i++) numbers.push(docs[documents[i] as number] as number);
  }
  return numbers;
}
