/**
 * Where the reader is: a history for the router that gives every entry a number, so that a place on the page is
 * kept when the reader goes on and found again when they come back.
 */
type Listener = (location: Pick<Location, 'pathname' | 'search'>) => void;

interface EntryState {
  entry: number;
}

const listeners = new Set<Listener>();
const scrollTops = new Map<number, number>();
let entry = 0;
let lastEntry = 0;
let pendingScrollTop: number | null = null;

function readEntry(): number {
  const state = history.state as EntryState | null;
  return typeof state?.entry === 'number' ? state.entry : 0;
}

function rememberScroll(): void {
  scrollTops.set(entry, scrollY);
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
    rememberScroll();
    entry = ++lastEntry;
    history.pushState({ entry } satisfies EntryState, '', unsent(url));
    pendingScrollTop = 0;
  },
  replace(url: string): void {
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
  entry = readEntry();
  lastEntry = entry;
  history.scrollRestoration = 'manual';
  routerHistory.replace(location.href);
  const stored = sessionStorageNumber(scrollKey());
  if (stored !== null) pendingScrollTop = stored;
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(scrollKey(), String(scrollY));
    } catch {
      // Storage denied: after a reload the page starts at its top.
    }
  });
  addEventListener('popstate', () => {
    rememberScroll();
    entry = readEntry();
    pendingScrollTop = scrollTops.get(entry) ?? 0;
    for (const listener of listeners) listener(routerHistory.location);
  });
}

/** With the path: another address opened in the same tab begins with entry 0 as well, and at its top. */
function scrollKey(): string {
  return `scroll-${entry}${location.pathname}`;
}

function sessionStorageNumber(key: string): number | null {
  try {
    const value = sessionStorage.getItem(key);
    return value === null ? null : Number(value) || 0;
  } catch {
    // Storage denied: there is no place to go back to.
    return null;
  }
}

/** Scrolls to where this entry belongs; called by a screen when its content stands. */
export function settleScroll(): void {
  if (pendingScrollTop === null) return;
  const top = pendingScrollTop;
  pendingScrollTop = null;
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
