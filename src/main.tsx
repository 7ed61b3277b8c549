import { render } from 'preact';
import { noticeToShow } from './site/notice-to-show.ts';
import type { SiteSettings } from './site/settings.ts';
import type { Settings } from './store/schema.ts';
import { readSettings } from './store/settings.ts';
import { type Actions, ActionsContext, noActions } from './views/actions.ts';
import { App } from './views/app.tsx';
import { applyAppearance } from './views/appearance.ts';
import { whenIdle } from './views/idle.ts';
import { speak } from './views/messages/language.ts';
import { startNavigation } from './views/navigation.ts';
import { reloadForMissingCode } from './views/recover.ts';
import { loadHome, rememberHome } from './views/screens/home.tsx';
import type { Site } from './views/site-context.ts';
import './views/styles/main.css';

/** The script lies in `assets/`, one level below the base that the site is served under. */
const base = import.meta.env.DEV ? '/' : new URL(import.meta.url).pathname.replace(/assets\/[^/]*$/, '');

const site: Site = {
  base,
  origin: location.origin,
  // Written by the build or the publisher, from `parseSiteSettings()`, into the page that names this very script.
  settings: JSON.parse(document.getElementById('site')?.textContent ?? '') as SiteSettings,
  notice: null,
};

/** Stands in every page that names this script. */
const root = document.getElementById('app') as HTMLElement;

// The browser's own bar would come at first sight; the app offers its installation when it is time.
let installPrompt: Event | undefined;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installPrompt = event;
});

let drawn: () => void;

/** What runs behind the screens, once the first of them stands and the page is idle. */
const background = new Promise<void>((resolve) => {
  drawn = () => whenIdle(resolve);
})
  .then(() => import('./background.ts'))
  .then(({ startBackground }) => startBackground(site, installPrompt, draw))
  .catch(async () => {
    await reloadForMissingCode();
    // Some browsers remember for as long as a page stands that code could not be had.
    return { ...noActions, syncNow: () => location.reload() };
  });

/** What a screen asks for before then is done as soon as it can be. */
const actions: Actions = {
  syncNow: () => background.then((started) => started.syncNow()),
  applyUpdate: () => background.then((started) => started.applyUpdate()),
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
  keepPictures: (keys) => background.then((started) => started.keepPictures(keys)),
  fetchArticle: (slug) => background.then((started) => started.fetchArticle(slug)),
  importBackup: (text) => background.then((started) => started.importBackup(text)),
  redraw: draw,
};

function draw(): void {
  // `render` over a snapshot takes its elements over and mends what has changed since; `hydrate` would not.
  render(
    <ActionsContext.Provider value={actions}>
      {/* Anew each time: whoever asks for it draws again, wherever it is. */}
      <App site={{ ...site }} />
    </ActionsContext.Provider>,
    root,
  );
}

/** Readers who save data get frames that wait for a tap; their code is for them alone. */
async function holdPictures({ pictureLoading }: Settings): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (pictureLoading === 'auto' && !connection?.saveData) return;
  (await import('./views/hold-pictures.tsx')).holdPictures(pictureLoading);
}

async function start(): Promise<void> {
  const isDrawn = root.hasChildNodes();
  try {
    const [, home] = await Promise.all([
      readSettings().then(async (settings) => {
        applyAppearance(settings);
        try {
          await speak(settings.language);
          await holdPictures(settings);
          if (noticeToShow(site.settings, settings.dismissedNotice, Date.now())) {
            site.notice = (await import('./views/components/site-notice.tsx')).SiteNotice;
          }
        } catch (error) {
          // Without their code the page speaks Vietnamese, loads pictures and shows no notice, rather than nothing at all.
          console.warn(error);
        }
      }),
      location.pathname === base ? loadHome() : null,
    ]);
    if (home) rememberHome(home);
    if (isDrawn && !home?.home.isRead) {
      // What is drawn is painted first: nothing of the app may compete with it on a slow phone.
      await new Promise<void>(whenIdle);
      const { whenStored } = await import('./views/prerendered.ts');
      await whenStored(location.pathname.slice(base.length), drawn);
    }
  } catch (error) {
    console.warn(error);
    // A page drawn by the publisher reads without a store; a bare shell says what is wrong, each screen for itself.
    if (isDrawn) {
      (await import('./views/store-notices.tsx')).tellUnreadable(start);
      return;
    }
  }
  draw();
  drawn();
}

startNavigation();
void start();
