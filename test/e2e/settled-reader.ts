import { requireAppBuild } from '../support/app-build.ts';
import { commonNews } from '../support/common-news.ts';
import { putNews } from '../support/news-feed.ts';
import { phone, type Reader } from '../support/reader/reader.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { bringBackStored, keepStored, quietPage, quietPath } from '../support/stored-state.ts';
import { settle } from './steps.ts';

export interface SettledReader {
  site: TestSite;
  reader: Reader;
  /**
   * As it was after the first visit, whatever a test has done: the site with the common news, all that is stored, a tab of its own
   * without history, a phone's size. What the site noted of leaks and violations stays, for `checked`.
   */
  begin(): Promise<void>;
  /** What the site noted has been looked at. */
  checked(): void;
  close(): Promise<void>;
}

/** Somebody who has been on the site once; for all tests of a worker, since a first visit takes longer than most of them. */
export async function settleReader(makeReader: (site: TestSite) => Promise<Reader>): Promise<SettledReader> {
  const site = await startSite({ rootDir: requireAppBuild() });
  const reader = await makeReader(site);
  const putCommonNews = async () => {
    site.put(quietPath, quietPage);
    await putNews(site, commonNews);
  };
  await putCommonNews();
  await settle(reader);
  await reader.until(async () => {
    const home = await (await caches.match(new URL('/', location.href)))?.text();
    return home?.includes('Tin mới');
  }, 'home is kept as it was drawn');
  await reader.anew(quietPath);
  await keepStored(reader);
  return {
    site,
    reader,
    async begin() {
      if (!site.running) await site.start();
      site.clear();
      await putCommonNews();
      await reader.anew(quietPath);
      await reader.setSize(phone.width, phone.height);
      await bringBackStored(reader);
      site.forget();
    },
    checked() {
      site.violations.length = 0;
      site.leaks.length = 0;
    },
    async close() {
      await reader.close();
      await site.stop();
    },
  };
}
