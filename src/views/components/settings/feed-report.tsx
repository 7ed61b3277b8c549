import type { JSX } from 'preact';
import { readHeldWithdrawals, readSyncWarnings } from '../../../store/feed-report.ts';
import { writeSyncResult } from '../../../store/sync-record.ts';
import { useActions } from '../../actions.ts';
import { formatCount } from '../../format.ts';
import { useLoaded } from '../../hooks/use-loaded.ts';
import { settings as words } from '../../messages/settings.ts';
import { wordStoreFailure } from '../../word-store-failure.ts';

const SHOWN_WARNINGS = 20;

async function loadReport() {
  const [found, heldWithdrawals] = await Promise.all([readSyncWarnings(), readHeldWithdrawals()]);
  return { ...found, heldWithdrawals };
}

/** What was wrong with the feed at the last sync: for the editors, who can mend it, and what waits for the reader. */
export function FeedReport({ say }: { say: (words: string) => void }): JSX.Element | null {
  const { syncNow } = useActions();
  const loaded = useLoaded('feed report', loadReport, ['meta']);
  if (loaded.state !== 'ready') return null;
  const { warningCount, warnings, heldWithdrawals } = loaded.data;

  async function agreeToWithdrawals(): Promise<void> {
    try {
      await writeSyncResult({ withdrawalsAgreed: true });
      syncNow();
      say(words.withdrawalsAgreed);
    } catch (error) {
      // Nothing was written: the articles stay, and the reader may try again.
      say(words.saveFailed(await wordStoreFailure(error)));
    }
  }

  return (
    <section aria-labelledby="nguon-tin">
      <h2 id="nguon-tin">{words.feed}</h2>
      {heldWithdrawals > 0 && (
        <>
          <p class="warning">{words.heldWithdrawals(formatCount(heldWithdrawals))}</p>
          <div class="settings-actions">
            <button type="button" class="button" onClick={agreeToWithdrawals}>
              {words.agreeToWithdrawals}
            </button>
          </div>
        </>
      )}
      {warnings.length === 0 ? (
        <p>{words.noWarnings}</p>
      ) : (
        <>
          <p>{words.warnings(warningCount)}</p>
          <ul class="warnings">
            {warnings.slice(0, SHOWN_WARNINGS).map((warning, index) => (
              <li key={`${index} ${warning.path}`}>
                <code>{warning.path}</code> {warning.code} {warning.detail}
              </li>
            ))}
          </ul>
          <p class="hint">{words.forEditors}</p>
        </>
      )}
    </section>
  );
}
