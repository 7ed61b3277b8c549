import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import type { KillableBrowser } from '../support/killable-browser.ts';
import type { TestSite } from '../support/servers.ts';
import { until, whatIsShown } from './checked-site.ts';
import { messageOf } from './part.ts';

/** Opens a stored article in the app and waits until its text shows; it stays open. */
export async function readsInTheApp(
  browser: Pick<KillableBrowser, 'open' | 'evaluate'>,
  site: TestSite,
  { id, title }: { id: string; title: string },
): Promise<void> {
  try {
    await browser.open(site.origin + paths.article(articleSlug({ id, title, url: '' })));
    await until(
      () => browser.evaluate((text) => document.body.innerText.includes(text), `Nội dung của bài ${id},`),
      `article ${id} shows its text in the app`,
    );
  } catch (error) {
    const shown = await browser.evaluate(whatIsShown).catch(messageOf);
    throw new Error(`${messageOf(error)}; the page: ${shown}`);
  }
}
