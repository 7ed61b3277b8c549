/**
 * Where the reader is: a history for the router that gives every entry a number, so that a place on the page is
 * kept when the reader goes on and found again when they come back, also after the page was loaded anew.
 */
type Listener = (location: Pick<Location, 'pathname' | 'search'>) => void;

interface EntryState {
  /** No other of the tab has it. Below 0 is the first of a document: before it there is nothing of the app's. */
  entry: number;
}

/** CSS pixels from the top, and how many cards a list had: fewer would not reach down to there; at the top any do. */
type Place = [scrollTop: number, cardCount: number];

/** In the session storage: entries with their places, the last left last. */
const PLACES_KEY = 'places-1';
const KEPT_PLACES = 50;

const listeners = new Set<Listener>();
let places = new Map<number, Place>();
let entry = 0;
let cardCount = 0;
let pendingScrollTop: number | null = null;

function readEntry(): number {
  const state = history.state as EntryState | null;
  return typeof state?.entry === 'number' ? state.entry : 0;
}

function rememberPlace(): void {
  places.delete(entry);
  places.set(entry, [scrollY, scrollY && cardCount]);
}

/** How many cards the list of this entry has grown to, for when the reader comes back to it. */
export function keepCardCount(count: number): void {
  cardCount = count;
}

/** What was kept for this entry, at least so many: there is nothing where it is new or shows something else by now. */
export function keptCardCount(least: number): number {
  return Math.max(least, cardCount);
}

/** Whether there is nothing of the app's to step back to. */
export function isFirstEntry(): boolean {
  return readEntry() <= 0;
}

/**
 * What is searched stands behind the `#` in the address bar: that part goes to no server, neither when the page is
 * loaded again nor as the referrer of a picture.
 */
function unsent(url: string): string {
  return url.includes('#') ? url : url.replace('?', '#?');
}

/** The shape preact-router asks of a custom history. */
export const routerHistory = {
  get location(): Pick<Location, 'pathname' | 'search'> {
    const { pathname, hash } = location;
    const search = hash.startsWith('#?') ? hash.slice(1) : location.search;
    return isDecodable(pathname + search) ? { pathname, search } : { pathname: '/%00', search: '' };
  },
  push(url: string): void {
    const address = unsent(url);
    // Of the screen that the reader is on: its top, as in every app of a phone, and no step to go back.
    if (location.origin + address === location.href) {
      settleScroll(0);
      return;
    }
    rememberPlace();
    entry = Math.random();
    history.pushState({ entry } satisfies EntryState, '', address);
    pendingScrollTop = cardCount = 0;
  },
  replace(url: string): void {
    cardCount = 0;
    history.replaceState({ entry } satisfies EntryState, '', unsent(url));
  },
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The router decodes addresses, and throws at those that are no URI encoding: they are no address of ours. */
function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

/** Takes over scroll restoration from the browser; once, before the first draw. */
export function startNavigation(): void {
  entry = readEntry() || -Math.random();
  history.scrollRestoration = 'manual';
  routerHistory.replace(location.href);
  try {
    places = new Map(JSON.parse(sessionStorage.getItem(PLACES_KEY) ?? '[]'));
  } catch {
    // Storage denied, or not what was put there: there is no place to go back to.
  }
  const place = places.get(entry);
  if (place) [pendingScrollTop, cardCount] = place;
  // A page in the background may be taken off the phone without another word.
  addEventListener('visibilitychange', storePlaces);
  addEventListener('pagehide', storePlaces);
  addEventListener('popstate', () => {
    const left = entry;
    rememberPlace();
    entry = readEntry();
    // What lay over a screen was closed: the place is where the reader is.
    if (entry !== left) [pendingScrollTop, cardCount] = places.get(entry) ?? [0, 0];
    for (const listener of listeners) listener(routerHistory.location);
  });
}

function storePlaces(): void {
  rememberPlace();
  try {
    sessionStorage.setItem(PLACES_KEY, JSON.stringify([...places].slice(-KEPT_PLACES)));
  } catch {
    // Storage denied: after a reload the page starts at its top.
  }
}

/** Scrolls to where this entry belongs; called by a screen when its content stands. `top` is another place for it. */
export function settleScroll(top = pendingScrollTop): void {
  pendingScrollTop = null;
  if (top === null) return;
  if (location.hash.length > 1 && top === 0) {
    const target = document.getElementById(decodeHash(location.hash));
    if (target) {
      target.scrollIntoView();
      return;
    }
  }
  scrollTo(0, top);
}

function decodeHash(hash: string): string {
  return isDecodable(hash) ? decodeURIComponent(hash.slice(1)) : hash.slice(1);
}
