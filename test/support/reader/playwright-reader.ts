import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from '@playwright/test';
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
  // The server hears of violations while it can be reached; Firefox tells of none on the console.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`violation of the page's policy: ${effectiveDirective} ${blockedURI}`),
    );
  });
  const left = watchLeftLoads(context);
  let page = await context.newPage();

  const find = (role: string, name?: Name): Locator =>
    page
      .getByRole(role as Role, name === undefined ? {} : { name, exact: typeof name === 'string' })
      .filter({ visible: true });

  const reopen = async (path: string) => {
    await page.close();
    page = await context.newPage();
    await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
  };

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
    reopen,
    async anew(path) {
      await reopen(path);
      problems.length = 0;
      left.forget();
    },
    async beforeScripts(work) {
      await context.addInitScript(work);
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
      return problems.filter((problem) => !left.isOfLeftLoad(problem));
    },
    close: () => context.close(),
  };
}

/** Firefox tells of a load that nobody waits for any more without its address. */
const LOADS_TOLD = [
  /^uncaught: Failed to load ‘(.*?)’\. A ServiceWorker intercepted the request/,
  /^uncaught: TypeError: error loading dynamically imported module: (\S+)/,
  // Of a picture half of which had come; without an address.
  /^uncaught: Image corrupt or truncated\.()/,
];

/**
 * Firefox tells of what a page was loading when the reader went on to another one as if it had failed. What was under
 * way when its page was left, or began between the request for the next one and that one's taking over, is known here:
 * nothing else is excused.
 */
function watchLeftLoads(context: BrowserContext): { isOfLeftLoad(problem: string): boolean; forget(): void } {
  const underWay = new Set<Request>();
  const left = new Set<string>();
  const leaving = new Set<Page>();
  const leave = (page: Page) => {
    for (const request of underWay) {
      if (request.frame().page() !== page) continue;
      underWay.delete(request);
      left.add(request.url());
    }
  };
  const leadsAway = (request: Request) => request.isNavigationRequest() && request.frame().parentFrame() === null;
  context.on('request', (request) => {
    if (request.serviceWorker()) return;
    if (leadsAway(request)) {
      leave(request.frame().page());
      leaving.add(request.frame().page());
    } else if (leaving.has(request.frame().page())) left.add(request.url());
    else underWay.add(request);
  });
  context.on('requestfinished', (request) => underWay.delete(request));
  context.on('requestfailed', (request) => {
    underWay.delete(request);
    if (request.failure()?.errorText === 'NS_BINDING_ABORTED') left.add(request.url());
    if (!request.serviceWorker() && leadsAway(request)) leaving.delete(request.frame().page());
  });
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) leaving.delete(page);
    });
    page.on('close', () => leave(page));
  });
  return {
    isOfLeftLoad(problem) {
      const url = LOADS_TOLD.map((pattern) => pattern.exec(problem)?.[1]).find((found) => found !== undefined);
      return url === '' ? left.size > 0 : url !== undefined && left.has(url);
    },
    forget: () => left.clear(),
  };
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
