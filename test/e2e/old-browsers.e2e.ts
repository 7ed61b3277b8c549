import { feedOf, meeting, meetingPath, plainItem, putNews } from '../support/news-feed.ts';
import { createPublishedSite } from '../support/publish.ts';
import type { Reader } from '../support/reader/reader.ts';
import type { TestSite } from '../support/servers.ts';
import { expect, test } from './fixtures.ts';
import { readSyncAndSearch } from './steps.ts';

/** Old web views within other apps, and browsers that a company has locked down, lack one or all of these. */
const lacks: [what: string, without: () => void][] = [
  ['Cache Storage', () => Reflect.deleteProperty(globalThis, 'caches')],
  ['Web Locks', () => Reflect.deleteProperty(Navigator.prototype, 'locks')],
  ['BroadcastChannel', () => Reflect.deleteProperty(globalThis, 'BroadcastChannel')],
  ['service workers', () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
];

async function readsAndSyncs(reader: Reader, site: TestSite): Promise<void> {
  await reader.open('/');
  await reader.see('link', meeting.title);
  await readSyncAndSearch(reader, site);
}

for (const [what, without] of lacks) {
  test(`a browser without ${what} reads, syncs, searches and saves`, async ({ reader, site }) => {
    await putNews(site);
    await reader.beforeScripts(without);
    await readsAndSyncs(reader, site);
    await reader.open(meetingPath);
    await reader.tap('button', 'Lưu bài');
    await reader.seeText('Đã lưu bài vào máy');
    await reader.tap('link', 'Đã lưu');
    await reader.see('link', meeting.title);
  });
}

test('a browser without any of them, and without IndexedDB, reads on from memory and says that nothing is kept', async ({
  reader,
  site,
}) => {
  await putNews(site);
  await reader.beforeScripts(() => {
    for (const name of ['caches', 'BroadcastChannel', 'indexedDB']) Reflect.deleteProperty(globalThis, name);
    for (const name of ['locks', 'serviceWorker', 'storage']) Reflect.deleteProperty(Navigator.prototype, name);
  });
  await reader.open('/');
  await reader.seeText('Bạn vẫn đọc được khi có mạng');
  await reader.tap('button', 'Đã hiểu');
  await readsAndSyncs(reader, site);
});

/** To a browser that knows no module scripts this is what one is: a script in no language that it has. */
const asToOldBrowsers = (page: Buffer) =>
  Buffer.from(page.toString().replaceAll('<script type="module"', '<script type="of-later-browsers"'));

test('a browser that knows no module scripts is told so by the shell, with what to do', async ({ reader, site }) => {
  site.on('/', { change: asToOldBrowsers });
  await reader.open('/');
  await reader.until(() => {
    // It shows after some seconds.
    for (const animation of document.getAnimations()) animation.finish();
    return getComputedStyle(document.querySelector('.unstarted') ?? document.body).visibility === 'visible';
  }, 'the page speaks');
  await reader.seeText('xin cập nhật trình duyệt: bản đang dùng có thể đã quá cũ');
});

test('a browser that knows no module scripts reads a published site page by page', async ({ reader, site }) => {
  const published = await createPublishedSite();
  await published.publish(feedOf([plainItem(1), plainItem(2)]));
  site.deploy(published.folder);
  site.on(/^\/([^.]*\/)?$/, { change: asToOldBrowsers });
  await reader.open('/');
  await reader.tap('link', plainItem(2).title ?? '');
  await reader.see('heading', plainItem(2).title ?? '');
  await reader.seeText('Nội dung bản tin số 2');
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', plainItem(1).title ?? '');
  expect(site.requests.filter(({ path }) => path.endsWith('.js'))).toEqual([]);
  await published.remove();
});
