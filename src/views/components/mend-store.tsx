import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { subscribe } from '../../store/changes.ts';
import { deleteDatabase } from '../../store/rebuild.ts';
import { repairStore } from '../../store/repair.ts';
import { readSettings } from '../../store/settings.ts';
import { StoreError } from '../../store/store-error.ts';
import { useActions } from '../actions.ts';
import { applyAppearance } from '../appearance.ts';
import { wordFailure } from '../messages/failure.ts';
import { speak } from '../messages/language.ts';
import { mending as words } from '../messages/mending.ts';
import { isUnderstood, noteUnderstood } from '../understood.ts';
import { outlines } from './icon.tsx';
import { type MendProps, Notice } from './states.tsx';

type State =
  | { state: 'checking' | 'denied' | 'damaged' | 'rebuilding' | 'rebuild-failed' }
  | { state: 'mended'; count: number }
  /** Another tab or a full phone is in the way: what to do about that. */
  | { state: 'told'; sentence: string }
  /** Nothing is amiss with what is stored. */
  | { state: 'nothing' };

/** Of a page that reads as it was drawn: what is said stands above it. */
interface InNotice {
  /** What to say where the browser gives no database. */
  denied?: string;
  /** What a database leads to that answers late. */
  onAnswer?: () => Promise<void>;
  /** The reader has read it, and reads on. */
  onPutAway?: () => void;
}

/**
 * A screen could not be drawn from what is stored: looks for damage and takes it out, or offers to begin anew where
 * the database does not open at all. Nothing is deleted unasked but records that nobody can read. Where the browser gives
 * no database, or cannot make a new one, the screen is drawn from memory, but for a page that reads as it was drawn, which
 * says what `denied` does. A database that answers after all is read at once: the screen does by itself, the rest by `onAnswer`.
 */
export function MendStore({ denied, onAnswer, onPutAway, wrap }: MendProps & InNotice): JSX.Element | null {
  const { syncNow, redraw } = useActions();
  const [shown, setShown] = useState<State>({ state: 'checking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whatever is drawn anew meanwhile
  useEffect(() => {
    async function fail(error: unknown): Promise<void> {
      const failure = stateOfFailure(error);
      if (isWaitedFor(error)) {
        const stop = subscribe((change) => {
          if (change.type !== 'changed') return;
          stop();
          (onAnswer ?? readAppearance)().catch(console.warn);
        });
      }
      if (failure.state === 'denied' && (await readsOnline(words.deniedNotice))) return;
      if (failure.state === 'denied' && denied && isUnderstood(denied)) return onPutAway?.();
      setShown(failure);
    }
    repairStore().then((count) => setShown(count > 0 ? { state: 'mended', count } : { state: 'nothing' }), fail);
  }, []);

  /** The page was drawn without the reader's settings. */
  async function readAppearance(): Promise<void> {
    const settings = await readSettings();
    applyAppearance(settings);
    await speak(settings.language);
    redraw();
  }

  /** Whether the screen is drawn from memory from now on. */
  async function readsOnline(why: string): Promise<boolean> {
    if (denied) return false;
    try {
      await (await import('../read-online.tsx')).readOnline(syncNow, why);
      return true;
    } catch (missing) {
      // Its code is not kept on the phone, and where it does not come neither do articles.
      console.warn(missing);
      return false;
    }
  }

  async function rebuild(): Promise<void> {
    setShown({ state: 'rebuilding' });
    try {
      await deleteDatabase();
      location.reload();
    } catch (error) {
      console.warn('the database cannot be deleted', error);
      // Chromium can neither open nor delete one whose list of tables is gone.
      if (!navigator.onLine || !(await readsOnline(words.notRebuilt))) setShown({ state: 'rebuild-failed' });
    }
  }

  function putAway(): void {
    if (shown.state === 'denied' && denied) noteUnderstood(denied);
    onPutAway?.();
  }

  const sentence = {
    checking: words.checking,
    denied: denied ?? words.denied,
    damaged: words.damaged,
    rebuilding: words.rebuilding,
    'rebuild-failed': words.rebuildFailed,
    mended: shown.state === 'mended' ? words.mended(shown.count) : '',
    told: shown.state === 'told' ? shown.sentence : '',
    nothing: words.passing,
  }[shown.state];
  if (shown.state === 'checking' && wrap) return <Notice outline={outlines.refresh} title={words.checking} />;
  const remedy = (
    <>
      <p role="status">{sentence}</p>
      <div class="notice-actions">
        {(['mended', 'told', 'nothing'].includes(shown.state) || (wrap && shown.state === 'denied')) && (
          <button type="button" class="button button-main" onClick={() => location.reload()}>
            {words.open}
          </button>
        )}
        {(shown.state === 'damaged' || shown.state === 'rebuild-failed') && (
          <button type="button" class="button button-main" onClick={() => void rebuild()}>
            {words.rebuild}
          </button>
        )}
        {onPutAway && shown.state !== 'checking' && shown.state !== 'rebuilding' && (
          <button type="button" class="button" onClick={putAway}>
            {words.understood}
          </button>
        )}
      </div>
    </>
  );
  return wrap ? wrap(remedy) : remedy;
}

/** Of these the store tells once the browser has answered. */
function isWaitedFor(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'no-answer' || error.code === 'blocked');
}

/** Browsers that give no database at all say so by its absence or by a SecurityError; Chromium by its words. */
function stateOfFailure(error: unknown): State {
  if (!(error instanceof StoreError && error.code === 'unavailable')) {
    // That nothing is damaged can be said only where it was looked for to the end.
    const sentence = wordFailure(error instanceof StoreError ? error.code : 'unknown');
    return { state: 'told', sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1) };
  }
  return { state: /no indexedDB|SecurityError|InvalidStateError|denied/.test(error.detail) ? 'denied' : 'damaged' };
}
