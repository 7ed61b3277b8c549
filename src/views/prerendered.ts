import { subscribe } from '../store/changes.ts';
import { readHome } from '../store/home.ts';
import { readArticle } from '../store/reads.ts';
import { prepareScreen } from './routes.tsx';
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
    await untilStored(relativePath);
  }
  if (relativePath) await prepareScreen(relativePath);
  else rememberHome(await loadHome());
}

async function untilStored(relativePath: string): Promise<void> {
  let changed: () => void = () => undefined;
  const unsubscribe = subscribe((change) => {
    if (change.type === 'changed' && change.stores.includes('heads')) changed();
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
  return (await readHome(1)).isRead;
}
