// `npm run screenshots`: every screen of the sample site at the sizes and in the colours that readers see them, into
// test-results/screenshots; with `-- --install`, also the three that the web app manifest shows, into public/icons.
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
}

const shots: Shot[] = [
  { name: 'home', path: '/', ready: '.card img' },
  { name: 'categories', path: '/chuyen-muc/', ready: '.category-list a' },
  { name: 'category', path: '/chuyen-muc/thu-tuc-hanh-chinh/', ready: '.card' },
  { name: 'albums', path: '/album/', ready: '.tile img' },
  { name: 'search', path: '/tim-kiem/#?q=tiem%20chung', ready: '.results mark' },
  { name: 'saved-empty', path: '/da-luu/', ready: '.notice' },
  { name: 'settings', path: '/cai-dat/', ready: '.settings' },
  { name: 'about', path: '/gioi-thieu/', ready: '.about' },
  { name: 'not-found', path: '/khong-co/', ready: '.notice' },
];

const sizes = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };

async function openSite(browser: Browser, size: keyof typeof sizes, colorScheme: 'light' | 'dark', scale: number) {
  const context = await browser.newContext({
    viewport: sizes[size],
    deviceScaleFactor: scale,
    colorScheme,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  await page.goto(ORIGIN);
  // The first sync is over when the strip tells the time of it.
  await page.getByRole('status').filter({ hasText: 'Cập nhật lúc' }).waitFor({ timeout: 60_000 });
  return page;
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const onScreen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(onScreen.map((image) => image.decode().catch(() => undefined)));
  });
}

async function openFirst(page: Page, list: string, link: string, ready: string): Promise<void> {
  await page.goto(ORIGIN + list);
  await page.locator(link).first().click();
  await page.locator(ready).first().waitFor();
}

async function takeAll(browser: Browser): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const size of ['narrow', 'wide'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await openSite(browser, size, scheme, 1);
      const take = async (name: string) => {
        await settle(page);
        await page.screenshot({ path: join(outDir, `${name}-${size}-${scheme}.png`) });
      };
      for (const { name, path, ready } of shots) {
        await page.goto(ORIGIN + path);
        await page.locator(ready).first().waitFor();
        await take(name);
      }
      await openFirst(page, '/', '.card-lead a', '.article h1');
      await take('article');
      await openFirst(page, '/album/', '.tile a', '.album-grid img');
      await take('album');
      await page.locator('.album-grid button').first().click();
      await page.locator('dialog img').waitFor();
      await take('viewer');
      await page.context().close();
    }
  }
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
    if (args.includes('--install')) await takeForManifest(browser);
    else await takeAll(browser);
    return 0;
  } finally {
    await browser.close();
    const ended = once(site, 'exit');
    site.kill();
    await ended;
  }
}
