/**
 * Dates of feeds: RFC 3339 as the format demands, and the forms that are met in its place (a space for the T, no
 * zone, RFC 822, Vietnamese day/month/year, numbers of seconds or milliseconds).
 */

export interface ParsedDate {
  ms: number;
  /** False for a form that the format does not allow but that can mean one moment only. */
  wellFormed: boolean;
}

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)(?:([Tt ])(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)? ?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?)?$/;
const RFC_822 =
  /^(?:[A-Za-z]{3,9}, ?)?(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{2}|\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?(?: ?(?:([A-Za-z]{1,3})|([+-])(\d\d):?(\d\d)))?$/;
const VIETNAMESE = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:(?: ?[|,-] ?| )(\d{1,2})[:h](\d\d)(?::(\d\d))?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONE_HOURS: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  ICT: 7,
};

/** Earlier or later years are slips: a Buddhist year, a year of five digits, a zero date. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const FIRST_MS = Date.UTC(FIRST_YEAR, 0);
const AFTER_LAST_MS = Date.UTC(LAST_YEAR + 1, 0);

/** @returns `null` for what is no date, or an impossible one (32 May, zone +99:00, year 16086) */
export function parseDate(value: unknown, timezone: string): ParsedDate | null {
  if (typeof value === 'number') return epochDate(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text.length > 60) return null;
  const match = RFC_3339.exec(text);
  if (match !== null) return rfc3339Date(match, timezone);
  return (
    rfc822Date(text, timezone) ??
    vietnameseDate(text, timezone) ??
    (/^\d{9,14}$/.test(text) ? epochDate(Number(text)) : null)
  );
}

function rfc3339Date(match: RegExpExecArray, timezone: string): ParsedDate | null {
  const clock = clockMs(match[1], match[2], match[3], match[5], match[6], match[7]);
  if (clock === null) return null;
  const fraction = match[8] === undefined ? 0 : Math.floor(Number(`0.${match[8]}`) * 1000);
  const zoned = match[9] !== undefined || match[10] !== undefined;
  const ms = toMoment(clock, match[9] !== undefined ? 0 : offsetMs(match[10], match[11], match[12]), timezone);
  return ms === null ? null : { ms: ms + fraction, wellFormed: zoned && match[4] !== ' ' && match[7] !== undefined };
}

function rfc822Date(text: string, timezone: string): ParsedDate | null {
  const match = RFC_822.exec(text);
  if (match === null) return null;
  const month = MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const year = match[3]?.length === 2 ? String(Number(match[3]) + (Number(match[3]) < 70 ? 2000 : 1900)) : match[3];
  const clock = clockMs(year, String(month), match[1], match[4], match[5], match[6]);
  const hours = match[7] === undefined ? undefined : ZONE_HOURS[match[7].toUpperCase()];
  const named = match[7] === undefined ? undefined : (hours ?? 0) * 3_600_000;
  const ms = clock === null ? null : toMoment(clock, named ?? offsetMs(match[8], match[9], match[10]), timezone);
  return ms === null ? null : { ms, wellFormed: false };
}

function vietnameseDate(text: string, timezone: string): ParsedDate | null {
  const match = VIETNAMESE.exec(text);
  const clock = match === null ? null : clockMs(match[3], match[2], match[1], match[4], match[5], match[6]);
  const ms = clock === null ? null : toMoment(clock, undefined, timezone);
  return ms === null ? null : { ms, wellFormed: false };
}

/** Seconds or milliseconds since 1970; eleven digits tell them apart from 1973 on. */
function epochDate(value: number): ParsedDate | null {
  const ms = value < 100_000_000_000 ? value * 1000 : value;
  return Number.isFinite(ms) && ms > 0 && ms < AFTER_LAST_MS ? { ms: Math.floor(ms), wellFormed: false } : null;
}

/** The clock reading as if it were UTC; `null` when there is no such day or hour. */
function clockMs(year?: string, month?: string, day?: string, hour = '0', minute = '0', second = '0'): number | null {
  const [monthNumber, dayNumber, hourNumber] = [Number(month), Number(day), Number(hour)];
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || hourNumber > 24 || Number(minute) > 59) return null;
  // A leap second is the last second of its minute: nothing here is that exact.
  const ms = Date.UTC(
    Number(year),
    monthNumber - 1,
    dayNumber,
    hourNumber,
    Number(minute),
    Math.min(Number(second), 59),
  );
  if (Number(second) > 60 || (hourNumber === 24 && Number(minute) + Number(second) > 0)) return null;
  // 31 April would quietly become 1 May.
  if (dayNumber > 28 && new Date(Date.UTC(Number(year), monthNumber - 1, dayNumber)).getUTCDate() !== dayNumber)
    return null;
  return ms >= FIRST_MS && ms < AFTER_LAST_MS ? ms : null;
}

/** `undefined`: none given; `null`: impossible. */
function offsetMs(sign?: string, hours?: string, minutes = '0'): number | null | undefined {
  if (sign === undefined) return undefined;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function toMoment(clock: number, offset: number | null | undefined, timezone: string): number | null {
  if (offset === null) return null;
  return clock - (offset ?? zoneOffsetMs(timezone, clock));
}

/** Of a feed that names none. */
export const DEFAULT_TIMEZONE = 'Asia/Ho_Chi_Minh';
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** Vietnam's clocks changed for the last time in June 1975. */
const FIXED_SINCE_MS = Date.UTC(1976, 0);

export function isKnownTimezone(timezone: string): boolean {
  return timezone === DEFAULT_TIMEZONE || formatterOf(timezone) !== null;
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();
const offsets = new Map<string, number>();
const DAY_MS = 86_400_000;

function formatterOf(timezone: string): Intl.DateTimeFormat | null {
  let formatter = formatters.get(timezone);
  if (formatter === undefined) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: timezone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      // RangeError: no such zone.
      formatter = null;
    }
    if (formatters.size > 20) formatters.clear();
    formatters.set(timezone, formatter);
  }
  return formatter;
}

/** What the zone's clocks were ahead of UTC when they showed `clock`. */
function zoneOffsetMs(timezone: string, clock: number): number {
  // Most portals need no Intl, whose first use takes a cheap phone a tenth of a second.
  if (timezone === DEFAULT_TIMEZONE && clock >= FIXED_SINCE_MS) return VIETNAM_OFFSET_MS;
  // Intl takes microseconds where a feed has thousands of dates, so whole days are remembered where no clock changed.
  const day = Math.floor(clock / DAY_MS);
  const key = `${timezone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const before = offsetAt(timezone, (day - 1) * DAY_MS);
  if (before === offsetAt(timezone, (day + 2) * DAY_MS)) {
    if (offsets.size > 5000) offsets.clear();
    offsets.set(key, before);
    return before;
  }
  // The second step settles readings close to a change; in the hour that is skipped either answer is as good.
  return offsetAt(timezone, clock - offsetAt(timezone, clock - before));
}

function offsetAt(timezone: string, ms: number): number {
  const formatter = formatterOf(timezone);
  if (formatter === null) return 0;
  const parts: Record<string, number> = {};
  for (const part of formatter.formatToParts(ms)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - ms;
}
