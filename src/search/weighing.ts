import { ONCE_SCORE } from './hit-reader.ts';
import { SAME_ACCENTS } from './hits.ts';
import { isLoosePrefix, type Match } from './lookup.ts';
import type { QueryPlan } from './plan.ts';
import type { Proximity } from './proximity.ts';
import { rarity } from './rarity.ts';
import type { SearchIndex } from './search-index.ts';
import type { OpenSegment } from './segment.ts';
import { WEIGHTS } from './weights.ts';

const RECENCY_YEARS = 10;
/** Up to here a pair is only near. */
const APART = WEIGHTS.pairNear * WEIGHTS.pairTitle;

/** The weights of a query's words and pairs, and the ranking formula. */
export class Weighing {
  /** Bits of the words that a document must have to be complete. */
  readonly required: number;
  /** Numbers of the words that no document has. */
  readonly unknownWords: number[] = [];
  /** By word of the plan: the rarer, the more it counts. */
  readonly rarities: Float64Array;
  readonly #plan: QueryPlan;
  readonly #index: SearchIndex;
  readonly #requiredRarity: number;
  #pairRarities = new Float64Array(0);
  /** By each of the four bytes of a mask: the share of its words. The question is asked of every document. */
  readonly #shares = new Float64Array(1024);

  /** `matches` by segment and word. */
  constructor(plan: QueryPlan, matches: readonly Match[][][], index: SearchIndex) {
    this.#plan = plan;
    this.#index = index;
    this.rarities = new Float64Array(plan.words.length);
    let required = 0;
    let requiredRarity = 0;
    plan.words.forEach((word, number) => {
      let exact = 0;
      let any = 0;
      for (const words of matches) {
        for (const { form, quality } of words[number] ?? []) {
          any += form.count;
          if (quality === SAME_ACCENTS) exact += form.count;
        }
      }
      this.rarities[number] = rarity(plan.accented && exact > 0 ? exact : any, index.liveDocs);
      if (any === 0) this.unknownWords.push(number);
      if (isLoosePrefix(word, plan)) return;
      required |= 1 << number;
      if (any > 0) requiredRarity += this.rarities[number] ?? 0;
    });
    this.required = required;
    this.#requiredRarity = Math.max(requiredRarity, 1e-9);
    for (let word = 0; word < plan.words.length; word++) {
      if (!(required & (1 << word))) continue;
      const table = (word >>> 3) * 256;
      const share = (this.rarities[word] as number) / this.#requiredRarity;
      for (let byte = 0; byte < 256; byte++) {
        if (byte & (1 << (word & 7))) this.#shares[table + byte] = (this.#shares[table + byte] as number) + share;
      }
    }
  }

  /** How many documents can be found. */
  get documents(): number {
    return this.#index.liveDocs;
  }

  /** Numbers of the words, rarest first. */
  rarestFirst(): number[] {
    const numbers = Array.from(this.rarities, (_, number) => number);
    return numbers.sort((a, b) => (this.rarities[b] as number) - (this.rarities[a] as number));
  }

  isComplete(mask: number): boolean {
    return (mask & this.required) === this.required;
  }

  /** Of the weight of all wanted words that the index has, the share that a document has. */
  share(mask: number): number {
    const shares = this.#shares;
    return (
      (shares[mask & 255] as number) +
      (shares[256 + ((mask >>> 8) & 255)] as number) +
      (shares[512 + ((mask >>> 16) & 255)] as number) +
      (shares[768 + (mask >>> 24)] as number)
    );
  }

  /** How much of the query a document has that misses words, by the rarity of these. */
  cover(mask: number, fitting: number): number {
    const share = this.share(fitting);
    return (share + WEIGHTS.accentOther * (this.share(mask) - share)) * this.missingFactor(mask);
  }

  missingFactor(mask: number): number {
    let missing = this.required & ~mask;
    let factor = 1;
    for (; missing !== 0; missing &= missing - 1) factor *= WEIGHTS.missing;
    return factor;
  }

  /**
   * The part of the score that postings tell, of a document that has the words of `mask`. `values` by word, then by
   * `index`.
   */
  base(values: readonly Float32Array[], index: number, mask: number, segment: OpenSegment, document: number): number {
    let sum = 0;
    for (let word = 0; word < values.length; word++) {
      let value = (values[word] as Float32Array)[index] as number;
      const bit = 1 << word;
      if (this.required & bit) {
        if (!(mask & bit)) value = 0;
        // It has the word by an abbreviation.
        else if (value === 0) value = ONCE_SCORE;
      }
      sum += (this.rarities[word] as number) * value;
    }
    return sum / this.#lengthFactor(segment, document);
  }

  /**
   * The same of documents that have all wanted words, times what their age takes off, word by word: document by document it
   * took three times as long.
   */
  completeBases(
    values: readonly Float32Array[],
    segment: OpenSegment,
    documents: Uint16Array,
    bases: Float64Array,
  ): void {
    bases.fill(0);
    for (let word = 0; word < values.length; word++) {
      const own = values[word] as Float32Array;
      const wordRarity = this.rarities[word] as number;
      const least = this.required & (1 << word) ? ONCE_SCORE : 0;
      for (let index = 0; index < bases.length; index++) {
        bases[index] = (bases[index] as number) + wordRarity * ((own[index] as number) || least);
      }
    }
    for (let index = 0; index < bases.length; index++) {
      const document = documents[index] as number;
      bases[index] =
        ((bases[index] as number) / this.#lengthFactor(segment, document)) * this.recencyFactor(segment, document);
    }
  }

  #lengthFactor({ header }: OpenSegment, document: number): number {
    const length = Math.min(4, (header.lengths[document] as number) / this.#index.averageLength);
    return 1 - WEIGHTS.length + WEIGHTS.length * length;
  }

  /** By age against the newest article, not against the clock, which may be wrong. */
  recencyFactor(segment: OpenSegment, document: number): number {
    const day = segment.header.days[document] as number;
    const ageYears = day === 0 ? RECENCY_YEARS : Math.max(0, this.#index.newestDay - day) / 365;
    return 1 - (WEIGHTS.recency * Math.min(RECENCY_YEARS, ageYears)) / RECENCY_YEARS;
  }

  /** Share of the neighbours of the query that stand side by side. */
  together({ pairs }: Proximity): number {
    return pairs.filter((score) => score > APART).length / Math.max(1, pairs.length);
  }

  /** Pairs that stand together in few of the documents found tell most. */
  weighPairs(found: readonly Proximity[]): void {
    const count = Math.max(0, this.#plan.sequence.length - 1);
    this.#pairRarities = Float64Array.from({ length: count }, (_, position) => {
      let having = 0;
      for (const { pairs } of found) if ((pairs[position] as number) > APART) having++;
      return rarity(having, this.#index.liveDocs);
    });
  }

  score(base: number, mask: number, proximity: Proximity, titleWords: number): number {
    let score = base;
    this.#pairRarities.forEach((pairRarity, position) => {
      score += WEIGHTS.pair * pairRarity * (proximity.pairs[position] as number);
    });
    // Two words stand in many titles and begin many; five hardly in another than the one that is meant.
    const { length } = this.#plan.sequence;
    const telling = Math.max(0, Math.min(1, (length - 2) / 3));
    const cover = this.share(proximity.titleMask);
    if (cover > 0 && titleWords > 0) {
      const weight = WEIGHTS.titleCover + WEIGHTS.titleCoverLong * telling;
      score += weight * this.#requiredRarity * cover * cover * (1 + proximity.titleHits / titleWords);
      if (proximity.titlePlace >= 0) {
        score += (WEIGHTS.titleEarly * this.#requiredRarity * cover * cover) / (1 + proximity.titlePlace / 4);
      }
    }
    const start = proximity.titleStart / length;
    score += WEIGHTS.titleStart * this.#requiredRarity * start * start * telling;
    return score * this.missingFactor(mask);
  }
}
