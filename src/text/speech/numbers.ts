import { numberWords } from './number-words.ts';
import type { Rule } from './rule.ts';

const START = '(?<![\\p{L}\\p{N}.,])';
const DASH = '\\s*[-–—]\\s*';
const NUMBER = '\\d+(?:[.,]\\d+)*';

const spaced = (digits: string) => [...digits].join(' ');

/** Groups of digits as they are written, each said digit by digit. */
function phone(written: string): string {
  const groups = written
    .replace('+', '')
    .split(/[^\d]+/)
    .filter(Boolean);
  return (written.startsWith('+') ? 'cộng ' : '') + groups.map(spaced).join(', ');
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 };

/** `null` for what is no numeral up to 89. */
export function romanNumber(numeral: string): number | null {
  if (!/^(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(numeral) || numeral === '') return null;
  let sum = 0;
  for (let i = 0; i < numeral.length; i++) {
    const value = ROMAN[numeral[i] ?? ''] ?? 0;
    sum += value < (ROMAN[numeral[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

function ordinal(number: number): string {
  return number === 1 ? 'nhất' : number === 4 ? 'tư' : String(number);
}

const BEFORE_ROMAN =
  '(khóa|khoá|thế kỷ|thế kỉ|quý|chương|phần|kỳ|kỳ họp|cấp|hạng|loại|mục|đợt|khu vực|đại hội|quân khu)';

/** Phone numbers first: whatever else looks at digits must not see them. */
export const phoneRules: readonly Rule[] = [
  [
    /(?<![\p{L}\p{N}.,/+-])(?:\+84|0)[\s.-]?\d{1,4}(?:[\s.-]?\d{2,4}){2,3}(?![\p{N}/]|[.,]\d)/gu,
    (match) => {
      const count = match.replace(/\D/g, '').length;
      return count >= 9 && count <= 12 ? phone(match) : match;
    },
  ],
  [/(?<![\p{L}\p{N}.,/+-])1[89]00[\s.-]?\d{2,4}(?:[\s.-]?\d{2,3})?(?![\p{L}\p{N}/]|[.,]\d)/gu, phone],
  [/(?<=(?:gọi|số|đường dây nóng|tổng đài|hotline|cấp cứu)\s)11[1-5](?![\p{L}\p{N}/.,-]\d|\d)/giu, spaced],
];

export const romanRules: readonly Rule[] = [
  [
    /(?<=lần thứ\s|thứ\s)[IVXL]+(?![\p{L}\p{N}])/gu,
    (match) => {
      const number = romanNumber(match);
      return number === null ? match : ordinal(number);
    },
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}])${BEFORE_ROMAN}(\\s+)([IVXL]+)(?![\\p{L}\\p{N}])`, 'giu'),
    (match, word, space, numeral = '') => {
      const number = romanNumber(numeral);
      return number === null ? match : `${word}${space}${number}`;
    },
  ],
  [/^\s*([IVXL]+)(?=[.)]\s)/gu, (match, numeral = '') => String(romanNumber(numeral) ?? match)],
];

const UNITS: Record<string, string> = {
  'km/h': 'ki lô mét trên giờ',
  'km/giờ': 'ki lô mét trên giờ',
  'm/s': 'mét trên giây',
  km2: 'ki lô mét vuông',
  'km²': 'ki lô mét vuông',
  m2: 'mét vuông',
  'm²': 'mét vuông',
  m3: 'mét khối',
  'm³': 'mét khối',
  km: 'ki lô mét',
  cm: 'xăng ti mét',
  mm: 'mi li mét',
  m: 'mét',
  kg: 'ki lô gam',
  g: 'gam',
  ha: 'héc ta',
  ml: 'mi li lít',
  l: 'lít',
  kWh: 'ki lô oát giờ',
  kW: 'ki lô oát',
  '°C': 'độ C',
  '°': 'độ',
  '%': 'phần trăm',
  '‰': 'phần nghìn',
  trđ: 'triệu đồng',
  'tr.đ': 'triệu đồng',
  VNĐ: 'đồng',
  VND: 'đồng',
  đồng: 'đồng',
  đ: 'đồng',
  '₫': 'đồng',
  $: 'đô la',
};
const UNIT_NAMES = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replace(/[.$]/g, '\\$&'))
  .join('|');

function decimal(whole = '', part = ''): string {
  return `${whole} phẩy ${part.startsWith('0') ? spaced(part) : part}`;
}

export const numberRules: readonly Rule[] = [
  // "50.000đ/kg", "3 m3/người", but not "km/h"
  [
    new RegExp(`(?<=\\d\\s?)(${UNIT_NAMES})/(?!(?:h|s|giờ)(?!\\p{L}))([\\p{Ll}]+)`, 'gu'),
    (_, unit = '', per = '') => ` ${UNITS[unit]} một ${UNITS[per] ?? per}`,
  ],
  [new RegExp(`(?<=\\d\\s?)(?:${UNIT_NAMES})(?![\\p{L}\\p{N}²³])`, 'gu'), (unit) => ` ${UNITS[unit]}`],
  [/(?<![\p{L}\p{N}])(?:m2|m²)(?![\p{L}\p{N}])/gu, 'mét vuông'],
  // "2020–2025", "5-7 ngày", "từ 1.000 - 2.000"
  [
    new RegExp(`${START}(${NUMBER}(?:\\s(?:phần trăm|đồng))?)${DASH}(?=${NUMBER}(?![\\p{L}\\p{N}/-]))`, 'gu'),
    '$1 đến ',
  ],
  // A list of numbers is no decimal.
  [
    /(?<=(?:khu phố|phường|quận|tổ|ấp|điều|khoản|điểm|số|lớp|mục)\s+)\d{1,3}(?:,\d{1,3})+(?![\d.,]\d)/giu,
    (match) => match.replaceAll(',', ', '),
  ],
  [new RegExp(`${START}\\d{1,3}(?:,\\d{1,3}){2,}(?![\\d.,]\\d|\\d)`, 'gu'), (match) => match.replaceAll(',', ', ')],
  [
    new RegExp(`${START}(\\d{1,3}(?:\\.\\d{3})+)(?:,(\\d{1,6}))?(?![\\d]|\\.\\d)`, 'gu'),
    (match, whole = '', part) => {
      const number = Number(whole.replaceAll('.', ''));
      if (!Number.isSafeInteger(number) || whole.startsWith('0')) return match;
      return part === undefined ? numberWords(number) : decimal(numberWords(number), part);
    },
  ],
  [new RegExp(`${START}(\\d+),(\\d{1,6})(?![\\d]|[.,]\\d)`, 'gu'), (_, whole, part) => decimal(whole, part)],
];
