import { subscribe } from '../store/changes.ts';
import { readHome } from '../store/home.ts';
import { readSyncStatus } from '../store/meta.ts';
import { type ArticleList, readArticle, readHeads } from '../store/reads.ts';
import { exec, type ScreenParameters, screens } from './routes.tsx';
import { loadHome, rememberHome } from './screens/home.tsx';

/**
 * A page that came with its content drawn by the publisher stays as it is until the store can draw the same: the
 * reader never sees content give way to "nothing here yet". Resolves when the app may take over, with the code
 * and the data of the screen at hand.
 *
 * @param relativePath below the base, without its leading slash
 * @param onWait called when the store has nothing of this page yet, so that it may be fetched
 */
export async function whenStored(relativePath: string, onWait: () => void): Promise<void> {
  if (!(await isStored(relativePath))) {
    onWait();
    // Meanwhile its code comes; where it does not, that is told when it is wanted.
    screenOf(relativePath)
      ?.screen.load()
      .catch(() => undefined);
    await untilStored(relativePath);
  }
  if (relativePath) await prepareScreen(relativePath);
  else rememberHome(await loadHome());
}

async function untilStored(relativePath: string): Promise<void> {
  let changed: () => void = () => undefined;
  const unsubscribe = subscribe((change) => {
    const hasEnded = change.type === 'sync' && change.status.state === 'idle';
    if (hasEnded || (change.type === 'changed' && change.stores.includes('heads'))) changed();
  });
  try {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        changed = resolve;
      });
      if (await isStored(relativePath)) return;
      await next;
    }
  } finally {
    unsubscribe();
  }
}

async function isStored(relativePath: string): Promise<boolean> {
  const slug = /^(?:bai-viet|album)\/([^/]+)\/$/.exec(relativePath)?.[1];
  if (slug) return (await readArticle(decodeURIComponent(slug))) !== null;
  if (!(await readHome(1)).isRead) return false;
  const list = listOf(relativePath);
  const drawn = document.querySelectorAll('main .card, main .tile').length;
  if (!list || (await readHeads({ list, limit: drawn })).length >= drawn) return true;
  // No more will come: the reader wants fewer on the phone, or the page is of another day.
  const status = await readSyncStatus();
  return status.state === 'idle' && status.lastSuccessAtMs !== null && status.failure === null;
}

/** What this page lists, `null` for home and for any page that lists no articles. */
function listOf(relativePath: string): ArticleList | null {
  if (relativePath === 'album/') return { kind: 'albums' };
  const id = /^chuyen-muc\/([^/]+)\/$/.exec(relativePath)?.[1];
  return id === undefined ? null : { kind: 'category', id: decodeURIComponent(id) };
}

/** Gets code and data of the screen at a path below the base, so that it can take over a page drawn already. */
async function prepareScreen(relativePath: string): Promise<void> {
  const found = screenOf(relativePath);
  const module = await found?.screen.load();
  await module?.prepare?.(found?.parameters as ScreenParameters);
}

function screenOf(relativePath: string) {
  for (const [pattern, screen] of Object.entries(screens)) {
    const parameters = exec(`/${relativePath}`, `/${pattern}`, {});
    if (parameters) return { screen, parameters };
  }
  return null;
}
