import { imagesShown, settle } from '../e2e/steps.ts';
import { type TestItem, titleOf } from '../support/feed-pages.ts';
import { meeting, meetingPath, newsFeed, plainItem } from '../support/news-feed.ts';
import { publishedFeed, putFeed } from '../support/published-feed.ts';
import { makeWell, seeOrAsk, seeTold, type Trial } from './network-steps.ts';

const NEW_TITLE = 'Tin vừa đăng';

export async function firstFeed(trial: Trial): Promise<void> {
  const { reader } = trial;
  trial.harm('/feed.json');
  await reader.open('/');
  await seeTold(trial);
  if (await reader.sees('link', meeting.title)) throw new Error('what did not come whole is shown');
  await makeWell(trial);
  await seeOrAsk(reader, () => reader.sees('link', meeting.title));
}

export async function pictures(trial: Trial): Promise<void> {
  const { reader } = trial;
  trial.harm(/^\/anh/);
  await settle(reader);
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  if (trial.isTold)
    await reader.until(() => {
      document.querySelector('article img')?.scrollIntoView();
      return document.querySelectorAll('article .frame-missing').length >= 3;
    }, 'three pictures are missing');
  await makeWell(trial);
  await imagesShown(reader, 3);
  await reader.seeText('đủ ảnh');
}

/** How long the page took to show what was stored, in milliseconds. */
export async function laterVisit(trial: Trial, path: string | RegExp): Promise<number> {
  const { reader, site } = trial;
  await settle(reader);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await reader.seeText('đủ ảnh');
  site.put('/feed.json', newsFeed(30, [plainItem(0, { id: 'moi', title: NEW_TITLE })]));
  trial.harm(path);
  await reader.reopen(meetingPath);
  await reader.see('heading', meeting.title);
  const shownMs = await reader.evaluate(() => performance.now());
  await imagesShown(reader, 3);
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', meeting.title);
  await makeWell(trial);
  await seeOrAsk(reader, () => reader.sees('link', NEW_TITLE));
  return shownMs;
}

const ITEMS = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Newest first, some in each month; a published site has the newest three in its head page. */
function published(version: number) {
  const items = Array.from({ length: ITEMS }, (_, i): TestItem => {
    const publishedAtMs = Date.UTC(2020, 0, 1) + (ITEMS - i) * 20 * DAY_MS;
    return { id: `${ITEMS - i}`, publishedAtMs, version };
  });
  return {
    feed: publishedFeed(items),
    newest: titleOf({ id: `${ITEMS}`, version }),
    oldest: titleOf({ id: '1', version }),
  };
}

/**
 * The newest articles show whatever becomes of the rest, and the rest comes once the network is well. What is no manifest is
 * none: the pages come by their own chain.
 */
export async function firstPublished(trial: Trial, file: 'manifest' | 'archive page'): Promise<void> {
  const { reader, site } = trial;
  const { feed, newest, oldest } = published(1);
  putFeed(site, feed);
  trial.harm(file === 'manifest' ? '/feed/manifest.json' : (feed.archive.at(-1) ?? ''));
  await reader.open('/');
  await reader.see('link', newest);
  const isWhole = () => reader.sees('link', oldest);
  if (file === 'archive page') {
    await seeTold(trial);
    if (await isWhole()) throw new Error('what did not come whole is shown');
  } else await Promise.any([seeTold(trial), reader.see('link', oldest)]);
  await makeWell(trial);
  await seeOrAsk(reader, isWhole);
}

/** An archive page comes anew, and wrong: the articles of before stay. How long they took to show, in milliseconds. */
export async function laterArchivePage(trial: Trial): Promise<number> {
  const { reader, site, fault } = trial;
  const before = published(1);
  const after = published(2);
  const page = after.feed.archive.at(-1) ?? '';
  putFeed(site, before.feed);
  await settle(reader);
  await reader.see('link', before.oldest);
  putFeed(site, after.feed, before.feed);
  if (fault.isStale) site.on(page, { body: before.feed.files[page] ?? '' });
  else trial.harm(page);
  await reader.reopen('/');
  await reader.see('link', before.oldest);
  const shownMs = await reader.evaluate(() => performance.now());
  await seeOrAsk(reader, () => reader.sees('link', after.newest));
  await seeTold(trial);
  await reader.tap('link', before.oldest);
  await reader.seeText('Nội dung của bài 1, bản 1.');
  await reader.tap('link', 'Trang chủ');
  await makeWell(trial);
  await seeOrAsk(reader, () => reader.sees('link', after.oldest));
  return shownMs;
}
