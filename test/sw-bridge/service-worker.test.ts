import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { bundleForBrowser } from '../support/browser-module.ts';
import { launchChromium } from '../support/browsers.ts';
import { feedPage } from '../support/feed-pages.ts';
import { flipBit, LOGIN_PATH, loginPage, networkFaults } from '../support/network-faults.ts';
import { noisePicture } from '../support/noise-picture.ts';
import { type Behaviour, startSite, type TestSite } from '../support/servers.ts';
import { rootDir } from '../support/shared.ts';
import { type SiteFiles, withServiceWorker } from '../support/worker-site.ts';

declare const ours: typeof import('../support/worker-page.ts');

const KEY = '0123456789abcdef';

/** The shell of a build whose entry script has this name, and its scripts. */
function buildFiles(modules: SiteFiles, name: string): SiteFiles {
  const entry = `/assets/entry-${name}.js`;
  return {
    '/index.html':
      `<!doctype html><html lang="vi"><head><title>${name}</title>` +
      '<script type="application/json" id="site">{"name":"Cổng","feed":"feed.json"}</script>' +
      `<script type="module" src="${entry}"></script></head><body><div id="app"></div></body></html>`,
    ...Object.fromEntries(Object.entries(modules).map(([path, content]) => [`/assets${path}`, content])),
    [entry]: "import * as ours from './module.js'; globalThis.ours = ours;",
    [`/assets/lazy-${name}.js`]: `export default '${name}';`,
  };
}

describe('the service worker', () => {
  let browser: Browser;
  let modules: SiteFiles;
  let site: TestSite;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [browser, modules] = await Promise.all([
      launchChromium(),
      bundleForBrowser(`${rootDir}test/support/worker-page.ts`),
    ]);
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    site = await startSite();
    site.put('/feed.json', feedPage([{ id: 'a', pictures: [`/pictures/${KEY}-640.jpg`, '/anh/hai.png'] }]));
    site.put(`/pictures/${KEY}-640.jpg`, await picture(640, 'jpeg'));
    site.put(`/pictures/${KEY}-320.jpg`, await picture(320, 'jpeg'));
    site.put('/anh/hai.png', await picture(20, 'png'));
    await deploy('mot');
    context = await browser.newContext();
    page = await openPage('/');
    await page.evaluate(() => ours.start());
  });
  afterEach(async () => {
    await context.close();
    await site.stop();
  });

  async function deploy(
    name: string,
    { sizeBytes = 0, packed }: { sizeBytes?: number; packed?: SiteFiles } = {},
  ): Promise<void> {
    const built = { ...buildFiles(modules, name), ...packed };
    // Noise, which no store makes smaller.
    if (sizeBytes > 0) built[`/assets/large-${name}.js`] = `// ${randomBytes(sizeBytes / 2).toString('hex')}`;
    const files = await withServiceWorker(built, packed && ((path) => path in packed));
    for (const [path, content] of Object.entries(files)) site.put(path, content);
    const shell = files['/index.html'] ?? '';
    for (const path of ['/', '/bai-viet/x/', '/album/']) site.put(path, shell, { 'content-type': 'text/html' });
  }

  async function openPage(path: string): Promise<Page> {
    const opened = await context.newPage();
    await opened.goto(site.origin + path);
    await opened.waitForFunction(() => 'ours' in globalThis);
    return opened;
  }

  const cacheNames = () => page.evaluate(async () => (await caches.keys()).sort());

  async function syncAndSettle(opened = page): Promise<void> {
    expect(await opened.evaluate(() => ours.bridge.requestSync('button'))).toBe(true);
    await expect
      .poll(() => opened.evaluate(async () => (await ours.readHeads({ list: { kind: 'all' }, limit: 9 })).length))
      .toBeGreaterThan(0);
  }

  test('answers any page with the shell when the server is gone, and files never', async () => {
    site.put('/feed-2.json', null);
    await site.stop();
    for (const path of ['/', '/?utm_source=zalo', '/album/', '/bai-viet/cau-moi-00000000001/']) {
      const response = await page.goto(site.origin + path);
      expect(await response?.text()).toContain('<div id="app">');
      expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
    }
    await page.goto(`${site.origin}/album/`);
    const failing = ['/feed.json', '/assets/gone.js', '/pictures/x.jpg', '/bai-viet/x/item.json'];
    const answers = await page.evaluate(
      (paths) =>
        Promise.all(
          paths.map((path) =>
            fetch(path).then(
              ({ status }) => status,
              () => 'none',
            ),
          ),
        ),
      failing,
    );
    expect(answers).toEqual(failing.map(() => 'none'));
    await expect(page.goto(`${site.origin}/feed.json`)).rejects.toThrow();
  });

  test('keeps the home page as it was drawn, but none of another build', async () => {
    await page.evaluate(() =>
      ours.bridge.sendSnapshot({
        path: '/',
        html: '<p>Thẻ tin</p>',
        attributes: { lang: 'vi', 'data-theme': 'dark"' },
      }),
    );
    await page.evaluate(() => {
      // Without its entry script a page is of no known build.
      document.querySelector('script[src]')?.remove();
      return ours.bridge.sendSnapshot({ path: '/', html: '<p>Bản khác</p>', attributes: {} });
    });
    await page.evaluate(() => ours.bridge.sendSnapshot({ path: '/album/', html: '<p>Trang khác</p>', attributes: {} }));
    await site.stop();
    await expect
      .poll(async () => (await page.goto(`${site.origin}/`))?.text())
      .toContain('<html lang="vi" data-theme="dark&quot;">');
    const html = await page.content();
    expect(html).toContain('<div id="app"><p>Thẻ tin</p></div>');
    const other = await (await page.goto(`${site.origin}/album/`))?.text();
    expect(other).toContain('<div id="app"></div>');
    expect(other, 'no page is painted in colours that the reader does not want').toContain('data-theme="dark&quot;"');
  });

  test('a new version paints its first pages as the reader had them, and so does home after news were taken back', async () => {
    const snapshot = { path: '/', html: '<p>Thẻ tin</p>', attributes: { lang: 'en', 'data-theme': 'dark' } };
    await page.evaluate((sent) => ours.bridge.sendSnapshot(sent), snapshot);
    await expect.poll(async () => (await page.goto(`${site.origin}/`))?.text()).toContain('Thẻ tin');
    await page.waitForFunction(() => 'ours' in globalThis);
    await page.evaluate(() => ours.start());
    const waiting = page.evaluate(() => new Promise<void>((resolve) => ours.bridge.onUpdateWaiting(resolve)));
    await deploy('hai');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await waiting;
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => ours.bridge.applyUpdate());
    await reloaded;
    await expect.poll(() => page.title()).toBe('hai');
    // No page of the new version has told anything yet.
    for (const path of ['/', '/album/']) {
      const html = await (await page.goto(site.origin + path))?.text();
      expect(html).toContain('<html lang="en" data-theme="dark">');
      expect(html).toContain('<title>hai</title>');
      expect(html).toContain('<div id="app"></div>');
    }
    await page.waitForFunction(() => 'ours' in globalThis);
    site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
    await syncAndSettle();
    await page.evaluate((sent) => ours.bridge.sendSnapshot(sent), snapshot);
    site.put('/feed.json', feedPage([{ id: 'a' }], { withdrawn: ['b'] }));
    await page.evaluate(() => ours.bridge.requestSync('button'));
    await expect.poll(async () => (await page.goto(`${site.origin}/`))?.text()).not.toContain('Thẻ tin');
    expect(await (await page.goto(`${site.origin}/`))?.text()).toContain('<html lang="en" data-theme="dark">');
  });

  test('has the browser answer the start page and the scripts without starting the worker', async () => {
    await site.stop();
    await page.goto(`${site.origin}/`);
    const sources = await page.evaluate(() =>
      performance
        .getEntries()
        .filter(({ entryType }) => entryType === 'navigation' || entryType === 'resource')
        .map((entry) => (entry as { workerFinalSourceType?: string }).workerFinalSourceType),
    );
    expect(sources.length).toBeGreaterThan(1);
    expect(new Set(sources)).toEqual(new Set(['cache']));
  });

  test('has a start page again after a sync, where a kill between two of them had left none', async () => {
    await page.evaluate(async () => {
      const [name = ''] = (await caches.keys()).filter((one) => one.startsWith('bantin-pages-'));
      if (!(await (await caches.open(name)).delete(`${location.origin}/`))) throw new Error('there was none');
    });
    await syncAndSettle();
    await site.stop();
    expect(await (await page.goto(`${site.origin}/`))?.text()).toContain('<div id="app"></div>');
  });

  test('keeps the pictures that were shown, and shows another size of the same one offline', async () => {
    await syncAndSettle();
    const load = (src: string) => page.evaluate((url) => ours.loadPicture(url), src);
    expect(await load(`/pictures/${KEY}-640.jpg`)).toBe(640);
    await expect.poll(() => page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount)).toBe(1);
    site.on('/anh/hai.png', { body: '<html>', headers: { 'content-type': 'text/html' } });
    expect(await load('/anh/hai.png')).toBe(0);
    await site.stop();
    expect(await load(`/pictures/${KEY}-640.jpg?again`)).toBe(640);
    expect(await load(`/pictures/${KEY}-320.jpg`)).toBe(640);
    expect(await load('/anh/hai.png')).toBe(0);
    expect(await page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount)).toBe(1);
  });

  test('keeps small pictures alone where the reader wants those, and none that came from another server', async () => {
    site.put('/anh/lon.jpg', await noisePicture(1, 600));
    const other = await startSite({ files: { '/la.png': await picture(30, 'png') } });
    site.on('/anh/dan-di.png', { status: 302, headers: { location: `${other.origin}/la.png` } });
    await syncAndSettle();
    await page.evaluate(() => ours.writeSettings({ pictureBudget: 'small' }));
    const load = (src: string) => page.evaluate((url) => ours.loadPicture(url), src);
    const stored = () => page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount);
    expect(await load('/anh/lon.jpg')).toBe(600);
    await load('/anh/dan-di.png');
    expect(await load('/anh/hai.png')).toBe(20);
    await expect.poll(stored).toBe(1);
    await page.evaluate(() => ours.writeSettings({ pictureBudget: 'opened' }));
    expect(await load('/anh/lon.jpg?again')).toBe(600);
    await expect.poll(stored).toBe(2);
    await other.stop();
    await site.stop();
    expect(await load('/anh/hai.png')).toBe(20);
    expect(await load('/anh/dan-di.png')).toBe(0);
  });

  test('keeps no picture when the reader wants none, but all of a saved article', async () => {
    await syncAndSettle();
    await page.evaluate(() => ours.writeSettings({ pictureBudget: 'none' }));
    expect(await page.evaluate(() => ours.loadPicture('/anh/hai.png'))).toBe(20);
    expect(await page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount)).toBe(0);
    const key = articleKey('a');
    await page.evaluate((saved) => ours.setSaved(saved, true), key);
    const kept = await page.evaluate((saved) => ours.keeping.keepArticles([saved, 'unknown']), key);
    expect(kept).toMatchObject({ stored: 2, failed: 0 });
    await site.stop();
    expect(await page.evaluate(() => ours.loadPicture('/anh/hai.png'))).toBe(20);
  });

  test('a page of the old build finds its chunks after a new one took over; then they go, but nothing of a later one', async () => {
    const other = await openPage('/album/');
    const waiting = page.evaluate(() => new Promise<void>((resolve) => ours.bridge.onUpdateWaiting(resolve)));
    await deploy('hai');
    // The server keeps nothing of the old build.
    site.put('/assets/lazy-mot.js', null);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await waiting;
    expect(await page.title()).toBe('mot');
    // As a third build that is being installed has them.
    const later = ['bantin-pages-later', 'bantin-shell-later'];
    await page.evaluate(async (names) => {
      for (const name of names) await caches.open(name);
    }, later);
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => ours.bridge.applyUpdate());
    await reloaded;
    await expect.poll(() => page.title()).toBe('hai');
    const chunk = await other.evaluate(async () => (await fetch('/assets/lazy-mot.js')).status);
    expect([chunk, await other.title()]).toEqual([200, 'mot']);
    expect((await cacheNames()).filter((name) => name.startsWith('bantin-shell-'))).toHaveLength(3);
    // With the last old page closed, the old files go at the next sync.
    await other.close();
    await page.waitForFunction(() => 'ours' in globalThis);
    await page.evaluate(() => ours.bridge.requestSync('start'));
    await expect.poll(cacheNames).toHaveLength(4);
    expect(await cacheNames()).toEqual(expect.arrayContaining(later));
    const gone = page.evaluate(async () => (await fetch('/assets/lazy-mot.js', { cache: 'reload' })).status);
    expect(await gone).toBe(404);
  });

  test('installs where the host redirects index.html to its folder', async () => {
    await context.close();
    site.on('/index.html', { status: 301, headers: { location: '/' } });
    context = await browser.newContext();
    page = await openPage('/album/');
    await page.evaluate(() => ours.start());
    await site.stop();
    expect(await (await page.goto(`${site.origin}/album/`))?.text()).toContain('<div id="app"></div>');
  });

  test('installs nothing but the files of its build, whatever comes instead of them, and installs once they come', async () => {
    // A file that is just another one's, a login page, a bit flipped; each at a script and at the shell.
    const oldShell =
      '<!doctype html><html><body><div id="app"></div><script src="/assets/alt.js"></script></body></html>';
    const wrong: [string | RegExp, Behaviour][] = [
      [/^\/assets\/lazy/, { body: '<html>', headers: { 'content-type': 'text/html' } }],
      [/^\/assets\/lazy/, { body: '<html>' }],
      [/^\/assets\/lazy/, { change: flipBit }],
      [/^\/assets\/lazy/, { status: 404 }],
      [/^\/assets\/lazy/, { cutAfterShare: 0.5 }],
      ['/index.html', { body: loginPage }],
      ['/index.html', { status: 302, headers: { location: '/dang-nhap' } }],
      ['/index.html', { body: oldShell }],
      ['/index.html', { change: (body) => body.subarray(0, body.length - 30) }],
      ['/sw.js', { body: loginPage, headers: { 'content-type': 'text/html' } }],
      ['/sw.js', { change: (body) => body.subarray(0, body.length >> 1) }],
    ];
    site.put('/dang-nhap', loginPage);
    for (const [path, behaviour] of wrong) {
      // Of its own each time: what a try before has got right may come late, and lie in the browser's cache.
      await context.close();
      context = await browser.newContext();
      page = await openPage('/');
      site.on(path, behaviour);
      await page.evaluate(() => ours.register());
      await page.waitForFunction(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return !registration?.installing && !registration?.waiting;
      });
      const active = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null);
      expect([String(path), active]).toEqual([String(path), null]);
      site.clear();
    }
    await page.evaluate(() => ours.start());
    await site.stop();
    expect(await (await page.goto(`${site.origin}/album/`))?.text()).toContain('<title>mot</title>');
    // Twelve installations, one after the other.
  });

  test('shows another size of a picture when the right one does not come, and stores none but whole pictures', async () => {
    const small = `/pictures/${KEY}-320.jpg`;
    const large = `/pictures/${KEY}-640.jpg`;
    const stored = () => page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount);
    expect(await page.evaluate((src) => ours.loadPicture(src), small)).toBe(320);
    await expect.poll(stored).toBe(1);
    const bad = networkFaults.filter(({ isStale, needsHash }) => !isStale && !needsHash);
    site.put(LOGIN_PATH, loginPage);
    for (const [at, { name, behaviour }] of bad.entries()) {
      site.on(large, behaviour);
      // A page remembers what it showed under an address.
      expect([name, await page.evaluate((src) => ours.loadPicture(src), `${large}?${at}`)]).toEqual([name, 320]);
      expect([name, await stored()]).toEqual([name, 1]);
      site.clear();
    }
    expect(await page.evaluate((src) => ours.loadPicture(src), large)).toBe(640);
    await expect.poll(stored).toBe(2);
  });

  describe('with small files in a pack', () => {
    const files = (mark: string, changed: number): SiteFiles =>
      Object.fromEntries(
        Array.from({ length: 10 }, (_, at) => {
          const name = `/assets/part-${at}-${at < changed ? mark : 'same'}.${at === 9 ? 'css' : 'js'}`;
          return [name, `/* phần ${at}: $& \u2028 */`];
        }),
      );
    const asked = () => {
      const paths = site.requests.map(({ path }) => path);
      return {
        packs: paths.filter((path) => path.startsWith('/assets/pack-')).length,
        parts: paths.filter((path) => path.startsWith('/assets/part-')).length,
      };
    };

    async function installAnew(): Promise<void> {
      await context.close();
      context = await browser.newContext();
      page = await openPage('/');
      site.forget();
    }

    async function expectWhole(parts: SiteFiles): Promise<void> {
      const got = await page.evaluate(
        (paths) =>
          Promise.all(
            paths.map(async (path) => {
              const response = await fetch(path);
              const { headers } = response;
              return [path, await response.text(), headers.get('content-type'), headers.has('content-security-policy')];
            }),
          ),
        Object.keys(parts),
      );
      expect(got).toEqual(
        Object.entries(parts).map(([path, text]) => [
          path,
          text,
          `text/${path.endsWith('css') ? 'css' : 'javascript'}; charset=utf-8`,
          true,
        ]),
      );
    }

    test('a new reader fetches the pack alone, and has each file with type and policy when the server is gone', async () => {
      const parts = files('mot', 10);
      await deploy('mot', { packed: parts });
      await installAnew();
      await page.evaluate(() => ours.start());
      expect(asked()).toEqual({ packs: 1, parts: 0 });
      await site.stop();
      await expectWhole(parts);
    });

    test.each<[string, Behaviour]>([
      ['is refused', { status: 404 }],
      ['is a login page', { body: loginPage }],
      ['has a bit flipped', { change: flipBit }],
      ['is cut short', { cutAfterShare: 0.5 }],
    ])('where it %s, each file comes by itself', async (_, behaviour) => {
      const parts = files('mot', 10);
      await deploy('mot', { packed: parts });
      await installAnew();
      site.on(/^\/assets\/pack-/, behaviour);
      await page.evaluate(() => ours.start());
      expect(asked().parts).toBe(10);
      await site.stop();
      expect(await page.evaluate(async () => (await fetch('/assets/part-3-mot.js')).status)).toBe(200);
    });

    test.each([
      [2, { packs: 0, parts: 2 }],
      [8, { packs: 1, parts: 0 }],
    ])('a new version with %i of ten changed fetches what costs least', async (changed, expected) => {
      await deploy('mot', { packed: files('mot', changed) });
      await installAnew();
      await page.evaluate(() => ours.start());
      await deploy('hai', { packed: files('hai', changed) });
      site.forget();
      const waiting = page.evaluate(() => new Promise<void>((resolve) => ours.bridge.onUpdateWaiting(resolve)));
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await waiting;
      expect(asked()).toEqual(expected);
    });
  });

  describe('with no room left', () => {
    const look = () =>
      page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    const state = () =>
      page.evaluate(async () => {
        const { waiting, installing } = (await navigator.serviceWorker.getRegistration()) ?? {};
        return waiting ? 'waits' : installing ? 'comes' : 'none';
      });
    const pictureCount = () => page.evaluate(async () => (await ours.pictures.readPictureTotals()).pictureCount);

    async function fillUp(by: 'pictures' | 'cache'): Promise<void> {
      const session = await context.newCDPSession(page);
      // Before much is written: Chromium remembers for a while how much room there was.
      await session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 12_000_000 });
      await page.evaluate((what) => ours.fillRoom(what), by);
    }

    test('a new version takes that of pictures that were only seen', async () => {
      await fillUp('pictures');
      const filled = await pictureCount();
      await deploy('hai', { sizeBytes: 400_000 });
      // The browser gives room back later than it is asked for: then it tries again.
      const lookAgain = async () => {
        if ((await state()) === 'none') await look();
        return await state();
      };
      await expect.poll(lookAgain, { timeout: 60_000, interval: 200 }).toBe('waits');
      expect(await pictureCount()).toBeLessThan(filled);
    }, 90_000);

    test('a new version is not installed, and pages are told where nothing can make any', async () => {
      await fillUp('cache');
      const heard = await page.evaluateHandle(() => ours.hearChanges());
      await deploy('hai', { sizeBytes: 400_000 });
      await look();
      await expect.poll(async () => (await heard.jsonValue()).includes('no-room'), { timeout: 20_000 }).toBe(true);
      await expect.poll(state, { timeout: 20_000 }).toBe('none');
      expect(await page.title()).toBe('mot');
    }, 60_000);
  });

  test('a browser that grants periodic sync, to an active worker alone, is asked for it, and the worker is of use', async () => {
    await context.close();
    context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(navigator.permissions, 'query', { value: async () => ({ state: 'granted' }) });
      Object.defineProperty(ServiceWorkerRegistration.prototype, 'periodicSync', {
        get(this: ServiceWorkerRegistration) {
          const register = async (tag: string) => {
            if (!this.active) throw new DOMException('no active Service Worker', 'InvalidStateError');
            document.title = tag;
          };
          return { register };
        },
      });
    });
    page = await openPage('/');
    await page.evaluate(() => ours.start());
    expect(await page.evaluate(() => ours.bridge.requestSync('button'))).toBe(true);
    await expect.poll(() => page.title()).toBe('bantin-sync');
  });

  test('syncs when the browser says so, without any word of a page', async () => {
    const session = await context.newCDPSession(page);
    const registrationId = await new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) resolve(registrations[0].registrationId);
      });
      void session.send('ServiceWorker.enable');
    });
    await session.send('ServiceWorker.dispatchPeriodicSyncEvent', {
      origin: site.origin,
      registrationId,
      tag: 'bantin-sync',
    });
    await expect
      .poll(() => page.evaluate(async () => (await ours.readHeads({ list: { kind: 'all' }, limit: 9 })).length))
      .toBe(1);
  });
});

function picture(width: number, format: 'jpeg' | 'png'): Promise<Buffer> {
  return sharp({ create: { width, height: 10, channels: 3, background: '#a3231f' } })
    .toFormat(format)
    .toBuffer();
}
