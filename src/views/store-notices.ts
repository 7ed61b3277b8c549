import { mending as words } from './messages/mending.ts';
import './styles/store-notices.css';

/** Long enough to read three sentences twice. */
const SHOWN_MS = 15_000;

/** A page that the publisher drew stays as it came where nothing can be stored: says so, and hides what needs a store. */
export function tellDenied(): void {
  document.documentElement.dataset.withoutStore = '';
  show(words.deniedNotice);
}

/** The database was lost, but not the list of what the reader chose. */
export function tellLost(count: number): void {
  const notice = show(words.lost(count));
  setTimeout(() => notice.remove(), SHOWN_MS);
}

/** Beside the app's own tree, which may not stand. */
function show(sentence: string): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'store-notice';
  notice.setAttribute('role', 'status');
  document.body.append(notice);
  // A status is spoken when it changes, not when it appears.
  notice.textContent = sentence;
  return notice;
}
