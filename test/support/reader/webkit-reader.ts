import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DriverError,
  type ElementReference,
  startWebKit,
  type WebKitOptions,
  type WebKitSession,
} from '../webkit/driver.ts';
import { type Key, type Name, patienceMs, phone, type Reader } from './reader.ts';

/** axe-core computes roles and names (its `commons`); WebKit's driver has no search by them. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface NamePattern {
  exact?: string;
  source?: string;
  flags?: string;
}

/**
 * A reader with WebKitGTK. Its limits: elements are found by axe-core's reckoning of role and name over the light
 * DOM, not by the browser's own accessibility tree; requests to other origins are seen as far as a page makes them,
 * not a worker.
 */
export async function webkitReader(
  origin: string,
  display: string,
  pageLoadStrategy: WebKitOptions['pageLoadStrategy'] = 'normal',
): Promise<Reader> {
  const profileDir = await mkdtemp(join(tmpdir(), 'bantin-webkit-'));
  const consoleFile = join(profileDir, 'console.log');
  const start = () => startWebKit({ profileDir, consoleFile, display, pageLoadStrategy, ...phone });
  let session: WebKitSession = await start();
  const consoleLines = async () => (await readFile(consoleFile, 'utf8').catch(() => '')).split('\n');
  /** Of what was before `anew`. */
  let forgottenLines = 0;

  const navigate = async (url: string) => {
    await session.command('POST', '/url', { url });
    await until(() => session.evaluate(() => document.readyState !== 'loading'), 'the document is parsed');
  };

  const find = async (role: string, name?: Name): Promise<ElementReference[]> => {
    const pattern: NamePattern | null =
      name === undefined
        ? null
        : typeof name === 'string'
          ? { exact: name }
          : { source: name.source, flags: name.flags };
    try {
      const hosts = hostsOf(role);
      const found = await session.evaluate(findByRole, role, hosts, pattern);
      if (found) return found;
      await session.command('POST', '/execute/sync', { script: axeSource, args: [] });
      return (await session.evaluate(findByRole, role, hosts, pattern)) ?? [];
    } catch (error) {
      // The page moved on between two commands: nothing is there yet.
      if (error instanceof DriverError) return [];
      throw error;
    }
  };

  const first = (role: string, name?: Name): Promise<ElementReference> =>
    until(async () => (await find(role, name))[0], `${role} ${name ?? ''} shows`);

  /** Does something with an element; looks again when it was redrawn in between. */
  const withFirst = <T>(
    role: string,
    name: Name | undefined,
    work: (id: string, element: ElementReference) => Promise<T>,
  ): Promise<T> =>
    until(
      async () => {
        const element = await first(role, name);
        try {
          // The driver scrolls to the edge of the window, where a fixed bar may lie over the element; and it clicks where
          // an element was that is still on its way: the button of a sheet that rises.
          await session.evaluate(async (found) => {
            const shown = found as unknown as Element;
            const moving = document.getAnimations().filter(({ effect, playState }) => {
              const ends = playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
              return ends && (effect as KeyframeEffect | null)?.target?.contains(shown);
            });
            await Promise.allSettled(moving.map(({ finished }) => finished));
            // What comes near the screen is laid out then, and moves what lies below it: another card lay under the tap.
            for (let top = Number.NaN, tries = 0; top !== shown.getBoundingClientRect().top && tries < 20; tries++) {
              shown.scrollIntoView({ block: 'center', behavior: 'instant' });
              top = shown.getBoundingClientRect().top;
              for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
            }
          }, element);
          return { result: await work(Object.values(element)[0] ?? '', element) };
        } catch (error) {
          if (error instanceof DriverError && /stale|not interactable|intercepted/.test(error.code)) return null;
          throw error;
        }
      },
      `${role} ${name ?? ''} can be used`,
    ).then(({ result }) => result);

  const innerTexts = (elements: ElementReference[]): Promise<string[]> =>
    session.evaluate(
      (...all: ElementReference[]) =>
        all.map((element) => (element as unknown as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
      ...elements,
    );

  return {
    engine: 'webkit',
    open: (path) => navigate(origin + path),
    async reload() {
      await session.command('POST', '/refresh');
    },
    async back() {
      const left = await session.command<string>('GET', '/url');
      await session.evaluate(() => history.back());
      await until(async () => (await session.command('GET', '/url')) !== left, 'the page before shows');
    },
    async reopen(path) {
      await session.close();
      session = await start();
      await navigate(origin + path);
    },
    async anew(path) {
      const { handle } = await session.command<{ handle: string }>('POST', '/window/new', { type: 'window' });
      await session.command('DELETE', '/window');
      await session.command('POST', '/window', { handle });
      await navigate(origin + path);
      forgottenLines = (await consoleLines()).length - 1;
    },
    async beforeScripts(work) {
      // The host reads it as it starts.
      await appendFile(join(profileDir, 'before-scripts.js'), `(${work})();\n`);
      await session.close();
      session = await start();
    },
    async path() {
      return (await session.command<string>('GET', '/url')).slice(origin.length);
    },
    title: () => session.command('GET', '/title'),
    async see(role, name) {
      await first(role, name);
    },
    async notSee(role, name) {
      await until(async () => (await find(role, name)).length === 0, `no ${role} ${name ?? ''} shows`);
    },
    async seeText(text) {
      await until(async () => {
        const shown = await session.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
        return typeof text === 'string' ? shown.includes(text) : text.test(shown);
      }, `the page says ${text}`);
    },
    async sees(role, name) {
      return (await find(role, name)).length > 0;
    },
    async text(role, name) {
      await first(role, name);
      return until(
        async () => (await innerTexts((await find(role, name)).slice(0, 1)))[0],
        `${role} ${name ?? ''} shows`,
      );
    },
    async texts(role, name) {
      return innerTexts(await find(role, name));
    },
    tap: (role, name) => withFirst(role, name, (id) => session.command('POST', `/element/${id}/click`)),
    type: (role, name, text) =>
      withFirst(role, name, async (id, element) => {
        // The driver's own clearing tells the page nothing: drawn again, it has the words back.
        await session.evaluate((found) => {
          const field = found as unknown as HTMLInputElement;
          field.focus();
          field.value = '';
          field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
        }, element);
        await session.command('POST', `/element/${id}/value`, { text });
      }),
    async press(key) {
      const value = keyCodes[key] ?? key;
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await session.command('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    evaluate: (work: (argument: never) => unknown, argument?: unknown) =>
      session.evaluate(work as (argument: unknown) => unknown, argument ?? null) as never,
    async until(work, what) {
      await until(() => session.evaluate(work), what);
    },
    async screenshot() {
      return Buffer.from(await session.command<string>('GET', '/screenshot'), 'base64');
    },
    async setSize(width, height) {
      await session.command('POST', '/window/rect', { width, height });
    },
    async problems() {
      const lines = (await consoleLines()).slice(forgottenLines);
      const requested = lines.flatMap((line) => /^REQUEST ((?:https?|wss?):.*)$/.exec(line)?.[1] ?? []);
      return [
        ...lines.flatMap((line) => /^PROBLEM (.*)$/.exec(line)?.[1] ?? []),
        ...requested.filter((url) => !url.startsWith(`${origin}/`)).map((url) => `request to ${url}`),
      ];
    },
    async close() {
      session.kill();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const keyCodes: Partial<Record<Key, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
};

/** The elements that can have a role without being told so, for those that are asked for often. */
const ROLE_HOSTS: Record<string, string> = {
  article: 'article',
  button: 'button, summary, input',
  checkbox: 'input',
  complementary: 'aside',
  dialog: 'dialog',
  heading: 'h1, h2, h3, h4, h5, h6',
  link: 'a, area',
  radio: 'input',
  region: 'section',
  searchbox: 'input',
};

function hostsOf(role: string): string {
  const hosts = ROLE_HOSTS[role];
  return hosts ? `${hosts}, [role]` : 'body, body *';
}

/**
 * Runs in the page. `null` when it takes axe to tell and that is not there: to reckon with all of a page costs more
 * than the page itself, so what cannot be of the role or does not show is left out before.
 */
function findByRole(role: string, hosts: string, name: NamePattern | null): ElementReference[] | null {
  const shown = [...document.querySelectorAll<HTMLElement>(hosts)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  if (shown.length === 0) return [];
  const { axe } = globalThis as unknown as { axe?: Axe };
  if (!axe) return null;
  const pattern = name?.source === undefined ? null : new RegExp(name.source, name.flags);
  axe.setup(document.documentElement);
  try {
    const found = shown.filter((element) => {
      if (axe.commons.aria.getRole(element) !== role) return false;
      if (!axe.commons.dom.isVisibleToScreenReaders(element)) return false;
      if (!name) return true;
      const own = axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim();
      return pattern ? pattern.test(own) : own === name.exact;
    });
    return found as unknown as ElementReference[];
  } finally {
    axe.teardown();
  }
}

interface Axe {
  setup(root: Element): void;
  teardown(): void;
  commons: {
    aria: { getRole(element: Element): string | null };
    dom: { isVisibleToScreenReaders(element: Element): boolean };
    text: { accessibleText(element: Element): string };
  };
}

async function until<T>(work: () => Promise<T>, what: string): Promise<NonNullable<T> & Exclude<T, false>> {
  for (const end = Date.now() + patienceMs; ; ) {
    const askedAtMs = Date.now();
    // A page that is just going over to the next gives no answer, and is asked again.
    const result = await work().catch((error) => {
      if (!(error instanceof DriverError) || error.code !== 'unknown error' || Date.now() > end) throw error;
      return null;
    });
    if (result) return result as never;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    // To ask takes the time of the page that is to get there.
    await delay(Math.min(400, Math.max(40, 2 * (Date.now() - askedAtMs))));
  }
}
