import { newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test('a periodic background sync brings in what is new', async ({ inPlaywright: reader, site }) => {
  await putNews(site);
  await settle(reader);
  const devtools = await reader.context.newCDPSession(reader.page);
  const registrationId = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${site.origin}/`);
      if (own) resolve(own.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  site.put('/feed.json', newsFeed(5, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await devtools.send('ServiceWorker.dispatchPeriodicSyncEvent', {
    origin: site.origin,
    registrationId: await registrationId,
    tag: 'bantin-sync',
  });
  await reader.see('link', 'Tin vừa đăng');
});

test('coming back to the app after a quarter of an hour looks for news, coming back sooner does not', async ({
  inPlaywright: reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  const feedRequests = () => site.requests.filter(({ path }) => path === '/feed.json').length;
  const leaveFor = (minutes: number) =>
    reader.evaluate((awayMs) => {
      const show = (state: string) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      const now = Date.now();
      show('hidden');
      Date.now = () => now + awayMs;
      show('visible');
    }, minutes * 60_000);
  const before = feedRequests();
  await leaveFor(5);
  site.put('/feed.json', newsFeed(5, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await leaveFor(16);
  await reader.see('link', 'Tin vừa đăng');
  expect(feedRequests()).toBe(before + 1);
});
