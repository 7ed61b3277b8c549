import { useEffect, useRef, useState } from 'preact/hooks';
import { setSaved } from '../../store/saved.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { useActions } from '../actions.ts';
import type { Say } from '../components/toast.tsx';
import { saidOnSaving } from '../ios-tab.ts';
import { article as words } from '../messages/article.ts';
import { askToPersist } from '../persist.ts';
import { wordStoreFailure } from '../word-store-failure.ts';

/** Of waiting for an answer to a tap. */
const QUICK_MS = 600;

/** Whether an article is saved, and how to change that; the screen follows the store, not the wish. */
export function useSaved(
  { key, pictureCount }: Pick<ArticleHead, 'key' | 'pictureCount'>,
  stored: boolean,
  say: Say,
): [boolean, () => Promise<void>] {
  const { keepPictures } = useActions();
  const [saved, setShown] = useState(stored);
  useEffect(() => setShown(stored), [stored]);
  const taps = useRef(0);

  /** Saves the text, then its pictures, and says what came of both. */
  async function save(): Promise<void> {
    const tap = taps.current;
    await setSaved(key, true);
    void askToPersist();
    const kept = keepPictures([key]).catch((error) => {
      // The text is saved all the same.
      console.warn('pictures not kept', error);
      return null;
    });
    // Mostly all pictures are here already; where they take longer that is said first.
    const isSlow = pictureCount > 0 && (await takesLonger(kept));
    if (isSlow) say(await saidOnSaving(words.savedNowFetching));
    const missing = pictureCount > 0 && wordsOfMissing((await kept)?.reason);
    // Taken back meanwhile: what is missing is missed by nobody.
    if (tap !== taps.current) return;
    if (missing) say(missing);
    else if (!isSlow) say(await saidOnSaving(words.savedNow));
  }

  async function toggle(): Promise<void> {
    const wanted = !saved;
    taps.current++;
    setShown(wanted);
    try {
      if (wanted) await save();
      else {
        await setSaved(key, false);
        say(words.unsavedNow);
      }
    } catch (error) {
      // The button goes back to what is true.
      setShown(!wanted);
      say(words.saveFailed(await wordStoreFailure(error)));
    }
  }
  return [saved, toggle];
}

function takesLonger(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => false), new Promise<boolean>((resolve) => setTimeout(resolve, QUICK_MS, true))]);
}

function wordsOfMissing(reason: string | undefined): string | undefined {
  if (reason !== 'offline' && reason !== 'quota' && reason !== 'some-failed') return undefined;
  return words.picturesMissing[reason];
}
