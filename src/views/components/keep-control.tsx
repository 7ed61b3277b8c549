import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { KeepingReason } from '../../store/keeping-news.ts';
import type { KeptThing } from '../../store/kept-record.ts';
import { readPicturePolicy } from '../../store/read-picture-policy.ts';
import { formatCount } from '../format.ts';
import { formatBytes } from '../format-bytes.ts';
import { type Cost, type Held, useKeeping } from '../hooks/use-keeping.ts';
import { saidOnSaving } from '../ios-tab.ts';
import { keeping as words } from '../messages/keeping.ts';
import { askToPersist } from '../persist.ts';
import { wordStoreFailure } from '../word-store-failure.ts';
import { Icon, outlines } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';
import type { Say } from './toast.tsx';
import '../styles/keeping.css';

interface KeepControlProps {
  thing: KeptThing;
  /** What keeping it means. */
  hint: string;
  say: Say;
}

/** Keeps an album or a category on the phone: what it costs before, how far it is, how to stop, go on and remove. */
export function KeepControl({ thing, hint, say }: KeepControlProps): JSX.Element | null {
  const { keeping, begin, stop, remove } = useKeeping(thing);
  const isAlbum = thing.kind === 'album';

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // The screen shows what the store has.
      say(words.failed(await wordStoreFailure(error)));
    }
  }
  const start = async () => {
    void askToPersist();
    await attempt(begin);
    const warning = await saidOnSaving('');
    if (warning) say(warning);
  };
  const removal = (
    <button type="button" class="button" onClick={() => attempt(async () => say(words.removed, await remove()))}>
      {isAlbum ? words.removeAlbum : words.removeCategory}
    </button>
  );

  switch (keeping.state) {
    case 'loading':
      // As high as what will stand there: nothing moves under the reader's finger.
      return <div class="keep keep-loading" />;
    case 'unavailable':
      return null;
    case 'no-worker':
      return <Panel words={words.noWorker}>{keeping.isKept && removal}</Panel>;
    case 'offered':
      return (
        <Panel words={hint}>
          <button type="button" class="button" onClick={start}>
            <Icon outline={outlines.download} />
            {offerOf(isAlbum, keeping.held, keeping.cost)}
          </button>
          {keeping.held.done < keeping.held.total && <CostWarning cost={keeping.cost} />}
        </Panel>
      );
    case 'running':
      return (
        <Panel words={progressWords(keeping.held)} isStatus>
          <progress aria-label={words.progressName} max={keeping.held.total} value={keeping.held.done} />
          <button type="button" class="button" onClick={() => attempt(stop)}>
            <Icon outline={laterOutlines.close} />
            {words.stop}
          </button>
        </Panel>
      );
    case 'partly':
      return (
        <Panel words={partlyWords(keeping.held, keeping.reason)} isStatus>
          <button type="button" class="button button-main" onClick={start}>
            {keeping.cost.state === 'known' ? words.resumeWithSize(sizeWords(keeping.cost)) : words.resume}
          </button>
          {removal}
        </Panel>
      );
    case 'kept':
      return (
        <Panel
          words={isAlbum ? words.albumKept(formatBytes(keeping.held.sizeBytes)) : categoryWords(keeping.held)}
          isStatus
        >
          {removal}
          {!isAlbum && <TapHint />}
        </Panel>
      );
  }
}

interface PanelProps {
  words: string;
  /** Spoken when it changes. */
  isStatus?: boolean;
  children: ComponentChildren;
}

function Panel({ words: text, isStatus, children }: PanelProps): JSX.Element {
  return (
    <div class="keep">
      <p class="keep-words" role={isStatus ? 'status' : undefined}>
        {text}
      </p>
      <div class="keep-actions">{children}</div>
    </div>
  );
}

/** What is to be fetched or, where every picture was seen already, what stays on the phone. */
function offerOf(isAlbum: boolean, { done, total, sizeBytes }: Held, cost: Cost): string {
  const action = isAlbum ? words.getAlbum : words.keepCategory;
  if (total === 0) return action;
  if (done === total) return words.withSize(isAlbum ? words.keepAlbum : action, formatBytes(sizeBytes));
  // Nothing to be fetched, and not all here yet: the last pictures are just coming in.
  return cost.state === 'known' && cost.sizeBytes > 0 ? words.withSize(action, sizeWords(cost)) : action;
}

function sizeWords({ sizeBytes, isEstimate }: Extract<Cost, { state: 'known' }>): string {
  return isEstimate ? words.about(formatBytes(sizeBytes)) : formatBytes(sizeBytes);
}

function progressWords({ done, total }: Held): string {
  return words.progress(formatCount(done), formatCount(total));
}

function partlyWords({ done, total }: Held, reason: KeepingReason): string {
  const held = words.partly(formatCount(done), formatCount(total));
  return reason === '' || reason === 'stopped' ? held : `${held} ${words.ends[reason]}`;
}

function categoryWords({ total, sizeBytes }: Held): string {
  return total === 0 ? words.textCategoryKept : words.categoryKept(formatCount(total), formatBytes(sizeBytes));
}

/** That the size is not known, or that it may be more than there is room for. */
function CostWarning({ cost }: { cost: Cost }): JSX.Element | null {
  const [freeBytes, setFree] = useState<number | null>(null);
  useEffect(() => {
    navigator.storage?.estimate?.().then(
      ({ quota = 0, usage = 0 }) => setFree(quota - usage),
      // Where the browser does not tell, there is nothing to warn of.
      () => undefined,
    );
  }, []);
  if (cost.state === 'asking') return null;
  if (cost.state === 'unknown') return <p class="keep-note">{words.sizeUnknown}</p>;
  if (freeBytes === null || cost.sizeBytes < freeBytes) return null;
  return <p class="keep-warning">{words.tooLarge(formatBytes(Math.max(0, freeBytes)))}</p>;
}

/** With the data saver on new pictures do not come by themselves. */
function TapHint(): JSX.Element | null {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    readPicturePolicy().then(
      (policy) => setHeld(policy !== 'load'),
      // Without a store nothing is kept either.
      () => undefined,
    );
  }, []);
  return isHeld ? <p class="keep-note">{words.waitsForTap}</p> : null;
}
