import { render } from 'preact';
import { repairStore } from '../store/repair.ts';
import { barRoom } from './bar-room.ts';
import { MendStore } from './components/mend-store.tsx';
import { mending as words } from './messages/mending.ts';
import './styles/store-notices.css';

/** Long enough to read three sentences twice. */
const SHOWN_MS = 15_000;

const noticeRoom = barRoom('--notice-room');

/**
 * A page that stays as it was drawn, since what is stored cannot be read: says why, offers what can be done, and hides
 * what needs a store. Where the store answers after all the app starts again.
 */
export function tellUnreadable(start: () => Promise<void>): void {
  document.documentElement.dataset.withoutStore = '';
  const { element, remove } = showNotice('');
  async function startAgain(): Promise<void> {
    remove();
    delete document.documentElement.dataset.withoutStore;
    await start();
  }
  render(<MendStore denied={words.deniedNotice} onAnswer={startAgain} onPutAway={remove} />, element);
}

/** No sync can write what it brings: where the screen shows articles all the same, offers to begin anew. */
export async function tellDamaged(): Promise<void> {
  try {
    await repairStore();
  } catch {
    // That it cannot be mended is what is told. A screen without articles tells it in their place.
    const isTold = 'withoutStore' in document.documentElement.dataset || !document.querySelector('main .card');
    if (isTold) return;
    const { element, remove } = showNotice('');
    render(<MendStore denied={words.deniedNotice} onPutAway={remove} />, element);
  }
}

/** The database was lost, but not the list of what the reader chose. */
export function tellLost(count: number): void {
  showForAWhile(words.lost(count));
}

/** The app's own files found no room: what was there before stays in use. */
export function tellNoRoom(): void {
  showForAWhile(words.noRoom);
}

function showForAWhile(sentence: string): void {
  setTimeout(showNotice(sentence).remove, SHOWN_MS);
}

/** Beside the app's own tree, which may not stand. */
export function showNotice(sentence: string): { element: HTMLElement; remove: () => void } {
  const element = document.createElement('div');
  element.className = 'store-notice';
  if (sentence) element.setAttribute('role', 'status');
  document.body.append(element);
  const giveBack = noticeRoom(element);
  if (sentence) {
    const paragraph = document.createElement('p');
    paragraph.textContent = sentence;
    // A status is spoken when it changes, not when it appears.
    element.append(paragraph);
  }
  return {
    element,
    remove() {
      giveBack?.();
      element.remove();
    },
  };
}
