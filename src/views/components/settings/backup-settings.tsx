import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Settings } from '../../../store/schema.ts';
import { readSettings } from '../../../store/settings.ts';
import { useActions } from '../../actions.ts';
import { backup as words } from '../../messages/backup.ts';
import { speak } from '../../messages/language.ts';
import { useSite } from '../../site-context.ts';

interface BackupSettingsProps {
  onChange: (patch: Partial<Settings>) => void;
  say: (words: string) => void;
}

/** Takes what is the reader's out as one file, and in again. */
export function BackupSettings({ onChange, say }: BackupSettingsProps): JSX.Element {
  const { origin, base, settings: site } = useSite();
  const { importBackup, redraw } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState('');

  async function giveOut(isSent: boolean): Promise<void> {
    try {
      const { makeBackupFile, saveFile } = await import('../../backup-file.ts');
      const file = await makeBackupFile(origin + base, site.shortName);
      if (isSent && navigator.canShare?.({ files: [file] })) {
        await navigator.share({ files: [file] });
        return;
      }
      saveFile(file);
      say(words.saved);
    } catch (error) {
      // The reader closed the share sheet: that is an answer.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say(words.saveFailed);
    }
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
        <button type="button" class="button" onClick={() => void giveOut(false)}>
          {words.save}
        </button>
        {typeof navigator !== 'undefined' && canSendFiles() && (
          <button type="button" class="button" onClick={() => void giveOut(true)}>
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
      <p role="status">{report}</p>
    </section>
  );
}

/** Android takes only some kinds of files; a browser that says no gets the download alone. */
function canSendFiles(): boolean {
  return navigator.canShare?.({ files: [new File(['{}'], 'a.json', { type: 'application/json' })] }) === true;
}

function failureWords(code: string, detail: string): string {
  if (code === 'damaged') return words.damaged(detail);
  if (code === 'newer-version' && detail) return words.newerVersion;
  return Object.hasOwn(words.errors, code) ? words.errors[code as keyof typeof words.errors] : words.notStored;
}
