import { peekBits } from './bits.ts';
import {
  ESCAPE,
  ESCAPE_BITS,
  FIELD_BODY,
  FIELD_TITLE,
  gapWidth,
  SKIP_BLOCK,
  SKIP_BYTES,
  skipEntries,
} from './format.ts';
import { Postings } from './postings.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import { WEIGHTS } from './weights.ts';

/** Frequencies told apart; more count as the last. */
const FREQUENCIES = 8;
/** Score of a posting by frequency × 4 + field. */
const SHAPE_SCORES = Float32Array.from({ length: (FREQUENCIES + 1) * 4 }, (_, shape) => {
  const frequency = shape >>> 2;
  const saturated = (frequency * (1 + WEIGHTS.saturation)) / (frequency + WEIGHTS.saturation);
  return saturated + (WEIGHTS.field[shape & 3] ?? 0);
});
/** What a word counts that stands once in the body. */
export const ONCE_SCORE = SHAPE_SCORES[4 + FIELD_BODY] as number;

/** A term whose hits are read. */
export interface HitTerm {
  part: TermPart;
  form: TermForm;
  weight: number;
}

/** Reads how much the words of a query count in some documents of a segment, and every place where they stand. */
export class HitReader {
  /** By word, by number in the selection: how much it counts there, 0 where it does not stand. */
  values: Float32Array[] = [];
  /** By number in the selection: bits of the words that stand in the title, of those added with a `titleBit`. */
  titles = new Uint32Array(0);
  /** The places that were read since `count` was last 0: number in the selection, and position × 256 + `tag`. */
  owners = new Uint16Array(1 << 12);
  places = new Uint32Array(1 << 12);
  count = 0;
  readonly #postings = new Postings();
  /** By document: its number in the selection + 1, or 0. */
  #selected = new Uint16Array(0);
  #selectedBits = new Uint32Array(0);
  #documents: readonly number[] = [];
  #lengths: Uint16Array = new Uint16Array(0);

  /** Turns to some documents of a segment and so many words; what was read before is gone. */
  select(segment: OpenSegment, documents: readonly number[], words: number): void {
    const { docCount, lengths } = segment.header;
    for (const document of this.#documents) this.#selected[document] = 0;
    if (this.#selected.length < docCount) {
      this.#selected = new Uint16Array(docCount);
      this.#selectedBits = new Uint32Array((docCount >>> 5) + 1);
    } else this.#selectedBits.fill(0);
    documents.forEach((document, index) => {
      this.#selected[document] = index + 1;
      this.#selectedBits[document >>> 5] = (this.#selectedBits[document >>> 5] as number) | (1 << (document & 31));
    });
    this.#documents = documents;
    if (this.titles.length < documents.length) this.titles = new Uint32Array(documents.length);
    else this.titles.fill(0, 0, documents.length);
    for (let word = 0; word < words; word++) {
      const values = this.values[word];
      if (values && values.length >= documents.length) values.fill(0, 0, documents.length);
      else this.values[word] = new Float32Array(documents.length);
    }
    this.#lengths = lengths;
    this.count = 0;
  }

  /** Reads what a term counts in the selected documents and, given the positions of its part, where it stands. */
  add({ part, form, weight }: HitTerm, word: number, positions: DataView | null, tag: number, titleBit = 0): void {
    // Half of the terms that begin with a letter or two stand in one document.
    if (form.single >= 0 && this.#selected[form.single >>> 2] === 0) return;
    const postings = this.#postings;
    if (!part.openSelected(form, postings, this.#selectedBits)) return;
    const { blocks, count, wanted } = postings;
    for (let block = 0; block < blocks; block++) {
      if (!wanted[block]) continue;
      // Blocks follow each other without a gap: those side by side are read in one go.
      const first = block;
      while (block + 1 < blocks && wanted[block + 1]) block++;
      const from = first * SKIP_BLOCK;
      const to = block + 1 === blocks ? count : Math.min(count, (block + 1) * SKIP_BLOCK);
      postings.readShapes(first, block + 1);
      this.#addValues(from, to, this.values[word] as Float32Array, weight, titleBit);
      if (!positions) continue;
      if (form.single >= 0) this.#readSingle(positions, form, tag);
      else this.#readBlock(positions, blockStart(positions, form, first), from, to, tag);
    }
  }

  #addValues(from: number, to: number, values: Float32Array, weight: number, titleBit: number): void {
    const { places, frequencies } = this.#postings;
    for (let i = from; i < to; i++) {
      const place = places[i] as number;
      const owner = this.#selected[place >>> 2] as number;
      if (owner === 0) continue;
      const shape = (Math.min(frequencies[i] as number, FREQUENCIES) << 2) | (place & 3);
      const value = (SHAPE_SCORES[shape] as number) * weight;
      if (value > (values[owner - 1] as number)) values[owner - 1] = value;
      if ((place & 3) === FIELD_TITLE) this.titles[owner - 1] = (this.titles[owner - 1] as number) | titleBit;
    }
  }

  #readSingle(positions: DataView, form: TermForm, tag: number): void {
    const owner = (this.#selected[form.single >>> 2] as number) - 1;
    this.#reserve(form.singleFrequency);
    for (let hit = 0; hit < form.singleFrequency; hit++) {
      this.owners[this.count] = owner;
      this.places[this.count++] = (peekBits(positions, form.positionStart * 8 + hit * 16) >>> 16) * 256 + tag;
    }
  }

  /** Postings number `from` to before `to`, whose positions begin at a bit. */
  #readBlock(positions: DataView, firstBit: number, from: number, to: number, tag: number): void {
    const { places, frequencies } = this.#postings;
    let { owners, places: read, count } = this;
    let bit = firstBit;
    for (let i = from; i < to; i++) {
      const document = (places[i] as number) >>> 2;
      const frequency = frequencies[i] as number;
      const owner = (this.#selected[document] as number) - 1;
      const width = gapWidth(this.#lengths[document] as number, frequency);
      if (owner < 0) {
        bit = behind(positions, bit, frequency, width);
        continue;
      }
      if (count + frequency > owners.length) {
        this.count = count;
        this.#reserve(frequency);
        ({ owners, places: read } = this);
      }
      let position = -1;
      for (let hit = 0; hit < frequency; hit++) {
        const word = peekBits(positions, bit);
        const high = Math.clz32(~word);
        if (high < ESCAPE) {
          bit += high + 1;
          const rest = high + 1 + width <= 25 ? word << (high + 1) : peekBits(positions, bit);
          position += 1 + ((high << width) | ((rest >>> 1) >>> (31 - width)));
          bit += width;
        } else {
          position += 1 + (peekBits(positions, bit + ESCAPE) >>> (32 - ESCAPE_BITS));
          bit += ESCAPE + ESCAPE_BITS;
        }
        owners[count] = owner;
        read[count++] = position * 256 + tag;
      }
    }
    this.count = count;
  }

  #reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.owners.length) return;
    const owners = new Uint16Array(needed * 2);
    const places = new Uint32Array(needed * 2);
    owners.set(this.owners);
    places.set(this.places);
    this.owners = owners;
    this.places = places;
  }
}

/** The bit behind so many gaps: most documents of a block are not wanted, and only the length of theirs is read. */
function behind(positions: DataView, firstBit: number, gaps: number, width: number): number {
  let bit = firstBit;
  for (let gap = 0; gap < gaps; gap++) {
    const high = Math.clz32(~peekBits(positions, bit));
    bit += high < ESCAPE ? high + 1 + width : ESCAPE + ESCAPE_BITS;
  }
  return bit;
}

/** The bit at which the positions of a block of postings begin. */
function blockStart(positions: DataView, form: TermForm, block: number): number {
  const firstBit = (form.positionStart + skipEntries(form.count) * SKIP_BYTES) * 8;
  if (block === 0) return firstBit;
  return firstBit + (peekBits(positions, (form.positionStart + (block - 1) * SKIP_BYTES) * 8) >>> 8);
}
