import { FIELD_BREAK, FIELD_TITLE } from './format.ts';
import type { WordMatches } from './lookup.ts';
import type { QueryPlan } from './plan.ts';
import type { OpenSegment } from './segment.ts';
import { WEIGHTS } from './weights.ts';

/** How the words of a query stand in one document. */
export interface Proximity {
  /** By position of the query: 0 to `pairTitle`, how well the pair with the next word stands together. */
  pairs: Float32Array;
  /** Bits of the words in the title. */
  titleMask: number;
  titleWords: number;
  /** Words of the title that are words of the query. */
  titleHits: number;
  /** Fewest words of text in which all words found stand, 0 when only one was found. */
  span: number;
  /** Whether all that has to stand side by side does. */
  phrasesHold: boolean;
}

/** A word of the query in a token stream; a short form counts as all the words it stands for. */
interface Hit {
  start: number;
  end: number;
  bits: number;
  exact: number;
  fine: number;
  field: number;
  /** Number of the abbreviation it is the short form of, -1 for a word. */
  short: number;
}

/** Reads token streams of one segment for the words of a query. */
export class ProximityReader {
  readonly #plan: QueryPlan;
  /** By symbol: bits of the words it stands for; with the typed accents; with accents that are as good. */
  #bits = new Uint32Array(0);
  #exact = new Uint32Array(0);
  #fine = new Uint32Array(0);
  #symbols = new Uint32Array(1 << 13);
  #segment: OpenSegment | null = null;
  #shorts: { symbols: number[][]; bits: number }[] = [];

  constructor(plan: QueryPlan) {
    this.#plan = plan;
  }

  /** Turns to another segment. */
  open(segment: OpenSegment, words: readonly WordMatches[]): void {
    const symbolCount = segment.header.termCount + 1;
    if (this.#bits.length < symbolCount) {
      this.#bits = new Uint32Array(symbolCount);
      this.#exact = new Uint32Array(symbolCount);
      this.#fine = new Uint32Array(symbolCount);
    } else for (const array of [this.#bits, this.#exact, this.#fine]) array.fill(0, 0, symbolCount);
    this.#segment = segment;
    words.forEach(({ matches, prefixFrom, prefixTo }, word) => {
      const bit = 1 << word;
      for (let rank = prefixFrom; rank <= prefixTo; rank++) {
        if (this.#plan.words[word]?.exactOnly) break;
        this.#bits[rank + 1] = (this.#bits[rank + 1] ?? 0) | bit;
        this.#fine[rank + 1] = (this.#fine[rank + 1] ?? 0) | bit;
      }
      for (const { form, weight, exact } of matches) {
        const symbol = form.rank + 1;
        this.#bits[symbol] = (this.#bits[symbol] ?? 0) | bit;
        if (exact) this.#exact[symbol] = (this.#exact[symbol] ?? 0) | bit;
        if (weight > 0.8) this.#fine[symbol] = (this.#fine[symbol] ?? 0) | bit;
      }
    });
    this.#shorts = this.#plan.abbreviations.map(({ from, to, short }) => ({
      symbols: short.map((word) => {
        const forms = segment.termPart(segment.termPartOf(word.folded))?.forms(word.folded) ?? [];
        return forms.map((form) => form.rank + 1);
      }),
      bits: this.#plan.sequence.slice(from, to + 1).reduce((bits, word) => bits | (1 << word), 0),
    }));
  }

  /** Reads a document of the segment, whose stream is held. */
  read(document: number): Proximity {
    const { sequence, phrases } = this.#plan;
    const { hits, titleWords } = this.#hits(document);
    const pairs = new Float32Array(Math.max(0, sequence.length - 1));
    hits.forEach((hit, index) => {
      for (let other = index + 1; other < hits.length; other++) {
        const next = hits[other] as Hit;
        const distance = next.start - hit.end;
        if (distance > 3) break;
        if (distance > 0) this.#scorePairs(pairs, hit, next, distance);
      }
      const short = this.#plan.abbreviations[hit.short];
      if (short) pairs.fill(1, short.from, short.to);
    });
    const inTitle = hits.filter((hit) => hit.field === FIELD_TITLE);
    return {
      pairs,
      titleMask: inTitle.reduce((mask, hit) => mask | hit.bits, 0),
      titleWords,
      titleHits: inTitle.length,
      span: shortestSpan(hits),
      phrasesHold: phrases.every(({ from, to }) => this.#holds(hits, from, to)),
    };
  }

  #scorePairs(pairs: Float32Array, hit: Hit, next: Hit, distance: number): void {
    const { sequence } = this.#plan;
    for (let position = 0; position < pairs.length; position++) {
      const first = 1 << (sequence[position] ?? 0);
      const second = 1 << (sequence[position + 1] ?? 0);
      const forward = (hit.bits & first) !== 0 && (next.bits & second) !== 0;
      if (!forward && !((hit.bits & second) !== 0 && (next.bits & first) !== 0)) continue;
      let score = WEIGHTS.pairNear;
      if (forward && distance === 1) {
        if (hit.exact & first && next.exact & second) score = 1;
        else score = hit.fine & first && next.fine & second ? WEIGHTS.accentAny : WEIGHTS.pairOtherAccents;
      }
      if (hit.field === FIELD_TITLE) score *= WEIGHTS.pairTitle;
      if (score > (pairs[position] ?? 0)) pairs[position] = score;
    }
  }

  #hits(document: number): { hits: Hit[]; titleWords: number } {
    const segment = this.#segment as OpenSegment;
    const needed = (segment.header.wordCounts[document] ?? 0) + 3;
    if (this.#symbols.length < needed) this.#symbols = new Uint32Array(needed);
    const count = segment.readSymbols(document, this.#symbols);
    const hits: Hit[] = [];
    let field = 0;
    let titleWords = 0;
    for (let i = 0; i < count; i++) {
      const symbol = this.#symbols[i] ?? 0;
      if (symbol === FIELD_BREAK) {
        if (field === FIELD_TITLE) titleWords = i;
        field++;
        continue;
      }
      const bits = this.#bits[symbol] ?? 0;
      // Fields lie far apart: what ends one and what begins the next are no neighbours.
      const place = i + field * 1000;
      if (bits) {
        const exact = this.#exact[symbol] ?? 0;
        const fine = this.#fine[symbol] ?? 0;
        hits.push({ start: place, end: place, bits, exact, fine, field, short: -1 });
      }
      this.#shorts.forEach(({ symbols, bits: covered }, short) => {
        if (!symbols.every((forms, offset) => forms.includes(this.#symbols[i + offset] ?? 0))) return;
        const end = place + symbols.length - 1;
        hits.push({ start: place, end, bits: covered, exact: covered, fine: covered, field, short });
      });
    }
    return { hits, titleWords };
  }

  /** Whether the words from one position of the query to another stand side by side somewhere. */
  #holds(hits: readonly Hit[], from: number, to: number): boolean {
    const bitAt = (position: number) => 1 << (this.#plan.sequence[position] ?? 0);
    return hits.some((first) => {
      if (!(first.bits & bitAt(from))) return false;
      let end = first.end;
      for (let position = from + 1; position <= to; position++) {
        const next = hits.find((hit) => hit.start === end + 1 && hit.bits & bitAt(position));
        if (!next) return false;
        end = next.end;
      }
      return true;
    });
  }
}

/** Words of text from the first to the last of a group of hits that has all words any hit has. */
function shortestSpan(hits: readonly Hit[]): number {
  const all = hits.reduce((bits, hit) => bits | hit.bits, 0);
  if ((all & (all - 1)) === 0) return 0;
  const last = new Map<number, number>();
  let best = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (const { start, end, bits } of hits) {
    for (let rest = bits; rest !== 0; rest &= rest - 1) last.set(rest & -rest, start);
    seen |= bits;
    if (seen !== all) continue;
    let from = start;
    for (const place of last.values()) from = Math.min(from, place);
    best = Math.min(best, end - from + 1);
  }
  return best;
}
