import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { shared } from '../../support/shared.ts';

/** Items of a page of the feeds that are published. */
export const PAGE_ITEMS = 100;

export interface CorpusArticle {
  id: string;
  title: string;
  body: string;
}

export function readCorpus(): CorpusArticle[] {
  const file = shared('corpus/articles-10000.jsonl.br');
  if (!file) throw new Error('this bench needs ../shared/corpus');
  const lines = brotliDecompressSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as CorpusArticle);
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A feed of pages of 100 items, about seven articles a day back from 2025. */
export function writeFeed(folder: string, articles: CorpusArticle[], total: number): void {
  mkdirSync(folder, { recursive: true });
  const items = articles.map(({ id, title, body }, index) => ({
    id: String(id),
    title,
    content_html: body
      .split('\n')
      .filter(Boolean)
      .map((line) => `<p>${escapeText(line)}</p>`)
      .join(''),
    date_published: new Date(Date.UTC(2025, 0, 1) - index * 12_000_000).toISOString(),
    _bantin: { category: `muc-${index % 8}`, views: index },
  }));
  const categories = Array.from({ length: 8 }, (_, index) => ({ id: `muc-${index}`, title: `Chuyên mục ${index}` }));
  for (let page = 0; page * PAGE_ITEMS < total; page++) {
    const next = (page + 1) * PAGE_ITEMS < total ? { next_url: `trang-${page + 1}.json` } : {};
    const document = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Cổng thử',
      _bantin: { categories },
      ...next,
      items: items.slice(page * PAGE_ITEMS, (page + 1) * PAGE_ITEMS),
    };
    writeFileSync(join(folder, page === 0 ? 'feed.json' : `trang-${page}.json`), JSON.stringify(document));
  }
}
