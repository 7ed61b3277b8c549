// `npm run screenshots`: every screen and state of the sample site at the sizes and in the colours that readers see them,
// into test-results/screenshots. `-- --screen home,article --dress dark,large --size narrow` takes those alone, `--dress
// all` takes every theme, large text, typefaces and English; with `-- --install`, also the three that the web app manifest shows, into public/icons.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import sharp from 'sharp';
import { launchChromium } from './browsers.ts';
import { ORIGIN, openFirstCard, PORT, type Shot, shots } from './screenshots/shots.ts';
import { rootDir } from './shared.ts';

const outDir = join(rootDir, 'test-results/screenshots');

const sizes = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };

/** What the app is looked at in: by the system's wish, and by the reader's own settings. */
interface Dress {
  scheme?: 'light' | 'dark';
  forcedColors?: 'active';
  settings?: Record<string, unknown>;
}

const dresses: Record<string, Dress> = {
  light: {},
  dark: { scheme: 'dark' },
  sepia: { settings: { theme: 'sepia' } },
  contrast: { settings: { theme: 'contrast' } },
  'contrast-dark': { scheme: 'dark', settings: { theme: 'contrast' } },
  large: { settings: { textSize: 5 } },
  'dark-large': { scheme: 'dark', settings: { textSize: 5 } },
  easy: { settings: { font: 'easy', lineSpacing: 'wide' } },
  serif: { settings: { font: 'serif' } },
  english: { settings: { language: 'en' } },
  forced: { forcedColors: 'active' },
};

function openContext(browser: Browser, size: keyof typeof sizes, dress: string, options: BrowserContextOptions = {}) {
  return browser.newContext({
    viewport: sizes[size],
    colorScheme: dresses[dress]?.scheme ?? 'light',
    forcedColors: dresses[dress]?.forcedColors ?? 'none',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...options,
  });
}

/** A reader's own phone, with the news on it. */
async function openSite(browser: Browser, size: keyof typeof sizes, dress: string, scale = 1) {
  const context = await openContext(browser, size, dress, { deviceScaleFactor: scale });
  // The device's own share sheet needs a screen: a browser without one crashes.
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
  const page = await context.newPage();
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
    // Caught in the midst of a smooth scroll, bars that stay in place are drawn elsewhere.
    for (let still = 0, from = scrollY; still < 10; still = from === scrollY ? still + 1 : 0) {
      from = scrollY;
      await new Promise(requestAnimationFrame);
    }
    // Sheets rise and words fade in: what is looked at is how they come to stand. Some animations have no end.
    await Promise.all(
      document
        .getAnimations()
        .map(
          ({ effect, finished }) => effect?.getComputedTiming().endTime !== Infinity && finished.catch(() => undefined),
        ),
    );
  });
}

interface Wish {
  names: string[];
  dresses: string[];
  sizes: (keyof typeof sizes)[];
}

/** A phone that sees the site for the first time, while the site does not answer as it should. */
async function openFirstVisit(browser: Browser, size: keyof typeof sizes, dress: string, fate: Shot['firstVisit']) {
  const context = await openContext(browser, size, dress, { serviceWorkers: 'block' });
  await context.route(/\/feed[./]/, async (route) => {
    if (fate === 'fails') return route.fulfill({ status: 500 });
    if (fate === 'brings nothing') {
      return route.fulfill({ json: { version: 'https://jsonfeed.org/version/1.1', title: '', items: [] } });
    }
    // Never answered: the page waits.
  });
  // The bare shell, as on a host that serves the app alone: the publisher's own home has its articles in it.
  await context.route(`${ORIGIN}/`, (route) => route.fulfill({ path: join(rootDir, 'dist/app/index.html') }));
  return context;
}

/** Whether the screen came to stand as it should; the picture is taken either way. */
async function take(context: BrowserContext, shot: Shot, file: string): Promise<boolean> {
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  let isWhole = true;
  try {
    await context.setOffline(shot.offline === true);
    await page.goto(ORIGIN + shot.path);
    await page.locator(shot.ready).first().waitFor();
    await shot.act?.(page);
    await settle(page);
  } catch (error) {
    // The picture shows what stands there instead; the other screens are wanted all the same.
    console.error(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    isWhole = false;
  }
  await page.screenshot({ path: join(outDir, file), fullPage: shot.whole === true });
  await page.close();
  return isWhole;
}

/** Whether every screen came to stand as it should. */
async function takeAll(browser: Browser, wish: Wish): Promise<boolean> {
  let isWhole = true;
  for (const size of wish.sizes) {
    for (const dress of wish.dresses) {
      const phone = (await openSite(browser, size, dress)).context();
      for (const shot of shots) {
        if (wish.names.length > 0 && !wish.names.includes(shot.name)) continue;
        const first = shot.firstVisit && (await openFirstVisit(browser, size, dress, shot.firstVisit));
        if (!(await take(first ?? phone, shot, `${shot.name}-${size}-${dress}.png`))) isWhole = false;
        await first?.close();
      }
      await phone.close();
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
  await openFirstCard(narrow);
  await keep(narrow, 'screenshot-narrow-article.png');
  const wide = await openSite(browser, 'wide', 'light');
  await keep(wide, 'screenshot-wide-home.png');
}

/**
 * What "the system's typeface" is on a bare Debian is a third wider than on any phone: here it is one of the widths of
 * Roboto and San Francisco.
 */
async function writeFontSettings(): Promise<string> {
  const file = join(outDir, 'fonts.conf');
  await mkdir(outDir, { recursive: true });
  const edit = '<edit name="family" mode="assign" binding="strong"><string>Liberation Sans</string></edit>';
  const rules = ['system-ui', 'sans', 'sans-serif', 'DejaVu Sans'].map(
    (family) => `<match><test name="family"><string>${family}</string></test>${edit}</match>`,
  );
  await writeFile(file, `<fontconfig><include>/etc/fonts/fonts.conf</include>${rules.join('')}</fontconfig>`);
  return file;
}

export async function main(args: string[]): Promise<number> {
  const site = spawn(process.execPath, ['dist/publisher/bantin.js', 'start', '--port', PORT], {
    cwd: rootDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.env.FONTCONFIG_FILE = await writeFontSettings();
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
