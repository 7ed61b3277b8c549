import type { BrowserContext, Page } from '@playwright/test';
import { launchPersistentChromium } from '../support/browsers.ts';
import { newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { untilTrue } from '../support/reader/until.ts';
import type { TestSite } from '../support/servers.ts';
import { storedMeta } from '../support/stored.ts';
import { expect, test } from './fixtures.ts';

/** Permissions of a profile on disk, where notifications can be granted as a reader grants them. */
async function openApp(site: TestSite) {
  const context = await launchPersistentChromium({
    context: { viewport: { width: 360, height: 740 }, locale: 'vi-VN' },
  });
  const page = await context.newPage();
  // Permissions last as long as the session that set them: that of a page which stays open.
  const devtools = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  const setPermission = (setting: 'granted' | 'denied' | 'prompt') =>
    devtools.send('Browser.setPermission', {
      origin: site.origin,
      permission: { name: 'notifications' },
      setting,
    });
  const registrationId = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${site.origin}/`);
      if (own) resolve(own.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await page.goto(`${site.origin}/`);
  await page.getByText(/Cập nhật lúc \d\d:\d\d/).waitFor();
  await untilTrue(
    page,
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
    'the service worker is activated',
  );
  const sync = async () =>
    devtools.send('ServiceWorker.dispatchPeriodicSyncEvent', {
      origin: site.origin,
      registrationId: await registrationId,
      tag: 'bantin-sync',
    });
  return { context, page, setPermission, sync };
}

/** Asked of the worker: a page that is opened to ask is one that the reader looks at. */
function shown(context: BrowserContext) {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('no service worker');
  return worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    return (await registration.getNotifications()).map(({ title, body, tag, silent, data }) => ({
      title,
      body,
      tag,
      silent,
      data,
    }));
  });
}

/**
 * Whether the worker is left alone: a page that is closed is its client for a moment more, and the sync that it began
 * on opening goes on. What either finds is no news.
 */
function isLeftAlone(context: BrowserContext): Promise<boolean> {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('no service worker');
  return worker.evaluate(async () => {
    interface Clients {
      matchAll(options: { includeUncontrolled: true }): Promise<{ visibilityState: string }[]>;
    }
    const { clients } = globalThis as unknown as { clients: Clients };
    const windows = await clients.matchAll({ includeUncontrolled: true });
    const { held = [], pending = [] } = await navigator.locks.query();
    return windows.every(({ visibilityState }) => visibilityState !== 'visible') && held.length + pending.length === 0;
  });
}

const patience = { timeout: 20_000 };

/** How many featured articles the store has down as no news. */
async function knownCount(page: Page): Promise<number> {
  const known = (await storedMeta(page, 'featuredNews'))?.known;
  return Array.isArray(known) ? known.length : 0;
}

/**
 * What a tap on the notification does. No driver can tap one, so the worker gets the browser's own event with the
 * notification that is shown; what only a real tap allows (to open a window) is noted in its place.
 */
function tap(context: BrowserContext) {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('no service worker');
  return worker.evaluate(async () => {
    interface TapEvent extends Event {
      notification: Notification;
    }
    const scope = globalThis as unknown as EventTarget & {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(url: string): Promise<null> };
      NotificationEvent: new (type: string, init: { notification: Notification | undefined }) => TapEvent;
    };
    const opened: string[] = [];
    scope.clients.openWindow = async (url) => {
      opened.push(url);
      return null;
    };
    const [notification] = await scope.registration.getNotifications();
    const event = new scope.NotificationEvent('notificationclick', { notification });
    const works: Promise<unknown>[] = [];
    Object.defineProperty(event, 'waitUntil', { value: (work: Promise<unknown>) => works.push(work) });
    scope.dispatchEvent(event);
    await Promise.all(works);
    return { opened, left: (await scope.registration.getNotifications()).length };
  });
}

const featured = (id: string, category: string) =>
  plainItem(0, {
    id,
    title: `Tiêu biểu: ${id}`,
    date_published: '2020-05-13T08:00:00+07:00',
    _bantin: { category, featured: true },
  });

test('a reader who asked for it is told, once and silently, of what came while nobody looked', async ({ site }) => {
  await putNews(site);
  const { context, page, setPermission, sync } = await openApp(site);
  try {
    await setPermission('denied');
    await page.goto(`${site.origin}/cai-dat/`);
    await page.getByText(/đang chặn thông báo/).waitFor();
    await setPermission('granted');
    await page.reload();
    const box = page.getByRole('checkbox', { name: 'Báo cho tôi khi có tin tiêu biểu mới' });
    // A box shows what is stored, some time after the tap.
    await box.click();
    await expect(box).toBeChecked();
    await page.getByRole('checkbox', { name: 'Y tế' }).click();
    await expect(page.getByRole('checkbox', { name: 'Y tế' })).not.toBeChecked();

    // While the app is in sight the article itself is the news: once the worker has it down as known, nothing is shown.
    // The browser calls again until then, since a call in the midst of another sync brings nothing.
    const before = await knownCount(page);
    site.put('/feed.json', newsFeed(5, [featured('mot', 'tin-tuc')]));
    await expect
      .poll(async () => {
        await sync();
        return knownCount(page);
      }, patience)
      .toBe(before + 1);
    expect(await shown(context)).toEqual([]);
    await page.goto(`${site.origin}/`);
    await page.getByRole('link', { name: 'Tiêu biểu: mot' }).first().waitFor();
    expect(await shown(context)).toEqual([]);

    await page.close();
    await expect.poll(() => isLeftAlone(context), patience).toBe(true);
    site.put(
      '/feed.json',
      newsFeed(5, [featured('hai', 'thong-bao'), featured('ba', 'y-te'), featured('mot', 'tin-tuc')]),
    );
    await expect
      .poll(async () => {
        await sync();
        return shown(context);
      }, patience)
      .toEqual([
        {
          title: 'Tiêu biểu: hai',
          body: expect.stringContaining('Nội dung'),
          tag: 'bantin-featured',
          silent: true,
          data: { url: expect.stringMatching(`^${site.origin}/bai-viet/tieu-bieu-hai-`) },
        },
      ]);
    // A tap takes it away and opens its article, which reads without a network.
    const { opened, left } = await tap(context);
    expect(left).toBe(0);
    expect(opened).toEqual([expect.stringMatching(`^${site.origin}/bai-viet/tieu-bieu-hai-`)]);
    await site.stop();
    const article = await context.newPage();
    await article.goto(opened[0] ?? '');
    await article.getByRole('heading', { name: 'Tiêu biểu: hai', level: 1 }).waitFor();
  } finally {
    await context.close();
  }
});
