import { renderToString } from 'preact-render-to-string';
import { noticeToShow } from '../site/notice-to-show.ts';
import { readHome } from '../store/home.ts';
import { readSettings } from '../store/settings.ts';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { CHUNK_SIZE, listMemory } from './components/article-list.tsx';
import { HomePage } from './pages/home.tsx';
import type { Site } from './site-context.ts';
import { showThemeColour } from './theme-colour.ts';

export interface Snapshot {
  /** The address that the page answers to. */
  path: string;
  /** What stands inside `#app`. */
  html: string;
  /** All attributes of the root element: the language of the words as drawn, and how the reader wants them. */
  attributes: Record<string, string>;
}

/**
 * Home as the store has it now, drawn to text by the same components, for the service worker to answer the next
 * start with: the cards then stand before any script has run. `null` while there is nothing to show.
 */
export async function makeSnapshot(site: Site): Promise<Snapshot | null> {
  const [home, settings] = await Promise.all([readHome(CHUNK_SIZE), readSettings()]);
  // Another tab may have changed them.
  applyAppearance(settings);
  showThemeColour();
  if (!home.isRead || home.newest.length === 0) return null;
  // As the settings say: the page's own copy may be older.
  const notice = noticeToShow(site.settings, settings.dismissedNotice, Date.now()) ? site.notice : null;
  const screen = <HomePage home={home} list={listMemory(home.newest, CHUNK_SIZE)} loadMore={null} />;
  return {
    path: site.base,
    html: renderToString(<App site={{ ...site, notice }} url={site.base} screen={screen} />),
    attributes: { lang: document.documentElement.lang, dir: 'ltr', ...rootData() },
  };
}

function rootData(): Record<string, string> {
  const attributes = [...document.documentElement.attributes].filter(({ name }) => name.startsWith('data-'));
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}
