import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext, firefox, type Page } from '@playwright/test';
import type { Engine } from '../promises/part.ts';
import { firefoxLaunch, launchPersistentChromium } from './browsers.ts';
import { startWebKit } from './webkit/driver.ts';
import { WebKitWindows } from './webkit/windows.ts';

/** A browser with its profile on disk, one page of it, and its end by SIGKILL, as when a phone runs out of memory. */
export interface KillableBrowser {
  open(url: string): Promise<void>;
  /** Runs a function in the page; argument and result are plain data. */
  evaluate<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  evaluate<T>(work: () => T | Promise<T>): Promise<T>;
  /** Another tab beside it; in WebKit another window of the same profile. */
  openTab(): Promise<Pick<KillableBrowser, 'open' | 'evaluate' | 'close'>>;
  /** Ends every process of it at once. The profile stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Thrown by what is asked of a browser after its end by `kill()`. */
export class BrowserKilled extends Error {}

/** `display` is for WebKit alone, which has no headless mode. */
export async function openKillable(engine: Engine, profileDir: string, display: string): Promise<KillableBrowser> {
  return engine === 'webkit' ? await openWebKit(profileDir, display) : await openInPlaywright(engine, profileDir);
}

async function openInPlaywright(engine: 'chromium' | 'firefox', profileDir: string): Promise<KillableBrowser> {
  const context: BrowserContext =
    engine === 'chromium'
      ? await launchPersistentChromium({ profileDir })
      : await firefox.launchPersistentContext(profileDir, firefoxLaunch());
  const page = context.pages()[0] ?? (await context.newPage());
  if (engine === 'chromium') {
    // A sync by the browser's own choice of time would be one that no model knows of.
    const devtools = await context.newCDPSession(page);
    await devtools.send('Browser.setPermission', { permission: { name: 'background-sync' }, setting: 'denied' });
  }
  const groups = groupsNaming(profileDir);
  const end = { wasKilled: false };
  return {
    ...doorTo(page, end),
    async openTab() {
      const tab = await context.newPage();
      return { ...doorTo(tab, end), close: () => tab.close() };
    },
    async kill() {
      end.wasKilled = true;
      await killAll(groups, profileDir);
      await context.close().catch(() => {
        // It is gone: what was wanted.
      });
    },
    close: () => context.close(),
  };
}

function doorTo(page: Page, end: { wasKilled: boolean }): Pick<KillableBrowser, 'open' | 'evaluate'> {
  const demandAlive = () => {
    if (end.wasKilled) throw new BrowserKilled();
  };
  return {
    async open(url) {
      demandAlive();
      await page.goto(url, { waitUntil: 'load' });
    },
    async evaluate(work: (argument: never) => unknown, argument?: unknown) {
      demandAlive();
      return (await page.evaluate(work as never, argument)) as never;
    },
  };
}

async function openWebKit(profileDir: string, display: string): Promise<KillableBrowser> {
  const consoleFile = join(profileDir, 'console.log');
  const session = await startWebKit({ profileDir, consoleFile, display, width: 360, height: 740 });
  const groups = groupsNaming(profileDir);
  const windows = new WebKitWindows(session);
  return {
    ...(await windows.first()),
    openTab: () => windows.openAnother(),
    async kill() {
      windows.wereKilled = true;
      await killAll(groups, profileDir);
      await session.close();
    },
    close: () => session.close(),
  };
}

/**
 * Kills at once the groups that are known, then what is left of the profile's processes, and waits until all are gone:
 * one that keeps the database (WebKit's does not name the profile) may be at its last write for a moment.
 */
async function killAll(known: number[], profileDir: string): Promise<void> {
  const groups = new Set(known);
  for (const group of groups) killGroup(group);
  for (const end = Date.now() + 10_000; ; ) {
    const living = processes().filter(({ group, command }) => groups.has(group) || command.includes(profileDir));
    if (living.length === 0) return;
    if (Date.now() > end) throw new Error(`processes of ${profileDir} do not end`);
    for (const { group } of living) {
      groups.add(group);
      killGroup(group);
    }
    await delay(20);
  }
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Ended between the look and the kill.
  }
}

/** The groups of the processes whose command line has this in it, but our own. */
function groupsNaming(profileDir: string): number[] {
  return [...new Set(processes().flatMap(({ group, command }) => (command.includes(profileDir) ? [group] : [])))];
}

/** Every process that lives, but those of our own group. */
function processes(): { group: number; command: string }[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      // After the name in parentheses: state, parent, group.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z' || Number(group) === ownGroup) return [];
      return [{ group: Number(group), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
    } catch {
      // Ended while it was looked at.
      return [];
    }
  });
}

const ownGroup = Number(
  readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')[2],
);
