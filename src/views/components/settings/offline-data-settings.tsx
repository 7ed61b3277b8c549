import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Settings } from '../../../store/schema.ts';
import { clearAll, clearPictures, readStorageReport, type StorageReport } from '../../../store/storage.ts';
import { formatBytes, formatCount } from '../../format.ts';
import { useLoaded } from '../../hooks/use-loaded.ts';
import { offlineData as words } from '../../messages/offline-data.ts';

const ARTICLE_LIMITS: Settings['articleLimit'][] = [500, 2000, 5000, 'all'];

interface OfflineDataSettingsProps {
  settings: Settings;
  onChange: (patch: Partial<Settings>) => void;
  say: (words: string) => void;
}

/** What the portal keeps on the device. */
export function OfflineDataSettings({ settings, onChange, say }: OfflineDataSettingsProps): JSX.Element {
  const loaded = useLoaded('storage', readStorageReport, ['meta', 'pictures', 'heads']);
  return (
    <section aria-labelledby="ngoai-tuyen">
      <h2 id="ngoai-tuyen">{words.offline}</h2>
      <p class="hint">{words.offlineHint}</p>
      <label class="field">
        <span>{words.pictures}</span>
        <select
          value={settings.pictureBudget}
          onChange={(event) => onChange({ pictureBudget: event.currentTarget.value as Settings['pictureBudget'] })}
        >
          {(Object.keys(words.pictureBudgets) as Settings['pictureBudget'][]).map((budget) => (
            <option key={budget} value={budget}>
              {words.pictureBudgets[budget]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{words.articles}</span>
        <select
          value={String(settings.articleLimit)}
          onChange={({ currentTarget }) =>
            onChange({ articleLimit: currentTarget.value === 'all' ? 'all' : Number(currentTarget.value) })
          }
        >
          {ARTICLE_LIMITS.map((limit) => (
            <option key={limit} value={String(limit)}>
              {limit === 'all' ? words.everything : words.articleLimit(formatCount(limit))}
            </option>
          ))}
        </select>
      </label>
      {loaded.state === 'ready' && <Usage storage={loaded.data} say={say} />}
    </section>
  );
}

function Usage({ storage, say }: { storage: StorageReport; say: (words: string) => void }): JSX.Element {
  const { usageBytes, quotaBytes } = storage;
  const [asking, setAsking] = useState(false);

  async function clear(work: () => Promise<unknown>, done: string): Promise<void> {
    setAsking(false);
    try {
      await work();
      say(done);
    } catch {
      // Another tab holds on to the data; nothing is half deleted.
      say(words.clearFailed);
    }
  }

  return (
    <>
      <h3>{words.usage}</h3>
      <ul class="usage">
        <li>{words.usageArticles(formatCount(storage.counts.articles), formatBytes(storage.textBytes))}</li>
        <li>{words.usageSearch(formatBytes(storage.searchBytes))}</li>
        <li>{words.usagePictures(formatCount(storage.pictureCount), formatBytes(storage.pictureBytes))}</li>
      </ul>
      {usageBytes !== null && quotaBytes !== null && (
        <p class="hint">{words.usageTotal(formatBytes(usageBytes), formatBytes(quotaBytes))}</p>
      )}
      <p class="hint">{storage.persisted ? words.persisted : words.notPersisted}</p>
      {inIosTab() && <p class="warning">{words.iosWarning}</p>}
      <div class="settings-actions">
        {!storage.persisted && (
          <button
            type="button"
            class="button"
            onClick={async () => say((await persistStorage()) ? words.persisted : words.persistRefused)}
          >
            {words.askPersist}
          </button>
        )}
        <button type="button" class="button" onClick={() => clear(clearPictures, words.picturesCleared)}>
          {words.clearPictures}
        </button>
        <button type="button" class="button button-danger" onClick={() => setAsking(true)}>
          {words.clearAll}
        </button>
      </div>
      {asking && (
        <div class="question" role="alertdialog" aria-label={words.clearAll}>
          <p>{words.clearAllQuestion}</p>
          <button type="button" class="button button-danger" onClick={() => clear(clearAll, words.cleared)}>
            {words.confirmClear}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {words.cancel}
          </button>
        </div>
      )}
    </>
  );
}

/** Asks the browser to keep the data for good; it may ask the reader, or simply refuse. */
async function persistStorage(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

/** In a tab of an iPhone, where storage goes after seven days without a visit. */
function inIosTab(): boolean {
  const installed = (navigator as { standalone?: boolean }).standalone === true;
  return /iPhone|iPad|iPod/.test(navigator.userAgent) && !installed;
}
