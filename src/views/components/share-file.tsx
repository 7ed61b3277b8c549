import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatBytes } from '../format-bytes.ts';
import { sharing as words } from '../messages/sharing.ts';
import { canDownload, downloadFile } from '../sharing/download-file.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { canShare, shareBySystem } from '../sharing/system-share.ts';
import { useSite } from '../site-context.ts';
import { Icon, outlines } from './icon.tsx';
import { sharingOutlines } from './sharing-outlines.ts';

interface ShareFileProps {
  subject: ShareSubject & { whole: NonNullable<ShareSubject['whole']> };
  say: (words: string) => void;
}

type Prepared = { state: 'preparing' } | { state: 'ready'; file: File } | { state: 'failed' };

/**
 * The article or album as a file: through the device's share sheet where that takes files (Bluetooth, Quick Share, AirDrop need
 * no network), and as a download. Made before it is asked for, since a share sheet opens only right after a tap.
 */
export function ShareFile({ subject, say }: ShareFileProps): JSX.Element {
  const site = useSite();
  const [prepared, setPrepared] = useState<Prepared>({ state: 'preparing' });
  const { url, title, whole } = subject;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for the article
  useEffect(() => {
    let current = true;
    import('../sharing/article-file.ts')
      .then(({ articleFile }) => articleFile({ article: whole.article, url, zone: whole.zone, site }))
      .then(
        (file) => current && setPrepared({ state: 'ready', file }),
        (error) => {
          console.warn('no file of the article', error);
          if (current) setPrepared({ state: 'failed' });
        },
      );
    return () => {
      current = false;
    };
  }, [url]);

  const isAlbum = whole.shownAs === 'album';
  const hint = isAlbum ? words.albumFileHint : words.fileHint;
  const file = prepared.state === 'ready' ? prepared.file : null;
  // Asked with a file of the same name before the real one is there: the button must not come late and push.
  const stand = file ?? new File([''], 'bai-viet.html', { type: 'text/html' });
  const bySystem = canShare({ files: [stand] });

  async function send(): Promise<void> {
    if (!file) return;
    if ((await shareBySystem({ files: [file], title })) === 'unavailable') save();
  }

  function save(): void {
    if (!file) return;
    say(downloadFile(file) ? words.fileSaved(file.name) : words.fileNotSaved);
  }

  return (
    <section class="share-file" aria-label={isAlbum ? words.albumFileTitle : words.fileTitle}>
      <p>{prepared.state === 'failed' ? words.fileFailed : hint(file ? formatBytes(file.size) : '')}</p>
      {bySystem && (
        <button type="button" class="button button-main" disabled={!file} onClick={() => void send()}>
          <Icon outline={sharingOutlines.file} />
          {words.sendFile}
        </button>
      )}
      {canDownload() ? (
        <button type="button" class="button" disabled={!file} onClick={save}>
          <Icon outline={outlines.download} />
          {words.saveFile}
        </button>
      ) : (
        <p>{words.fileNotSaved}</p>
      )}
    </section>
  );
}
