import { setTimeout as delay } from 'node:timers/promises';
import { BrowserKilled, type KillableBrowser } from '../killable-browser.ts';
import type { WebKitSession } from './driver.ts';

type WebKitWindow = Pick<KillableBrowser, 'open' | 'evaluate' | 'close'>;

/** How often a window is asked whether what it was given to do has ended. */
const ASKED_EVERY_MS = 15;

/**
 * The windows of one WebKit session, each to be used while another is at something. The driver has one current window and a command
 * that waits holds up the next, so none waits: work is begun in the page, and what became of it asked for.
 */
export class WebKitWindows {
  readonly #session: WebKitSession;
  #turn: Promise<unknown> = Promise.resolve();
  #current = '';
  #works = 0;
  wereKilled = false;

  constructor(session: WebKitSession) {
    this.#session = session;
  }

  async first(): Promise<WebKitWindow> {
    this.#current = await this.#session.command<string>('GET', '/window');
    return this.#windowOf(this.#current);
  }

  async openAnother(): Promise<WebKitWindow> {
    const made = await this.#inTurn(() =>
      this.#session.command<{ handle: string }>('POST', '/window/new', { type: 'tab' }),
    );
    return this.#windowOf(made.handle);
  }

  #windowOf(handle: string): WebKitWindow {
    const { command } = this.#session;
    return {
      open: async (url) => void (await this.#in(handle, () => command('POST', '/url', { url }))),
      evaluate: (work: (argument: never) => unknown, argument?: unknown) =>
        this.#evaluate(handle, String(work), argument ?? null) as never,
      close: async () => void (await this.#in(handle, () => command('DELETE', '/window'))),
    };
  }

  async #evaluate(handle: string, work: string, argument: unknown): Promise<unknown> {
    const name = `work${this.#works++}`;
    const run = (script: string, args: unknown[]) =>
      this.#in(handle, () =>
        this.#session.command<{ value?: unknown; error?: string } | null>('POST', '/execute/sync', { script, args }),
      );
    const begin = `
      const [name, argument] = arguments;
      const works = (globalThis.bantinWorks ??= {});
      works[name] = null;
      Promise.resolve()
        .then(() => (${work})(argument))
        .then(
          (value) => { works[name] = { value }; },
          (error) => { works[name] = { error: error + '\\n' + (error && error.stack) }; },
        );
      return null;`;
    const ask = `
      const works = globalThis.bantinWorks;
      if (!works || !(arguments[0] in works)) return { error: 'another page came' };
      const ended = works[arguments[0]];
      if (ended) delete works[arguments[0]];
      return ended;`;
    await run(begin, [name, argument]);
    for (;;) {
      const ended = await run(ask, [name]);
      if (ended?.error !== undefined) throw new Error(ended.error);
      if (ended) return ended.value;
      await delay(ASKED_EVERY_MS);
    }
  }

  #in<Result>(handle: string, ask: () => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      if (this.#current !== handle) await this.#session.command('POST', '/window', { handle });
      this.#current = handle;
      return await ask();
    });
  }

  #inTurn<Result>(ask: () => Promise<Result>): Promise<Result> {
    const asked = this.#turn.then(() => {
      if (this.wereKilled) throw new BrowserKilled();
      return ask();
    });
    this.#turn = asked.catch(() => undefined);
    return asked;
  }
}
