import type { Route } from '@playwright/test';
import { paths } from '../../src/site/paths.ts';
import { axeFaults } from '../support/axe.ts';
import { outlineFaults, SMALLEST_TARGET_PX, smallTargets, tooWide } from '../support/look-at-page.ts';
import { feedOf, meetingPath, putNews } from '../support/news-feed.ts';
import { type PlaywrightReader, playwrightReader } from '../support/reader/playwright-reader.ts';
import { test as alone, expect } from './fixtures.ts';
import { screens, stands, states } from './screens.ts';
import { test } from './settled.ts';
import { settle } from './steps.ts';

type Language = 'vi' | 'en';

/** The interface in this language from now on, also of the pages that the worker answers with. */
async function speak(reader: PlaywrightReader, language: Language, hasWorker: boolean): Promise<void> {
  if (language === 'vi') return;
  await reader.open(paths.settings);
  await reader.tap('radio', 'English');
  await reader.see('heading', 'Settings');
  if (!hasWorker) return;
  await reader.until(
    async () => (await (await caches.match(new URL('/', location.href)))?.text())?.includes('lang="en"'),
    'the choice is kept',
  );
}

/** Looks at the page as it stands, in every way that can be asked of it. */
async function look(reader: PlaywrightReader, name: string, language: Language): Promise<void> {
  expect(await reader.evaluate(() => document.documentElement.lang), name).toBe(language);
  // The other themes are other colours by the same styles, whatever the words and the engine.
  const looks = language === 'vi' && reader.engine === 'chromium' ? 'all' : 'one';
  expect.soft(await axeFaults(reader, looks), name).toEqual([]);
  expect.soft(await reader.evaluate(outlineFaults), `outline of ${name}`).toEqual([]);
  expect.soft(await reader.evaluate(smallTargets, SMALLEST_TARGET_PX), `targets of ${name}`).toEqual([]);
  expect.soft(await tooWide(reader), `${name} at 400 %`).toEqual([]);
}

const half = Math.ceil(states.length / 2);

for (const language of ['vi', 'en'] as const) {
  // In the second language the same screens have other words: one engine tells what those do to them.
  const details = { tag: language === 'en' ? ['@chromium'] : [] };
  const seeScreen = async (
    reader: PlaywrightReader,
    { path, role, known, knownInEnglish }: (typeof screens)[number],
  ) => {
    await reader.open(path);
    await reader.see(role, language === 'en' ? (knownInEnglish ?? known) : known);
    await stands(reader);
  };

  test(
    `axe finds nothing on any screen in any theme, every target is large, every outline whole, nothing too wide, ${language}`,
    details,
    async ({ inPlaywright: reader }) => {
      await speak(reader, language, true);
      for (const screen of screens) {
        await seeScreen(reader, screen);
        await look(reader, screen.name, language);
      }
    },
  );

  for (const [part, some] of [states.slice(0, half), states.slice(half)].entries()) {
    alone(
      `nor in what opens over the screens, ${language}, part ${part + 1}`,
      details,
      async ({ inPlaywright: reader, site }) => {
        await putNews(site);
        await settle(reader);
        await speak(reader, language, true);
        for (const { name, path, show } of some) {
          await reader.open(path);
          await show(reader);
          await stands(reader);
          await look(reader, name, language);
        }
        await site.stop();
        await reader.open(paths.home);
        await reader.tap('button', /^(Cập nhật ngay|Update now)$/);
        await reader.seeText(/Đang ngoại tuyến|offline/i);
        await look(reader, 'home without a network', language);
      },
    );
  }

  alone(`nor where something is missing or fails, ${language}`, details, async ({ browserOfEngine, site }) => {
    // Without a worker what is asked for can be kept back.
    if (!browserOfEngine) throw new Error('only Playwright keeps requests back');
    const reader = await playwrightReader(browserOfEngine, site.origin, { serviceWorkers: 'block' });
    site.put('/feed.json', feedOf([]));
    await speak(reader, language, false);
    for (const [name, path] of [
      ['home without articles', paths.home],
      ['no albums', paths.albums],
      ['no categories', paths.category('tin-tuc')],
      ['a search of nothing', `${paths.search}#?q=bi%20thu`],
    ] as const) {
      await reader.open(path);
      await reader.see('heading');
      await stands(reader);
      await look(reader, name, language);
    }
    site.on('/feed.json', { hangAfterShare: 0 });
    await reader.open(paths.home);
    await reader.until(() => {
      document.querySelector<HTMLElement>('.strip button:enabled')?.click();
      return document.querySelector('.strip-progress');
    }, 'an update is under way');
    await look(reader, 'an update that is under way', language);
    site.clear();
    site.on('/feed.json', { status: 500 });
    await reader.open(paths.home);
    await reader.until(() => document.querySelector('.strip-failed'), 'the failure is told');
    await look(reader, 'a failed update', language);

    const kept: Route[] = [];
    await reader.context.route(/assets\/(search|albums|article)-[^/]*\.js/, (route) => void kept.push(route));
    for (const [name, path] of [
      ['a list that is still to come', paths.search],
      ['tiles that are still to come', paths.albums],
      ['an article that is still to come', meetingPath],
    ] as const) {
      await reader.open(path);
      await reader.until(
        () =>
          document.getAnimations().every(({ playState }) => playState === 'finished') &&
          document.querySelector('.skeleton'),
        'the place is shown',
      );
      await look(reader, name, language);
    }
    await reader.context.unrouteAll();
    await reader.context.route(/assets\/search-[^/]*\.js/, (route) => route.abort());
    // A page of its own: the one before may be about to load itself anew.
    await reader.reopen(paths.search);
    await reader.see('button', /^(Tải lại|Reload)$/);
    await look(reader, 'a screen whose code is missing', language);

    await reader.context.unrouteAll();
    await reader.context.addInitScript(() => {
      Object.defineProperty(IDBFactory.prototype, 'open', {
        value: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await reader.open(paths.saved);
    // Without a store nobody can tell which language was chosen.
    await reader.see('heading', 'Bạn chưa lưu gì trong máy');
    await look(reader, 'a store that cannot be opened', 'vi');
    await reader.close();
  });
}
