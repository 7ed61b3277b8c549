import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readAbbreviations } from '../../text/abbreviations.ts';
import { barRoom } from '../bar-room.ts';
import { Icon } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { core } from '../messages/core.ts';
import { foundWords as words } from '../messages/found-words.ts';
import { clearPaint, paint } from './paint.ts';
import { findRanges } from './text-ranges.ts';
import '../styles/found-words.css';

export interface FoundWordsProps {
  query: string;
  abbreviations: Record<string, string> | undefined;
  onClear: () => void;
}

const foundRoom = barRoom('--found-room');

/** The words of a search, marked in the article that it found, with a bar to go from one place to the next. */
export function FoundWords({ query, abbreviations, onClear }: FoundWordsProps): JSX.Element | null {
  const [ranges, setRanges] = useState<Range[]>([]);
  const [now, setNow] = useState(0);
  // Another object each time the article is read anew, as after it was saved: the same words are no new search.
  const declared = JSON.stringify(abbreviations);

  useEffect(() => {
    const found = findRanges(query, readAbbreviations(declared && JSON.parse(declared)));
    setRanges(found);
    setNow(0);
    // Who comes back to an article finds it where they left it.
    if (scrollY < innerHeight / 4) scrollTo(found[0]);
    return clearPaint;
  }, [query, declared]);

  useEffect(() => paint(ranges, ranges[now]), [ranges, now]);

  if (ranges.length === 0) return null;
  function step(by: number): void {
    const next = (now + by + ranges.length) % ranges.length;
    setNow(next);
    scrollTo(ranges[next]);
  }
  return (
    <fieldset class="found-words" ref={foundRoom}>
      <legend class="visually-hidden">{words.name}</legend>
      <p role="status">
        <span class="found-words-query" lang={core.contentLanguage}>
          {query}
        </span>
        <span class="found-words-count">{words.place(now + 1, ranges.length)}</span>
      </p>
      <button type="button" class="icon-button" aria-label={words.previous} onClick={() => step(-1)}>
        <Icon outline={laterOutlines.back} />
      </button>
      <button type="button" class="icon-button" aria-label={words.next} onClick={() => step(1)}>
        <Icon outline={laterOutlines.forward} />
      </button>
      <button type="button" class="icon-button" aria-label={words.clear} onClick={onClear}>
        <Icon outline={laterOutlines.close} />
      </button>
    </fieldset>
  );
}

function scrollTo(range: Range | undefined): void {
  const element = range?.startContainer.parentElement;
  if (!range || !element) return;
  const { top, bottom } = range.getBoundingClientRect();
  // Between the banner and the bar it can be read as it is.
  if (top > innerHeight * 0.12 && bottom < innerHeight * 0.7) return;
  window.scrollTo({ top: scrollY + top - innerHeight * 0.35 });
}
