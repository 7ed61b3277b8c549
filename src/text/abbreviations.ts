import { type Token, tokenise } from './tokenise.ts';
import type { Word } from './word.ts';

/** A short form and what it stands for, both as words. */
export interface Abbreviation {
  short: Word[];
  long: Word[];
  /** Only read as short when a full stop follows: "P. 5" is a ward, "vitamin P" is none. */
  needsStop: boolean;
}

/** What every portal of the kind writes short; a feed adds its own in `_bantin.abbreviations`. */
export const COMMON: Record<string, string> = {
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  MTTQ: 'Mặt trận Tổ quốc',
  UBMTTQ: 'Ủy ban Mặt trận Tổ quốc',
  TP: 'thành phố',
  TPHCM: 'Thành phố Hồ Chí Minh',
  'TP.HCM': 'Thành phố Hồ Chí Minh',
  TX: 'thị xã',
  'P.': 'phường',
  'Q.': 'quận',
  'H.': 'huyện',
  'Đ/c': 'đồng chí',
  BCH: 'Ban chấp hành',
  BTV: 'Ban thường vụ',
  ĐBQH: 'đại biểu Quốc hội',
  LHPN: 'Liên hiệp Phụ nữ',
  CCB: 'Cựu chiến binh',
  HTX: 'hợp tác xã',
  THCS: 'trung học cơ sở',
  THPT: 'trung học phổ thông',
  TDTT: 'thể dục thể thao',
  BHXH: 'bảo hiểm xã hội',
  BHYT: 'bảo hiểm y tế',
  PCCC: 'phòng cháy chữa cháy',
  ATGT: 'an toàn giao thông',
  CCCD: 'căn cước công dân',
  TTHC: 'thủ tục hành chính',
  ANTT: 'an ninh trật tự',
};

/**
 * The built-in abbreviations and those of a feed, short forms of more words first; a feed's own reading of a short form
 * replaces ours.
 */
export function readAbbreviations(declared: Record<string, string> = {}): Abbreviation[] {
  const byShort = new Map<string, Abbreviation>();
  for (const [shortText, longText] of [...Object.entries(COMMON), ...Object.entries(declared)]) {
    const short = tokenise(shortText);
    const long = tokenise(longText);
    if (short.length === 0 || short.length > 3 || long.length < 1 || long.length > 12) continue;
    const needsStop = /^\p{L}\.$/u.test(shortText.trim());
    byShort.set(short.map((word) => word.folded).join(' '), { short, long, needsStop });
  }
  return [...byShort.values()].sort((a, b) => b.short.length - a.short.length);
}

/** Whether two stand for the same. */
export function meanSame(a: Abbreviation, b: Abbreviation): boolean {
  const isSame = (word: Word, at: number) => word.folded === b.long[at]?.folded && word.accents === b.long[at]?.accents;
  return a.long.length === b.long.length && a.long.every(isSame);
}

/** Whether the words of an abbreviation stand in a text from a token on; what is typed without accents stands for any. */
export function standsAt(tokens: readonly Token[], at: number, words: readonly Word[]): boolean {
  for (let offset = 0; offset < words.length; offset++) {
    const word = words[offset];
    const token = tokens[at + offset];
    if (token?.folded !== word?.folded || (token?.accents !== 0 && token?.accents !== word?.accents)) return false;
  }
  return true;
}

/** Whether the short form of an abbreviation stands in a text from a token on, with its stop where it needs one. */
export function standsShortAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { short, needsStop }: Abbreviation,
): boolean {
  return standsAt(tokens, at, short) && (!needsStop || text[(tokens[at] as Token).end] === '.');
}
