import { render } from 'preact';
import { parseSiteSettings } from './site/settings.ts';
import { readSettings } from './store/settings.ts';
import { type Actions, ActionsContext } from './views/actions.ts';
import { App } from './views/app.tsx';
import { applyAppearance } from './views/appearance.ts';
import { whenIdle } from './views/idle.ts';
import { startNavigation } from './views/navigation.ts';
import { loadHome, rememberHome } from './views/screens/home.tsx';
import type { Site } from './views/site-context.ts';
import './views/styles/main.css';

/** The script lies in `assets/`, one level below the base that the site is served under. */
const base = import.meta.env.DEV ? '/' : new URL('../', import.meta.url).pathname;

function readSite(): Site {
  const settings: unknown = JSON.parse(document.getElementById('site')?.textContent || '{}');
  return { base, origin: location.origin, settings: parseSiteSettings(settings) };
}

const site = readSite();

let drawn: () => void;

/** What runs behind the screens, once the first of them stands and the page is idle. */
const background = new Promise<void>((resolve) => {
  drawn = () => whenIdle(resolve);
})
  .then(() => import('./background.ts'))
  .then(({ startBackground }) => startBackground(site));

/** What a screen asks for before then is done as soon as it can be. */
const actions: Actions = {
  syncNow: () => void background.then((started) => started.syncNow()),
  applyUpdate: () => void background.then((started) => started.applyUpdate()),
  onUpdateWaiting(listener) {
    let stop: (() => void) | null = null;
    let stopped = false;
    void background.then((started) => {
      if (!stopped) stop = started.onUpdateWaiting(listener);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  },
  keepPictures: (keys) => void background.then((started) => started.keepPictures(keys)),
};

async function start(): Promise<void> {
  startNavigation();
  const root = document.getElementById('app');
  if (!root) throw new Error('the shell has no #app');
  const isHome = location.pathname === base;
  try {
    const [settings, home] = await Promise.all([readSettings(), isHome ? loadHome() : null]);
    applyAppearance(settings);
    if (home) rememberHome(home);
  } catch (error) {
    // No store: the screens say so, each for itself.
    console.warn('the store cannot be read', error);
  }
  // `render` over a snapshot takes its elements over and mends what has changed since; `hydrate` would not.
  render(
    <ActionsContext.Provider value={actions}>
      <App site={site} />
    </ActionsContext.Provider>,
    root,
  );
  drawn();
}

void start();
