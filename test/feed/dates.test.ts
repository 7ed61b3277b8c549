import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnownTimezone, parseDate } from '../../src/feed/dates.ts';

const zone = 'Asia/Ho_Chi_Minh';
const iso = (value: unknown, timezone = zone): string | null => {
  const date = parseDate(value, timezone);
  return date === null ? null : new Date(date.ms).toISOString();
};

describe('dates as the format wants them', () => {
  test.each([
    ['2020-05-12T18:03:00+07:00', '2020-05-12T11:03:00.000Z'],
    ['2020-05-12T18:03:00Z', '2020-05-12T18:03:00.000Z'],
    ['2020-05-12t18:03:00.5z', '2020-05-12T18:03:00.500Z'],
    ['2020-05-12T18:03:00.123456789-03:30', '2020-05-12T21:33:00.123Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
    expect(parseDate(text, zone)?.wellFormed).toBe(true);
  });
});

describe('dates in other forms mean what they can only mean', () => {
  test.each([
    ['2020-05-12T18:03:00', '2020-05-12T11:03:00.000Z'],
    ['2020-05-12 18:03:00', '2020-05-12T11:03:00.000Z'],
    ['2020-05-12 18:03:00+07:00', '2020-05-12T11:03:00.000Z'],
    ['2020-05-12T18:03+0700', '2020-05-12T11:03:00.000Z'],
    ['2020-05-12', '2020-05-11T17:00:00.000Z'],
    ['Tue, 12 May 2020 18:03:00 +0700', '2020-05-12T11:03:00.000Z'],
    ['12 May 20 18:03 GMT', '2020-05-12T18:03:00.000Z'],
    ['Sat, 07 Sep 2002 00:00:01 EST', '2002-09-07T05:00:01.000Z'],
    ['12/05/2020 | 18:03', '2020-05-12T11:03:00.000Z'],
    ['12-5-2020 8h03', '2020-05-12T01:03:00.000Z'],
    ['12/05/2020', '2020-05-11T17:00:00.000Z'],
    [1752282000, '2025-07-12T01:00:00.000Z'],
    [1752282000000, '2025-07-12T01:00:00.000Z'],
    ['1752282000000', '2025-07-12T01:00:00.000Z'],
  ])('%s', (value, expected) => {
    expect(iso(value)).toBe(expected);
    expect(parseDate(value, zone)?.wellFormed).toBe(false);
  });
});

describe('impossible dates are none, never today', () => {
  test.each([
    '2568-07-12T08:00:00Z',
    '16086-16-09T81:1616:00+07:00',
    '2025-02-29T00:00:00Z',
    '2025-04-31T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-00-01T00:00:00Z',
    '2025-01-00T00:00:00Z',
    '2025-07-12T25:00:00Z',
    '2025-07-12T24:00:01Z',
    '2025-07-12T08:60:00Z',
    '2025-07-12T08:00:00+99:99',
    '0000-00-00T00:00:00Z',
    '٢٠٢٥-٠٧-١٢T08:00:00Z',
    'hôm qua',
    'Tomorrow',
    '',
    '31/04/2020',
    true,
    null,
    {},
    [],
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    1e300,
  ])('%s', (value) => expect(parseDate(value, zone)).toBeNull());
});

describe('the zone of the feed', () => {
  test('holds for dates without one, in summer and winter', () => {
    expect(iso('2024-01-15T12:00:00', 'Europe/Paris')).toBe('2024-01-15T11:00:00.000Z');
    expect(iso('2024-07-15T12:00:00', 'Europe/Paris')).toBe('2024-07-15T10:00:00.000Z');
  });

  test('around the change of clocks', () => {
    expect(iso('2024-03-31T01:59:59', 'Europe/Paris')).toBe('2024-03-31T00:59:59.000Z');
    expect(iso('2024-03-31T03:00:00', 'Europe/Paris')).toBe('2024-03-31T01:00:00.000Z');
    expect(iso('2024-10-27T04:00:00', 'Europe/Paris')).toBe('2024-10-27T03:00:00.000Z');
  });

  test('of any day comes back from the clock that it shows', () => {
    const zones = ['Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/St_Johns', 'Pacific/Apia', 'UTC'];
    const moments = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (minutes, timezone) => {
        const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
        const shown = clock.format(minutes * 60_000);
        const parsed = parseDate(shown.replace(' ', 'T'), timezone);
        // An hour that the clocks show twice can be either.
        expect(clock.format(parsed?.ms)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  test('is known by its name', () => {
    expect(isKnownTimezone('Asia/Saigon')).toBe(true);
    expect(isKnownTimezone('Asia/Hà Nội')).toBe(false);
    expect(isKnownTimezone('')).toBe(false);
  });
});

test('no value makes it throw or give a moment outside of what it promises', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.date({ noInvalidDate: true }).map(String)), (value) => {
      const date = parseDate(value, zone);
      if (date !== null) expect(date.ms).toSatisfy((ms: number) => Number.isSafeInteger(ms) && ms < Date.UTC(2201, 0));
    }),
  );
});

test('a clock reading in Vietnam is the moment that the time zone database says, before its clocks were set for good and after', () => {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1976, 0), max: Date.UTC(2090, 0) }), (ms) => {
      const second = Math.floor(ms / 1000) * 1000;
      expect(parseDate(format.format(second), zone)?.ms).toBe(second);
    }),
  );
  // An hour ahead in the south until June 1975.
  expect(iso('1974-05-12 18:03:00')).toBe('1974-05-12T10:03:00.000Z');
  expect(isKnownTimezone(zone)).toBe(true);
});
