import { peekBits } from './bits.ts';
import { FIELD_BODY, FIELD_TITLE, positionWidth, SKIP_BLOCK, SKIP_BYTES, skipEntries } from './format.ts';
import type { OpenSegment } from './segment.ts';
import { SelectedPostings } from './selected-postings.ts';
import { PLAIN_RUN, readShape, SHAPE_LENGTH, SHAPE_LENGTH_BITS } from './shapes.ts';
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
/** That, as frequency × 4 + field. */
const PLAIN_SHAPE = (1 << 2) | FIELD_BODY;
/** A posting's number without these bits is that of its block. */
const SKIP_SHIFT = Math.log2(SKIP_BLOCK);

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
  readonly #postings = new SelectedPostings();
  /** By document: its number in the selection + 1, or 0. */
  #selected = new Uint16Array(0);
  #selectedBits = new Uint32Array(0);
  #documents: Uint16Array = new Uint16Array(0);
  #lengths: Uint16Array = new Uint16Array(0);

  /** Turns to some documents of a segment and so many words; of what was read before, only the places stay. */
  select(segment: OpenSegment, documents: Uint16Array, words: number): void {
    const { docCount, lengths } = segment.header;
    for (let i = 0; i < this.#documents.length; i++) this.#selected[this.#documents[i] as number] = 0;
    if (this.#selected.length < docCount) {
      this.#selected = new Uint16Array(docCount);
      this.#selectedBits = new Uint32Array((docCount >>> 5) + 1);
    } else this.#selectedBits.fill(0);
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] as number;
      this.#selected[document] = index + 1;
      this.#selectedBits[document >>> 5] = (this.#selectedBits[document >>> 5] as number) | (1 << (document & 31));
    }
    this.#documents = documents;
    if (this.titles.length < documents.length) this.titles = new Uint32Array(documents.length);
    else this.titles.fill(0, 0, documents.length);
    for (let word = 0; word < words; word++) {
      const values = this.values[word];
      if (values && values.length >= documents.length) values.fill(0, 0, documents.length);
      else this.values[word] = new Float32Array(documents.length);
    }
    this.#lengths = lengths;
  }

  /** Reads what a term counts in the selected documents and, given the positions of its part, where it stands. */
  add({ part, form, weight }: HitTerm, word: number, positions: DataView | null, tag: number, titleBit = 0): void {
    const values = this.values[word] as Float32Array;
    if (form.single >= 0) {
      this.#readSingle(form, values, weight, positions, tag, titleBit);
      return;
    }
    if (part.openSelected(form, this.#postings, this.#selectedBits))
      this.#read(form, positions, values, weight, tag, titleBit);
  }

  /** Half of the terms that begin with a letter or two stand in one document. */
  #readSingle(
    { single, singleFrequency, positionStart }: TermForm,
    values: Float32Array,
    weight: number,
    positions: DataView | null,
    tag: number,
    titleBit: number,
  ): void {
    const owner = (this.#selected[single >>> 2] as number) - 1;
    if (owner < 0) return;
    this.#count(owner, (singleFrequency << 2) | (single & 3), values, weight, titleBit);
    if (!positions) return;
    this.#reserve(singleFrequency);
    for (let hit = 0; hit < singleFrequency; hit++) {
      this.owners[this.count] = owner;
      this.places[this.count++] = ((peekBits(positions, positionStart * 8 + hit * 16) >>> 16) << 8) | tag;
    }
  }

  /** A posting of the selection: `shape` is its frequency × 4 + field. */
  #count(owner: number, shape: number, values: Float32Array, weight: number, titleBit: number): void {
    const value = (SHAPE_SCORES[Math.min(shape, (FREQUENCIES << 2) | (shape & 3))] as number) * weight;
    if (value > (values[owner] as number)) values[owner] = value;
    if ((shape & 3) === FIELD_TITLE) this.titles[owner] = (this.titles[owner] as number) | titleBit;
  }

  /**
   * Reads the wanted postings of an opened term. In one pass: with one for the shapes, one for what they count and one for
   * the positions a scan took a fifth more.
   */
  #read(
    form: TermForm,
    positions: DataView | null,
    values: Float32Array,
    weight: number,
    tag: number,
    titleBit: number,
  ): void {
    const { documents, wanted, bytes, hasBlocks, count: wantedCount } = this.#postings;
    const lengths = this.#lengths;
    const selected = this.#selected;
    const once = ONCE_SCORE * weight;
    let { owners, places, count } = this;
    /** Postings before this one were read or passed over; of those that follow, so many are known to be plain. */
    let posting = 0;
    let plain = 0;
    let shapeBit = this.#postings.shapesOf(0);
    let bit = positions ? blockStart(positions, form, 0) : 0;
    for (let i = 0; i < wantedCount; i++) {
      const target = wanted[i] as number;
      const block = target >>> SKIP_SHIFT;
      if (hasBlocks && block > posting >>> SKIP_SHIFT) {
        posting = block << SKIP_SHIFT;
        plain = 0;
        shapeBit = this.#postings.shapesOf(block);
        if (positions) bit = blockStart(positions, form, block);
      }
      let shape = PLAIN_SHAPE;
      for (;;) {
        if (plain > 0) {
          const end = Math.min(target, posting + plain);
          plain -= end - posting;
          if (!positions) posting = end;
          else while (posting < end) bit += positionWidth(lengths[documents[posting++] as number] as number);
          if (plain > 0) {
            plain--;
            break;
          }
        }
        const word = peekBits(bytes, shapeBit);
        if (word >= 0) {
          // Runs of documents that have it once in the body.
          plain = Math.min(PLAIN_RUN, Math.clz32(word));
          shapeBit += plain;
          continue;
        }
        const read = readShape(bytes, word, shapeBit);
        shapeBit += read & SHAPE_LENGTH;
        shape = read >>> SHAPE_LENGTH_BITS;
        if (posting === target) break;
        if (positions) bit += (shape >>> 2) * positionWidth(lengths[documents[posting] as number] as number);
        posting++;
        shape = PLAIN_SHAPE;
      }
      posting++;
      const document = documents[target] as number;
      const owner = (selected[document] as number) - 1;
      if (shape !== PLAIN_SHAPE) this.#count(owner, shape, values, weight, titleBit);
      else if (once > (values[owner] as number)) values[owner] = once;
      if (!positions) continue;
      const frequency = shape >>> 2;
      if (count + frequency > owners.length) {
        this.count = count;
        this.#reserve(frequency);
        ({ owners, places } = this);
      }
      const width = positionWidth(lengths[document] as number);
      const shift = 32 - width;
      for (let hit = 0; hit < frequency; hit++) {
        owners[count] = owner;
        places[count++] = ((peekBits(positions, bit) >>> shift) << 8) | tag;
        bit += width;
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

/** The bit at which the positions of a block of postings begin. */
function blockStart(positions: DataView, form: TermForm, block: number): number {
  const firstBit = (form.positionStart + skipEntries(form.count) * SKIP_BYTES) * 8;
  if (block === 0) return firstBit;
  return firstBit + (peekBits(positions, (form.positionStart + (block - 1) * SKIP_BYTES) * 8) >>> 8);
}
