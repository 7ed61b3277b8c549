import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Settings } from '../../../store/schema.ts';
import { readSettings } from '../../../store/settings.ts';
import { useActions } from '../../actions.ts';
import { backup as words } from '../../messages/backup.ts';
import { speak } from '../../messages/language.ts';
import { canDownload, downloadFile } from '../../sharing/download-file.ts';
import { canShare, shareBySystem } from '../../sharing/system-share.ts';
import { useSite } from '../../site-context.ts';

/** A file that was made and not sent is made anew after this time: there may be more to take along. */
const READY_MS = 60_000;

interface BackupSettingsProps {
  onChange: (patch: Partial<Settings>) => void;
  say: (words: string) => void;
}

/** Takes what is the reader's out as one file, and in again. */
export function BackupSettings({ onChange, say }: BackupSettingsProps): JSX.Element {
  const { origin, base, settings: site } = useSite();
  const { importBackup, redraw } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const ready = useRef<{ file: File; madeAtMs: number } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState('');

  async function make(): Promise<File | null> {
    try {
      const { makeBackupFile } = await import('../../backup-file.ts');
      return await makeBackupFile(origin + base, site.shortName);
    } catch (error) {
      console.warn('no backup', error);
      say(words.saveFailed);
      return null;
    }
  }

  async function save(): Promise<void> {
    const file = await make();
    if (file) say(downloadFile(file) ? words.saved : words.notSaved);
  }

  async function send(): Promise<void> {
    const { current: before } = ready;
    ready.current = null;
    const isReady = before !== null && Date.now() - before.madeAtMs < READY_MS;
    const file = isReady ? before.file : await make();
    if (!file || (await shareBySystem({ files: [file] })) !== 'unavailable') return;
    if (isReady) {
      say(downloadFile(file) ? words.saved : words.notSaved);
      return;
    }
    // Made from so much that the tap was no longer fresh enough for the share sheet: the next one finds it made.
    ready.current = { file, madeAtMs: Date.now() };
    say(words.sendAgain);
  }

  async function takeIn(file: File): Promise<void> {
    setBusy(true);
    setReport(words.importing);
    try {
      const outcome = await importBackup(await file.text());
      if (outcome.state === 'failed') {
        setReport(failureWords(outcome.code, outcome.detail));
        return;
      }
      setReport(words.imported(outcome.saved, outcome.kept, outcome.read));
      const settings = await readSettings();
      onChange(settings);
      await speak(settings.language);
      redraw();
    } catch (error) {
      console.warn('the backup cannot be taken in', error);
      setReport(words.notStored);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section aria-labelledby="sao-luu">
      <h2 id="sao-luu">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <div class="settings-actions">
        {(typeof navigator === 'undefined' || canDownload()) && (
          <button type="button" class="button" onClick={() => void save()}>
            {words.save}
          </button>
        )}
        {typeof navigator !== 'undefined' && canSendFiles() && (
          <button type="button" class="button" onClick={() => void send()}>
            {words.send}
          </button>
        )}
        <button type="button" class="button" disabled={isBusy} onClick={() => input.current?.click()}>
          {words.open}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={words.open}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again after it was mended.
            currentTarget.value = '';
            if (file) void takeIn(file);
          }}
        />
      </div>
      {typeof navigator !== 'undefined' && !canDownload() && <p class="hint">{words.notSaved}</p>}
      <p role="status">{report}</p>
    </section>
  );
}

/** Android takes only some kinds of files; a browser that says no gets the download alone. */
function canSendFiles(): boolean {
  return canShare({ files: [new File(['{}'], 'a.json', { type: 'application/json' })] });
}

function failureWords(code: string, detail: string): string {
  if (code === 'damaged') return words.damaged(detail);
  if (code === 'newer-version' && detail) return words.newerVersion;
  return Object.hasOwn(words.errors, code) ? words.errors[code as keyof typeof words.errors] : words.notStored;
}
