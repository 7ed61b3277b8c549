import { COMMON } from '../abbreviations.ts';
import { dateRules } from './dates.ts';
import { letterRules, paperRules, placeRules, SPOKEN_SHORT } from './names.ts';
import { numberRules, phoneRules, romanRules } from './numbers.ts';
import { applyRules, type Rule } from './rule.ts';

const linkRules: readonly Rule[] = [
  [/https?:\/\/\S*[^\s.,;:!?)\]]/giu, 'đường liên kết'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, (match) => dotted(match.replace('@', ' a còng '))],
  [/(?<![\p{L}\p{N}@.])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu|gov)(?:\/[^\s.,;)]*)?(?![\p{L}\p{N}])/giu, dotted],
];

function dotted(name: string): string {
  return name.replaceAll('.', ' chấm ').replaceAll('/', ' gạch chéo ');
}

const signRules: readonly Rule[] = [
  [/(?<=[\p{L}\p{N}])\s?&\s?(?=[\p{L}\p{N}])/gu, ' và '],
  [/(?<=\p{L})\/(?=\p{L})/gu, ', '],
  // Between words a dash is a pause, within a name nothing at all.
  [/\s+[-–—]+\s+/gu, ', '],
  [/(?<=\p{L})[-–](?=[\p{L}\p{N}])/gu, ' '],
  [/(?<=\d)\s?[x×]\s?(?=\d)/gu, ' nhân '],
  [/(?<=[\p{L}\p{N}])\s?[=]\s?(?=[\p{L}\p{N}])/gu, ' bằng '],
  [/^[\s•*+–—-]+(?=\S)/gu, ''],
  [/\s*([,;:])\s*,/gu, '$1'],
  [/[“”«»"*_#|~^<>[\]{}\\]/gu, ' '],
  [/\s+(?=[,.;:!?…])/gu, ''],
  [/\s+/gu, ' '],
];

/**
 * Makes a text what a Vietnamese voice says right: abbreviations, dates, numbers, units and signs as they are
 * spoken. Plain words stay as they are. Pure, and linear in the text's length but for the patterns' look-around.
 *
 * @param declared the feed's own abbreviations, short to long; they stand before ours
 */
export function createSpeaker(declared: Record<string, string> = {}): (text: string) => string {
  const long = new Map(Object.entries({ ...KNOWN, ...declared }));
  const rules = [
    ...linkRules,
    ...paperRules(long),
    ...longForms(declared),
    ...phoneRules,
    ...dateRules,
    ...romanRules,
    ...placeRules,
    ...numberRules,
    ...longForms(KNOWN),
    ...letterRules,
    ...signRules,
  ];
  return (text) => applyRules(text.normalize('NFC').replace(INVISIBLE, ''), rules).trim();
}

/** Single letters are read by what stands around them; see `placeRules`. */
const KNOWN: Record<string, string> = {
  ...Object.fromEntries(Object.entries(COMMON).filter(([short]) => !/^\p{L}\.$/u.test(short))),
  ...SPOKEN_SHORT,
};

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

function longForms(byShort: Record<string, string>): Rule[] {
  const shorts = Object.keys(byShort).filter((short) => /[\p{L}\p{N}]/u.test(short));
  if (shorts.length === 0) return [];
  const any = shorts
    .sort((a, b) => b.length - a.length)
    .map((short) => short.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
  return [[pattern, (short) => byShort[short] ?? short]];
}
