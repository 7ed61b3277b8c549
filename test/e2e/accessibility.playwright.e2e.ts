import AxeBuilder from '@axe-core/playwright';
import { putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { screens } from './screens.ts';
import { settle } from './steps.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${scheme}`, async ({ inPlaywright: reader, site }) => {
    test.setTimeout(120_000);
    await putNews(site);
    await reader.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
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
    await reader.page.emulateMedia({ colorScheme: scheme });
    site.on('/feed.json', { status: 500 });
    await reader.open('/');
    await reader.seeText(/Không tải được/);
    const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual([]);
  });
}
