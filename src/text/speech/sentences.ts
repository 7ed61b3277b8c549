/** Android voices fall silent in long utterances, Chromium's remote ones after 15 seconds. */
const LONGEST = 180;
/** A shorter beginning is not cut off at a comma: it would be said as if it were all. */
const SHORTEST = 40;

/** Part of a text; `end` is after the last character. */
export interface Span {
  start: number;
  end: number;
}

/** A full stop after these ends no sentence: short forms, single letters, numbers. */
const NO_END = /(?:^|[\s(])(?:\p{L}|TP|Tp|TX|TT|KP|ThS|TS|BS|GS|PGS|KS|tr|đ\/c|Đ\/c|\d{1,3})\.$/u;

/**
 * The sentences of a text, each short enough to be said in one go: longer ones are cut at a semicolon, a comma or
 * a space. Every character that is no white space is in exactly one span, in order.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const add = (end: number): void => {
    for (const span of cut(text, start, end)) spans.push(span);
    start = end;
  };
  for (const { index, 0: found } of text.matchAll(/[.!?…]+["”’»)\]]*(?=\s)|\n/gu)) {
    const end = index + found.length;
    if (found === '.' && NO_END.test(text.slice(Math.max(start, end - 8), end))) continue;
    // "…" in mid-sentence goes on in small letters.
    if (found !== '\n' && /^\s+\p{Ll}/u.test(text.slice(end, end + 4))) continue;
    add(end);
  }
  add(text.length);
  return spans;
}

function cut(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let { start, end } = trimmed(text, from, to);
  while (end - start > LONGEST) {
    const part = text.slice(start, start + LONGEST);
    const pause = Math.max(part.lastIndexOf('; '), part.lastIndexOf(': '), part.lastIndexOf(', '));
    const at = pause >= SHORTEST ? pause + 1 : part.search(/\s\S*$/u);
    const middle = start + (at > 0 ? at : whole(part));
    spans.push(trimmed(text, start, middle));
    ({ start, end } = trimmed(text, middle, end));
  }
  if (end > start) spans.push({ start, end });
  return spans;
}

/** The length of a part that does not end within a surrogate pair. */
function whole(part: string): number {
  return /[\ud800-\udbff]$/.test(part) ? part.length - 1 : part.length;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}
