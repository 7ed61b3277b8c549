import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { barRoom } from '../bar-room.ts';
import { quotation as words } from '../messages/quotation.ts';
import { drawnText } from '../sharing/drawn-text.ts';
import { quotationFragment, quotationOf, wholeWords } from '../sharing/quotation.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { Icon } from './icon.tsx';
import { laterOutlines } from './later-outlines.ts';
import '../styles/quotation.css';

/** Less is a slip of the finger, more is the article itself. */
const SHORTEST = 12;
const LONGEST = 2000;
/** Characters of the quotation in the message; the link leads to the rest. */
const QUOTED_LENGTH = 280;
/** A tap on the button may let go of the selection before it counts as a tap. */
const LINGER_MS = 400;

const quoteRoom = barRoom('--quote-room');

export interface QuoteButtonProps {
  /** What is quoted from. */
  subject: ShareSubject;
  onShare: (subject: ShareSubject) => void;
}

/**
 * Appears while words of the article are selected; at the foot of the screen, since the phone's own menu stands
 * beside the selection.
 */
export function QuoteButton({ subject, onShare }: QuoteButtonProps): JSX.Element | null {
  const [quote, setQuote] = useState<{ words: string; fragment: string } | null>(selectedQuote);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setQuote(selectedQuote()), LINGER_MS);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
    };
  }, []);

  if (!quote) return null;
  return (
    <div class="quote-place" ref={quoteRoom}>
      <button
        type="button"
        class="button button-main"
        // Keeps the selection, and the focus where the reader reads.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() =>
          onShare({ title: subject.title, summary: words.quoted(quote.words), url: subject.url + quote.fragment })
        }
      >
        <Icon outline={laterOutlines.share} />
        {words.share}
      </button>
    </div>
  );
}

/** The selected words of the article and the fragment that leads to them, `null` for any other selection. */
function selectedQuote(): { words: string; fragment: string } | null {
  const selection = getSelection();
  const root = document.querySelector('.article .prose');
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const drawn = drawnText(root);
  const selected = drawn.within(selection.getRangeAt(0));
  if (!selected) return null;
  const [start, end] = wholeWords(drawn.text, ...selected);
  if (end - start < SHORTEST || end - start > LONGEST) return null;
  const whole = drawn.text.slice(start, end);
  const short = whole.length > QUOTED_LENGTH ? `${whole.slice(0, whole.lastIndexOf(' ', QUOTED_LENGTH))}…` : whole;
  return { words: short, fragment: quotationFragment(quotationOf(drawn.text, start, end)) };
}
