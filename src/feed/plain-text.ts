import { decodeHTML } from 'entities/decode';

/** Controls but white space, lone surrogates, soft hyphen, zero-width space, direction overrides, noncharacters. */
const UNWANTED = /[^\P{Cc}\t\n\f\r]|[\p{Cs}\u00ad\u200b\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/u;
const ALL_UNWANTED = new RegExp(UNWANTED, 'gu');

/** Takes out what no reader can see and what would reorder text; mends lone surrogates, which UTF-8 cannot hold. */
export function cleanCharacters(text: string): string {
  if (!UNWANTED.test(text)) return text;
  return text.replace(ALL_UNWANTED, (char) => {
    if (char === '\u2028' || char === '\u2029') return ' ';
    return char >= '\ud800' && char <= '\udfff' ? '\ufffd' : '';
  });
}

const UNEVEN_SPACE = /[\t\n\f\r\u00a0]| {2}/;

/** One space for every run of white space. NBSP counts as such: CMS editors scatter it, and it keeps lines from wrapping. */
export function collapseSpace(text: string): string {
  return UNEVEN_SPACE.test(text) ? text.replace(/[\t\n\f\r \u00a0]+/g, ' ') : text;
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
  return cutText(collapseSpace(cleanCharacters(decodeEntities(stripTags(raw)))).trim(), maxChars);
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
