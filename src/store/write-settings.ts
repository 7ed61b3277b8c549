import { announce } from './changes.ts';
import { getMeta } from './meta.ts';
import type { Settings } from './schema.ts';
import { parseSettings } from './settings.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** Changes what `patch` names, and gives the whole. */
export async function writeSettings(patch: Partial<Settings>): Promise<Settings> {
  const settings = await withRoom(() =>
    write(['meta'], async (transaction) => {
      const store = transaction.objectStore('meta');
      const changed = parseSettings({ ...(await getMeta(store, 'settings')), ...patch });
      store.put(changed, 'settings');
      return changed;
    }),
  );
  announce({ type: 'changed', stores: ['meta'] });
  return settings;
}
