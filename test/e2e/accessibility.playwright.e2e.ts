import AxeBuilder from '@axe-core/playwright';
import { paths } from '../../src/site/paths.ts';
import { putNews } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './fixtures.ts';
import { screens } from './screens.ts';
import { settle } from './steps.ts';

/** By the system's wish, which Chromium can be given, else by the app's own setting. */
async function dress(reader: PlaywrightReader, scheme: 'light' | 'dark'): Promise<void> {
  if (reader.engine === 'chromium') return reader.page.emulateMedia({ colorScheme: scheme });
  await reader.open(paths.settings);
  await reader.tap('radio', scheme === 'light' ? 'Sáng' : 'Tối');
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${scheme}`, async ({ inPlaywright: reader, site }) => {
    test.setTimeout(120_000);
    await putNews(site);
    await dress(reader, scheme);
    await settle(reader);
    for (const { name, path, role, known } of screens) {
      await reader.open(path);
      await reader.see(role, known);
      const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
      );
      expect.soft(found, `${name}, ${scheme}`).toEqual([]);
      const background = await reader.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = (background.match(/\d+/g) ?? []).slice(0, 3).every((channel) => Number(channel) > 128);
      expect.soft(light, `${name} is drawn ${scheme}: ${background}`).toBe(scheme === 'light');
    }
  });

  test(`home without articles and with a failure passes axe, ${scheme}`, async ({
    inPlaywright: reader,
    site,
    guard,
  }) => {
    guard.expected.push(/Failed to load resource|status of 500/);
    await putNews(site);
    site.on('/feed.json', { status: 500 });
    await dress(reader, scheme);
    await reader.open('/');
    await reader.seeText(/Không tải được/);
    const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual([]);
  });
}
