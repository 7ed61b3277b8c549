import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { installed } from '../browsers.ts';

/** A W3C WebDriver element reference. */
export type ElementReference = Record<string, string>;

/** An answer of the driver that says no; `code` is the specification's ("no such element", "timeout"). */
export class DriverError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export interface WebKitSession {
  /** A WebDriver command below the session: `command('POST', '/url', { url })`. */
  command<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
  /** Runs a function in the page and waits for what it promises. Arguments and result are JSON or elements. */
  evaluate<T, A extends unknown[]>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Ends browser and driver as a person does, so that the profile is whole. */
  close(): Promise<void>;
  /** Ends them at once, for when nobody needs the profile any more: ending well takes seconds. */
  kill(): void;
}

export interface WebKitOptions {
  profileDir: string;
  /** Where the page's console goes, a line a message. */
  consoleFile: string;
  width: number;
  height: number;
  /** X display, `:99`. */
  display: string;
  /** With `none` no command waits for a page that is loading: one whose script never comes would hold each up for minutes. */
  pageLoadStrategy?: 'normal' | 'none';
}

/** No command takes as long, also on a busy machine: a driver or page that stands still is told with the command it stood still at. */
const COMMAND_LIMIT_MS = 60_000;

const hostFile = fileURLToPath(new URL('host.py', import.meta.url));

export async function startWebKit(options: WebKitOptions): Promise<WebKitSession> {
  if (!installed.webkitDriver) throw new Error('WebKitWebDriver is not installed');
  const port = await freePort();
  const driver = spawn(installed.webkitDriver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: options.display, GDK_BACKEND: 'x11', LANG: 'C.UTF-8', TZ: 'America/New_York' },
    stdio: 'ignore',
    // A group of its own, so that driver, browser and its helpers can be ended together.
    detached: true,
  });
  const base = `http://127.0.0.1:${port}`;
  try {
    await untilUp(base);
    const { sessionId } = await call<{ sessionId: string }>('POST', `${base}/session`, {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: options.pageLoadStrategy ?? 'normal',
          'webkitgtk:browserOptions': {
            binary: hostFile,
            args: [
              '--profile',
              options.profileDir,
              '--size',
              `${options.width}x${options.height}`,
              '--console',
              options.consoleFile,
            ],
          },
        },
      },
    });
    return makeSession(driver, `${base}/session/${sessionId}`);
  } catch (error) {
    endGroup(driver);
    throw error;
  }
}

function makeSession(driver: ChildProcess, base: string): WebKitSession {
  const command: WebKitSession['command'] = (method, path, body) => call(method, base + path, body);
  return {
    command,
    async evaluate(work, ...args) {
      const answer = await command<{ value?: unknown; error?: string } | null>('POST', '/execute/async', {
        script: `
          const done = arguments[arguments.length - 1];
          Promise.resolve()
            .then(() => (${work})(...[...arguments].slice(0, -1)))
            .then((value) => done({ value }), (error) => done({ error: error + '\\n' + (error && error.stack) }));
        `,
        args,
      });
      if (answer?.error !== undefined) throw new DriverError('javascript error', answer.error);
      return answer?.value as never;
    },
    async close() {
      const ended = command('DELETE', '').catch(() => {
        // The browser is gone already: what we wanted.
      });
      await Promise.race([ended, delay(5000)]);
      driver.kill();
      // The browser's processes still write to the profile, which the next start is to find whole.
      for (const end = Date.now() + 8000; Date.now() < end && groupLives(driver); ) await delay(50);
      endGroup(driver);
    },
    kill: () => endGroup(driver),
  };
}

function groupLives(driver: ChildProcess): boolean {
  try {
    return driver.pid !== undefined && process.kill(-driver.pid, 0);
  } catch {
    // No process of the group is left.
    return false;
  }
}

function endGroup(driver: ChildProcess): void {
  try {
    if (driver.pid) process.kill(-driver.pid, 'SIGKILL');
  } catch {
    // No process of the group is left.
  }
}

async function call<T>(method: string, url: string, body?: object): Promise<T> {
  const signal = AbortSignal.timeout(COMMAND_LIMIT_MS);
  try {
    const response = await fetch(url, {
      method,
      signal,
      ...(method === 'POST'
        ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }
        : {}),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new DriverError(value.error ?? String(response.status), value.message ?? '');
    return value;
  } catch (error) {
    if (!signal.aborted) throw error;
    const asked = `${method} ${new URL(url).pathname.replace(/^\/session\/[^/]+/, '')} ${JSON.stringify(body ?? '').slice(0, 300)}`;
    throw new Error(`WebKit's driver gave no answer within ${COMMAND_LIMIT_MS / 1000} s to ${asked}`);
  }
}

async function untilUp(base: string): Promise<void> {
  for (const end = Date.now() + 10_000; ; ) {
    try {
      await fetch(`${base}/status`);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(30);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
