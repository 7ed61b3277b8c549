import type { JSX } from 'preact';
import { article as words } from '../messages/article.ts';
import { Icon } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';
import { sharingOutlines } from './sharing-outlines.ts';

interface ShareButtonsProps {
  onShare: (() => void) | undefined;
  onOtherWays: (() => void) | undefined;
}

/** The device's own share sheet, and beside it what that sheet has not: QR code, file, copying. */
export function ShareButtons({ onShare, onOtherWays }: ShareButtonsProps): JSX.Element {
  return (
    <span class="share-buttons">
      <button type="button" class="button" onClick={onShare}>
        <Icon outline={laterOutlines.share} />
        {words.share}
      </button>
      <button type="button" class="button" aria-label={words.otherWays} title={words.otherWays} onClick={onOtherWays}>
        <Icon outline={sharingOutlines.qr} />
      </button>
    </span>
  );
}
