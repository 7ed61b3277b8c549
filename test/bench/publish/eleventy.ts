import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE, publish, type Run, runProgram } from './run-program.ts';

/** What Eleventy writes of each article, besides its page. */
export type EleventyOutput = 'pages' | 'pages, item.json, twins';

/**
 * Eleventy making the same pages of the same JSON. Its template is a page of the published site, cut where pages
 * differ: the same head, styles, frame and data, byte for byte; only addresses are shorter, since they need no slug.
 *
 * @param folder where the project is made, once
 * @param feed folder of the feed's pages
 * @param out a folder that is not there yet
 */
export async function eleventy(folder: string, feed: string, out: string, output: EleventyOutput): Promise<Run> {
  const input = join(folder, 'eleventy');
  if (!existsSync(input)) await writeProject(input, feed, folder);
  return runProgram(
    [
      'node_modules/@11ty/eleventy/cmd.cjs',
      '--quiet',
      '--formats=njk',
      `--input=${input}`,
      `--output=${out}`,
      `--config=${input}/eleventy.config.mjs`,
    ],
    { BENCH_ALL: output === 'pages' ? '' : '1' },
  );
}

async function writeProject(folder: string, feed: string, workFolder: string): Promise<void> {
  const sample = join(workFolder, 'eleventy-sample');
  // The first page of the feed is enough to see what a page is made of.
  const first = JSON.parse(readFileSync(join(feed, 'feed.json'), 'utf8'));
  mkdirSync(sample, { recursive: true });
  writeFileSync(
    join(sample, 'feed.json'),
    JSON.stringify({ ...first, next_url: undefined, items: first.items.slice(0, 1) }),
  );
  await publish(join(sample, 'feed.json'), join(sample, 'site'), ['--no-compress']);
  const [slug = ''] = readdirSync(join(sample, 'site/bai-viet'));
  const page = readFileSync(join(sample, `site/bai-viet/${slug}/index.html`), 'utf8');
  mkdirSync(join(folder, '_data'), { recursive: true });
  writeFileSync(join(folder, 'page.njk'), template(page));
  writeFileSync(
    join(folder, '_data/articles.mjs'),
    `import { readdirSync, readFileSync } from 'node:fs';
export default () => readdirSync(${JSON.stringify(feed)}).flatMap((name) => JSON.parse(readFileSync(${JSON.stringify(`${feed}/`)} + name, 'utf8')).items);\n`,
  );
  writeFileSync(join(folder, 'eleventy.config.mjs'), CONFIG);
}

/** Twins by the same settings as the publisher's, at once by all of zlib's threads. */
const CONFIG = `import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
const brotli = promisify(brotliCompress);
const gz = promisify(gzip);
const json = (value) => JSON.stringify(value).replaceAll('<', '\\\\u003c');
const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const views = new Intl.NumberFormat('vi');
const feedOf = (item) => ({ version: 'https://jsonfeed.org/version/1.1', title: 'Cổng thử', home_page_url: '/', feed_url: '/bai-viet/' + item.id + '/item.json', language: 'vi', _bantin: { timezone: 'Asia/Ho_Chi_Minh' }, items: [item] });
export default (config) => {
  let items = new Map();
  config.addFilter('json', json);
  config.addFilter('feed', (item) => { items.set(item.id, item); return json(feedOf(item)); });
  config.addFilter('time', (date) => time.format(new Date(date)).replace(', ', ' | '));
  config.addFilter('views', (count) => views.format(count));
  config.addFilter('minutes', (html) => Math.max(1, Math.round(html.split(' ').length / 200)));
  if (process.env.BENCH_ALL) config.on('eleventy.after', async ({ results }) => {
    let next = 0;
    const work = async () => {
      while (next < results.length) {
        const { outputPath, content } = results[next++];
        const id = dirname(outputPath).split('/').at(-1);
        const bytes = Buffer.from(content);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        const [br, gzipped] = await Promise.all([brotli(bytes, { params }), gz(bytes)]);
        await Promise.all([
          writeFile(outputPath + '.br', br),
          writeFile(outputPath + '.gz', gzipped),
          writeFile(dirname(outputPath) + '/item.json', JSON.stringify(feedOf(items.get(id)))),
        ]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
  });
};
`;

function template(page: string): string {
  const between = (from: string, to: string) => {
    const start = page.indexOf(from);
    const end = page.indexOf(to, start + from.length);
    if (start < 0 || end < 0) throw new Error(`a published page has no ${start < 0 ? from : to}`);
    return `{% raw %}${page.slice(start, end)}{% endraw %}`;
  };
  const afterData = page.indexOf('</script>', page.indexOf('application/ld+json')) + '</script>'.length;
  const middle = `{% raw %}${page.slice(afterData, page.indexOf('<p class="kicker">'))}{% endraw %}`;
  const image = between('<meta property="og:image"', '<meta property="og:image:alt"');
  const url = `${BASE}bai-viet/{{ item.id }}/`;
  return `---
pagination: { data: articles, size: 1, alias: item }
permalink: "bai-viet/{{ item.id }}/index.html"
---
{% set summary = item.content_html | striptags | truncate(300) %}${between('<!doctype', '<title>')}<title>{{ item.title }} – Cổng thử</title>
<meta name="description" content="{{ summary }}">
<link rel="canonical" href="${url}">
<meta property="og:site_name" content="Cổng thử"><meta property="og:locale" content="vi_VN"><meta property="og:type" content="article">
<meta property="og:title" content="{{ item.title }}"><meta property="og:description" content="{{ summary }}">
<meta property="og:url" content="${url}">${image}<meta property="og:image:alt" content="{{ item.title }}">
<meta property="article:published_time" content="{{ item.date_published }}"><meta name="twitter:card" content="summary_large_image">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","mainEntityOfPage":"${url}","headline":{{ item.title | json | safe }},"description":{{ summary | json | safe }},"datePublished":"{{ item.date_published }}","author":{"@type":"Organization","name":"Cổng thử"},"publisher":{"@type":"GovernmentOrganization","name":"Cổng thử","url":"${BASE}","logo":{"@type":"ImageObject","url":"${BASE}icons/icon-512.png"}},"inLanguage":"vi"}</script>
${middle}<p class="kicker"><a href="/chuyen-muc/{{ item._bantin.category }}/">{{ item._bantin.category }}</a></p><h1>{{ item.title }}</h1><p class="facts article-facts"><time datetime="{{ item.date_published }}">Ngày đăng {{ item.date_published | time }}</time><span>Lượt xem: {{ item._bantin.views | views }}</span><span>{{ item.content_html | minutes }} phút đọc</span></p>${between('<div class="article-actions">', '</header><div class="prose">')}</header><div class="prose">{{ item.content_html | safe }}</div>${between('</article>', '<script type="application/json" id="item">')}<script type="application/json" id="item">{{ item | feed | safe }}</script>{% raw %}${page.slice(page.indexOf('</script>', page.indexOf('id="item"')) + '</script>'.length)}{% endraw %}`;
}
