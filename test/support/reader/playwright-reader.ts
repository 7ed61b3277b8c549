import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { type Name, patienceMs, phone, type Reader } from './reader.ts';
import { untilTrue } from './until.ts';

type Role = Parameters<Page['getByRole']>[0];

export interface PlaywrightReader extends Reader {
  readonly context: BrowserContext;
  /** The page of the moment: `reopen` makes a new one. */
  readonly page: Page;
}

export async function playwrightReader(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<PlaywrightReader> {
  const engine = browser.browserType().name() as 'chromium' | 'firefox';
  const context = await browser.newContext({
    viewport: phone,
    locale: 'vi-VN',
    // Not the portal's zone: dates must be told in the feed's own.
    timezoneId: 'America/New_York',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && /^(https?|wss?):/.test(url)) problems.push(`request to ${url}`);
  });
  let page = await context.newPage();

  const find = (role: string, name?: Name): Locator =>
    page
      .getByRole(role as Role, name === undefined ? {} : { name, exact: typeof name === 'string' })
      .filter({ visible: true });

  return {
    engine,
    context,
    get page() {
      return page;
    },
    async open(path) {
      await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
    },
    async reload() {
      await page.reload({ waitUntil: 'domcontentloaded' });
    },
    async back() {
      // Playwright's goBack waits in Firefox for a navigation that a change within the document is not, and its
      // `page.url()` does not hear of a step back over a fragment: the page itself is asked.
      const left = await page.evaluate(() => location.href);
      await page.evaluate(() => history.back());
      await page.waitForFunction((address) => location.href !== address, left);
    },
    async reopen(path) {
      await page.close();
      page = await context.newPage();
      await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
    },
    async path() {
      return (await page.evaluate(() => location.href)).slice(origin.length);
    },
    title: () => page.title(),
    see: (role, name) => find(role, name).first().waitFor(),
    async notSee(role, name) {
      await find(role, name).first().waitFor({ state: 'hidden' });
    },
    async seeText(text) {
      const { source, flags } = typeof text === 'string' ? { source: escaped(text), flags: '' } : text;
      await page
        .waitForFunction(
          ({ source, flags }) => new RegExp(source, flags).test(document.body.innerText.replace(/\s+/g, ' ')),
          { source, flags },
        )
        .catch((error) => {
          throw new Error(`waited in vain until the page says ${text}`, { cause: error });
        });
    },
    async sees(role, name) {
      return (await find(role, name).count()) > 0;
    },
    async text(role, name) {
      return joined(await find(role, name).first().innerText());
    },
    async texts(role, name) {
      return (await find(role, name).allInnerTexts()).map(joined);
    },
    tap: (role, name) => find(role, name).first().click(),
    async type(role, name, text) {
      const field = find(role, name).first();
      await field.fill('');
      await field.pressSequentially(text);
    },
    press: (key) => page.keyboard.press(key),
    evaluate: (work: (argument: never) => unknown, argument?: unknown) =>
      page.evaluate(work as never, argument) as never,
    until: (work, what) => untilTrue(page, work, what, patienceMs),
    screenshot: () => page.screenshot(),
    setSize: (width, height) => page.setViewportSize({ width, height }),
    async problems() {
      return [...problems];
    },
    close: () => context.close(),
  };
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
