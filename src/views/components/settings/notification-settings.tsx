import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readFeaturedWish, writeFeaturedWish } from '../../../store/featured-news.ts';
import { readFeedInfo } from '../../../store/reads.ts';
import { useLoaded } from '../../hooks/use-loaded.ts';
import { readStanding } from '../../install/read-standing.ts';
import { notifications as words } from '../../messages/notifications.ts';
import { wordStoreFailure } from '../../word-store-failure.ts';

async function load() {
  const [wish, feed] = await Promise.all([readFeaturedWish(), readFeedInfo()]);
  return { wish, categories: feed?.categories ?? [] };
}

/** A sync without an open page, which alone can bring news to tell of. */
function hasPeriodicSync(): boolean {
  return typeof Notification !== 'undefined' && 'PeriodicSyncManager' in globalThis;
}

/**
 * Whether to be told of new featured articles, and of which categories. The browser is asked for its permission by
 * the reader's tap alone; nothing is shown here where no browser could ever tell anything.
 */
export function NotificationSettings({ say }: { say: (words: string) => void }): JSX.Element | null {
  const loaded = useLoaded('featured wish', load, ['meta']);
  const [permission, setPermission] = useState(() => (hasPeriodicSync() ? Notification.permission : 'denied'));
  if (!hasPeriodicSync() || loaded.state !== 'ready') return null;
  const { wish, categories } = loaded.data;
  const isOn = wish.wanted && permission === 'granted';

  async function change(patch: Parameters<typeof writeFeaturedWish>[0]): Promise<void> {
    try {
      await writeFeaturedWish(patch);
    } catch (error) {
      // The box goes back to what is true.
      say(words.failed(await wordStoreFailure(error)));
    }
  }

  async function turn(box: HTMLInputElement): Promise<void> {
    const on = box.checked;
    if (on) {
      const answer = await Notification.requestPermission();
      setPermission(answer);
      if (answer !== 'granted') {
        // Nothing is drawn anew when the question was only put away.
        box.checked = false;
        return;
      }
    }
    await change({ wanted: on });
  }

  return (
    <section aria-labelledby="bao-tin">
      <h2 id="bao-tin">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={(event) => void turn(event.currentTarget)} />
        <span>{words.turnOn}</span>
      </label>
      {permission === 'denied' && <p class="warning">{words.denied}</p>}
      {permission !== 'denied' && readStanding().kind !== 'installed' && <p class="hint">{words.needsInstall}</p>}
      {isOn && categories.length > 0 && (
        <fieldset class="checks">
          <legend>{words.categories}</legend>
          {categories.map(({ id, title }) => (
            <label class="check" key={id}>
              <input
                type="checkbox"
                checked={!wish.mutedCategories.includes(id)}
                onChange={({ currentTarget }) => {
                  const others = wish.mutedCategories.filter((muted) => muted !== id);
                  void change({ mutedCategories: currentTarget.checked ? others : [...others, id] });
                }}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
