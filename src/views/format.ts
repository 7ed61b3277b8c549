import { core } from './messages/core.ts';

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** Vietnam's clocks changed for the last time in June 1975. */
const FIXED_SINCE_MS = 2e11;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The first `Intl.DateTimeFormat` of a page takes a cheap phone a tenth of a second, so Vietnam's time goes without. */
function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone);
  if (!made) {
    // Swedish writes a moment as ISO 8601 does, with a blank for the T.
    const make = (timeZone: string) =>
      new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone });
    try {
      made = make(zone);
    } catch {
      // A zone this browser has no data for; portals of one country share its zone.
      made = make(DEFAULT_ZONE);
    }
    formatters.set(zone, made);
  }
  return made;
}

/** Day and clock time in a zone, as portals write them: `['12/05/2020', '18:03']`; in English `'12 May 2020'`. */
export function dayAndTime(ms: number, zone = DEFAULT_ZONE): [day: string, time: string] {
  return worded(
    zone === DEFAULT_ZONE && ms > FIXED_SINCE_MS ? isoTime(ms + VIETNAM_OFFSET_MS) : formatter(zone).format(ms),
  );
}

/** The same in the device's own zone, as its clock shows it. */
export function dayAndTimeHere(ms: number): [day: string, time: string] {
  return worded(isoTime(ms - new Date(ms).getTimezoneOffset() * 60_000));
}

/** @param reading `2020-05-12T18:03` and what follows */
function worded(reading: string): [day: string, time: string] {
  const [year = '', month = '', day = ''] = reading.slice(0, 10).split('-');
  return [core.date(day, month, year), reading.slice(11, 16)];
}

/** ISO 8601 in UTC, for `time[datetime]`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** Thousands are set off by dots as in Vietnamese print, by commas in English. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, core.thousands);
}
