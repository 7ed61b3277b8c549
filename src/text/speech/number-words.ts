const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const SCALES = ['', 'nghìn', 'triệu', 'tỷ'];

/**
 * A whole number in words, as it is read in the South of Vietnam and by voices from anywhere: 1 500 000 is "một
 * triệu năm trăm nghìn". Above the billions, thousands of billions are counted.
 */
export function numberWords(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`no whole number: ${number}`);
  if (number < 1000) return groupWords(number, false);
  const groups: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  if (groups.length > 4) {
    const billions = numberWords(Math.floor(number / 1e9));
    const rest = number % 1e9;
    return rest === 0 ? `${billions} tỷ` : `${billions} tỷ ${restWords(rest)}`;
  }
  return joined(groups, false);
}

/** What follows the billions: a missing hundred is said there, too. */
function restWords(rest: number): string {
  const groups: number[] = [];
  for (let left = rest; left > 0; left = Math.floor(left / 1000)) groups.push(left % 1000);
  return joined(groups, true);
}

function joined(groups: number[], afterBillions: boolean): string {
  const said: string[] = [];
  for (let scale = groups.length - 1; scale >= 0; scale--) {
    const group = groups[scale] ?? 0;
    if (group === 0) continue;
    const isFirst = scale === groups.length - 1 && !afterBillions;
    said.push(`${groupWords(group, !isFirst)} ${SCALES[scale]}`.trim());
  }
  return said.join(' ');
}

/** @param whole whether "không trăm" is said where there are no hundreds */
function groupWords(group: number, whole: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor((group % 100) / 10);
  const ones = group % 10;
  const said: string[] = [];
  if (hundreds > 0 || whole) said.push(`${DIGITS[hundreds]} trăm`);
  if (tens > 1) said.push(`${DIGITS[tens]} mươi`);
  else if (tens === 1) said.push('mười');
  else if (ones > 0 && said.length > 0) said.push('linh');
  if (ones > 0 || said.length === 0) said.push(onesWord(ones, tens));
  return said.join(' ');
}

function onesWord(ones: number, tens: number): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 5 && tens > 0) return 'lăm';
  return DIGITS[ones] ?? '';
}
