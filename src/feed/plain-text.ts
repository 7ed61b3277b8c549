import { decodeHTML } from 'entities/decode';

/** Controls but white space, lone surrogates, soft hyphen, zero-width space, direction overrides, noncharacters. */
const UNWANTED = /[^\P{Cc}\t\n\f\r]|[\p{Cs}\u00ad\u200b\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;
/** Leaves single spaces alone: they are most of what there is. */
const UNEVEN_SPACES = /[\t\n\f\r\u00a0][\t\n\f\r \u00a0]*| [\t\n\f\r \u00a0]+/g;

/** What `scanText` found, as bits. */
const UNEVEN_SPACE = 1;
const ODD_CHARACTER = 2;
const AMPERSAND = 4;

/** A space alone is nothing to mend, a second one is: shifted by so much it is `UNEVEN_SPACE`. */
const SPACE = 8;
const SPACE_SHIFT = 3;

/** By UTF-16 unit below `TABLE_END`: the bits above. All units from there on get the closer look. */
const kinds = new Uint8Array(0x2028);
const TABLE_END = kinds.length;
kinds.fill(ODD_CHARACTER, 0, 0x20);
for (const unit of [0x9, 0xa, 0xc, 0xd, 0xa0]) kinds[unit] = UNEVEN_SPACE;
kinds[0x20] = SPACE;
kinds[0x26] = AMPERSAND;
kinds.fill(ODD_CHARACTER, 0x7f, 0xa0);
kinds[0xad] = ODD_CHARACTER;
// Quotation marks, dashes and the like behind these are plain.
kinds.fill(ODD_CHARACTER, 0x200b, 0x2010);

/**
 * What a part of a string needs before it can be drawn; 0, nothing, for most text. A loop over the whole string,
 * because every character of every article goes through here: regular expressions that say the same took half of the
 * whole parse, comparisons instead of the table more than twice the time, and reading a slice costs engines several
 * times what reading the string costs that it is from.
 */
export function scanText(text: string, from: number, to: number): number {
  let found = 0;
  let before = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const kind = code < TABLE_END ? (kinds[code] as number) : ODD_CHARACTER;
    found |= kind | ((kind & before & SPACE) >>> SPACE_SHIFT);
    before = kind;
  }
  return found & ~SPACE;
}

/** Takes out what no reader can see and what would reorder text; mends lone surrogates, which UTF-8 cannot hold. */
export function cleanCharacters(text: string): string {
  return (scanText(text, 0, text.length) & ODD_CHARACTER) === 0 ? text : replaceUnwanted(text);
}

/**
 * As `cleanCharacters`, and one space for every run of white space. NBSP counts as such: CMS editors scatter it, and
 * it keeps lines from wrapping.
 */
export function cleanText(text: string): string {
  return cleanScanned(text, scanText(text, 0, text.length));
}

/** Entities decoded, then as `cleanText`. */
export function decodeText(text: string, scanned = scanText(text, 0, text.length)): string {
  return (scanned & AMPERSAND) === 0 ? cleanScanned(text, scanned) : cleanText(decodeEntities(text));
}

function cleanScanned(text: string, scanned: number): string {
  const clean = (scanned & ODD_CHARACTER) === 0 ? text : replaceUnwanted(text);
  return (scanned & (UNEVEN_SPACE | ODD_CHARACTER)) === 0 ? clean : clean.replace(UNEVEN_SPACES, ' ');
}

function replaceUnwanted(text: string): string {
  return text.replace(UNWANTED, (char) => {
    if (char === '\u2028' || char === '\u2029') return ' ';
    return char >= '\ud800' && char <= '\udfff' ? '\ufffd' : '';
  });
}

export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

/** Elements whose tags are taken out of plain-text members; any other `<…>` there is what somebody wrote. */
const INLINE_TAG =
  /^(?:a|abbr|b|big|code|del|em|font|i|iframe|img|ins|link|mark|meta|o:p|q|s|small|source|span|strike|strong|sub|sup|svg|tt|u|video)$/i;
const BLOCK_TAG =
  /^(?:article|blockquote|body|br|center|div|figcaption|figure|form|h[1-6]|head|hr|html|li|object|ol|p|picture|pre|section|table|tbody|td|th|thead|title|tr|ul)$/i;
const CODE_TAG = /^(?:script|style)$/i;
const LONGEST_TAG_NAME = 10;

/** Plain text of a string that may hold tags: linear, whatever the input. */
export function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  const lastEnd = text.lastIndexOf('>');
  let result = '';
  let from = 0;
  let start = text.indexOf('<');
  while (start !== -1 && start < lastEnd) {
    const closing = text[start + 1] === '/';
    const nameStart = start + (closing ? 2 : 1);
    const name = text.slice(nameStart, nameStart + LONGEST_TAG_NAME + 1).split(/[\s/>]/, 1)[0] ?? '';
    const isBlock = BLOCK_TAG.test(name);
    const isCode = CODE_TAG.test(name);
    if (!isBlock && !isCode && !INLINE_TAG.test(name)) {
      start = text.indexOf('<', start + 1);
      continue;
    }
    result += text.slice(from, start) + (isBlock ? ' ' : '');
    from = text.indexOf('>', start) + 1;
    if (isCode && !closing) from = Math.max(from, text.indexOf('</', from));
    start = text.indexOf('<', from);
  }
  return result + text.slice(from);
}

/**
 * A plain-text member of a feed: tags out, entities decoded, white space and characters cleaned.
 * @returns at most `maxChars` characters, the last one `…` when something was cut
 */
export function plainText(value: string, maxChars: number): string {
  // Nothing beyond this can show; a 1 MB title is not worth cleaning whole.
  const raw = value.length > maxChars * 8 ? value.slice(0, maxChars * 8) : value;
  return cutText(decodeText(stripTags(raw)).trim(), maxChars);
}

/** Cuts at a space where there is one near, and never through a surrogate pair. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const space = text.lastIndexOf(' ', maxChars - 1);
  let end = space > maxChars * 0.7 ? space : maxChars - 1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** True for short texts of the same words, whatever their case and punctuation. */
export function sameWords(a: string, b: string): boolean {
  const words = (text: string): string =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return a.length < 300 && words(a) === words(b);
}
