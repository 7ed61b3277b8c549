/**
 * A place in a text, told by its words as in a text directive (https://wicg.github.io/scroll-to-text-fragment/):
 * from `start` to the end of `end`, or `start` alone; the words before and after tell it from others like it.
 */
export interface Quotation {
  prefix: string;
  start: string;
  end: string;
  suffix: string;
}

/** A quotation of up to so many characters is told whole. */
const WHOLE_LENGTH = 70;
/** Words at either end of a longer one. */
const END_WORDS = 5;
/** Words before and after that tell two places apart. */
const CONTEXT_WORDS = 4;
/** Begins the fragment that scripts see: browsers keep what follows `:~:` to themselves. */
const NAME = 'doan=';

/** Widens a part of a text to whole words, since browsers find nothing else; `[start, end)`. */
export function wholeWords(text: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  if (from === to) return [from, to];
  while (from > 0 && !isSpace(text[from - 1])) from--;
  while (to < text.length && !isSpace(text[to])) to++;
  return [from, to];
}

/**
 * What names the part `[start, end)` of a text, which `wholeWords()` gave. Spaces and line feeds of the text are
 * single; a line feed parts two blocks, and no part of a quotation goes over one.
 */
export function quotationOf(text: string, start: number, end: number): Quotation {
  const quote = text.slice(start, end);
  const lines = quote.split('\n');
  const first = lines[0] ?? '';
  const last = lines.at(-1) ?? '';
  // Beginning and end must not overlap: no browser finds them then.
  const isShort = lines.length === 1 && (quote.length <= WHOLE_LENGTH || quote.split(' ').length < 2 * END_WORDS);
  const bare: Quotation = isShort
    ? { prefix: '', start: quote, end: '', suffix: '' }
    : { prefix: '', start: firstWords(first, END_WORDS), end: lastWords(last, END_WORDS), suffix: '' };
  const found = findQuotation(text, bare);
  if (found?.[0] === start && found[1] === end) return bare;
  const before = text.slice(text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start).trim();
  const after = (text.slice(end).split('\n')[0] ?? '').trim();
  return { ...bare, prefix: lastWords(before, CONTEXT_WORDS), suffix: firstWords(after, CONTEXT_WORDS) };
}

/** The first part of a text that a quotation names, `null` where there is none any longer. */
export function findQuotation(text: string, { prefix, start, end, suffix }: Quotation): [number, number] | null {
  if (!start) return null;
  for (let from = text.indexOf(start); from >= 0; from = text.indexOf(start, from + 1)) {
    if (!isWordEdge(text, from) || (prefix && !text.slice(0, from).trimEnd().endsWith(prefix))) continue;
    // As in a browser the end stands behind the start, and is whole words as well.
    for (let at = from + start.length; ; ) {
      const endAt = end ? text.indexOf(end, at) : from;
      if (endAt < 0) break;
      const to = endAt + (end || start).length;
      const fits = isWordEdge(text, endAt) && isWordEdge(text, to);
      if (fits && (!suffix || text.slice(to).trimStart().startsWith(suffix))) return [from, to];
      if (!end) break;
      at = endAt + 1;
    }
  }
  return null;
}

/** The fragment of a link: once for browsers, which mark the place by themselves, and once for this app. */
export function quotationFragment(quotation: Quotation): string {
  const { prefix, start, end, suffix } = quotation;
  const parts = [prefix && `${encode(prefix)}-`, encode(start), encode(end), suffix && `-${encode(suffix)}`];
  const directive = parts.filter(Boolean).join(',');
  return `#${NAME}${directive}:~:text=${directive}`;
}

/** The quotation that a page's own fragment names, `null` for any other fragment. */
export function parseQuotation(hash: string): Quotation | null {
  if (!hash.startsWith(`#${NAME}`)) return null;
  const parts = (hash.slice(NAME.length + 1).split(':~:')[0] ?? '').split(',');
  const prefix = parts[0]?.endsWith('-') ? (parts.shift() ?? '').slice(0, -1) : '';
  const suffix = parts.at(-1)?.startsWith('-') ? (parts.pop() ?? '').slice(1) : '';
  const [start = '', end = ''] = parts;
  try {
    const decoded = [prefix, start, end, suffix].map((part) => decodeURIComponent(part));
    const [p = '', s = '', e = '', x = ''] = decoded;
    return s ? { prefix: p, start: s, end: e, suffix: x } : null;
  } catch {
    // Not a URI encoding: cut on the way, or written by hand.
    return null;
  }
}

/** A hyphen, comma or ampersand has a meaning of its own in a directive. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n';
}

/** Whether a word begins or ends here. */
function isWordEdge(text: string, at: number): boolean {
  return at === 0 || at === text.length || isSpace(text[at]) || isSpace(text[at - 1]);
}

function firstWords(line: string, count: number): string {
  return line.split(' ').slice(0, count).join(' ');
}

function lastWords(line: string, count: number): string {
  return line.split(' ').slice(-count).join(' ');
}
