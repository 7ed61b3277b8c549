import { expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { openBrowserModule } from '../support/browser-module.ts';
import { installed, launchFirefox } from '../support/browsers.ts';
import { feedPage } from '../support/feed-pages.ts';
import { rootDir } from '../support/shared.ts';

declare const ours: typeof import('../support/store-page.ts');

/** In KiB, of all sites; one site may have a fifth of it. */
const ROOM_OF_ALL = 5 * 14_000;

test.skipIf(!installed.firefox)(
  'in Firefox with no room left, what the reader wants kept takes the room of pictures that were only seen',
  async () => {
    const { site, page, close } = await openBrowserModule(`${rootDir}test/support/store-page.ts`, {}, () =>
      launchFirefox({ 'dom.quotaManager.temporaryStorage.fixedLimit': ROOM_OF_ALL }),
    );
    try {
      site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
      expect(await page.evaluate(() => ours.sync())).toMatchObject({ state: 'done' });
      const filled = await page.evaluate(() => ours.fillRoom());
      expect(filled).toBeGreaterThan(8);
      const [a, b] = [articleKey('a'), articleKey('b')];
      await page.evaluate((keys) => ours.writeWhatIsWanted(keys), [a, b] as const);
      expect(await page.evaluate(async () => (await ours.readSaved()).map(({ key }) => key))).toEqual([a]);
      // Text goes before pictures.
      const text = Array.from({ length: 250_000 }, (_, i) => ((i * 2654435761) >>> 0).toString(36)).join(' ');
      site.put('/feed.json', feedPage(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id + text }))));
      await expect.poll(() => page.evaluate(() => ours.sync()), { timeout: 60_000 }).toMatchObject({ state: 'done' });
      const left = await page.evaluate(async () => (await ours.readStorageReport()).pictureCount);
      expect(left).toBeLessThan(filled);
      expect(await page.evaluate(async () => (await ours.readCounts()).articles)).toBe(5);
    } finally {
      await close();
    }
  },
  120_000,
);
