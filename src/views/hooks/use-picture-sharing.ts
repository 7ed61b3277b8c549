import { useEffect, useState } from 'preact/hooks';
import type { Picture } from '../../feed/article.ts';
import { viewer as words } from '../messages/viewer.ts';
import { canonicalLink } from '../sharing/canonical-link.ts';
import { copyText, shareBySystem } from '../sharing/system-share.ts';
import { useSite } from '../site-context.ts';

/**
 * Passing on one picture with its caption: through the device's share sheet, else as a download with the caption on
 * the clipboard. Gives what to tell the reader, `''` while there is nothing.
 */
export function usePictureSharing(picture: Picture | undefined): [said: string, share: () => Promise<void>] {
  const site = useSite();
  const [said, setSaid] = useState('');
  const source = picture?.src;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture ends what was said of this one
  useEffect(() => setSaid(''), [source]);

  async function share(): Promise<void> {
    if (!picture) return;
    const link = canonicalLink(site, location.pathname.slice(site.base.length - 1));
    const text = [picture.caption, picture.credit && words.credit(picture.credit), link].filter(Boolean).join('\n');
    try {
      const { pictureFile } = await import('../sharing/picture-file.ts');
      const file = await pictureFile(picture);
      if ((await shareBySystem({ files: [file], text })) !== 'unavailable') return;
      const { downloadFile } = await import('../sharing/download-file.ts');
      if (!downloadFile(file)) setSaid(words.notSaved);
      else setSaid((await copyText(text)) ? words.savedWithCaption : words.savedAlone);
    } catch (error) {
      console.warn('picture not passed on', error);
      setSaid(words.notShared);
    }
  }
  return [said, share];
}
