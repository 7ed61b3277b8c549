import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import { interpret } from '../../src/search/interpret.ts';
import { planMerge } from '../../src/search/merge-plan.ts';
import { OpenSegment } from '../../src/search/segment.ts';
import { Spelling } from '../../src/search/spelling.ts';
import { readAbbreviations } from '../../src/text/abbreviations.ts';
import { MemorySource } from './memory-source.ts';
import { openIndex, searchDocument } from './support.ts';

const abbreviations = readAbbreviations();

async function ask(query: string, bodies: string[]) {
  const source = new MemorySource();
  source.add(buildSegment(bodies.map((body, doc) => searchDocument(doc, { body }))));
  const index = await openIndex(source);
  const engine = new SearchEngine(index);
  return await interpret({ query, typing: false }, abbreviations, new Spelling(index), (plan) => engine.rank(plan, {}));
}

const bodies = ['Bí thư chi bộ phường', 'Bí thư đoàn phường', 'Thư viện phường', 'Bí thư quận', 'Phường họp'];

describe('a query that finds nothing as it stands', () => {
  it('is read as Telex', async () => {
    const { query, interpretation, ranking } = await ask('bis thuw', bodies);
    expect({ query, interpretation }).toEqual({ query: 'bí thư', interpretation: 'telex' });
    expect(ranking.completeCount).toBe(3);
  });

  it('is read with a letter corrected', async () => {
    for (const mistyped of ['bí thư phuờgn', 'bi thu phuwng', 'bí thư phươg', 'bí thư phưởnng']) {
      const { query, interpretation, ranking } = await ask(mistyped, bodies);
      expect({ query, interpretation }).toEqual({
        query: mistyped.startsWith('bi ') ? 'bi thu phường' : 'bí thư phường',
        interpretation: 'typo',
      });
      expect(ranking.completeCount).toBe(2);
    }
  });

  it('is answered with words missing where nothing else helps', async () => {
    const { interpretation, ranking } = await ask('bí thư xyz', bodies);
    expect(interpretation).toBe('some-words-missing');
    expect(ranking.documents.length).toBeGreaterThan(0);
  });

  it('stays as typed when all its words are there', async () => {
    expect(await ask('phuong', bodies)).toMatchObject({ query: 'phuong', interpretation: 'as-typed' });
  });
});

describe('merging', () => {
  const segments = (...sizes: number[]) =>
    sizes.map((size, number) => {
      const built = buildSegment(
        Array.from({ length: size }, (_, doc) => searchDocument(number * 1000 + doc, { body: 'tin' })),
      );
      return OpenSegment.open(number + 1, built.header) as OpenSegment;
    });

  it('waits until some of about one size have gathered', () => {
    expect(planMerge(segments(75, 75, 75))).toEqual([]);
    expect(planMerge(segments(75, 75, 75, 75)).length).toBe(4);
    expect(planMerge(segments(900, 900, 900, 900, 900))).toEqual([]);
  });

  it('makes no segment above a thousand documents of several', () => {
    const docs = planMerge(segments(...Array.from({ length: 20 }, () => 75))).reduce(
      (sum, { header }) => sum + header.docCount,
      0,
    );
    expect(docs).toBeGreaterThan(500);
    expect(docs).toBeLessThanOrEqual(1000);
  });

  it('writes anew what is mostly dead', () => {
    const [segment] = segments(10) as [OpenSegment];
    segment.bury(new Set([0, 1, 2, 3]));
    expect(planMerge([segment])).toEqual([segment]);
  });
});
