import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { dayAndTime, dayAndTimeHere } from '../../src/views/format.ts';

/** By the library's own parts, one by one. */
function byParts(ms: number, timeZone: string | undefined): [string, string] {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone });
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return [`${part.day}/${part.month}/${part.year}`, `${part.hour}:${part.minute}`];
}

const moments = fc.integer({ min: Date.UTC(1900, 1), max: Date.UTC(2199, 1) });

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['Asia/Ho_Chi_Minh', 'Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns'])(
  'what %s reads on its clocks is what the time zone database says, in any year',
  (zone) => {
    fc.assert(
      fc.property(moments, (ms) => {
        expect(dayAndTime(ms, zone)).toEqual(byParts(ms, zone));
      }),
    );
  },
);

test('without a zone, and in one that nobody knows, it is Vietnam’s time', () => {
  expect(dayAndTime(Date.UTC(2020, 4, 12, 11, 3))).toEqual(['12/05/2020', '18:03']);
  expect(dayAndTime(Date.UTC(2020, 4, 12, 11, 3), 'Sao/Hoa')).toEqual(['12/05/2020', '18:03']);
});

test.each(['Asia/Ho_Chi_Minh', 'America/New_York', 'Australia/Lord_Howe'])('the device’s own clock in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  // Offsets of long ago have seconds, which `getTimezoneOffset` does not tell.
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2199, 1) }), (ms) => {
      expect(dayAndTimeHere(ms)).toEqual(byParts(ms, zone));
    }),
  );
});
