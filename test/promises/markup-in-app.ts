import { parseFeed } from '../../src/feed/parse-feed.ts';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { feedOfVectors, type Vector } from '../support/markup-vectors.ts';
import { pageFaults, watchPage } from '../support/page-intruders.ts';
import type { Reader } from '../support/reader/reader.ts';
import type { TestSite } from '../support/servers.ts';

/** What a vector did in a browser; none for one that did nothing. */
export interface VectorFault {
  vector: string;
  fault: string;
}

/** A page is given this long to be drawn: a body of 1,000,000 characters on a busy machine. */
const PATIENCE_MS = 20_000;

/**
 * Puts vectors into a raw feed, lets the app read it, opens every article and the lists that name them, and looks at
 * what each did to the page. Violations of the policy and requests to other origins are told by `site` and `reader`.
 */
export async function tryInApp(reader: Reader, site: TestSite, vectors: readonly Vector[]): Promise<VectorFault[]> {
  const feed = feedOfVectors(vectors);
  site.put('/feed.json', feed);
  await reader.open('/');
  await reader.seeText(/Cập nhật lúc \d\d:\d\d/);
  const { articles } = parseFeed(JSON.stringify(feed), { url: `${site.origin}/feed.json` });
  const pages = articles.map((article) => {
    const vector = vectors.find(({ id }) => article.title.includes(id) || article.unit.includes(id));
    return { path: paths.article(articleSlug(article)), id: vector?.id ?? article.id, text: wantedText(vector) };
  });
  await reader.evaluate(watchPage);
  const faults: VectorFault[] = [];
  for (const page of pages) {
    const text = await reader.evaluate(openArticle, { ...page, patienceMs: PATIENCE_MS });
    const found = await reader.evaluate(pageFaults, page.path);
    if (text === null) found.push('the article does not show');
    else found.push(...page.text.filter((word) => !text.includes(word)).map((word) => `lost the word ${word}`));
    faults.push(...found.map((fault) => ({ vector: page.id, fault })));
    if (found.length > 0) await reader.evaluate(watchPage);
  }
  for (const path of [paths.home, paths.categories, paths.albums]) {
    await reader.evaluate(openList, path);
    const found = await reader.evaluate(pageFaults, path);
    faults.push(...found.map((fault) => ({ vector: `the list ${path}`, fault })));
  }
  return faults;
}

/** The words of benign markup, made the simple way that such markup allows. */
function wantedText(vector: Vector | undefined): string[] {
  if (vector?.kind !== 'benign' || vector.ctx) return [];
  const text = vector.html
    .replace(/<br\s*\/?>|<hr>|<\/(?:p|li|td|th|h\d|div)>/g, ' ')
    .replace(/<\/?[a-z][^>]*>/g, '')
    .replace(/&(?:#?\w+);/g, ' ');
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * Runs in the page: goes to an article within the app and gives its text once it shows, `null` when it never does.
 * WebKit allows a page a hundred steps of history in half a minute.
 */
async function openArticle({
  path,
  id,
  patienceMs,
}: {
  path: string;
  id: string;
  patienceMs: number;
}): Promise<string | null> {
  for (;;) {
    try {
      history.pushState(null, '', path);
      break;
    } catch {
      // The half minute is not over.
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
  for (const end = performance.now() + patienceMs; performance.now() < end; ) {
    const text = document.querySelector<HTMLElement>('main article')?.innerText ?? '';
    if (document.querySelector('main article .prose') && text.includes(id)) return text.normalize('NFC');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}

/** Runs in the page: goes to a list and waits until it is drawn. */
async function openList(path: string): Promise<void> {
  for (;;) {
    try {
      history.replaceState(null, '', path);
      break;
    } catch {
      // WebKit's half minute is not over, as above.
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
}
