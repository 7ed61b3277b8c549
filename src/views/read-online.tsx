import { render } from 'preact';
import { announce } from '../store/changes.ts';
import { openInMemory } from '../store/memory-database.ts';
import type { StoreName } from '../store/schema.ts';
import { writeSettings } from '../store/write-settings.ts';
import { ignoreWorker } from '../sw-bridge/worker-link.ts';
import { mending as words } from './messages/mending.ts';
import { showNotice } from './store-notices.tsx';
import { isUnderstood, noteUnderstood } from './understood.ts';
import './styles/read-online.css';

/** They come anew with every page that is opened, over a network that may be weak and dear. */
const ARTICLES = 100;

const STORES: StoreName[] = ['heads', 'packs', 'saved', 'kept', 'pictures', 'reading', 'meta'];

/**
 * The browser gives no store: the newest articles are fetched into memory and read for as long as the page stands, and
 * the reader is told why, and that nothing is kept.
 */
export async function readOnline(syncNow: () => void, why: string): Promise<void> {
  openInMemory();
  // It has no store either, and none of this page's.
  ignoreWorker();
  await writeSettings({ articleLimit: ARTICLES });
  document.documentElement.dataset.inMemory = '';
  if (!isUnderstood(why)) tellNotKept(why);
  announce({ type: 'changed', stores: STORES });
  syncNow();
}

function tellNotKept(why: string): void {
  const notice = showNotice(why);
  const actions = document.createElement('div');
  actions.className = 'notice-actions';
  notice.element.append(actions);
  function putAway(): void {
    noteUnderstood(why);
    notice.remove();
  }
  render(
    <button type="button" class="button" onClick={putAway}>
      {words.understood}
    </button>,
    actions,
  );
}
