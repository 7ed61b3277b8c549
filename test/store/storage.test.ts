import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readFeaturedWish, takeFeaturedNews, writeFeaturedWish } from '../../src/store/featured-news.ts';
import {
  type InstallRecord,
  isOfferDue,
  readInstallRecord,
  recordInstallAnswer,
  recordVisit,
} from '../../src/store/install.ts';
import { readListening, writeListening } from '../../src/store/listening.ts';
import { addRecentSearch, readRecentSearches } from '../../src/store/recent-searches.ts';
import { readSettings } from '../../src/store/settings.ts';
import { clearAll } from '../../src/store/storage.ts';
import { writeSettings } from '../../src/store/write-settings.ts';

test('clearing everything leaves what the reader once decided, and takes what they did', async () => {
  await recordVisit('2026-11-20');
  await recordInstallAnswer('refused');
  await writeSettings({ textSize: 5 });
  await writeFeaturedWish({ wanted: true, mutedCategories: ['y-te'] });
  await takeFeaturedNews();
  await writeListening({ rate: 1.5 });
  await addRecentSearch('tiêm chủng');
  await clearAll();
  expect((await readInstallRecord()).answer).toBe('refused');
  expect((await readSettings()).textSize).toBe(5);
  expect(await readFeaturedWish()).toMatchObject({ wanted: true, mutedCategories: ['y-te'] });
  expect((await readListening()).rate).toBe(1.5);
  expect(await readRecentSearches()).toEqual([]);
  expect((await takeFeaturedNews()).heads).toEqual([]);
});

test('an offer to install is due after something was saved or kept, and never after a no', async () => {
  const fresh: InstallRecord = { formatVersion: 1, days: [], answer: 'open' };
  expect(isOfferDue(fresh, 0, '2026-11-26')).toBe(false);
  expect(isOfferDue(fresh, 1, '2026-11-26')).toBe(true);
  expect(isOfferDue({ ...fresh, answer: 'refused' }, 1, '2026-11-26')).toBe(false);
});
