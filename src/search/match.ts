import { OTHER_ACCENTS, type Unpacked } from './hits.ts';
import type { Match } from './lookup.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm } from './term-part.ts';
import { WEIGHTS } from './weights.ts';

/** Postings kept for reading positions: twelve common words of a full segment. */
const ARENA_POSTINGS = 1 << 14;

/** Frequencies told apart; more count as the last. */
const FREQUENCIES = 8;
/** Score of a posting by frequency × 4 + field. */
const SHAPE_SCORES = Float32Array.from({ length: (FREQUENCIES + 1) * 4 }, (_, shape) => {
  const frequency = shape >>> 2;
  const saturated = (frequency * (1 + WEIGHTS.saturation)) / (frequency + WEIGHTS.saturation);
  return saturated + (WEIGHTS.field[shape & 3] ?? 0);
});

/** What an abbreviation's short form can stand for: words of the plan by number, and its own terms by word. */
export interface ShortForm {
  words: number[];
  matches: Match[][];
  /** It was typed short: the words mean nothing apart. */
  tight: boolean;
}

/** What the postings of one segment say about its documents. */
export class SegmentScores {
  /** By document: bit of each word of the query that stands in it. */
  masks = new Uint32Array(0);
  /** The same, where it stands with accents that fit what was typed. */
  fitting = new Uint32Array(0);
  /** By word, by document: how much it counts there. */
  values: Float32Array[] = [];
  #places = new Uint32Array(0);
  #frequencies = new Uint16Array(0);
  /** The postings read last, one term after the other, as many as there is room for. */
  readonly #arena: Unpacked = { places: new Uint32Array(ARENA_POSTINGS), frequencies: new Uint16Array(ARENA_POSTINGS) };
  #arenaEnd = 0;
  readonly #unpacked = new Map<TermForm, Unpacked>();
  #counts = new Uint8Array(0);

  /**
   * Reads the postings of all words; what was read before is gone. With `strict` only those with accents that fit,
   * in the order given (rarest first), and no further once no document has all `required` so far: then false.
   */
  read(
    segment: OpenSegment,
    words: readonly Match[][],
    shorts: readonly ShortForm[],
    strict: { order: readonly number[]; required: number } | null,
  ): boolean {
    const { docCount } = segment.header;
    if (this.masks.length < docCount) {
      this.masks = new Uint32Array(docCount);
      this.fitting = new Uint32Array(docCount);
      this.#places = new Uint32Array(docCount);
      this.#frequencies = new Uint16Array(docCount);
      this.#counts = new Uint8Array(docCount);
      this.values = [];
    } else {
      this.masks.fill(0, 0, docCount);
      this.fitting.fill(0, 0, docCount);
    }
    this.#arenaEnd = 0;
    this.#unpacked.clear();
    let needed = 0;
    for (let at = 0; at < words.length; at++) {
      const word = strict ? (strict.order[at] as number) : at;
      const values = this.values[word] ?? new Float32Array(this.masks.length);
      this.values[word] = values.fill(0, 0, docCount);
      for (const match of words[word] ?? []) {
        if (!strict || match.quality !== OTHER_ACCENTS) this.#addTerm(match, values, 1 << word);
      }
      if (!strict) continue;
      needed |= strict.required & (1 << word);
      if (!this.#anyHas(needed, docCount)) return false;
    }
    for (const short of shorts) this.#addShort(short, docCount);
    return true;
  }

  /** The postings of a term of the segment that was read last, if they are still there. */
  unpacked(form: TermForm): Unpacked | null {
    return this.#unpacked.get(form) ?? null;
  }

  /** Where to unpack the postings of a term. */
  #room(form: TermForm): Unpacked {
    const from = this.#arenaEnd;
    const to = from + form.count;
    if (to > ARENA_POSTINGS) return { places: this.#places, frequencies: this.#frequencies };
    this.#arenaEnd = to;
    const { places, frequencies } = this.#arena;
    const room = { places: places.subarray(from, to), frequencies: frequencies.subarray(from, to) };
    this.#unpacked.set(form, room);
    return room;
  }

  #anyHas(needed: number, docCount: number): boolean {
    for (let document = 0; document < docCount; document++)
      if (((this.masks[document] as number) & needed) === needed) return true;
    return false;
  }

  #addTerm({ part, form, weight, quality }: Match, values: Float32Array, bit: number): void {
    const masks = this.masks;
    const fitting = this.fitting;
    const fittingBit = quality === OTHER_ACCENTS ? 0 : bit;
    const { places, frequencies } = this.#room(form);
    const count = part.postings(form, places, frequencies);
    for (let i = 0; i < count; i++) {
      const place = places[i] as number;
      const document = place >>> 2;
      const frequency = frequencies[i] as number;
      const shape = (Math.min(frequency, FREQUENCIES) << 2) | (place & 3);
      const value = (SHAPE_SCORES[shape] as number) * weight;
      masks[document] = (masks[document] as number) | bit;
      fitting[document] = (fitting[document] as number) | fittingBit;
      if (value > (values[document] as number)) values[document] = value;
    }
  }

  /** Documents with the short form have all words it stands for. */
  #addShort({ words, matches, tight }: ShortForm, docCount: number): void {
    const counts = this.#counts.fill(0, 0, docCount);
    matches.forEach((terms, index) => {
      for (const { part, form } of terms) {
        const count = part.postings(form, this.#places, this.#frequencies);
        for (let i = 0; i < count; i++) {
          const document = (this.#places[i] as number) >>> 2;
          if (counts[document] === index) counts[document] = index + 1;
        }
      }
    });
    const bits = words.reduce((mask, word) => mask | (1 << word), 0);
    for (let document = 0; document < docCount; document++) {
      const mask = this.masks[document] as number;
      if (counts[document] === matches.length) {
        this.masks[document] = mask | bits;
        this.fitting[document] = (this.fitting[document] as number) | bits;
        for (const word of words) {
          const values = this.values[word] as Float32Array;
          values[document] = Math.max(values[document] as number, SHAPE_SCORES[6] as number);
        }
      } else if (tight && (mask & bits) !== bits) {
        this.masks[document] = mask & ~bits;
        for (const word of words) (this.values[word] as Float32Array)[document] = 0;
      }
    }
  }
}
