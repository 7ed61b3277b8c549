import { meeting, meetingPath } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { states } from './screens.ts';
import { expect, test } from './settled.ts';

type Watched = Window & { moved?: string[] };

/** Notes every animation and transition that moves something, from the first paint of each page on. */
function watchMotion(): void {
  const moved: string[] = [];
  (window as Watched).moved = moved;
  const note = (event: Event, what: string) => moved.push(`${what} of ${(event.target as Element).className}`);
  document.addEventListener('animationstart', (event) => note(event, event.animationName));
  document.addEventListener('transitionrun', (event) => {
    if (!/color|opacity|fill|stroke/.test(event.propertyName)) note(event, event.propertyName);
  });
}

/** Opens what rises, turns or scrolls, and gives what moved. */
async function walk(reader: PlaywrightReader): Promise<string[]> {
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await states.find(({ name }) => name === 'the share sheet')?.show(reader);
  await reader.press('Escape');
  await reader.notSee('dialog');
  await reader.tap('button', 'Ảnh đại hội 1');
  await reader.see('dialog', 'Xem ảnh');
  await reader.press('ArrowRight');
  await reader.seeText(/2.?\/.?3/);
  await reader.press('Escape');
  await reader.notSee('dialog');
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Cập nhật lúc \d\d:\d\d/);
  return reader.evaluate(() => (window as Watched).moved ?? ['not watched']);
}

test('who asked the system for less motion sees nothing move, turn or glide', async ({ inPlaywright: reader }) => {
  await reader.page.addInitScript(watchMotion);
  expect((await walk(reader)).join('\n'), 'the watch sees what moves for others').toContain('sheet-rise');
  await reader.page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await reader.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
  expect(await walk(reader)).toEqual([]);
  const gliding = () =>
    [document.documentElement, ...document.querySelectorAll('body *')].filter(
      (element) => getComputedStyle(element).scrollBehavior === 'smooth',
    ).length;
  expect(await reader.evaluate(gliding)).toBe(0);
});
