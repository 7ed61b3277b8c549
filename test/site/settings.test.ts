import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeToShow } from '../../src/site/notice-to-show.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';

const noticeOf = (notice: unknown) => parseSiteSettings({ notice }).notice;
const noon = (day: string) => Date.parse(`${day}T12:00:00+07:00`);

test('a name that is too long for an icon is cut between words', () => {
  const short = (site: object) => parseSiteSettings(site).shortName;
  expect(short({ name: 'Cổng thông tin điện tử quận Tây Hồ' })).toBe('Cổng thông');
  expect(short({ name: 'Cổng thông tin', shortName: 'Hồ Sen' })).toBe('Hồ Sen');
  expect(short({ name: 'Phường 12 ABC' })).toBe('Phường 12');
  expect(short({ name: 'Phườngmườihai' })).toBe('Phườngmườiha');
});

describe('the notice of a site', () => {
  test('shows until the end of its last day in Vietnam, or until the reader puts it away', () => {
    const settings = parseSiteSettings({ notice: { id: 'a', text: 'Đổi địa chỉ', until: '2026-03-01' } });
    expect(noticeToShow(settings, '', noon('2026-03-01'))?.text).toBe('Đổi địa chỉ');
    expect(noticeToShow(settings, '', noon('2026-03-02'))).toBeNull();
    expect(noticeToShow(settings, 'a', noon('2026-03-01'))).toBeNull();
    expect(noticeToShow(settings, 'b', noon('2026-03-01'))?.id).toBe('a');
  });

  test('without an id is known by its words, without a readable end goes on', () => {
    expect(noticeOf({ text: 'Một', until: 'hôm nào đó' })).toMatchObject({ id: 'Một', untilMs: null });
    expect(noticeOf({ id: 'x' })).toBeNull();
    expect(noticeOf('Một')).toBeNull();
  });

  test('links nowhere but to the web and to this site', () => {
    for (const link of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'gioi-thieu/']) {
      expect(noticeOf({ text: 'Một', link })?.link, link).toBe('');
    }
    for (const link of ['https://hosen.example/a', '/gioi-thieu/'])
      expect(noticeOf({ text: 'Một', link })?.link).toBe(link);
  });

  test('reads whatever stands in site.json, and what it wrote itself the same', () => {
    fc.assert(
      fc.property(fc.anything(), fc.dictionary(fc.string(), fc.anything()), (anything, notice) => {
        parseSiteSettings(anything);
        const settings = parseSiteSettings({ notice });
        expect(parseSiteSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
    fc.assert(
      fc.property(
        fc.record({
          id: fc.string(),
          text: fc.string({ maxLength: 900 }),
          link: fc.webUrl(),
          until: fc.constantFrom('', '2026-12-31', '2026-13-45'),
        }),
        (notice) => {
          const settings = parseSiteSettings({ notice });
          expect(settings.notice?.text.length ?? 0).toBeLessThanOrEqual(400);
          expect(parseSiteSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
        },
      ),
    );
  });
});
