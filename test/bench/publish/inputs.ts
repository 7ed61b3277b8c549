import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { shared } from '../../support/shared.ts';
import { BASE } from './run-program.ts';

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

/** The same page in Eleventy's terms: banner, navigation, article, preview tags, NewsArticle, the item as data. */
export function writeEleventy(folder: string, feed: string): void {
  mkdirSync(join(folder, '_data'), { recursive: true });
  writeFileSync(
    join(folder, 'eleventy.config.mjs'),
    'export default (config) => { config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\\\u003c")); };\n',
  );
  writeFileSync(
    join(folder, '_data/articles.mjs'),
    `import { readdirSync, readFileSync } from 'node:fs';
export default () => readdirSync(${JSON.stringify(feed)}).flatMap((name) => JSON.parse(readFileSync(${JSON.stringify(`${feed}/`)} + name, 'utf8')).items);\n`,
  );
  const link = (path: string, name: string) =>
    `<li><a href="${path}"><svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 11 12 4l8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1Z"></path></svg><span>${name}</span></a></li>`;
  writeFileSync(
    join(folder, 'page.njk'),
    `---
pagination: { data: articles, size: 1, alias: item }
permalink: "bai-viet/{{ item.id }}/index.html"
---
<!doctype html>
<html lang="vi" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ item.title }} – Cổng thử</title>
<meta name="description" content="{{ item.content_html | striptags | truncate(300) }}">
<link rel="canonical" href="${BASE}bai-viet/{{ item.id }}/">
<meta property="og:site_name" content="Cổng thử"><meta property="og:locale" content="vi_VN"><meta property="og:type" content="article">
<meta property="og:title" content="{{ item.title }}"><meta property="og:description" content="{{ item.content_html | striptags | truncate(300) }}">
<meta property="og:url" content="${BASE}bai-viet/{{ item.id }}/"><meta property="article:published_time" content="{{ item.date_published }}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":{{ item.title | json | safe }},"datePublished":"{{ item.date_published }}"}</script>
<link rel="stylesheet" href="/main.css"><script type="module" src="/main.js"></script></head>
<body><div id="app"><header class="banner"><a href="/">Cổng thử</a></header>
<nav aria-label="Chính"><ul>${link('/', 'Trang chủ')}${link('/chuyen-muc/', 'Chuyên mục')}${link('/album/', 'Album ảnh')}${link('/tim-kiem/', 'Tìm kiếm')}${link('/da-luu/', 'Đã lưu')}</ul></nav>
<main><article class="article"><header><p class="kicker"><a href="/chuyen-muc/{{ item._bantin.category }}/">{{ item._bantin.category }}</a></p><h1>{{ item.title }}</h1>
<p class="facts"><time datetime="{{ item.date_published }}">Ngày đăng {{ item.date_published }}</time><span>Lượt xem: {{ item._bantin.views }}</span></p></header>
<div class="prose">{{ item.content_html | safe }}</div></article></main></div>
<script type="application/json" id="item">{{ item | json | safe }}</script></body></html>
`,
  );
}
