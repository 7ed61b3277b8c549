import { launchPersistentChromium } from '../support/browsers.ts';
import { feedOf, plainItem } from '../support/news-feed.ts';
import { createPublishedSite } from '../support/publish.ts';
import { untilTrue } from '../support/reader/until.ts';
import { expect, test } from './fixtures.ts';

test('Chromium finds nothing in the way of installing a published site', async ({ site }) => {
  const published = await createPublishedSite();
  await published.publish(feedOf([plainItem(1)], { title: 'Cổng tin phường Thử' }));
  site.deploy(published.folder);
  // Installability is told in a profile on disk only.
  const context = await launchPersistentChromium();
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    await untilTrue(
      page,
      async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
      'the service worker is activated',
    );
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '{}') as Record<string, unknown>;
    for (const member of ['id', 'name', 'short_name', 'start_url', 'scope', 'lang', 'dir', 'categories', 'display']) {
      expect.soft(manifest[member], member).toBeTruthy();
    }
    expect(manifest.name).toBe('Cổng tin phường Thử');
    const purposes = (manifest.icons as { purpose?: string }[]).map(({ purpose }) => purpose ?? 'any').join(' ');
    for (const purpose of ['any', 'maskable', 'monochrome']) expect.soft(purposes).toContain(purpose);
    // Those are of the sample site.
    expect(manifest.screenshots).toBeUndefined();
    for (const { url } of manifest.shortcuts as { url: string }[]) {
      await page.goto(new URL(url, site.origin).href);
      await page.getByRole('heading').first().waitFor();
      await expect(page.getByRole('heading', { name: 'Không có trang này' })).toHaveCount(0);
    }
    for (const { src } of manifest.icons as { src: string }[]) {
      const response = await page.request.get(new URL(src, site.origin).href);
      expect.soft(response.status(), src).toBe(200);
      expect.soft(response.headers()['content-type'], src).toMatch(/^image\//);
    }
  } finally {
    await published.remove();
    await context.close();
  }
});
