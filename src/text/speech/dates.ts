import type { Rule } from './rule.ts';

const DAY = '(0?[1-9]|[12]\\d|3[01])';
const MONTH = '(0?[1-9]|1[0-2])';
const YEAR = '((?:1[89]|20|21)\\d\\d)';
const START = '(?<![\\p{L}\\p{N}/.,-])';
const END = '(?![\\p{L}\\p{N}/]|[-.]\\d)';
const DASH = '\\s*[-–—]\\s*';
/** Before a day and month without a year: it is a date and no fraction. */
const DAY_BEFORE = '((?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|trước|sau|hết|dịp|lễ|tết|và)\\s+)';
/** Days that everybody knows by their numbers. */
const KNOWN_DAYS = new Set(
  '3/2 8/3 26/3 30/4 1/5 7/5 19/5 1/6 28/6 27/7 19/8 2/9 10/10 13/10 20/10 9/11 20/11 22/12'.split(' '),
);
/** What fractions are of: "1/5 dân số". */
const COUNTED = '(?=\\s+(?:số|dân|diện|tổng|đại|thành|hộ|cử|quân|nhân|chiều|quãng|thời))';

const plain = (digits: string | undefined) => String(Number(digits));

function dayMonth(day = '', month = '', year?: string): string {
  return `ngày ${plain(day)} tháng ${plain(month)}${year ? ` năm ${year}` : ''}`;
}

function clock(hours = '', minutes = ''): string {
  const rest = Number(minutes);
  return `${plain(hours)} giờ${rest > 0 ? ` ${rest} phút` : ''}`;
}

function fraction(upper = '', lower = ''): string {
  const isSmall = Number(upper) < Number(lower) && Number(lower) <= 10;
  return `${plain(upper)} ${isSmall ? 'phần' : 'trên'} ${plain(lower)}`;
}

const rule = (pattern: string, said: Rule[1]): Rule => [new RegExp(pattern, 'giu'), said];

/** Dates, times, spans of both, and what looks like a date and is none. */
export const dateRules: readonly Rule[] = [
  // "12-14/5/2020", "12/5-14/6", also after "ngày" or "từ ngày"
  rule(
    `${START}(?:ngày\\s+)?${DAY}${DASH}${DAY}/${MONTH}(?:/${YEAR})?${END}`,
    (_, from, to, month, year) => `ngày ${plain(from)} đến ${dayMonth(to, month, year)}`,
  ),
  rule(
    `${START}(?:ngày\\s+)?${DAY}/${MONTH}(?:/${YEAR})?${DASH}${DAY}/${MONTH}(?:/${YEAR})?${END}`,
    (_, day, month, year, toDay, toMonth, toYear) =>
      `${dayMonth(day, month, year)} đến ${dayMonth(toDay, toMonth, toYear)}`,
  ),
  rule(`${START}(?:ngày\\s+)?${DAY}\\s?([/.-])\\s?${MONTH}\\s?\\2\\s?${YEAR}${END}`, (_, day, _mark, month, year) =>
    dayMonth(day, month, year),
  ),
  rule(`${START}(?:ngày\\s+)?${YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${END}`, (_, year, month, day) =>
    dayMonth(day, month, year),
  ),
  rule(`${START}(?:tháng\\s+)?${MONTH}\\s?/\\s?${YEAR}${END}`, (_, month, year) => `tháng ${plain(month)} năm ${year}`),
  rule(`${START}(quý)\\s+([1-4]|I{1,3}|IV)\\s?/\\s?${YEAR}${END}`, '$1 $2 năm $3'),
  rule(`${START}Q([1-4])\\s?/\\s?${YEAR}${END}`, 'quý $1 năm $2'),
  // "24/7" is day and night, unless it is a day.
  rule(`(?<!ngày\\s)${START}24/7${END}`, '24 trên 7'),
  rule(`${START}${DAY_BEFORE}(?:ngày\\s+)?${DAY}/${MONTH}${END}`, (_, before = '', day, month) =>
    /^ngày/i.test(before) ? `${before}${dayMonth(day, month).slice(5)}` : before + dayMonth(day, month),
  ),
  rule(`${START}(\\d{1,3})/(\\d{1,3})${END}${COUNTED}`, (_, upper, lower) => fraction(upper, lower)),
  rule(`${START}(\\d{1,4})/(\\d{1,4})${END}`, (match, upper, lower) =>
    KNOWN_DAYS.has(match) ? dayMonth(upper, lower) : fraction(upper, lower),
  ),
  // "7h30-11h00", "từ 7:30 – 11:00"
  rule(`(?<=\\d(?:[hg:]\\d{2}|[hg]))${DASH}(?=\\d{1,2}(?:[hg:]\\d{2}|[hg])(?![\\p{L}\\p{N}]))`, ' đến '),
  rule(`${START}([01]?\\d|2[0-4])\\s?[hg:]\\s?([0-5]\\d)(?:'|ph|phút)?(?![\\p{L}\\p{N}:])`, (_, hours, minutes) =>
    clock(hours, minutes),
  ),
  rule(`${START}([01]?\\d|2[0-4])\\s?h(?![\\p{L}\\p{N}])`, (_, hours) => clock(hours)),
  // "lúc 7g", "7g sáng", but "20g muối"
  rule(`(?<=${START}(?:lúc|từ|đến|trước|hồi|khoảng)\\s+)([01]?\\d|2[0-4])\\s?g(?![\\p{L}\\p{N}])`, (_, hours) =>
    clock(hours),
  ),
  rule(`${START}([01]?\\d|2[0-4])\\s?g(?=\\s+(?:sáng|trưa|chiều|tối|đêm|ngày))`, (_, hours) => clock(hours)),
];
