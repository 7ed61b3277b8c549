import { setTimeout as delay } from 'node:timers/promises';
import { imagesShown, settle, workerReady } from '../e2e/steps.ts';
import { LOGIN_PATH } from '../support/network-faults.ts';
import { meeting, meetingPath } from '../support/news-feed.ts';
import { makeWell, seeOrTap, type Trial } from './network-steps.ts';

/** What the page itself needs before it can say or do anything. */
export async function firstScript({ harmCode, ...trial }: Trial): Promise<void> {
  const { reader, site } = trial;
  harmCode(/^\/assets\/first-screen-.*\.js/);
  // Not by the driver: it would wait for the script.
  await reader.open(LOGIN_PATH);
  await reader.until(() => {
    if (location.protocol !== 'http:' || document.readyState === 'loading') return false;
    setTimeout(() => location.assign('/'));
    return true;
  }, 'there is a page to leave');
  const isSaid = () =>
    reader.evaluate(() => {
      const said = document.querySelector('.unstarted');
      return said !== null && getComputedStyle(said).visibility === 'visible';
    });
  for (const end = Date.now() + 30_000; !(await isSaid().catch(() => false)); await delay(200))
    if (Date.now() > end) throw new Error('nothing is said within half a minute');
  await makeWell({ harmCode, ...trial });
  // Firefox asks again by itself where an answer had not begun.
  await seeOrTap(reader, 'Tải lại trang', () => reader.sees('link', meeting.title), 'link');
  if (await reader.sees('link', 'Tải lại trang')) throw new Error('the page still says that it could not be opened');
  if (site.requests.filter(({ path }) => path === '/').length > 12)
    throw new Error('the page loads itself again and again');
}

/** Home, where the fault waits for this code. What keeps the service worker away is given, for when the site is well again. */
async function openWithoutWorker({ reader, site, harmCode }: Trial, code: RegExp): Promise<() => void> {
  const withoutWorker = () => site.on('/sw.js', { status: 404 });
  withoutWorker();
  harmCode(code);
  await reader.open('/');
  await reader.see('link', meeting.title);
  return withoutWorker;
}

/** Without a worker, so that code comes from the server when its screen is opened. */
export async function screenCode(trial: Trial): Promise<void> {
  const { reader } = trial;
  const withoutWorker = await openWithoutWorker(trial, /^\/assets\/settings-.*\.js/);
  await reader.tap('link', 'Cài đặt');
  await reader.seeText(/Không mở được trang này|Đang mở…/);
  // The other screens go on meanwhile.
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Cài đặt');
  await reader.seeText(/Không mở được trang này|Đang mở…/);
  await makeWell(trial, withoutWorker);
  // Chromium remembers for as long as a page stands that code could not be had: the screen says what to do.
  await seeOrTap(reader, 'Tải lại', () => reader.sees('heading', 'Cỡ chữ'));
}

/** Without a service worker as well: with one the code of search is on the phone. */
export async function searchWorker(trial: Trial): Promise<void> {
  const { reader } = trial;
  const withoutWorker = await openWithoutWorker(trial, /^\/assets\/worker-.*\.js/);
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'chi bo');
  // Also of an answer that does not end: the reader waits for it.
  const told = () => reader.seeText('Chưa tìm được lúc này');
  await told().catch(told).catch(told);
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'chi bo');
  await makeWell(trial, withoutWorker);
  await seeOrTap(reader, 'Tìm lại', () => reader.sees('link', meeting.title));
}

export async function firstWorker(trial: Trial): Promise<void> {
  const { reader, site } = trial;
  trial.harm('/sw.js');
  await reader.open('/');
  await reader.see('link', meeting.title);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await makeWell(trial);
  // The browser itself tries again at the next visit.
  await reader.reopen('/');
  await workerReady(reader);
  await site.stop();
  await reader.reopen(meetingPath);
  await reader.see('heading', meeting.title);
}

/** A deployment whose files come wrong is not taken; the old version goes on, and the new one comes once they are right. */
export async function newVersion(trial: Trial): Promise<void> {
  const { reader, site } = trial;
  await settle(reader);
  site.deploy(trial.nextBuild);
  trial.harm(/^\/(sw\.js|index\.html|assets\/)/);
  const look = () =>
    reader.evaluate(() => {
      // Not waited for: a worker that hangs is one of the faults.
      void navigator.serviceWorker.getRegistration().then((one) => one?.update().catch(() => undefined));
    });
  await look();
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  if (await reader.sees('button', 'Để sau')) throw new Error('a version is offered that did not come whole');
  await makeWell(trial);
  for (const end = Date.now() + 60_000; !(await reader.sees('button', 'Để sau')); await delay(500)) {
    if (Date.now() > end) throw new Error('the new version is not offered within a minute');
    await look();
  }
  await reader.tap('button', 'Tải lại');
  await reader.until(() => document.body.dataset.build === 'next', 'the new version shows');
}
