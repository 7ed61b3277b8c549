import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import sharp from 'sharp';
import { rootDir, shared } from '../support/shared.ts';
import type { BenchContext, BenchResult } from './run.ts';

interface CorpusArticle {
  id: string;
  title: string;
  body: string;
}

interface Run {
  ms: number;
  peakMegabytes: number;
}

const PAGE_ITEMS = 100;
const BASE = 'https://portal.example/';

/**
 * Articles of the corpus as a site, beside Eleventy making the same pages of the same JSON; then runs with nothing
 * and with one article new, and what a reader fetches. `npm run bench -- publish [COUNT] [--large] [--photos]`.
 */
export default async function publishBench({ args }: BenchContext): Promise<BenchResult> {
  const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
  const folder = await mkdtemp(join(tmpdir(), 'bantin-bench-publish-'));
  const figures: Record<string, number> = {};
  const rows: (string | number)[][] = [];
  const note = (name: string, { ms, peakMegabytes }: Run, pages: number) => {
    rows.push([name, ms / 1000, pages / (ms / 1000), peakMegabytes]);
    return ms;
  };
  try {
    const corpus = readCorpus();
    writeFeed(join(folder, 'in'), corpus.slice(0, count), count);
    writeEleventy(join(folder, 'eleventy'), join(folder, 'in'));
    const eleventy = await run([
      'node_modules/@11ty/eleventy/cmd.cjs',
      '--quiet',
      '--formats=njk',
      `--input=${folder}/eleventy`,
      `--output=${folder}/eleventy-out`,
      `--config=${folder}/eleventy/eleventy.config.mjs`,
    ]);
    const eleventyMs = note('Eleventy 3, pages alone', eleventy, count);
    const plain = await publish(folder, 'plain', ['--no-compress']);
    const plainMs = note('bantin publish --no-compress', plain, count);
    const full = await publish(folder, 'site', []);
    const fullMs = note('bantin publish', full, count);
    const unchangedMs = note('again, nothing new', await publish(folder, 'site', []), count);
    const before = inodes(join(folder, 'site'));
    const edited = corpus
      .slice(0, count)
      .map((one, at) => (at === count >> 1 ? { ...one, body: `${one.body}\nĐã đính chính.` } : one));
    writeFeed(join(folder, 'in'), edited, count);
    note('again, one article edited', await publish(folder, 'site', []), count);
    const after = inodes(join(folder, 'site'));
    const written = [...after].filter(([path, inode]) => before.get(path) !== inode).map(([path]) => path);
    // The head feed is asked for with its ETag; what changed of the rest comes compressed.
    const fetched = written.filter((path) => /^feed(\/[\w-]+)?\.json\.br$/.test(path));
    Object.assign(figures, {
      articles: count,
      speedAgainstEleventy: eleventyMs / fullMs,
      speedAgainstEleventyUncompressed: eleventyMs / plainMs,
      peakMegabytes: full.peakMegabytes,
      unchangedShareOfFirst: unchangedMs / fullMs,
      filesWrittenForOneEdit: written.length,
      fetchedKilobytesAfterOneEdit: sizeOf(folder, fetched) / 1000,
      firstSyncAgainstBrotli5: firstSync(join(folder, 'site')),
    });
    if (args.includes('--large')) {
      const large = Array.from({ length: 5 }, (_, turn) =>
        corpus.map((one) => ({ ...one, id: `${turn}-${one.id}` })),
      ).flat();
      writeFeed(join(folder, 'in'), large, large.length);
      const run50 = await publish(folder, 'large', []);
      note(`bantin publish, ${large.length}`, run50, large.length);
      Object.assign(figures, {
        largeTimes: run50.ms / fullMs,
        largeMemoryTimes: run50.peakMegabytes / full.peakMegabytes,
      });
    }
    if (args.includes('--photos')) Object.assign(figures, await photos(folder));
    return { title: `Publishing ${count} articles`, columns: ['run', 'seconds', 'pages/s', 'peak MB'], rows, figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readCorpus(): CorpusArticle[] {
  const file = shared('corpus/articles-10000.jsonl.br');
  if (!file) throw new Error('this bench needs ../shared/corpus');
  const lines = brotliDecompressSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as CorpusArticle);
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A feed of pages of 100 items, about seven articles a day back from 2025. */
function writeFeed(folder: string, articles: CorpusArticle[], total: number): void {
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
function writeEleventy(folder: string, feed: string): void {
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

function publish(folder: string, name: string, options: string[]): Promise<Run> {
  return run([
    'dist/publisher/bantin.js',
    'publish',
    join(folder, 'in/feed.json'),
    '--out',
    join(folder, name),
    '--base',
    BASE,
    '--quiet',
    ...options,
  ]);
}

/** Runs a Node program and watches how much memory it had at most, threads included. */
async function run(args: string[]): Promise<Run> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: rootDir, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakKilobytes = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // Ended between two looks.
    }
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return { ms: performance.now() - startedAtMs, peakMegabytes: peakKilobytes / 1024 };
}

function inodes(folder: string): Map<string, number> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      statSync(join(parentPath, name)).ino,
    ]),
  );
}

function sizeOf(folder: string, paths: string[]): number {
  return paths.reduce((sum, path) => sum + statSync(join(folder, 'site', path)).size, 0);
}

/** Bytes of a first sync of the newest 2,000, against brotli 5 over the same items in pages of 100. */
function firstSync(site: string): number {
  const read = (path: string) => JSON.parse(readFileSync(join(site, path), 'utf8'));
  const manifest = read('feed/manifest.json');
  let bytes = ['feed.json.br', 'feed/manifest.json.br', 'feed/views.json.br'].reduce(
    (sum, path) => sum + statSync(join(site, path)).size,
    0,
  );
  const items: unknown[] = [];
  for (const { path } of manifest.pages) {
    if (items.length >= 2000) break;
    bytes += statSync(join(site, `${path}.br`)).size;
    items.push(...read(path).items);
  }
  let plain = 0;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  for (let at = 0; at < items.length; at += PAGE_ITEMS)
    plain += brotliCompressSync(JSON.stringify(items.slice(at, at + PAGE_ITEMS)), { params }).length;
  return bytes / plain;
}

/** 60 photographs into all their sizes, beside sharp in a bare loop over the same outputs. */
async function photos(folder: string): Promise<Record<string, number>> {
  const sources = readdirSync(shared('photos') ?? '').filter((name) => name.endsWith('.jpg'));
  const input = join(folder, 'photos');
  mkdirSync(join(input, 'anh'), { recursive: true });
  const names: string[] = [];
  for (let turn = 0; turn < 4; turn++)
    for (const source of sources) {
      const name = `anh/${turn}-${source}`;
      // Four of each, none the same bytes.
      writeFileSync(
        join(input, name),
        await sharp(readFileSync(shared(`photos/${source}`) ?? ''))
          .jpeg({ quality: 92 - turn })
          .toBuffer(),
      );
      names.push(name);
    }
  const items = names.map((name, index) => ({
    id: String(index),
    title: `Ảnh ${index}`,
    image: name,
    content_html: `<p>Ảnh</p><img src="${name}" alt="Ảnh">`,
  }));
  writeFileSync(
    join(input, 'feed.json'),
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Ảnh', items }),
  );
  const published = await run([
    'dist/publisher/bantin.js',
    'publish',
    join(input, 'feed.json'),
    '--out',
    join(folder, 'photo-site'),
    '--base',
    BASE,
    '--quiet',
  ]);
  const startedAtMs = performance.now();
  for (const name of names) {
    const bytes = readFileSync(join(input, name));
    for (const width of [320, 640, 1280]) {
      await sharp(bytes).autoOrient().resize({ width }).jpeg({ quality: 76, mozjpeg: true }).toBuffer();
      await sharp(bytes).autoOrient().resize({ width }).avif({ quality: 50, effort: 2 }).toBuffer();
    }
    await sharp(bytes)
      .autoOrient()
      .resize({ width: 1200, height: 630, fit: 'cover' })
      .jpeg({ quality: 76, mozjpeg: true })
      .toBuffer();
  }
  const bareMs = performance.now() - startedAtMs;
  return {
    photoCount: names.length,
    photosAgainstBareSharp: published.ms / bareMs,
    photosPeakMegabytes: published.peakMegabytes,
  };
}
