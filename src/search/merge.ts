import type { Word } from '../text/word.ts';
import { peekBits } from './bits.ts';
import type { ContentDocument, SegmentContents } from './contents.ts';
import { encodeInSteps } from './encode.ts';
import { ESCAPE, ESCAPE_BITS, gapWidth, SKIP_BYTES, skipEntries } from './format.ts';
import { Postings } from './postings.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import type { BuiltSegment } from './types.ts';

/** How long a merge may keep a query waiting. */
const SLICE_MS = 8;

/**
 * One segment, its terms `split` over parts in any case, with the live documents of several, whose parts are all held. The positions of all terms are the
 * text again as far as search knows it, so the rest is as for new articles. In steps, see `runInSlices`.
 */
export function* mergeSegments(segments: readonly OpenSegment[], split?: true): Generator<undefined, BuiltSegment> {
  const contents: SegmentContents = { words: [], documents: [] };
  const numbers = new Map<string, number>();
  for (const segment of segments) yield* addSegment(contents, numbers, segment);
  return yield* encodeInSteps(contents, split);
}

/** Runs steps with a pause for other tasks wherever they have taken long. */
export async function runInSlices<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function* addSegment(
  contents: SegmentContents,
  numbers: Map<string, number>,
  segment: OpenSegment,
): Generator<undefined> {
  const { header, dead } = segment;
  const documents: (ContentDocument | null)[] = Array.from({ length: header.docCount }, (_, document) => {
    if (dead?.[document]) return null;
    return {
      doc: header.docs[document] as number,
      symbols: new Uint32Array(header.lengths[document] as number),
      day: header.days[document] as number,
      categoryId: header.categories[header.categoryIndexes[document] as number] ?? '',
      hasPictures: (header.marks[document] as number) >= 128,
    };
  });
  const reader = new PositionReader();
  for (const partNumber of segment.termParts()) {
    const part = segment.termPart(partNumber);
    const positions = segment.positions(partNumber);
    if (!part || !positions) throw new RangeError(`part ${partNumber} of segment ${segment.id} is not held`);
    part.forEachWithPrefix('', (forms, _isWhole, spell) => {
      const folded = spell();
      for (const form of forms) {
        // Numbered when it is met: a term of dead documents alone is no term of the merged segment.
        let symbol = 0;
        reader.read(part, positions, form, header.lengths, (document, position) => {
          const symbols = documents[document]?.symbols;
          if (!symbols || position >= symbols.length) return;
          symbol ||= symbolOf(contents.words, numbers, { folded, accents: form.accents });
          symbols[position] = symbol;
        });
      }
    });
    yield;
  }
  for (const document of documents) if (document) contents.documents.push(document);
}

/** Number of the term + 1. */
function symbolOf(words: Word[], numbers: Map<string, number>, word: Word): number {
  const name = `${word.folded} ${word.accents}`;
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const symbol = words.push(word);
  numbers.set(name, symbol);
  return symbol;
}

/** Reads all positions of terms. */
class PositionReader {
  readonly #postings = new Postings();

  read(
    part: TermPart,
    positions: Uint8Array,
    form: TermForm,
    lengths: Uint16Array,
    visit: (document: number, position: number) => void,
  ): void {
    part.open(form, this.#postings);
    this.#postings.readAllShapes();
    const { places, frequencies, count } = this.#postings;
    const table = form.single >= 0 ? 0 : skipEntries(form.count) * SKIP_BYTES;
    let bit = (form.positionStart + table) * 8;
    for (let i = 0; i < count; i++) {
      const document = (places[i] as number) >>> 2;
      const frequency = frequencies[i] as number;
      const width = gapWidth(lengths[document] ?? 0, frequency);
      let position = -1;
      for (let hit = 0; hit < frequency; hit++) {
        const word = peekBits(positions, bit);
        const high = Math.clz32(~word);
        if (form.single >= 0) {
          position = word >>> 16;
          bit += 16;
        } else if (high < ESCAPE) {
          position += 1 + ((high << width) | ((peekBits(positions, bit + high + 1) >>> 1) >>> (31 - width)));
          bit += high + 1 + width;
        } else {
          position += 1 + (peekBits(positions, bit + ESCAPE) >>> (32 - ESCAPE_BITS));
          bit += ESCAPE + ESCAPE_BITS;
        }
        visit(document, position);
      }
    }
  }
}
