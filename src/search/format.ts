/** The segment format of README.md in this folder. Raised with every change of a byte's meaning. */
export const FORMAT_VERSION = 1;
export const MAGIC = 0x67735442;
/** Documents a segment can hold: their number within it has 16 bits in a posting. */
export const MAX_SEGMENT_DOCS = 0xffff;

/**
 * From this many documents on, terms are split over parts at fixed words, so that one range read brings a
 * word's part of every segment. Smaller ones are one part: a sync should not write 64 records a page.
 */
export const BUCKETED_FROM_DOCS = 257;
/** First words of buckets 1 to 63: quantiles of the bytes that the words of Vietnamese news take. */
const BUCKET_STARTS = (
  '1th 360 768 anha bana bena boa caca capitala chia chongj cnv contro cuoi dan1 daug deul dinhb doiv dual elmi ' +
  'ghia gioo hana hieph hoi1 icha khach khoed kum langb loa luonga mata moii mys nena nghiepd nhac nhim noih ongb ' +
  'phia q1 quyetn romano saub sob tacb tayf thaph thie thuan tiet toang trangb trongp tua tuyend vanc vidi vs xec'
).split(' ');
export const BUCKETS = BUCKET_STARTS.length + 1;
/** Part number of all terms of a segment that is not bucketed. */
export const WHOLE_PART = BUCKETS;
/** Part number of the first token streams. */
export const FIRST_STREAM_PART = 1000;

/** The bucket a folded word lies in. */
export function bucketOf(folded: string): number {
  let low = 0;
  let high = BUCKET_STARTS.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((BUCKET_STARTS[middle] ?? '') <= folded) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folded words in one block of a dictionary; a search decodes one block from its start. */
export const BLOCK_WORDS = 32;
/** Documents whose token streams share a part, about 12 KB. */
export const DOCS_PER_STREAM_PART = 16;

/** Fields of a document in the order of its token stream; the number is the one in postings. */
export const FIELD_TITLE = 0;
export const FIELD_CAPTION = 1;
export const FIELD_BODY = 2;
export const FIELD_UNIT = 3;
/** In a token stream: the next field begins. Terms are their number + 1. */
export const FIELD_BREAK = 0;

/** Widths of the ranks in the classes 0 to 6 of a token stream; class 7 has the symbol itself. */
export const RANK_WIDTHS = [4, 5, 6, 7, 8, 9, 10] as const;
export const RANKED_SYMBOLS = RANK_WIDTHS.reduce((sum: number, width) => sum + (1 << width), 0);
export const CLASS_BITS = 3;

/** Unary part of a gap from which on the gap is written in 20 bits instead. */
export const GAP_ESCAPE = 18;
export const GAP_ESCAPE_BITS = 20;

/** Low bits of a gap (Rice code): near the best for gaps spread at random. */
export function gapWidth(docCount: number, documentFrequency: number): number {
  return Math.max(0, 31 - Math.clz32((docCount * 0.69) / documentFrequency));
}

/** Classes of how often a term stands in a document: once, twice, up to four times, more often. */
export function frequencyClass(frequency: number): number {
  return frequency < 3 ? frequency - 1 : frequency < 5 ? 2 : 3;
}

/** Which of eight bits a word sets in the posting of the word before it. By folded form, so any accents fit. */
export function followerBit(folded: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & 7;
}

/** Days since 1970 in Vietnam (UTC+7), from 1; 0 for undated and for what lies outside 1970 to 2149. */
export function dayOf(publishedAtMs: number | null): number {
  if (publishedAtMs === null) return 0;
  const day = Math.floor((publishedAtMs + 7 * 3_600_000) / 86_400_000);
  return day > 0 && day <= 0xffff ? day : 0;
}

/** Guards against damage, not against malice: every 32-bit word mixed in by a multiplication. */
export function checksum(bytes: Uint8Array, from: number): number {
  let hash = bytes.length;
  const words = (bytes.length - from) >>> 2;
  let at = from;
  for (let i = 0; i < words; i++, at += 4) {
    const word =
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x85ebca6b);
  return hash >>> 0;
}
