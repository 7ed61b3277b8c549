import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { compactStore } from '../../src/search/compact.ts';
import { planMerge } from '../../src/search/merge-plan.ts';
import { joinHeaders, layOut, StoredSegment, splitHeaders } from '../../src/search/stored-segment.ts';
import { MemorySource } from './memory-source.ts';
import { found, openIndex, searchDocument } from './support.ts';

const segments = (...sizes: number[]) =>
  sizes.map((size, number) => {
    const built = buildSegment(
      Array.from({ length: size }, (_, doc) => searchDocument(number * 1000 + doc, { body: 'tin' })),
    );
    return StoredSegment.open(number + 1, built.header) as StoredSegment;
  });

describe('the plan of a merge', () => {
  it('waits until some of about one size have gathered', () => {
    expect(planMerge(segments(75, 75, 75), 1000)).toBe(null);
    expect(planMerge(segments(75, 75, 75, 75), 1000)?.replaces).toHaveLength(4);
    expect(planMerge(segments(900, 900), 1000)).toBe(null);
    expect(planMerge(segments(900, 900, 900), 1000)).toMatchObject({ encode: [], copy: { length: 3 } });
  });

  it('makes no segment of several above a thousand documents of small ones, above the largest of others', () => {
    const docsIn = (plan: ReturnType<typeof planMerge>) =>
      plan?.encode[0]?.reduce((sum, { header }) => sum + header.docCount, 0);
    const small = docsIn(planMerge(segments(...Array.from({ length: 20 }, () => 75))));
    expect(small).toBeGreaterThan(500);
    expect(small).toBeLessThanOrEqual(1000);
    const large = docsIn(planMerge(segments(...Array.from({ length: 7 }, () => 700)), 4000));
    expect(large).toBe(3500);
  });

  it('writes anew what is mostly dead', () => {
    const [segment] = segments(10) as [StoredSegment];
    segment.bury(new Set([0, 1, 2, 3]));
    expect(planMerge([segment])).toEqual({ replaces: [segment], encode: [segment.segments], copy: [] });
  });
});

describe('joined segments', () => {
  const FULL = 820;
  const documents = Array.from({ length: 4 * FULL }, (_, doc) =>
    searchDocument(doc, {
      title: `Tin số ${doc}`,
      body: `bí thư chi bộ phường ${doc % 7} họp bàn việc ${doc % 11}, hộ${doc} ${doc % 5 === 0 ? 'của dân' : ''}`,
    }),
  );
  const stored = async () => {
    const source = new MemorySource();
    for (let from = 0; from < documents.length; from += FULL) {
      source.add(buildSegment(documents.slice(from, from + FULL)));
    }
    return source;
  };
  const queries = ['phường 3 họp bàn việc 4', 'ho1999', '"của dân"', 'tin số 77', 'chi bo'];
  const answers = async (source: MemorySource) => {
    const index = await openIndex(source);
    const all: number[][] = [];
    for (const query of queries) all.push((await found(index, query)).slice(0, 30));
    return all;
  };

  it('answer as they did apart, in one piece of the store', async () => {
    const source = await stored();
    const before = await answers(source);
    expect(await compactStore(source, undefined, 1000)).toBe(true);
    expect((await source.readSegments()).segments).toHaveLength(1);
    expect(await answers(source)).toEqual(before);
    expect(before[1]).toEqual([1999]);
    expect(await compactStore(source, undefined, 1000)).toBe(false);
  });

  it('lose what is gone, and keep the rest, when one is written anew', async () => {
    const source = await stored();
    await compactStore(source, undefined, 1000);
    // Most of the second, and one of the third, which stays until more of it is gone.
    for (let doc = FULL; doc < FULL + 500; doc++) source.tombstones.add(doc);
    source.tombstones.add(1999);
    const before = await answers(source);
    expect(before[1]).toEqual([]);
    expect(await compactStore(source, undefined, 1000)).toBe(true);
    expect([...source.tombstones]).toEqual([1999]);
    const after = await answers(source);
    expect(after.map((docs) => docs.toSorted())).toEqual(before.map((docs) => docs.toSorted()));
  });

  it('are left as they were when the merge is cut short', async () => {
    const source = await stored();
    const before = await answers(source);
    const abort = new AbortController();
    const write = source.writeSegmentParts.bind(source);
    source.writeSegmentParts = async (id, parts) => {
      await write(id, parts);
      abort.abort();
    };
    await compactStore(source, abort.signal, 1000);
    expect((await source.readSegments()).segments).toHaveLength(4);
    expect(await answers(source)).toEqual(before);
    source.writeSegmentParts = write;
    expect(await compactStore(source, undefined, 1000)).toBe(true);
    expect(await answers(source)).toEqual(before);
  });

  it('have no record above 64 KB but for a part that is larger alone', () => {
    expect(layOut(7, [40_000, 30_000, 10_000, 90_000, 4, 8])).toEqual([
      { number: 7, from: 0, to: 1 },
      { number: 2007, from: 1, to: 3 },
      { number: 4007, from: 3, to: 4 },
      { number: 6007, from: 4, to: 6 },
    ]);
  });

  it('are refused when the list of their headers is damaged', () => {
    const joined = joinHeaders(segments(3, 4).map(({ segments }) => segments[0]?.headerBuffer as ArrayBuffer));
    expect(splitHeaders(joined)).toHaveLength(2);
    for (let at = 0; at < 20; at++) {
      const copy = new Uint8Array(joined.slice(0));
      copy[at] = (copy[at] as number) ^ 1;
      expect(StoredSegment.open(1, copy.buffer)).toBe(null);
    }
    expect(splitHeaders(joined.slice(0, joined.byteLength - 4))).toBe(null);
  });
});
