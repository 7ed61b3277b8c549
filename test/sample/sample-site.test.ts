import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Article, Block, ParsedFeed, Picture } from '../../src/feed/article.ts';
import { blockText, captionText, countWords } from '../../src/feed/block-text.ts';
import { bodyPictures } from '../../src/feed/body-pictures.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { articleKey } from '../../src/site/article-slug.ts';

const siteUrl = 'https://sample.example/';
const publicFolder = fileURLToPath(new URL('../../public/', import.meta.url));
/** What belongs to the installed app, whichever portal it reads. */
const isOfTheApp = (path: string) => /^(icons|screenshots)\/|^manifest\.webmanifest$/.test(path);

const files = readdirSync(publicFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath.slice(publicFolder.length)}/${entry.name}`.replace(/^\//, ''));
const pages = readChain();
const articles = pages.flatMap((page) => page.articles);
const albums = articles.filter((article) => article.kind === 'album');
const pictures = articles.flatMap(picturesOf);

function readChain(): ParsedFeed[] {
  const chain: ParsedFeed[] = [];
  for (let url = `${siteUrl}feed.json`; url !== ''; ) {
    const page = parseFeed(readFileSync(publicFolder + url.slice(siteUrl.length)), { url });
    chain.push(page);
    url = page.info.nextUrl;
  }
  return chain;
}

function picturesOf(article: Article): Picture[] {
  return [...article.album, ...bodyPictures(article.body), ...(article.cover ? [article.cover] : [])];
}

const pathOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));
const bodyWords = (article: Article) => countWords(blockText(article.body));
const has = (article: Article, type: Block['type']) => article.body.some((block) => block.type === type);

/** Sentences long enough that two of the same would be filler, not chance. */
function sentences(article: Article): string[] {
  return [article.summary, captionText(article), blockText(article.body)]
    .join('\n')
    .split(/[\n.!?;:…]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(' ').length >= 7);
}

describe('the sample feed', () => {
  test('reads without a single warning, page after page', () => {
    expect(pages.flatMap((page) => page.warnings)).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
  });

  test('offers what a portal has: articles in every category, albums, featured items', () => {
    expect(articles.length).toBeGreaterThanOrEqual(36);
    expect(albums.length).toBeGreaterThanOrEqual(6);
    expect(albums.reduce((sum, album) => sum + album.album.length, 0)).toBeGreaterThanOrEqual(48);
    expect(articles.filter((article) => article.featured).length).toBeGreaterThanOrEqual(4);
    const categories = pages[0]?.info.categories ?? [];
    expect(categories.length).toBeGreaterThanOrEqual(7);
    for (const { id } of categories) expect(articles.some((article) => article.categoryId === id)).toBe(true);
  });

  test('has the shapes that an app must bear', () => {
    expect(articles.filter((article) => bodyWords(article) >= 1500).length).toBeGreaterThanOrEqual(4);
    expect(articles.some((article) => has(article, 'table'))).toBe(true);
    expect(articles.some((article) => has(article, 'video'))).toBe(true);
    expect(articles.some((article) => article.recordings.length > 0)).toBe(true);
    expect(articles.filter((article) => article.title === '').length).toBe(1);
    expect(articles.filter((article) => article.publishedAtMs === null).length).toBe(1);
    expect(new Set(articles.map((article) => articleKey(article.id))).size).toBe(articles.length);
  });

  test('names a withdrawn article that it no longer carries', () => {
    const withdrawn = pages[0]?.info.withdrawn ?? [];
    expect(withdrawn.length).toBeGreaterThan(0);
    for (const { id } of withdrawn) expect(articles.some((article) => article.id === id)).toBe(false);
  });

  test('comes newest first over the whole chain, the undated one last', () => {
    const times = articles.map((article) => article.publishedAtMs ?? Number.NEGATIVE_INFINITY);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Date(times[0] ?? 0).toISOString().slice(0, 7)).toBe('2026-11');
    expect(
      new Set(articles.map((article) => article.publishedAtMs && new Date(article.publishedAtMs).getFullYear())),
    ).toEqual(new Set([2026, 2025, 2024, null]));
  });

  test('never says the same sentence in two articles', () => {
    const owners = new Map<string, string>();
    const repeated: string[] = [];
    for (const article of articles) {
      for (const sentence of new Set(sentences(article))) {
        const owner = owners.get(sentence);
        if (owner !== undefined) repeated.push(`${owner} | ${article.id}: ${sentence}`);
        owners.set(sentence, article.id);
      }
    }
    expect(repeated).toEqual([]);
  });

  test('is composed Unicode throughout', () => {
    for (const file of files.filter((path) => path.endsWith('.json'))) {
      const text = readFileSync(publicFolder + file, 'utf8');
      expect(text.normalize('NFC') === text, file).toBe(true);
    }
  });
});

describe('the files of the sample site', () => {
  test('are exactly those that the feed refers to', () => {
    const referenced = new Set([
      'site.json',
      ...pages.map((_, index) => (index === 0 ? 'feed.json' : `feed-${index + 1}.json`)),
      ...pictures.map((picture) => pathOf(picture.src)),
      ...articles.flatMap((article) => article.recordings.map((recording) => pathOf(recording.src))),
    ]);
    expect(files.filter((path) => !isOfTheApp(path)).sort()).toEqual([...referenced].sort());
  });

  test('take less than 4 MB together', () => {
    const bytes = files.reduce((sum, path) => sum + statSync(publicFolder + path).size, 0);
    expect(bytes).toBeLessThan(4_000_000);
  });

  test('are pictures of the stated size, described and signed', async () => {
    for (const picture of pictures.filter(({ width }) => width !== undefined)) {
      const { width, height, format } = await sharp(publicFolder + pathOf(picture.src)).metadata();
      expect([picture.src, width, height, format]).toEqual([picture.src, picture.width, picture.height, 'jpeg']);
    }
    for (const album of albums) {
      for (const picture of album.album) {
        expect(picture.width, picture.src).toBeGreaterThan(0);
        expect(picture.alt, picture.src).not.toBe('');
        expect(picture.credit, picture.src).not.toBe('');
        expect(picture.caption.split('\n').length, picture.src).toBeLessThanOrEqual(2);
        expect(picture.caption, picture.src).not.toBe('');
      }
    }
  });

  test('hold a recording of the stated size and type', () => {
    for (const recording of articles.flatMap((article) => article.recordings)) {
      const bytes = readFileSync(publicFolder + pathOf(recording.src));
      expect(recording.mimeType).toBe('audio/mpeg');
      expect(recording.sizeBytes).toBe(bytes.length);
      expect(bytes.length).toBeLessThanOrEqual(150 * 1024);
      expect(bytes.subarray(0, 3).toString('latin1')).toBe('ID3');
    }
  });

  test('include icons of the sizes that platforms ask for', async () => {
    for (const [name, size] of [
      ['icon-192.png', 192],
      ['icon-512.png', 512],
      ['maskable-512.png', 512],
      ['monochrome-512.png', 512],
      ['apple-touch-icon.png', 180],
      ['shortcut-search-96.png', 96],
      ['shortcut-saved-96.png', 96],
      ['shortcut-albums-96.png', 96],
    ] as const) {
      const { width, height } = await sharp(`${publicFolder}icons/${name}`).metadata();
      expect([name, width, height]).toEqual([name, size, size]);
    }
    expect((await sharp(`${publicFolder}icons/apple-touch-icon.png`).metadata()).hasAlpha).toBe(false);
  });
});

describe('the drawing script', () => {
  const script = fileURLToPath(new URL('../../src/publisher/sample/draw.mjs', import.meta.url));

  test('draws every picture that the feed shows, and no other', () => {
    const drawn = execFileSync(process.execPath, [script, '--list'], { encoding: 'utf8' }).trim().split('\n');
    expect(drawn.filter((path) => path.startsWith('anh/')).sort()).toEqual(
      [...new Set(pictures.map((picture) => pathOf(picture.src)))].sort(),
    );
  });

  test('draws the same picture from the same seed', () => {
    const folders = [0, 1].map(() => mkdtempSync(`${tmpdir()}/bantin-sample-`));
    try {
      const [first, second] = folders.map((folder) => {
        execFileSync(process.execPath, [script, '--to', folder, 'trung-thu/2']);
        return readFileSync(`${folder}/anh/trung-thu/2.jpg`);
      });
      expect(first?.length).toBeGreaterThan(10_000);
      expect(first?.equals(second as Buffer)).toBe(true);
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true });
    }
  });
});
