import { Fragment, type JSX } from 'preact';
import type { MarkedText } from '../../text/mark.ts';

/** A text with the matched words marked. */
export function MarkedWords({ marked }: { marked: MarkedText }): JSX.Element {
  return (
    <>
      {marked.map(({ text, marked: isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
      )}
    </>
  );
}
