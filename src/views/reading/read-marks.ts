import { keyOfSlug } from '../../site/article-slug.ts';
import { subscribe } from '../../store/changes.ts';
import { type ReadArticles, readReadArticles } from '../../store/reading.ts';
import { whenIdle } from '../idle.ts';
import { reading as words } from '../messages/reading.ts';
import '../styles/read-marks.css';

const DESCRIPTION_ID = 'da-doc';

/** The links to articles and albums in lists, and below an article. */
const LINKS = '.card-title a, .tile-title a, .related a, .neighbour';
/** What is marked with such a link; a link in none of them is marked itself. */
const CARDS = '.card, .tile, .related li';

/**
 * Tells read cards from unread ones, to the eye and to screen readers, in whatever list they stand. The marks are
 * attributes that the cards themselves know nothing of: cards belong to the first screen, and this need not load
 * with it. Attributes move nothing on the page.
 */
export function markReadCards(): void {
  const root = document.getElementById('app') ?? document.body;
  let read: ReadArticles | null = null;
  let isAsked = false;

  const description = document.createElement('p');
  description.id = DESCRIPTION_ID;
  description.hidden = true;
  description.textContent = words.read;
  document.body.append(description);

  function mark(): void {
    isAsked = false;
    if (!read) return;
    for (const link of root.querySelectorAll(LINKS)) {
      setMark(link.closest(CARDS) ?? link, link, isRead(read, link.getAttribute('href') ?? ''));
    }
  }

  function ask(): void {
    if (isAsked) return;
    isAsked = true;
    whenIdle(mark);
  }

  async function readAgain(): Promise<void> {
    try {
      read = await readReadArticles();
      ask();
    } catch {
      // Without a store nothing is known to be read.
    }
  }

  // Lists grow and screens change without telling; an `href` changes where an element is used again.
  new MutationObserver(ask).observe(root, { childList: true, subtree: true, attributeFilter: ['href'] });
  subscribe((change) => {
    if (change.type === 'changed' && change.stores.includes('reading')) void readAgain();
  });
  void readAgain();
}

function isRead({ keys, pinnedSlugs }: ReadArticles, address: string): boolean {
  const slug = address.split('/').at(-2) ?? '';
  const key = keyOfSlug(slug);
  return (key !== null && keys.has(key)) || pinnedSlugs.has(slug);
}

function setMark(card: Element, link: Element, isRead: boolean): void {
  if (card.hasAttribute('data-read') === isRead) return;
  card.toggleAttribute('data-read', isRead);
  if (isRead) link.setAttribute('aria-describedby', DESCRIPTION_ID);
  else link.removeAttribute('aria-describedby');
}
