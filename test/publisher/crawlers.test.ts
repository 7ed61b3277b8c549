import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Parser } from 'htmlparser2';
import openGraph from 'open-graph-scraper';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { headersFor, metaPolicy, pagePolicy } from '../../src/publisher/serve/site-headers.ts';
import { type BuiltPublisher, buildPublisher } from './build-publisher.ts';
import { createTestSite, feedOf, itemsOf, type TestSite } from './published-site.ts';

// Whole runs of the program, each with processes of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let publisher: BuiltPublisher;

beforeAll(async () => {
  publisher = await buildPublisher();
}, 120_000);

afterAll(() => publisher?.remove());

const validateFeed = (() => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile(createRequire(import.meta.url)('jsonfeed-schema/schema-v1.1.json'));
})();

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element of a page as it was sent, with its own text. */
function elementsOf(html: string, xmlMode = false): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, text: '' };
        all.push(element);
        open.push(element);
      },
      ontext: (text) => {
        for (const element of open) element.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode },
  );
  parser.end(html);
  return all;
}

/** Publishes the same small portal for an address: albums, a link between articles, a withdrawn one. */
async function publishPortal(base: string): Promise<TestSite> {
  const site = await createTestSite(publisher);
  const picture = (width: number) =>
    sharp({ create: { width, height: 700, channels: 3, background: '#39c' } })
      .jpeg()
      .toBuffer();
  for (const [index, width] of [1400, 900, 500].entries())
    await site.write(`in/anh/${index}.jpg`, await picture(width));
  const img = (index: number) =>
    `<figure><img src="anh/${index}.jpg" alt="Ảnh ${index}"><figcaption>Chú thích ${index}</figcaption></figure>`;
  const items = [
    {
      id: 'hoi',
      url: 'https://cu.example/tin/hoi',
      title: 'Khai mạc "Hội xuân" & 5 < 6',
      summary: 'Tóm tắt của hội.',
      content_html: `<p>Lời &lt;/script&gt;&lt;b&gt; dẫn ]]&gt;.</p>${img(0)}${img(1)}${img(2)}<p><a href="https://cu.example/tin/bai-3">Bài số 3</a></p>`,
      date_published: '2025-07-01T08:00:00+07:00',
      date_modified: '2025-07-02T08:00:00+07:00',
      authors: [{ name: 'Ban Văn hoá' }],
      _bantin: { category: 'Y tế', featured: true, kind: 'album' },
    },
    ...itemsOf(60).map((item) => ({ ...item, url: `https://cu.example/tin/${item.id}` })),
    { id: 'go', title: 'Bài gỡ', content_text: 'Sai' },
  ];
  await site.write('in/feed.json', feedOf(items, { withdrawn: [{ id: 'go', reason: 'Nhầm' }] }));
  const siteFile = await site.write('site.json', {
    name: 'Phường Hồ Sen',
    organisation: 'UBND phường Hồ Sen',
    description: 'Tin phường',
  });
  await site.publish({ base, siteFile });
  return site;
}

describe.each(['https://ward.example/', 'https://ward.example/phuong/tin/'])('a site published for %s', (base) => {
  let site: TestSite;
  let article = '';

  beforeAll(async () => {
    site = await publishPortal(base);
    const slug = JSON.parse(site.text('.bantin/record.json')).articles.hoi.slug;
    article = `bai-viet/${slug}/index.html`;
  }, 60_000);

  afterAll(() => site?.remove());

  test('previews an article: title, summary, a 1200×630 JPEG under 600 KB', async () => {
    const { result } = await openGraph({ html: site.text(article) });
    expect(result).toMatchObject({
      ogTitle: 'Khai mạc "Hội xuân" & 5 < 6',
      ogDescription: 'Tóm tắt của hội.',
      ogType: 'article',
      ogLocale: 'vi_VN',
      ogSiteName: 'Phường Hồ Sen',
      ogUrl: base + article.replace('index.html', ''),
      articlePublishedTime: '2025-07-01T01:00:00.000Z',
    });
    const image = result.ogImage?.[0];
    expect(image).toMatchObject({ width: '1200', height: '630', type: 'image/jpeg', alt: 'Ảnh 0' });
    expect(image?.url.startsWith(base)).toBe(true);
    const facts = await sharp(join(site.out, image?.url.slice(base.length) ?? '')).metadata();
    expect([facts.width, facts.height, facts.format]).toEqual([1200, 630, 'jpeg']);
    expect(statSync(join(site.out, image?.url.slice(base.length) ?? '')).size).toBeLessThan(600_000);
  });

  test("previews home and an article without a picture by the portal's mark on its colour", async () => {
    const slug = JSON.parse(site.text('.bantin/record.json')).articles['bai-1'].slug;
    for (const path of ['index.html', `bai-viet/${slug}/index.html`]) {
      const { result } = await openGraph({ html: site.text(path) });
      const facts = await sharp(join(site.out, result.ogImage?.[0]?.url.slice(base.length) ?? '')).metadata();
      expect([path, facts.width, facts.height, facts.format]).toEqual([path, 1200, 630, 'jpeg']);
    }
  });

  test('tells search engines of it in JSON-LD', () => {
    const data = elementsOf(site.text(article)).filter(({ attributes }) => attributes.type === 'application/ld+json');
    expect(data).toHaveLength(1);
    const news = JSON.parse(data[0]?.text ?? '');
    expect(news).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Khai mạc "Hội xuân" & 5 < 6',
      datePublished: '2025-07-01T01:00:00.000Z',
      dateModified: '2025-07-02T01:00:00.000Z',
      author: { name: 'Ban Văn hoá' },
      publisher: { name: 'UBND phường Hồ Sen', url: base },
      mainEntityOfPage: base + article.replace('index.html', ''),
      inLanguage: 'vi',
    });
  });

  test('reads without JavaScript: one article with heading, time, figures and their captions', () => {
    const elements = elementsOf(site.text(article));
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('article')).toHaveLength(1);
    expect(named('h1').map(({ text }) => text)).toEqual(['Khai mạc "Hội xuân" & 5 < 6']);
    expect(named('time')[0]?.text).toBe('Ngày đăng 01/07/2025 | 08:00');
    expect(named('figcaption').map(({ text }) => text)).toEqual(['Chú thích 0', 'Chú thích 1', 'Chú thích 2']);
    expect(named('source')[0]?.attributes.type).toBe('image/avif');
    expect(
      elements.filter(
        ({ name, attributes }) => name === 'script' && !attributes.type?.includes('json') && !attributes.src,
      ),
    ).toEqual([]);
    expect(elements.filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on')))).toEqual(
      [],
    );
    // The one style element is the publisher's own; the test of its hash is below.
    expect(named('style')).toHaveLength(1);
    expect(elements.filter(({ attributes }) => attributes.style)).toEqual([]);
  });

  test("carries the article as a feed of one item, at addresses of the page's own site", () => {
    const data = elementsOf(site.text(article)).find(({ attributes }) => attributes.id === 'item');
    const { articles } = parseFeed(data?.text ?? '', { url: 'http://elsewhere.test/' });
    expect(articles.map(({ id }) => id)).toEqual(['hoi']);
    expect(articles[0]?.cover?.src.startsWith(`http://elsewhere.test${new URL(base).pathname}pictures/`)).toBe(true);
    const beside = parseFeed(site.text(article.replace('index.html', 'item.json')), { url: 'http://elsewhere.test/' });
    expect(beside.articles).toEqual(articles);
  });

  test('every feed page is valid JSON Feed 1.1 and names absolute addresses', () => {
    const pages = [...site.files().keys()].filter((path) => /^feed(\/[\d-]+)?\.json$/.test(path));
    expect(pages.length).toBeGreaterThan(2);
    for (const path of pages) {
      const document = JSON.parse(site.text(path));
      expect([path, validateFeed(document), validateFeed.errors]).toEqual([path, true, null]);
      expect(document.feed_url).toBe(base + path);
      for (const item of document.items) expect(item.url.startsWith(`${base}bai-viet/`)).toBe(true);
    }
  });

  test('every link, picture and script of every page leads to a file of the site', () => {
    const basePath = new URL(base).pathname;
    const broken: string[] = [];
    for (const [path] of site.files()) {
      if (!path.endsWith('.html')) continue;
      for (const { name, attributes } of elementsOf(site.text(path))) {
        const sets = (attributes.srcset ?? '').split(',').map((one) => one.trim().split(' ')[0] ?? '');
        for (const target of [attributes.href ?? '', attributes.src ?? '', ...sets]) {
          const url = target.startsWith(base) ? target.slice(base.length - 1) : target;
          if (!url.startsWith('/')) continue;
          const file = (target.startsWith(base) ? url.slice(1) : url.slice(basePath.length)).replace(/[?#].*$/, '');
          const inside = target.startsWith(base) || url.startsWith(basePath);
          if (/^(icons|manifest)/.test(file)) continue;
          if (!inside || !existsSync(join(site.out, file.endsWith('/') || file === '' ? `${file}index.html` : file)))
            broken.push(`${path}: <${name}> ${target}`);
        }
      }
    }
    expect([...new Set(broken)]).toEqual([]);
  });

  test('what was drawn is painted from its own HTML: its styles stand in it, and every host is told their hashes', () => {
    const album = article.replace('bai-viet', 'album');
    const { sources } = JSON.parse(site.text('.bantin/style-sources.json'));
    const root = new URL(base).pathname;
    for (const path of [article, album, 'index.html', 'chuyen-muc/y-te/index.html', '404.html']) {
      const [head = '', body = ''] = site.text(path).split('</head>');
      expect(head, path).not.toContain('rel="stylesheet"');
      const isShared = path === article || path === album;
      expect(head.includes(`<link rel="manifest" href="${root}manifest.webmanifest">`), path).toBe(!isShared);
      expect(/<link rel="icon" href="([^"]+)"/.exec(head)?.[1], path).toBe(
        isShared ? 'data:,' : `${root}icons/favicon.svg`,
      );
      // Without JavaScript the whole sheets come as ever; with it, after the first paint and before the app.
      expect(head, path).not.toContain('start-c3.js');
      // The banner's mark is a picture of the whole sheets.
      expect(body, path).toContain('<span class="banner-mark"></span>');
      expect(head.match(/<style>[\s\S]*<\/style>/)?.[0], path).not.toContain('favicon');
      const sheets = [...body.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href]) => href);
      expect(/<noscript>([\s\S]*?)<\/noscript>/.exec(body)?.[1]?.match(/<link rel="stylesheet"/g), path).toHaveLength(
        sheets.length,
      );
      const scripts = elementsOf(site.text(path)).filter(({ name, attributes }) => name === 'script' && attributes.src);
      expect(
        scripts.map(({ attributes }) => attributes),
        path,
      ).toEqual([
        {
          type: 'module',
          // Behind the text, and nothing that the text waits for.
          async: '',
          fetchpriority: 'low',
          src: `${root}assets/start-c3.js`,
          'data-app': `${root}assets/main-a1.js`,
          // Each once, without the app itself, and of what the background may ask for later the worker's part alone.
          'data-ahead': ['prerendered-g7', 'shared-e5', 'background-d4', 'workbox-f6']
            .map((name) => `${root}assets/${name}.js`)
            .join(' '),
          'data-styles': sheets.join(' '),
          // What is passed on comes without icon and manifest; home shows its own to whoever looks.
          ...(isShared && { 'data-later': `manifest ${root}manifest.webmanifest icon ${root}icons/favicon.svg` }),
        },
      ]);
      const style = /<style>([^<]*)<\/style>/.exec(head)?.[1] ?? '';
      const source = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
      expect(head, path).toContain(`; style-src 'self' ${source};`);
      expect(sources, path).toContain(source);
    }
    for (const path of ['_headers', '.bantin/nginx.conf', '.bantin/Caddyfile'])
      expect(site.text(path)).toContain(`style-src 'self' ${sources.join(' ')};`);
    expect(headersFor('index.html', sources)).toMatchObject({
      'Content-Security-Policy': expect.stringContaining(sources.join(' ')),
    });
  });

  test('every page names its policy before anything that it governs, for hosts that send no headers', () => {
    const pages = [...site.files().keys()].filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(60);
    expect(site.files().has('.nojekyll')).toBe(true);
    for (const path of pages) {
      const elements = elementsOf(site.text(path));
      const styles = elements.filter(({ name }) => name === 'style').map(({ text }) => text);
      const sources = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
      const governed = elements.findIndex(({ name }) => ['script', 'link', 'style', 'img'].includes(name));
      const policies = elements.slice(0, governed).filter(({ attributes }) => attributes['http-equiv']);
      expect([path, policies.map(({ attributes }) => attributes.content)]).toEqual([
        path,
        [metaPolicy(pagePolicy(sources))],
      ]);
      const inline = elements.flatMap(({ name, attributes }) =>
        Object.keys(attributes).filter(
          (attribute) => attribute === 'style' || /^on/.test(attribute) || name === 'base',
        ),
      );
      expect([path, inline]).toEqual([path, []]);
    }
  });

  test('what the app alone can draw waits for its sheets, and says so where no script comes', () => {
    const [head = '', body = ''] = site.text('tim-kiem/index.html').split('</head>');
    expect(body).toMatch(/<div id="app"><\/div>\s*<p class="unstarted"[^>]*>Trang chưa mở được/);
    expect(body).toContain('<noscript><p>Trang này cần JavaScript');
    expect(site.text(article)).not.toContain('unstarted');
    expect(head).toContain("; style-src 'self';");
    expect(head).toContain('rel="stylesheet"');
    expect(head).toContain(`src="${new URL(base).pathname}assets/main-a1.js"`);
    expect(head).not.toContain('<style');
  });

  test('every article stands in a whole page: banner, navigation, one main place, the end', () => {
    const pages = [...site.files().keys()].filter((path) => /^(bai-viet|album)\/[^/]+\/index\.html$/.test(path));
    expect(pages.length).toBeGreaterThan(60);
    for (const path of pages) {
      const names = elementsOf(site.text(path)).map(({ name }) => name);
      for (const name of ['header', 'nav', 'main', 'h1'])
        expect([path, name, names.includes(name)]).toEqual([path, name, true]);
      expect(site.text(path)).not.toContain('bantin-screen');
      expect(site.text(path)).toMatch(/aria-live="polite"><\/p><\/div>/);
    }
    const current = (path: string) =>
      elementsOf(site.text(path)).filter(({ attributes }) => attributes['aria-current']);
    expect(current(article)).toEqual([]);
    expect(current(article.replace('bai-viet', 'album')).map(({ text }) => text)).toEqual(['Album ảnh']);
  });

  test('lists its pages in the sitemap, and no page that says nothing', () => {
    const addresses = [...site.text('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url ?? '');
    expect(addresses.length).toBeGreaterThan(61);
    const drawn = [...site.files().keys()].filter(
      (path) => /^(bai-viet|album)\/[^/]+\/index\.html$/.test(path) && !site.text(path).includes('noindex'),
    );
    expect(addresses).toEqual(expect.arrayContaining(drawn.map((path) => base + path.replace('index.html', ''))));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const url of addresses) {
      const html = site.text(`${url.slice(base.length)}index.html`);
      const elements = elementsOf(html);
      expect(elements.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href).toBe(url);
      expect(html).not.toContain('noindex');
    }
    expect(site.text('robots.txt')).toContain(`Sitemap: ${base}sitemap.xml`);
    for (const path of ['404.html', 'cai-dat/index.html', 'da-luu/index.html'])
      expect(site.text(path)).toContain('noindex');
  });

  test('home, categories and albums show their newest in the HTML', () => {
    const titles = (path: string) =>
      elementsOf(site.text(path)).map(({ name, text }) => (/^h\d$/.test(name) ? text : ''));
    expect(titles('index.html')).toEqual(
      expect.arrayContaining(['Tin tức - sự kiện tiêu biểu', 'Tin mới', 'Bài số 0']),
    );
    expect(titles('chuyen-muc/y-te/index.html')).toContain('Bài số 2');
    expect(titles('chuyen-muc/van-hoa/index.html')).toContain('Bài số 1');
    expect(titles('album/index.html')).toContain('Khai mạc "Hội xuân" & 5 < 6');
  });

  test('says the same in RSS 2.0', () => {
    const rss = site.text('rss.xml');
    const elements: Element[] = elementsOf(rss, true);
    expect(elements.filter(({ name }) => name === 'item')).toHaveLength(50);
    expect(rss).toContain(`<link>${base}bai-viet/`);
    expect(rss).toContain('5 &lt; 6');
    expect(elements.find(({ name }) => name === 'content:encoded')?.text).toContain('dẫn ]]');
  });
});

test('a page of common length is painted once its text has been read, a long one as it comes', async () => {
  const site = await createTestSite(publisher);
  onTestFinished(() => site.remove());
  const article = (id: string, paragraphs: number) => ({
    id,
    title: id,
    content_html: '<p>Tin của phường.</p>'.repeat(paragraphs),
  });
  await site.write('in/feed.json', feedOf([article('thuong', 100), article('dai', 1000)]));
  await site.publish();
  const { articles } = JSON.parse(site.text('.bantin/record.json'));
  const [common = '', long = ''] = ['thuong', 'dai'].map((id) => site.text(`bai-viet/${articles[id].slug}/index.html`));
  const awaited = elementsOf(common).find(({ attributes }) => attributes.rel === 'expect')?.attributes;
  expect(awaited).toMatchObject({ blocking: 'render', href: '#noi-dung' });
  expect(elementsOf(common).map(({ attributes }) => attributes.id)).toContain('noi-dung');
  for (const other of [long, site.text('tim-kiem/index.html')]) expect(other).not.toContain('rel="expect"');
});
