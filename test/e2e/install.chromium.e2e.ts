import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { launchPersistentChromium } from '../support/browsers.ts';
import { putNews } from '../support/news-feed.ts';
import { test } from './fixtures.ts';

interface Manifest {
  id: string;
  icons: { src: string; purpose: string; sizes: string }[];
  shortcuts: { icons: { src: string }[] }[];
  screenshots: { src: string; form_factor: string }[];
}

// An incognito context reports itself as an installability error: only a profile on disk tells the truth.
test('Chromium finds nothing that keeps the app from being installed', async ({ site }) => {
  await putNews(site);
  const context = await launchPersistentChromium();
  try {
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '{}') as Manifest;
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['any', 'maskable', 'monochrome']),
    );
    expect(manifest.screenshots.map((one) => one.form_factor)).toEqual(expect.arrayContaining(['narrow', 'wide']));
    const files = [manifest.icons, manifest.screenshots, ...manifest.shortcuts.map(({ icons }) => icons)].flat();
    expect(files.filter(({ src }) => !existsSync(join(requireAppBuild(), src)))).toEqual([]);
  } finally {
    await context.close();
  }
});
