import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { bySegment } from '../../src/search/candidate-lists.ts';
import { CandidateFinder, candidatesOf } from '../../src/search/find-candidates.ts';
import { lookUp } from '../../src/search/lookup.ts';
import { PairScan } from '../../src/search/pair-scan.ts';
import { planQuery } from '../../src/search/plan.ts';
import { PositionsPass } from '../../src/search/positions-pass.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { Weighing } from '../../src/search/weighing.ts';
import { lotOf } from '../support/seeded.ts';
import { MemorySource } from './memory-source.ts';
import { reopened, searchDocument } from './support.ts';

it('what a scan has read of the documents it chooses is what a closer look reads of them', async () => {
  const syllables = ['bí', 'bị', 'thư', 'thu', 'chi', 'chín', 'bộ', 'họp', 'hoà'];
  const query = fc.array(fc.constantFrom('bi', 'bí', 'thu', 'thư', 'chi', 'bo', 'ho', 'ch'), {
    minLength: 2,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer(), query, fc.boolean(), async (seed, words, typing) => {
      const { next: random, pick } = lotOf(seed);
      const text = (least: number) => Array.from({ length: least + random() * 12 }, () => pick(syllables)).join(' ');
      const segments = Array.from({ length: 2 }, (_, number) => {
        const documents = Array.from({ length: 150 }, (_, at) =>
          searchDocument(number * 150 + at, { title: text(1), body: text(9), publishedAtMs: random() * 1e12 }),
        );
        return reopened(buildSegment(documents), number + 1);
      });
      const plan = planQuery(words.join(' '), typing, []);
      const lookup = {
        words: segments.map((segment) => plan.words.map((word) => lookUp(segment, word, plan))),
        shorts: segments.map(() => []),
      };
      const weighing = new Weighing(plan, lookup.words, new SearchIndex(new MemorySource()));
      const found = new CandidateFinder().fitting(segments, { plan, lookup, weighing, filter: {}, signal: undefined });
      const scan = new PairScan();
      const { best, rest } = await scan.choose(found, plan, lookup, segments, weighing, 40, async () => undefined);
      const positions = new PositionsPass();
      positions.use(plan, lookup, weighing);
      const taken = best.map((one) => {
        const candidates = candidatesOf([one], weighing);
        if (!one.hits) throw new Error('the hits were not kept');
        positions.take(segments[one.segment] as (typeof segments)[0], candidates, one.bases, one.hits);
        return candidates.map(({ base, proximity }) => ({ base, proximity }));
      });
      const again = candidatesOf(best, weighing);
      for (const [number, own] of bySegment(again)) {
        positions.read(segments[number] as (typeof segments)[0], number, own, true);
      }
      expect(taken.flat()).toEqual(again.map(({ base, proximity }) => ({ base, proximity })));
      const count = (lists: { documents: Uint16Array }[]) =>
        lists.reduce((sum, { documents }) => sum + documents.length, 0);
      expect(count(best)).toBe(Math.min(40, count(found)));
      expect(count(best) + count(rest)).toBe(count(found));
    }),
    { numRuns: 60 },
  );
});
