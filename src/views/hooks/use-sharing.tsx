import type { ComponentType, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ShareSheetProps } from '../components/share-sheet.tsx';
import { article as words } from '../messages/article.ts';
import { loadPressed } from '../press-again.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { copyText, shareBySystem } from '../sharing/system-share.ts';

interface Sharing {
  /** By the device's own share sheet, else by ours. */
  share: (subject: ShareSubject) => Promise<void>;
  /** By our own sheet, the QR code first. */
  openSheet: (subject: ShareSubject) => Promise<void>;
  /** Our sheet while it is open. */
  element: JSX.Element | null;
}

/** Passing on what a screen shows. The sheet's code loads when it is first opened. */
export function useSharing(say: (words: string) => void): Sharing {
  const [open, setOpen] = useState<{
    Sheet: ComponentType<ShareSheetProps>;
    subject: ShareSubject;
    qrFirst: boolean;
    opening: number;
  } | null>(null);
  const openings = useRef(0);

  async function openSheet(subject: ShareSubject, qrFirst = true): Promise<void> {
    try {
      const { ShareSheet } = await loadPressed(() => import('../components/share-sheet.tsx'));
      // Each opening is a sheet of its own: one that the browser has closed would not come up again.
      setOpen({ Sheet: ShareSheet, subject, qrFirst, opening: ++openings.current });
    } catch {
      // Its code cannot be had now: the link alone can still be passed on.
      say((await copyText(subject.url)) ? words.linkCopied : words.shareFailed);
    }
  }

  async function share(subject: ShareSubject): Promise<void> {
    const { title, summary, url } = subject;
    // Without a network a link helps nobody nearby: our sheet has the article as a file.
    if (navigator.onLine && (await shareBySystem({ title, text: summary || title, url })) !== 'unavailable') return;
    await openSheet(subject, false);
  }

  return {
    share,
    openSheet,
    element: open && (
      <open.Sheet
        key={open.opening}
        subject={open.subject}
        qrFirst={open.qrFirst}
        onClosed={() => setOpen((now) => (now?.opening === open.opening ? null : now))}
      />
    ),
  };
}
