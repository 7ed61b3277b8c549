import { expect } from '@playwright/test';
import { meeting, meetingPath, newsFeed, plainItem } from '../support/news-feed.ts';
import type { Name, Reader } from '../support/reader/reader.ts';
import type { TestSite } from '../support/servers.ts';
import { storedMeta } from '../support/stored.ts';

/** Opens home and waits until the first sync is done and the service worker has everything it needs offline. */
export async function settle(reader: Reader, path = '/'): Promise<void> {
  await reader.open(path);
  await reader.seeText(/Cập nhật lúc \d\d:\d\d/);
  await workerReady(reader);
}

export async function workerReady(reader: Reader): Promise<void> {
  await reader.until(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
    'the service worker is activated',
  );
}

/** An article, a sync that the reader asks for, and a search. */
export async function readSyncAndSearch(reader: Reader, site: TestSite): Promise<void> {
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  site.put('/feed.json', newsFeed(3, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await reader.tap('button', 'Cập nhật ngay');
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', 'Tin vừa đăng');
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.see('link', meeting.title);
}

/** Presses a button by the keyboard; found by the beginning of its name. */
export async function pressByKey(reader: Reader, name: string): Promise<void> {
  await reader.see('button', new RegExp(`^${name}`));
  await reader.evaluate((beginning) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
    buttons.find(({ ariaLabel, textContent }) => (ariaLabel ?? textContent)?.startsWith(beginning))?.focus();
  }, name);
  await reader.press('Enter');
}

/** Taps a link, and comes back by the step of the history once what it leads to stands; there it is loaded anew first, if wished. */
export async function thereAndBack(
  reader: Reader,
  { link, heading, isLoadedAnew }: { link: Name; heading: string; isLoadedAnew: boolean },
): Promise<void> {
  await reader.tap('link', link);
  await reader.see('heading', heading);
  if (isLoadedAnew) {
    await reader.reload();
    await reader.see('heading', heading);
  }
  await reader.back();
  await reader.see('link', link);
}

/** Waits until what has the focus has this name. */
export async function focusIsOn(reader: Reader, name: string): Promise<void> {
  const focused = () => reader.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);
  await expect.poll(focused).toBe(name);
}

/** Waits until so many pictures of the screen's content show, each scrolled to as a person would. */
export async function imagesShown(reader: Reader, atLeast: number): Promise<void> {
  await reader.until(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>('main img, dialog img')];
    const waiting = images.find((image) => !(image.complete && image.naturalWidth > 0));
    waiting?.scrollIntoView({ block: 'center' });
    return images.length > 0 && waiting === undefined;
  }, 'every picture shows');
  const count = await reader.evaluate(() => document.querySelectorAll<HTMLImageElement>('main img, dialog img').length);
  if (count < atLeast) throw new Error(`${count} pictures on the screen instead of ${atLeast}`);
}

/** Chooses in a list of options as a person does, by its label. */
export async function choose(reader: Reader, label: string, value: string): Promise<void> {
  await reader.see('combobox', label);
  await reader.evaluate(
    ([name, chosen]) => {
      const field = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(name ?? ''));
      const select = field?.querySelector('select');
      if (!select) throw new Error(`no list ${name}`);
      select.value = chosen ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [label, value],
  );
}

/** On the settings screen: pictures that are not on the phone wait for a tap. */
export async function loadOnTap(reader: Reader): Promise<void> {
  await choose(reader, 'Tải ảnh', 'tap');
  await expect.poll(async () => (await storedMeta(reader, 'settings'))?.pictureLoading).toBe('tap');
}
