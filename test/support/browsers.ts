import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions } from '@playwright/test';
import { chromium, firefox } from '@playwright/test';

/** Where the browsers are on this machine; `null` for one that is not installed. */
export const installed = {
  chromium: firstOf(process.env.BANTIN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'),
  firefox: firstOf(process.env.BANTIN_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'),
  webkitDriver: firstOf('/usr/bin/WebKitWebDriver'),
  virtualScreen: firstOf('/usr/bin/Xvfb'),
};

function firstOf(...paths: (string | undefined)[]): string | null {
  return paths.find((path) => path && existsSync(path)) ?? null;
}

/**
 * Each window that a test opens loads two pages of the browser's own, for what drops out of its address bar: two
 * seconds of processor on a slow machine, at the same time as the page under test (the first three). The rest is what
 * Playwright switches off: Chromium heeds the last such list alone.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** Quiet and without a sandbox, which root cannot have. Nothing here weakens the web's own security. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Of the window, not of pages: to draw how a tab opens and loads was a twelfth of all that the browser had to do.
  '--animation-duration-scale=0',
  '--enable-features=WebShare',
  `--disable-features=${disabledFeatures.join(',')}`,
  // No name but the test's own servers resolves: what asks for another party is seen, and never gets there.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

export interface ChromiumOptions {
  /** More command-line switches. */
  args?: string[];
  headless?: boolean;
}

/** How Playwright starts Chromium: the system's, else the one of the package @sparticuz/chromium. */
export async function chromiumLaunch(options: ChromiumOptions = {}): Promise<LaunchOptions> {
  return {
    executablePath: installed.chromium ?? (await packagedChromium()),
    args: [...chromiumArgs, ...(options.args ?? [])],
    headless: options.headless ?? true,
  };
}

/** Unpacks the package's Chromium once into the temporary folder. Its own `args` switch web security off: unused. */
async function packagedChromium(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export async function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  return chromium.launch(await chromiumLaunch(options));
}

/** A Chromium with a profile on disk, as an installed app has; `profileDir` is made when not given. */
export async function launchPersistentChromium(
  options: ChromiumOptions & { profileDir?: string; context?: BrowserContextOptions } = {},
): Promise<BrowserContext> {
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'bantin-chromium-')));
  return chromium.launchPersistentContext(profileDir, { ...(await chromiumLaunch(options)), ...options.context });
}

/** How Playwright starts the system's Firefox, which it drives over WebDriver BiDi. */
export function firefoxLaunch(): LaunchOptions {
  if (!installed.firefox) throw new Error('Firefox is not installed');
  return {
    channel: 'moz-firefox',
    executablePath: installed.firefox,
    firefoxUserPrefs: {
      // Whatever is not on this machine goes to a port where nobody listens.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      // Lets navigator.storage.persist() answer without a person.
      'dom.storageManager.prompt.testing': true,
      'dom.storageManager.prompt.testing.allow': true,
      // The driver loses a page that comes back out of the back/forward cache.
      'browser.sessionhistory.max_total_viewers': 0,
    },
  } as LaunchOptions;
}

/** @param prefs settings beside those of `firefoxLaunch` */
export async function launchFirefox(prefs: Record<string, number> = {}): Promise<Browser> {
  const options = firefoxLaunch();
  return firefox.launch({ ...options, firefoxUserPrefs: { ...options.firefoxUserPrefs, ...prefs } });
}
