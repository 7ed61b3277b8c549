/** What the page can tell of the program that shows it. */
export interface Surroundings {
  userAgent: string;
  /** More than one on touch screens: an iPad calls itself a Mac. */
  maxTouchPoints: number;
  /** Opened from the home screen: `display-mode: standalone` and its like, or iOS's own `navigator.standalone`. */
  isInstalled: boolean;
  /** The browser has offered to install this app (`beforeinstallprompt`). */
  hasPrompt: boolean;
}

/** Apps whose built-in browser Vietnamese readers open links in. */
export type HostApp = 'zalo' | 'facebook' | 'messenger' | 'instagram' | 'tiktok' | 'other';

/** As they call themselves; none for an app that does not tell. */
export const HOST_APP_NAMES: Partial<Record<HostApp, string>> = {
  zalo: 'Zalo',
  facebook: 'Facebook',
  messenger: 'Messenger',
  instagram: 'Instagram',
  tiktok: 'TikTok',
};

/** Where the reader stands, and so what installing takes there. */
export type Standing =
  | { kind: 'installed' }
  /** Inside another app: nothing can be installed there, the page has to be opened in a browser first. */
  | { kind: 'in-app'; app: HostApp; system: 'ios' | 'android' }
  /** The browser installs at a tap. */
  | { kind: 'prompt' }
  /** By Safari's share menu, or that of another browser on iOS (16.4 and later). */
  | { kind: 'ios'; browser: 'safari' | 'other' }
  /** By the browser's own menu. */
  | { kind: 'android-menu' }
  | { kind: 'mac-safari' }
  /** A browser that installs nothing, or does not say how. */
  | { kind: 'none' };

/** Messenger's names stand within Facebook's pattern, so it comes first. */
const HOST_APPS: [HostApp, RegExp][] = [
  ['zalo', /\bZalo\b/i],
  ['messenger', /MessengerForiOS|MessengerLite|Orca-Android|\bMessenger\b/],
  ['instagram', /\bInstagram\b/],
  ['tiktok', /\b(?:TikTok|musical_ly|BytedanceWebview|trill)/i],
  ['facebook', /\bFB(?:AN|AV|_IAB|IOS)\b/],
];

/** Pure: what follows from these facts and no others. */
export function whereReaderStands({ userAgent, maxTouchPoints, isInstalled, hasPrompt }: Surroundings): Standing {
  if (isInstalled) return { kind: 'installed' };
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const isAndroid = /Android/.test(userAgent);
  if (isIos || isAndroid) {
    const app =
      HOST_APPS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? (isWebView(userAgent) ? 'other' : null);
    if (app) return { kind: 'in-app', app, system: isIos ? 'ios' : 'android' };
  }
  if (hasPrompt) return { kind: 'prompt' };
  if (isIos) return { kind: 'ios', browser: /CriOS|FxiOS|EdgiOS|OPiOS|coc_coc/i.test(userAgent) ? 'other' : 'safari' };
  if (isAndroid) return { kind: 'android-menu' };
  // Safari 17 adds web apps to the Dock; Chrome and Edge carry their own names besides "Safari".
  const macSafari = /Macintosh.*Version\/(\d+)[\d.]* Safari\//.exec(userAgent);
  if (macSafari && Number(macSafari[1]) >= 17) return { kind: 'mac-safari' };
  return { kind: 'none' };
}

/** A view of some app that does not give its name: Android marks it with `wv`, iOS leaves "Safari" out. */
function isWebView(userAgent: string): boolean {
  if (/Android/.test(userAgent)) return /; wv\)/.test(userAgent);
  return /AppleWebKit/.test(userAgent) && !/Safari\//.test(userAgent);
}

/**
 * Opens a page of ours in Chrome from inside another Android app
 * (https://developer.chrome.com/docs/android/intents); where the app ignores it nothing happens, so the steps by hand
 * stand beside it.
 */
export function chromeIntent(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const scheme = protocol.slice(0, -1);
  const fallback = encodeURIComponent(url);
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};package=com.android.chrome;S.browser_fallback_url=${fallback};end`;
}
