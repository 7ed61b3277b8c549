import type { JSX } from 'preact';
import { barRoom } from '../bar-room.ts';
import { Icon } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { reading as words } from '../messages/reading.ts';
import { readingMinutes } from './reading-minutes.ts';
import type { PlaceOffer } from './use-reading-place.ts';

const resumeRoom = barRoom('--resume-room');

/** "Đọc tiếp": takes the reader to where they left off, and nobody who does not ask. */
export function ResumeOffer({ offer, wordCount }: { offer: PlaceOffer | null; wordCount: number }): JSX.Element {
  return (
    <div class="offer-place resume-place" role="status">
      {offer && (
        <button type="button" class="button button-main resume" ref={resumeRoom} onClick={offer.go}>
          <Icon outline={laterOutlines.down} />
          {words.resume(readingMinutes(wordCount * (1 - offer.progress)))}
        </button>
      )}
    </div>
  );
}
