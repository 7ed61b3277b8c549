import { core } from './messages/core.ts';

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone);
  if (!made) {
    const options = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    try {
      made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
    } catch {
      // A zone this browser has no data for; portals of one country share its zone.
      made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: DEFAULT_ZONE });
    }
    formatters.set(zone, made);
  }
  return made;
}

/** Day and clock time in a zone, as portals write them: `['12/05/2020', '18:03']`; in English `'12 May 2020'`. */
export function dayAndTime(ms: number, zone = DEFAULT_ZONE): [day: string, time: string] {
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(ms)) part[type] = value;
  return [core.date(part.day ?? '', part.month ?? '', part.year ?? ''), `${part.hour}:${part.minute}`];
}

/** ISO 8601 in UTC, for `time[datetime]`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** Thousands are set off by dots as in Vietnamese print, by commas in English. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, core.thousands);
}
