import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { BUCKETED_FROM_DOCS, BUCKETS, POSITIONS } from '../../src/search/format.ts';
import { HitCollector } from '../../src/search/hits.ts';
import { DamagedSegmentError, SearchIndex } from '../../src/search/search-index.ts';
import { OpenSegment } from '../../src/search/segment.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { vietnameseText } from '../text/vietnamese.ts';
import { MemorySource } from './memory-source.ts';
import { found, mergeIn, openIndex, reopened, searchDocument } from './support.ts';

/** Every word of every document with its positions, as a segment has them. */
function wordsOf(segment: OpenSegment): string[] {
  const words: string[] = [];
  const collector = new HitCollector();
  const documents = Uint16Array.from({ length: segment.header.docCount }, (_, document) => document);
  for (const number of segment.termParts()) {
    const part = segment.termPart(number);
    const positions = segment.positions(number);
    if (!part || !positions) throw new Error(`part ${number} is missing`);
    part.forEachWithPrefix('', (forms, _isWhole, spell) => {
      const folded = spell();
      for (const form of forms) {
        collector.select(segment, documents, 1);
        collector.add({ part, form, quality: 0, weight: 1 }, 0, positions);
        const { hits, starts } = collector.finish();
        for (const document of documents) {
          const own = hits.subarray(starts[document], starts[document + 1]);
          for (const hit of own) words.push(`${segment.header.docs[document]} ${hit >>> 8} ${folded} ${form.accents}`);
        }
      }
    });
  }
  return words.sort();
}

function wordsIn(texts: string[]): string[] {
  return texts
    .flatMap((text, doc) => tokenise(text).map(({ folded, accents }, at) => `${doc} ${at + 2} ${folded} ${accents}`))
    .sort();
}

describe('a segment', () => {
  it('gives back every word at its place', () => {
    const texts = fc.array(fc.oneof(vietnameseText, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (bodies) => {
        const built = buildSegment(bodies.map((body, doc) => searchDocument(doc, { body })));
        expect(wordsOf(reopened(built))).toEqual(wordsIn(bodies));
      }),
    );
  });

  it('does so in documents of any length, whose positions then have another width, and after a merge of these', async () => {
    // Three breaks come to the words: 13 of them are 16 symbols, whose last place takes 4 bits, and 14 take 5.
    const counts = [0, 1, 2, 4, 5, 6, 12, 13, 14, 28, 29, 30, 125, 509, 4093, 54_000].flatMap((n) => [n, n + 1]);
    const bodies = counts.map((count, doc) =>
      Array.from({ length: count }, (_, at) => (at % 40 === 3 ? `w${doc}` : at % 3 === 0 ? 'tin' : 'họp')).join(' '),
    );
    const documents = bodies.map((body, doc) => searchDocument(doc, { body }));
    const source = new MemorySource();
    const ids = [documents.slice(0, 9), documents.slice(9)].map((some) => source.add(buildSegment(some)));
    await mergeIn(source, ids);
    const [merged] = (await source.readSegments()).segments;
    const segment = OpenSegment.open(merged?.id ?? 0, merged?.header as ArrayBuffer) as OpenSegment;
    const parts = segment.termParts().flatMap((part) => [part, part + POSITIONS]);
    const buffers = await source.readParts(parts.map((part) => ({ segment: segment.id, part })));
    parts.forEach((part, index) => {
      expect(segment.take(part, new Uint8Array(buffers[index] as ArrayBuffer))).toBe(true);
    });
    expect(wordsOf(segment)).toEqual(wordsIn(bodies));
  });

  it('does so in buckets as well, and after a merge of large and small', async () => {
    const bodies = Array.from(
      { length: BUCKETED_FROM_DOCS + 90 },
      (_, doc) => `phường ${doc} họp bàn việc ${doc % 7} ${'của dân '.repeat(doc % 40)} w${doc * 7}`,
    );
    const source = new MemorySource();
    const documents = bodies.map((body, doc) => searchDocument(doc, { body }));
    const first = source.add(buildSegment(documents.slice(0, 20)));
    const second = source.add(buildSegment(documents.slice(20)));
    await mergeIn(source, [first, second]);
    const [merged] = (await source.readSegments()).segments;
    const segment = OpenSegment.open(merged?.id ?? 0, merged?.header as ArrayBuffer) as OpenSegment;
    expect(segment.termParts().length).toBe(BUCKETS);
    const parts = segment.termParts().flatMap((part) => [part, part + POSITIONS]);
    const buffers = await source.readParts(parts.map((part) => ({ segment: segment.id, part })));
    parts.forEach((part, index) => {
      expect(segment.take(part, new Uint8Array(buffers[index] as ArrayBuffer))).toBe(true);
    });
    expect(wordsOf(segment)).toEqual(wordsIn(bodies));
  });

  it('gives the places in any choice of its documents, whichever blocks of a list are passed over', () => {
    const bodies = Array.from(
      { length: 500 },
      (_, doc) =>
        `${'bí thư '.repeat(doc % 5)} chi bộ ${doc % 3 === 0 ? 'họp' : 'tin'} ${doc % 17 === 0 ? 'phường' : ''} w${doc}`,
    );
    const segment = reopened(buildSegment(bodies.map((body, doc) => searchDocument(doc, { body }))));
    const collector = new HitCollector();
    const placesOf = (folded: string, documents: number[]) => {
      const number = segment.termPartOf(folded);
      const part = segment.termPart(number);
      const [form] = part?.forms(folded) ?? [];
      if (!part || !form) throw new Error(`${folded} is missing`);
      collector.select(segment, Uint16Array.from(documents), 1);
      collector.add({ part, form, quality: 0, weight: 1 }, 0, segment.positions(number) ?? null);
      const { hits, starts } = collector.finish();
      return documents.map((_, index) => [...hits.subarray(starts[index], starts[index + 1])].map((hit) => hit >>> 8));
    };
    const words = fc.constantFrom('thu', 'chi', 'bo', 'hop', 'tin', 'phuong', 'w7');
    fc.assert(
      fc.property(words, fc.uniqueArray(fc.nat(499), { minLength: 1, maxLength: 40 }), (word, chosen) => {
        const documents = chosen.sort((a, b) => a - b);
        const expected = documents.map((doc) =>
          tokenise(bodies[doc] as string).flatMap(({ folded }, at) => (folded === word ? [at + 2] : [])),
        );
        expect(placesOf(word, documents)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused again when a part that was damaged is read once more', () => {
    const built = buildSegment([searchDocument(0, { title: 'Tin số 1', body: 'bí thư chi bộ phường' })]);
    const segment = OpenSegment.open(1, built.header);
    for (const { part, bytes } of built.parts) {
      const damaged = new Uint8Array(bytes.slice(0));
      damaged[damaged.length - 1] = (damaged[damaged.length - 1] as number) ^ 1;
      expect([part, segment?.take(part, damaged), segment?.take(part, damaged)]).toEqual([part, false, false]);
      expect(segment?.take(part, new Uint8Array(bytes))).toBe(true);
    }
  });

  it('is refused when a byte of it changed, and never hangs', async () => {
    const built = buildSegment(
      Array.from({ length: 40 }, (_, doc) =>
        searchDocument(doc, { title: `Tin số ${doc}`, body: 'bí thư chi bộ phường' }),
      ),
    );
    const parts = [{ part: -1, bytes: built.header }, ...built.parts];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(parts.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, place, change) => {
          const damaged = parts.map(({ part, bytes }, index) => {
            const copy = new Uint8Array(bytes.slice(0));
            if (index === which) copy[place % copy.length] = (copy[place % copy.length] as number) ^ change;
            return { part, bytes: copy.buffer };
          });
          const source = new MemorySource();
          const [header, ...rest] = damaged;
          source.add({ ...built, header: header?.bytes as ArrayBuffer, parts: rest });
          const index = new SearchIndex(source);
          const searched = (async () => {
            await index.refresh();
            return await found(index, 'bi thu');
          })();
          await expect(searched).rejects.toBeInstanceOf(DamagedSegmentError);
        },
      ),
    );
  });

  it('is refused when a part of it is lost, also one beside sound ones', async () => {
    const built = buildSegment([searchDocument(0, { title: 'Tin số 1', body: 'bí thư chi bộ phường' })]);
    for (const lost of built.parts) {
      const source = new MemorySource();
      source.add(built);
      source.add({ ...built, parts: built.parts.filter((part) => part !== lost) });
      await expect(found(await openIndex(source), 'bi thu')).rejects.toMatchObject({
        name: 'DamagedSegmentError',
        segmentIds: [2],
      });
    }
  });

  it('is refused when it was cut short, empty, or of another format', () => {
    const built = buildSegment([searchDocument(1, { body: 'bí thư' })]);
    for (const length of [0, 8, built.header.byteLength - 4])
      expect(OpenSegment.open(1, built.header.slice(0, length))).toBe(null);
    const other = built.header.slice(0);
    new DataView(other).setUint32(8, 999, true);
    expect(OpenSegment.open(1, other)).toBe(null);
    const segment = OpenSegment.open(1, built.header) as OpenSegment;
    for (const { part, bytes } of built.parts)
      expect(segment.take(part, new Uint8Array(bytes, 0, bytes.byteLength - 1))).toBe(false);
  });

  it('has no more to find once its documents are gone, and none after the merge', async () => {
    const source = new MemorySource();
    const id = source.add(buildSegment([1, 2, 3].map((doc) => searchDocument(doc, { body: 'bí thư' }))));
    source.tombstones.add(2);
    expect((await found(await openIndex(source), 'bí thư')).sort()).toEqual([1, 3]);
    await mergeIn(source, [id]);
    source.tombstones.clear();
    expect((await found(await openIndex(source), 'bí thư')).sort()).toEqual([1, 3]);
  });
});
