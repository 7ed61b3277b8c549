import { expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { findRelated } from '../../src/search/related.ts';
import { MemorySource } from './memory-source.ts';
import { openIndex, searchDocument } from './support.ts';

const FILLER = 'Hội nghị tổng kết công tác năm qua của phường được tổ chức tại trụ sở ủy ban. ';

/** Two segments: football, a festival, much of nothing. */
async function libraryOf(changed: Parameters<typeof searchDocument>[1] = {}) {
  const football = (doc: number, body: string) =>
    searchDocument(doc, { title: 'Giải bóng đá thiếu niên', body: FILLER + body, categoryId: 'sport' });
  const documents = [
    football(0, 'Trận chung kết trên sân vận động'),
    football(1, 'Khởi tranh sáng nay trên sân vận động'),
    { ...football(2, 'Trao cúp trên sân vận động'), ...changed },
    searchDocument(3, { title: 'Lễ hội đình làng', body: FILLER, categoryId: 'culture' }),
    ...Array.from({ length: 30 }, (_, at) => searchDocument(4 + at, { title: `Thông báo số ${at}`, body: FILLER })),
  ];
  const source = new MemorySource();
  source.add(buildSegment(documents.slice(0, 2)));
  source.add(buildSegment(documents.slice(2)));
  return { source, documents };
}

async function related(changed: Parameters<typeof searchDocument>[1] = {}, buried: number[] = [], limit = 5) {
  const { source, documents } = await libraryOf(changed);
  for (const doc of buried) source.tombstones.add(doc);
  const found = await findRelated(await openIndex(source), documents[0] as (typeof documents)[0], limit);
  return found.map(({ doc }) => doc);
}

it('names the articles that share telling words, from every segment, and never the article itself', async () => {
  expect((await related()).sort()).toEqual([1, 2]);
});

it('names no article for words that all have', async () => {
  const { source, documents } = await libraryOf();
  expect(await findRelated(await openIndex(source), documents[10] as (typeof documents)[0], 5)).toEqual([]);
});

it('prefers the same category', async () => {
  expect(await related({ categoryId: 'culture', body: `${FILLER}Khởi tranh sáng nay trên sân vận động` })).toEqual([
    1, 2,
  ]);
});

it('tells words with other accents apart', async () => {
  expect(await related({ title: 'Giai bống dã thiêu nhiên', body: FILLER })).toEqual([1]);
});

it('names no article that is gone, and no more than wanted', async () => {
  expect(await related({}, [1])).toEqual([2]);
  expect(await related({}, [], 1)).toHaveLength(1);
});

it('names none for an article without words', async () => {
  const { source } = await libraryOf();
  expect(await findRelated(await openIndex(source), searchDocument(99, {}), 5)).toEqual([]);
});
