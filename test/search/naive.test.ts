import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { compactStore } from '../../src/search/compact.ts';
import type { SearchDocument } from '../../src/search/types.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { lotOf } from '../support/seeded.ts';
import { vietnameseText, vietnameseWord } from '../text/vietnamese.ts';
import { MemorySource } from './memory-source.ts';
import { mergeIn, openIndex, rank, searchDocument } from './support.ts';

type Change =
  | { kind: 'add'; bodies: string[] }
  | { kind: 'edit'; at: number; body: string }
  | { kind: 'remove'; at: number }
  | { kind: 'merge'; from: number; count: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), bodies: fc.array(vietnameseText, { minLength: 1, maxLength: 6 }) }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(20), body: vietnameseText }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('merge' as const), from: fc.nat(5), count: fc.integer({ min: 1, max: 4 }) }),
);

/** A store of segments and, beside it, simply the texts. */
class Library {
  readonly source = new MemorySource();
  readonly texts = new Map<number, SearchDocument>();
  #segments: number[] = [];
  #nextDoc = 1;

  async apply(change: Change): Promise<void> {
    const docs = [...this.texts.keys()];
    if (change.kind === 'add') this.#add(change.bodies);
    else if (change.kind === 'merge') await this.#merge(change.from, change.count);
    else {
      const doc = docs[change.at % Math.max(1, docs.length)];
      if (doc === undefined) return;
      this.texts.delete(doc);
      this.source.tombstones.add(doc);
      if (change.kind === 'edit') this.#add([change.body]);
    }
  }

  #add(bodies: string[]): void {
    const documents = bodies.map((body) => {
      const [title = '', captions = '', ...rest] = body.split('\n');
      return searchDocument(this.#nextDoc++, { title, captions, body: rest.join('\n'), unit: 'Ban Tuyên giáo' });
    });
    for (const document of documents) this.texts.set(document.doc, document);
    this.#segments.push(this.source.add(buildSegment(documents)));
  }

  async #merge(from: number, count: number): Promise<void> {
    const ids = this.#segments.slice(from, from + count);
    if (ids.length === 0) return;
    await mergeIn(this.source, ids);
    this.#segments = (await this.source.readSegments()).segments.map(({ id }) => id);
  }
}

const fieldsOf = ({ title, captions, body, unit }: SearchDocument) =>
  [title, captions, body, unit].map((text) => tokenise(text));

describe('the index', () => {
  it('finds what a scan of the texts finds, after any edits, removals and merges', async () => {
    // Abbreviations stand for other words: they have tests of their own.
    const query = fc.array(
      vietnameseWord.filter((word) => !/UBND|HĐND/.test(word)),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), query, async (changes, words) => {
        const library = new Library();
        for (const one of changes) await library.apply(one);
        const index = await openIndex(library.source);
        const wanted = tokenise(words.join(' ')).map(({ folded }) => folded);
        const expected = [...library.texts.values()].filter((document) => {
          const own = new Set(
            fieldsOf(document)
              .flat()
              .map(({ folded }) => folded),
          );
          return wanted.every((word) => own.has(word));
        });
        const { documents } = await rank(index, words.join(' '));
        const complete = documents.filter((document) => document.complete).map(({ doc }) => doc);
        expect(complete.sort((a, b) => a - b)).toEqual(expected.map(({ doc }) => doc).sort((a, b) => a - b));
        const known = new Set(library.texts.keys());
        for (const { doc } of documents) expect(known.has(doc)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('finds a quoted phrase exactly where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        vietnameseWord,
        vietnameseWord,
        async (changes, first, second) => {
          const library = new Library();
          for (const one of changes) await library.apply(one);
          const index = await openIndex(library.source);
          const [a, b] = tokenise(`${first} ${second}`);
          const expected = [...library.texts.values()].filter((document) =>
            fieldsOf(document).some((tokens) =>
              tokens.some((token, at) => {
                const next = tokens[at + 1];
                const fits = (own: typeof token | undefined, typed: typeof token | undefined) =>
                  own?.folded === typed?.folded && (typed?.accents === 0 || own?.accents === typed?.accents);
                return fits(token, a) && fits(next, b);
              }),
            ),
          );
          const { documents } = await rank(index, `"${first} ${second}"`);
          expect(documents.map(({ doc }) => doc).sort((x, y) => x - y)).toEqual(
            expected.map(({ doc }) => doc).sort((x, y) => x - y),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('finds the same among hundreds that have all words, in segments of any size, with an unfinished word and a filter', async () => {
    const syllables = ['bí', 'bị', 'thư', 'thu', 'chi', 'chín', 'bộ', 'phường', 'họp', 'tin'];
    const words = fc.array(fc.constantFrom('bi', 'thu', 'chi', 'bo', 'phuong', 'ho', 'ti', 'ch'), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer(), words, fc.boolean(), fc.boolean(), async (seed, query, typing, filtered) => {
        const { next: random, pick } = lotOf(seed);
        const texts = Array.from({ length: 420 }, () =>
          Array.from({ length: 3 + random() * 14 }, () => pick(syllables)).join(' '),
        );
        const source = new MemorySource();
        const documents = texts.map((body, doc) => searchDocument(doc, { body, categoryId: `${doc % 3}` }));
        for (let from = 0; from < documents.length; ) {
          const size = Math.ceil(random() * 120);
          source.add(buildSegment(documents.slice(from, from + size)));
          from += size;
        }
        for (let doc = 0; doc < texts.length; doc++) if (random() < 0.1) source.tombstones.add(doc);
        const gone = new Set(source.tombstones);
        if (random() < 0.7) await compactStore(source, undefined, 300);
        const expected = documents.filter(({ doc, body, categoryId }) => {
          if (gone.has(doc) || (filtered && categoryId !== '1')) return false;
          const own = tokenise(body).map(({ folded }) => folded);
          return query.every((word, at) => {
            const isPrefix = typing && at === query.length - 1;
            return own.some((folded) => (isPrefix ? folded.startsWith(word) : folded === word));
          });
        });
        const index = await openIndex(source);
        const filter = filtered ? { categoryId: '1' } : {};
        const ranking = await rank(index, query.join(' '), filter, typing);
        const complete = ranking.documents.filter((document) => document.complete).map(({ doc }) => doc);
        expect([...complete, ...ranking.rest].sort((a, b) => a - b)).toEqual(expected.map(({ doc }) => doc));
        expect(ranking.completeCount).toBe(expected.length);
      }),
      { numRuns: 40 },
    );
  });
});
