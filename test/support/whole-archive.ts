import type { Page } from '@playwright/test';
import type { TestSite } from './servers.ts';

/** Chooses in the settings to keep all articles; the first sync, which must not begin before, has failed then. */
export async function wishForAll(page: Page, site: TestSite): Promise<void> {
  site.on('/feed.json', { status: 503 });
  await page.goto(`${site.origin}/cai-dat/`);
  await page.getByLabel('Số tin giữ trong máy').selectOption('all');
  await page.waitForFunction(() => /Không tải được/.test(document.body.innerText));
}

/** Asked of the store: not every screen counts. */
export async function untilStored(page: Page, articles: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('bantin');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('meta').objectStore('meta').get('counts');
          reading.onsuccess = () => resolve(reading.result?.articles === wanted);
          opening.result.close();
        };
      }),
    articles,
    { timeout: 300_000, polling: 250 },
  );
}
