// `npm run screenshots`: every screen and state of the sample site at the sizes and in the colours that readers see them,
// into test-results/screenshots. `-- --screen home,article --dress dark,large --size narrow` takes those alone, `--dress
// all` takes every theme, large text, typefaces and English; with `-- --install`, also the three that the web app manifest shows, into public/icons.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { launchChromium } from './browsers.ts';
import { rootDir } from './shared.ts';

const PORT = '8971';
const ORIGIN = `http://localhost:${PORT}`;
const outDir = join(rootDir, 'test-results/screenshots');

interface Shot {
  name: string;
  path: string;
  /** What stands on the screen when it is complete. */
  ready: string;
  /** What is done there before the picture is taken. */
  act?: (page: Page) => Promise<unknown>;
  /** The site is stopped before the page opens. */
  offline?: true;
}

const openFirstCard = (page: Page) => openFirst(page, '/', '.card-lead a', '.article h1');

const shots: Shot[] = [
  { name: 'home', path: '/', ready: '.card img' },
  { name: 'home-list', path: '/', ready: '.card img', act: (page) => page.evaluate(() => scrollTo(0, 900)) },
  { name: 'categories', path: '/chuyen-muc/', ready: '.category-list a' },
  {
    name: 'category',
    path: '/chuyen-muc/',
    ready: '.category-list a',
    act: (page) => openFirst(page, '/chuyen-muc/', '.category-list a', '.list .card'),
  },
  { name: 'albums', path: '/album/', ready: '.tile img' },
  { name: 'search-empty', path: '/tim-kiem/', ready: '.search' },
  { name: 'search', path: '/tim-kiem/#?q=tiem%20chung', ready: '.results mark' },
  { name: 'search-nothing', path: '/tim-kiem/#?q=khongcogi', ready: '.search-intro' },
  { name: 'saved-empty', path: '/da-luu/', ready: '.notice' },
  { name: 'settings', path: '/cai-dat/', ready: '.settings' },
  {
    name: 'settings-end',
    path: '/cai-dat/',
    ready: '.usage, .storage, .settings',
    act: (page) => page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2)),
  },
  { name: 'about', path: '/gioi-thieu/', ready: '.about' },
  { name: 'not-found', path: '/khong-co/', ready: '.notice' },
  { name: 'article', path: '/', ready: '.card-lead a', act: openFirstCard },
  {
    name: 'article-body',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.evaluate(() => scrollTo(0, 700));
    },
  },
  {
    name: 'article-end',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    },
  },
  {
    name: 'share',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.getByRole('button', { name: /^(Chia sẻ|Share)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'saved',
    path: '/',
    ready: '.card-lead a',
    act: async (page) => {
      await openFirstCard(page);
      await page.locator('.article-actions button[aria-pressed]').first().click();
      await page.locator('.toast').waitFor();
      await page.goto(`${ORIGIN}/da-luu/`);
      await page.locator('.card').first().waitFor();
    },
  },
  {
    name: 'album',
    path: '/album/',
    ready: '.tile a',
    act: (page) => openFirst(page, '/album/', '.tile a', '.album-grid img'),
  },
  {
    name: 'viewer',
    path: '/album/',
    ready: '.tile a',
    act: async (page) => {
      await openFirst(page, '/album/', '.tile a', '.album-grid img');
      await page.locator('.album-grid button').first().click();
      await page.locator('dialog img').waitFor();
    },
  },
  { name: 'offline-home', path: '/', ready: '.strip-offline', offline: true },
  { name: 'offline-missing', path: '/bai-viet/khong-co/', ready: '.notice', offline: true },
];

const sizes = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };

/** Dresses of the app beyond what the system asks for, as attributes and language of its settings. */
const dresses: Record<string, { scheme?: 'light' | 'dark'; settings?: Record<string, unknown> }> = {
  light: {},
  dark: { scheme: 'dark' },
  sepia: { settings: { theme: 'sepia' } },
  contrast: { settings: { theme: 'contrast' } },
  'contrast-dark': { scheme: 'dark', settings: { theme: 'contrast' } },
  large: { settings: { textSize: 5 } },
  easy: { settings: { font: 'easy', lineSpacing: 'wide' } },
  serif: { settings: { font: 'serif' } },
  english: { settings: { language: 'en' } },
};

async function openSite(browser: Browser, size: keyof typeof sizes, dress: string, scale: number) {
  const context = await browser.newContext({
    viewport: sizes[size],
    deviceScaleFactor: scale,
    colorScheme: dresses[dress]?.scheme ?? 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  await page.goto(ORIGIN);
  // The first sync is over when the strip tells the time of it.
  await page.getByRole('status').filter({ hasText: 'Cập nhật lúc' }).waitFor({ timeout: 60_000 });
  const settings = dresses[dress]?.settings;
  if (settings) await page.evaluate(writeSettings, settings);
  return page;
}

/** Straight into the app's own record, as a reader's earlier visit left it. */
async function writeSettings(patch: Record<string, unknown>): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bantin');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction('meta', 'readwrite');
  const store = transaction.objectStore('meta');
  const request = store.get('settings');
  request.onsuccess = () => store.put({ ...request.result, ...patch }, 'settings');
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const onScreen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(onScreen.map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}

async function openFirst(page: Page, list: string, link: string, ready: string): Promise<void> {
  await page.goto(ORIGIN + list);
  await page.locator(link).first().click();
  await page.locator(ready).first().waitFor();
}

interface Wish {
  names: string[];
  dresses: string[];
  sizes: (keyof typeof sizes)[];
}

/** Whether every screen came to stand as it should. */
async function takeAll(browser: Browser, wish: Wish): Promise<boolean> {
  let isWhole = true;
  await mkdir(outDir, { recursive: true });
  for (const size of wish.sizes) {
    for (const dress of wish.dresses) {
      const page = await openSite(browser, size, dress, 1);
      for (const { name, path, ready, act, offline } of shots) {
        if (wish.names.length > 0 && !wish.names.includes(name)) continue;
        await page.context().setOffline(offline === true);
        try {
          await page.goto(ORIGIN + path);
          await page.locator(ready).first().waitFor();
          await act?.(page);
          await settle(page);
        } catch (error) {
          // The picture shows what stands there instead; the other screens are wanted all the same.
          console.error(`${name}, ${size}, ${dress}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
          isWhole = false;
        }
        await page.screenshot({ path: join(outDir, `${name}-${size}-${dress}.png`) });
      }
      await page.context().close();
    }
  }
  return isWhole;
}

/** `--screen home,article --dress dark,large --size narrow`; everything by default, in light and dark. */
function parseWish(args: string[]): Wish {
  const list = (name: string) => args[args.indexOf(`--${name}`) + 1]?.split(',') ?? [];
  const given = (name: string) => (args.includes(`--${name}`) ? list(name) : []);
  const wishedDresses = given('dress');
  const wishedSizes = given('size') as Wish['sizes'];
  return {
    names: given('screen'),
    dresses:
      wishedDresses[0] === 'all' ? Object.keys(dresses) : wishedDresses.length > 0 ? wishedDresses : ['light', 'dark'],
    sizes: wishedSizes.length > 0 ? wishedSizes : ['narrow', 'wide'],
  };
}

/** Illustrations of few colours: a palette makes them a quarter of the size. */
async function takeForManifest(browser: Browser): Promise<void> {
  const keep = async (page: Page, name: string) => {
    await settle(page);
    const picture = await page.screenshot();
    await sharp(picture)
      .png({ palette: true, quality: 80 })
      .toFile(join(rootDir, 'public/icons', name));
  };
  const narrow = await openSite(browser, 'narrow', 'light', 2);
  await keep(narrow, 'screenshot-narrow-home.png');
  await openFirst(narrow, '/', '.card-lead a', '.article h1');
  await keep(narrow, 'screenshot-narrow-article.png');
  const wide = await openSite(browser, 'wide', 'light', 1);
  await keep(wide, 'screenshot-wide-home.png');
}

export async function main(args: string[]): Promise<number> {
  const site = spawn(process.execPath, ['dist/publisher/bantin.js', 'start', '--port', PORT], {
    cwd: rootDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await launchChromium();
  try {
    for await (const line of createInterface({ input: site.stdout })) if (line.includes(ORIGIN)) break;
    if (!args.includes('--install')) return (await takeAll(browser, parseWish(args))) ? 0 : 1;
    await takeForManifest(browser);
    return 0;
  } finally {
    await browser.close();
    const ended = once(site, 'exit');
    site.kill();
    await ended;
  }
}
