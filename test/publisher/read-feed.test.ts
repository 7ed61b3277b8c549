import { expect, test } from 'vitest';
import { NO_VALIDATORS } from '../../src/publisher/net/fetch-bytes.ts';
import type { FeedSource } from '../../src/publisher/source/feed-source.ts';
import { readPages } from '../../src/publisher/source/read-feed.ts';
import { readPageHere } from '../../src/publisher/source/read-page.ts';

const origin = 'https://portal.example';

/** A server with a chain of so many pages, of one article each. */
function chainOf(pages: number, movedTo = origin): FeedSource {
  const read = async (url: string) => {
    const number = Number(/(\d+)\.json$/.exec(url)?.[1]);
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Cổng',
      ...(number < pages && { next_url: `${number + 1}.json` }),
      items: [{ id: `${number}`, content_text: 'Nội dung' }],
    };
    const bytes = Buffer.from(JSON.stringify(feed));
    return {
      bytes,
      url: url.replace(origin, movedTo),
      contentType: 'application/feed+json',
      ageSeconds: 0,
      validators: NO_VALIDATORS,
    };
  };
  const url = `${origin}/1.json`;
  return { kind: 'address', url, label: url, adopt: () => undefined, stamp: async () => '', read, readIfChanged: read };
}

async function readChain(pages: number, movedTo = origin) {
  let articles = 0;
  const warnings: string[] = [];
  let isComplete = true;
  for await (const page of readPages(chainOf(pages, movedTo), readPageHere)) {
    articles += page.articles.length;
    warnings.push(...page.warnings.map(({ code, detail }) => `${code} ${detail}`));
    isComplete = page.complete;
  }
  return { articles, warnings, isComplete };
}

test('a chain of 2,000 pages is read to its end; of one more the last is left, which is told', async () => {
  expect(await readChain(2000)).toEqual({ articles: 2000, warnings: [], isComplete: true });
  expect(await readChain(2001)).toEqual({
    articles: 2000,
    warnings: ['next-page-endless 2000'],
    isComplete: false,
  });
});

test('a chain whose address leads to another one is read to its end, and no further than these two', async () => {
  expect(await readChain(3, 'https://www.portal.example')).toEqual({ articles: 3, warnings: [], isComplete: true });
});

test('the place of a fault on a later page is told', async () => {
  const source = chainOf(3);
  const read: FeedSource['read'] = async (url, limits) => {
    const page = await source.read(url, limits);
    return url.endsWith('2.json') ? { ...page, bytes: Buffer.from('{\n  "version": }') } : page;
  };
  const warnings: string[] = [];
  for await (const page of readPages({ ...source, read }, readPageHere))
    warnings.push(...page.warnings.map(({ code, detail }) => `${code} ${detail}`));
  expect(warnings).toEqual([expect.stringMatching(/^next-page-failed https:\S+2\.json: not-json 2:14/)]);
});
