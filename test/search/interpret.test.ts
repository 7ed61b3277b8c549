import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import { interpret } from '../../src/search/interpret.ts';
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
