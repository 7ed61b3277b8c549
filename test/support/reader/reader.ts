/** A name is matched whole when it is a string, anywhere when it is a pattern. */
export type Name = string | RegExp;

/**
 * Someone who reads with a browser: finds things by accessible role and name, as a screen reader does, and waits
 * as a person would. Written over Playwright (Chromium, Firefox) and over WebDriver (WebKit), so that one spec
 * runs in all three.
 */
export interface Reader {
  readonly engine: 'chromium' | 'firefox' | 'webkit';
  /** Opens an address of the site under test; resolves once the document has been parsed. */
  open(path: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Leaves the app for good and starts it anew on the same profile, as after a night in the pocket. */
  reopen(path: string): Promise<void>;
  /** Goes on in another tab, as somebody else on the same profile: nothing of the tab before, and no problem told so far. */
  anew(path: string): Promise<void>;
  /** Runs a function in every page that is opened from now on, before its own scripts. */
  beforeScripts(work: () => void): Promise<void>;
  /** Path, query and hash of the page shown. */
  path(): Promise<string>;
  title(): Promise<string>;

  /** Waits until the first element of this role and name shows. */
  see(role: string, name?: Name): Promise<void>;
  /** Waits until no element of this role and name shows. */
  notSee(role: string, name?: Name): Promise<void>;
  /** Waits until the page's text has this in it. */
  seeText(text: Name): Promise<void>;
  /** Whether one shows just now. */
  sees(role: string, name?: Name): Promise<boolean>;
  /** The text of the first element of this role and name that shows, white space joined; waits for it. */
  text(role: string, name?: Name): Promise<string>;
  /** The texts of all that show now. */
  texts(role: string, name?: Name): Promise<string[]>;
  tap(role: string, name?: Name): Promise<void>;
  /** Empties a field and types into it. */
  type(role: string, name: Name, text: string): Promise<void>;
  /** A key by its DOM name: `Enter`, `Escape`, `ArrowRight`. */
  press(key: Key): Promise<void>;

  /** Runs a function in the page; argument and result are plain data. */
  evaluate<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  evaluate<T>(work: () => T | Promise<T>): Promise<T>;
  /** Waits until the function gives something true in the page. */
  until(work: () => unknown, what: string): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Buffer>;
  setSize(width: number, height: number): Promise<void>;

  /** What no test may bring about: console errors, uncaught errors, requests to another origin. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

export type Key = 'Enter' | 'Escape' | 'Tab' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | '+' | '-' | ' ';

/** How long a reader waits for something before the test fails. */
export const patienceMs = 30_000;

/** Phone size, the smallest the design is made for. */
export const phone = { width: 360, height: 740 };
