import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readStanding } from '../install/read-standing.ts';
import { sharing as words } from '../messages/sharing.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { emailLink, facebookLink, smsLink, ZALO_WEB } from '../sharing/share-targets.ts';
import { canShare, copyText, shareBySystem } from '../sharing/system-share.ts';
import { Icon } from './icon.tsx';
import { QrCode } from './qr-code.tsx';
import { ShareFile } from './share-file.tsx';
import { sharingOutlines } from './sharing-outlines.ts';
import { Sheet } from './sheet.tsx';
import '../styles/share-sheet.css';

export interface ShareSheetProps {
  subject: ShareSubject;
  /** Opened by the button with the code on it: then it must be in sight. */
  qrFirst: boolean;
  onClosed: () => void;
}

/** Every way to pass something on that works without the device's own share sheet, and that sheet where it exists. */
export function ShareSheet({ subject, qrFirst, onClosed }: ShareSheetProps): JSX.Element {
  const { title, summary, url, whole } = subject;
  const [state, setState] = useState<{ said: string; showAddress: boolean }>({ said: '', showAddress: false });
  const data = { title, text: summary || title, url };
  const bySystem = canShare(data);
  const onPhone = matchMedia('(pointer: coarse)').matches;

  async function copy(said: string): Promise<void> {
    const copied = await copyText(url);
    setState({ said: copied ? said : words.copyFailed, showAddress: !copied });
  }

  async function printWhole(): Promise<void> {
    setState({ said: words.preparingPrint, showAddress: false });
    try {
      const { printPage } = await import('../print/print-page.ts');
      await printPage();
      setState({ said: '', showAddress: false });
    } catch {
      // Its code is neither on the phone nor to be had now.
      setState({ said: words.printFailed, showAddress: false });
    }
  }

  const isOffline = !navigator.onLine;
  const asFile = whole && (
    <ShareFile subject={{ ...subject, whole }} say={(said) => setState({ said, showAddress: false })} />
  );

  const qrCode = (
    <section class="share-qr" aria-label={words.qrTitle}>
      <QrCode text={url} label={words.qrLabel(title)} />
      <p>{words.qrHint}</p>
    </section>
  );

  return (
    <Sheet title={words.title} onClosed={onClosed}>
      <p class="share-subject">{title}</p>
      {qrFirst && qrCode}
      {/* The file comes first where a link is of little use. */}
      {isOffline && asFile}
      {isOffline && <p class="share-offline">{words.offline}</p>}
      <ul class="share-targets">
        <Target label={words.copyLink} outline={sharingOutlines.copy} onTap={() => void copy(words.copied)} />
        {/* On a phone the device's sheet has Zalo in it, and fills in the link. */}
        {onPhone ? (
          <Target
            label={words.zalo}
            letter="Z"
            onTap={() => void (bySystem ? shareBySystem(data) : copy(words.copiedForZalo))}
          />
        ) : (
          <Target label={words.zalo} letter="Z" href={ZALO_WEB} onTap={() => void copy(words.copiedForZalo)} />
        )}
        <Target label={words.facebook} letter="f" href={facebookLink(subject)} />
        {onPhone && <Target label={words.sms} outline={sharingOutlines.message} href={smsLink(subject)} />}
        <Target label={words.email} outline={sharingOutlines.letter} href={emailLink(subject)} />
        {/* The web view of another app has the function and prints nothing; an installed app has no menu to print by. */}
        {whole && typeof print === 'function' && readStanding().kind !== 'in-app' && (
          <Target label={words.print} outline={sharingOutlines.printer} onTap={() => void printWhole()} />
        )}
        {bySystem && (
          <Target label={words.otherApps} outline={sharingOutlines.apps} onTap={() => void shareBySystem(data)} />
        )}
      </ul>
      <p class="share-said" role="status">
        {state.said}
      </p>
      {state.showAddress && (
        <input
          class="share-address"
          type="text"
          readOnly
          value={url}
          aria-label={words.address}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {!isOffline && asFile}
      {!qrFirst && qrCode}
    </Sheet>
  );
}

interface TargetProps {
  label: string;
  outline?: string;
  /** An initial stands for a service: its mark is its own. */
  letter?: string;
  /** Where the target is a link: a web page opens in a tab of its own. */
  href?: string;
  onTap?: () => void;
}

function Target({ label, outline, letter, href, onTap }: TargetProps): JSX.Element {
  const face = (
    <>
      <span class="share-face" aria-hidden="true">
        {outline ? <Icon outline={outline} /> : letter}
      </span>
      {label}
    </>
  );
  return (
    <li>
      {href ? (
        <a
          class="share-target"
          href={href}
          rel="noopener noreferrer"
          target={href.startsWith('https:') ? '_blank' : undefined}
          onClick={onTap}
        >
          {face}
        </a>
      ) : (
        <button type="button" class="share-target" onClick={onTap}>
          {face}
        </button>
      )}
    </li>
  );
}
