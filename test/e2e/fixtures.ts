import { writeFile } from 'node:fs/promises';
import { type Browser, test as base, expect } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { launchChromium, launchFirefox } from '../support/browsers.ts';
import { type PlaywrightReader, playwrightReader } from '../support/reader/playwright-reader.ts';
import type { Reader } from '../support/reader/reader.ts';
import { webkitReader } from '../support/reader/webkit-reader.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { startVirtualScreen } from '../support/webkit/virtual-screen.ts';
import { type SettledReader, settleReader } from './settled-reader.ts';

export interface EngineOptions {
  engine: 'chromium' | 'firefox' | 'webkit';
}

interface Guard {
  /** Problems this test brings about on purpose: matched against each line of `Reader.problems()`. */
  expected: RegExp[];
  /** The test brings about violations of the policy, and looks at the reports itself. */
  provokes: boolean;
}

interface Fixtures {
  /** The built app on its own address, so nothing stored is shared between tests. */
  site: TestSite;
  /** Without the checks. */
  browsing: Reader;
  reader: Reader;
  /** The same reader in Chromium and Firefox, where Playwright's own page is wanted as well. */
  inPlaywright: PlaywrightReader;
  guard: Guard;
}

interface WorkerFixtures {
  browserOfEngine: Browser | null;
  display: string;
  makeReader(site: TestSite): Promise<Reader>;
  /** For the tests of `settled.ts`; it stands here because tests with other such fixtures are not run by the same worker. */
  settledReader: SettledReader;
}

/** What a browser says by itself when the server is down, which tests do all the time. */
export const networkIsGone = [
  /Failed to load resource/,
  // Firefox, of a picture that is neither stored nor to be had.
  /A ServiceWorker passed an Error Response/,
  /ERR_(CONNECTION|INTERNET|EMPTY|INCOMPLETE|NETWORK)/,
  /NetworkError|Could not connect|Connection refused|cannot load|Load failed|connection was (lost|interrupted)/i,
];

export const test = base.extend<Fixtures, WorkerFixtures & EngineOptions>({
  engine: ['chromium', { option: true, scope: 'worker' }],

  browserOfEngine: [
    async ({ engine }, use) => {
      const browser = engine === 'webkit' ? null : await (engine === 'firefox' ? launchFirefox() : launchChromium());
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],

  display: [
    async ({ engine }, use) => {
      if (engine !== 'webkit') return use('');
      const screen = await startVirtualScreen();
      await use(screen.display);
      screen.close();
    },
    { scope: 'worker' },
  ],

  makeReader: [
    async ({ browserOfEngine, display }, use) => {
      await use(({ origin }) =>
        browserOfEngine ? playwrightReader(browserOfEngine, origin) : webkitReader(origin, display),
      );
    },
    { scope: 'worker' },
  ],

  settledReader: [
    async ({ makeReader }, use) => {
      const settled = await settleReader(makeReader);
      await use(settled);
      await settled.close();
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  site: async ({}, use) => {
    const site = await startSite({ rootDir: requireAppBuild() });
    await use(site);
    await site.stop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  guard: async ({}, use) => {
    await use({ expected: [], provokes: false });
  },

  browsing: async ({ makeReader, site }, use) => {
    const reader = await makeReader(site);
    await use(reader);
    await reader.close();
  },

  reader: async ({ engine, browsing: reader, site, guard }, use, testInfo) => {
    let wasStopped = false;
    const stop = site.stop;
    site.stop = () => {
      wasStopped = true;
      return stop();
    };
    await use(reader);

    const allowed = [...guard.expected, ...(wasStopped ? networkIsGone : [])];
    const problems = (await reader.problems()).filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    // Last, since the screenshot itself brings a style into the page.
    const violations = guard.provokes ? [] : [...site.violations];
    if (testInfo.status !== testInfo.expectedStatus) {
      const screen = await reader.screenshot().catch(() => null);
      if (screen) await writeFile(testInfo.outputPath('screen.png'), screen);
      await writeFile(testInfo.outputPath('problems.txt'), (await reader.problems().catch(() => [])).join('\n'));
    }
    expect.soft(site.leaks, 'what requests told of the reader').toEqual([]);
    expect.soft(violations, `reports of the content security policy in ${engine}`).toEqual([]);
    expect.soft(problems, 'console errors and requests to other origins').toEqual([]);
  },

  inPlaywright: async ({ reader }, use) => {
    if (reader.engine === 'webkit')
      throw new Error('Playwright does not drive WebKitGTK: name the spec *.playwright.e2e.ts');
    await use(reader as PlaywrightReader);
  },
});

export { expect };
