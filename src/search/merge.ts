import { peekBits } from './bits.ts';
import type { DocumentFacts } from './contents.ts';
import { SegmentWriter } from './encode.ts';
import { positionWidth, SKIP_BYTES, skipEntries } from './format.ts';
import { Postings } from './postings.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import { TermPostings } from './term-postings.ts';
import type { BuiltSegment } from './types.ts';

/** How long a merge may keep a query waiting. */
const SLICE_MS = 8;
/** Words between two steps. */
const STEP_WORDS = 32;

/** A document that is gone, in place of its new number. */
const GONE = -1;

/** A segment that is merged. */
interface Source {
  /** Its place among them. */
  order: number;
  segment: OpenSegment;
  /** By document: its new number, or `GONE`. */
  numbers: Int32Array;
}

/** A term of one source. */
interface SourceTerm {
  source: Source;
  part: TermPart;
  positions: DataView;
  form: TermForm;
}

/**
 * One segment, its terms `split` over parts in any case, with the live documents of several, whose parts are all
 * held. Term by term: the documents of each follow those of the one before. In steps, see `runInSlices`.
 */
export function* mergeSegments(segments: readonly OpenSegment[], split?: true): Generator<undefined, BuiltSegment> {
  const documents: DocumentFacts[] = [];
  const sources = segments.map((segment, order): Source => {
    return { order, segment, numbers: addDocuments(segment, documents) };
  });
  yield;
  const writer = new SegmentWriter(documents, split);
  const reader = new TermReader(documents.length);
  const whole = sources.filter(({ segment }) => !segment.isSplit);
  const words = new Map<string, SourceTerm[]>();
  for (const source of whole) {
    for (const part of source.segment.termParts()) addTerms(words, source, part);
    yield;
  }
  // Parts of those that are split, in the order of the dictionary: few words are in memory at once.
  const wordsOfWhole = whole.length > 0 ? [...words.keys()].sort() : [];
  const splitSources = sources.filter(({ segment }) => segment.isSplit);
  const parts = splitSources[0]?.segment.termParts() ?? [];
  let taken = 0;
  for (const part of parts) {
    const own = new Map<string, SourceTerm[]>();
    for (const source of splitSources) addTerms(own, source, part);
    while (taken < wordsOfWhole.length && splitSources[0]?.segment.termPartOf(wordsOfWhole[taken] as string) === part) {
      const folded = wordsOfWhole[taken++] as string;
      const terms = [...(own.get(folded) ?? []), ...(words.get(folded) ?? [])];
      own.set(
        folded,
        terms.sort((a, b) => a.source.order - b.source.order),
      );
    }
    yield* writeWords([...own.keys()].sort(), own, writer, reader);
  }
  yield* writeWords(wordsOfWhole.slice(taken), words, writer, reader);
  return writer.finish();
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

/** Adds the live documents of a segment; gives the new number of each. */
function addDocuments({ header, dead }: OpenSegment, documents: DocumentFacts[]): Int32Array {
  return Int32Array.from({ length: header.docCount }, (_, document) => {
    if (dead?.[document]) return GONE;
    const marks = header.marks[document] as number;
    return (
      documents.push({
        doc: header.docs[document] as number,
        length: header.lengths[document] as number,
        titleWords: marks & 127,
        day: header.days[document] as number,
        categoryId: header.categories[header.categoryIndexes[document] as number] ?? '',
        hasPictures: marks >= 128,
      }) - 1
    );
  });
}

/** Adds the terms of a part by their folded word. */
function addTerms(words: Map<string, SourceTerm[]>, source: Source, partNumber: number): void {
  const { segment } = source;
  const part = segment.termPart(partNumber);
  const positions = segment.positions(partNumber);
  if (!part || !positions) throw new RangeError(`part ${partNumber} of segment ${segment.id} is not held`);
  part.forEachWithPrefix('', (forms, _isWhole, spell) => {
    const folded = spell();
    let terms = words.get(folded);
    if (!terms) {
      terms = [];
      words.set(folded, terms);
    }
    for (const form of forms) terms.push({ source, part, positions, form });
  });
}

function* writeWords(
  folded: readonly string[],
  words: ReadonlyMap<string, SourceTerm[]>,
  writer: SegmentWriter,
  reader: TermReader,
): Generator<undefined> {
  for (const [index, word] of folded.entries()) {
    const byAccents = new Map<number, SourceTerm[]>();
    for (const term of words.get(word) ?? []) {
      const same = byAccents.get(term.form.accents);
      if (same) same.push(term);
      else byAccents.set(term.form.accents, [term]);
    }
    // A term of dead documents alone is no term of the merged segment.
    const living = [...byAccents].filter(([, terms]) => terms.some(isLiving)).sort(([a], [b]) => a - b);
    if (living.length > 0) writer.word(word, living.length);
    for (const [accents, terms] of living) writer.form(accents, reader.read(terms));
    if (index % STEP_WORDS === STEP_WORDS - 1) yield;
  }
  yield;
}

const scratch = new Postings();

function isLiving({ source, part, form }: SourceTerm): boolean {
  if (!source.segment.dead) return true;
  part.open(form, scratch);
  for (let i = 0; i < scratch.count; i++) {
    if (source.numbers[(scratch.places[i] as number) >>> 2] !== GONE) return true;
  }
  return false;
}

/** Reads a term of several segments as one. */
class TermReader {
  readonly #postings = new Postings();
  readonly #term: TermPostings;

  constructor(docCount: number) {
    this.#term = new TermPostings(docCount);
    this.#term.places = new Uint32Array(1 << 10);
  }

  /** Good until the next call. Sources come in the order of the new numbers. */
  read(terms: readonly SourceTerm[]): TermPostings {
    const term = this.#term;
    term.count = 0;
    for (const one of terms) this.#add(one);
    return term;
  }

  #add({ source, part, positions, form }: SourceTerm): void {
    const term = this.#term;
    const { lengths } = source.segment.header;
    part.open(form, this.#postings);
    this.#postings.readAllShapes();
    const { places, frequencies, count } = this.#postings;
    const isSingle = form.single >= 0;
    let written = term.count === 0 ? 0 : (term.ends[term.count - 1] as number);
    let bit = (form.positionStart + (isSingle ? 0 : skipEntries(form.count) * SKIP_BYTES)) * 8;
    for (let i = 0; i < count; i++) {
      const place = places[i] as number;
      const frequency = frequencies[i] as number;
      const length = lengths[place >>> 2] as number;
      const number = source.numbers[place >>> 2] as number;
      const width = isSingle ? 16 : positionWidth(length);
      if (written + frequency > term.places.length) {
        const larger = new Uint32Array(2 * (written + frequency));
        larger.set(term.places);
        term.places = larger;
      }
      const read = term.places;
      const first = written;
      for (let hit = 0; hit < frequency; hit++) {
        const position = peekBits(positions, bit) >>> (32 - width);
        bit += width;
        // Beyond the document: damage that the checksum missed.
        if (position < length) read[written++] = ((number << 16) | position) >>> 0;
      }
      if (number === GONE) written = first;
      if (written === first) continue;
      term.fields[term.count] = place & 3;
      term.ends[term.count++] = written;
    }
  }
}
