import { useEffect, useState } from 'preact/hooks';
import { setSaved } from '../../store/saved.ts';
import { useActions } from '../actions.ts';
import { saidOnSaving } from '../ios-tab.ts';
import { article as words } from '../messages/article.ts';
import { askToPersist } from '../persist.ts';

/** Whether an article is saved, and how to change that; the screen follows the store, not the wish. */
export function useSaved(key: string, stored: boolean, say: (words: string) => void): [boolean, () => Promise<void>] {
  const { keepPictures } = useActions();
  const [saved, setShown] = useState(stored);
  useEffect(() => setShown(stored), [stored]);
  async function toggle(): Promise<void> {
    const wanted = !saved;
    setShown(wanted);
    try {
      await setSaved(key, wanted);
      if (wanted) {
        keepPictures([key]);
        void askToPersist();
      }
      say(wanted ? await saidOnSaving(words.savedNow) : words.unsavedNow);
    } catch {
      // Quota or denied storage: the button goes back to what is true.
      setShown(!wanted);
      say(words.saveFailed);
    }
  }
  return [saved, toggle];
}
