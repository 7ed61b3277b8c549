import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordedCodes, wordWarning } from '../../src/publisher/wording/warning-wording.ts';
import { siteJsonFaults } from '../../src/publisher/work/site-json-faults.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';
import { rootDir } from '../support/shared.ts';

const found = (siteJson: unknown) => siteJsonFaults(siteJson).map(({ code, path }) => `${path}: ${code}`);

describe('what a site.json says that is not taken', () => {
  test('is nothing in that of the sample, in none, and in an empty template', () => {
    expect(found(JSON.parse(readFileSync(`${rootDir}public/site.json`, 'utf8')))).toEqual([]);
    expect(found(null)).toEqual([]);
    expect(found({ contact: { website: '' }, notice: null, _note: 1, slugs: { 'tin-1': 'le-hoi' } })).toEqual([]);
  });

  test('is told with its place: names that do not exist, values of a wrong kind', () => {
    expect(
      found({
        accentColor: '#112233',
        accentColour: 'red',
        name: 12,
        shortName: 'Phường rất dài tên',
        contact: { phone: 123456, tel: '1', website: 'phuong.vn' },
        notice: { text: 'a'.repeat(401), until: '31/12/2026', link: '//evil' },
        slugs: { a: 5, b: 'Hội Làng', c: 'hoi-lang', d: 'hoi-lang' },
      }),
    ).toEqual([
      'site.json: accentColor: site-member-unknown',
      'site.json: accentColour: site-colour',
      'site.json: name: site-member-text',
      'site.json: shortName: site-member-long',
      'site.json: contact.phone: site-member-text',
      'site.json: contact.tel: site-member-unknown',
      'site.json: contact.website: site-address',
      'site.json: notice.text: site-member-long',
      'site.json: notice.until: site-day',
      'site.json: notice.link: site-address',
      'site.json: slugs.a: site-member-text',
      'site.json: slugs.b: site-slug',
      'site.json: slugs.d: site-slug-taken',
    ]);
    const [unknown] = siteJsonFaults({ pins: {} });
    expect(unknown?.detail, 'all the names that there are').toMatch(/^name, .*, notice, slugs$/);
    expect(found([])).toEqual(['site.json: site-member-object']);
    expect(found({ contact: 'a', notice: [] })).toHaveLength(2);
  });

  test('a name written otherwise is answered with the names that there are', () => {
    const [warning] = siteJsonFaults({ accentColor: '#112233' });
    if (!warning) throw new Error('nothing was told');
    expect(wordWarning(warning, 'vi').remedy).toContain('accentColour');
    expect(wordWarning(warning, 'en').remedy).toContain('accentColour');
  });

  test('what is told of no fault is read as it stands, and every fault has its words', () => {
    const siteJson = fc.record(
      {
        name: fc.oneof(fc.string(), fc.integer()),
        accentColour: fc.oneof(fc.constantFrom('#a3231f', 'red', '#fff'), fc.anything()),
        contact: fc.oneof(fc.record({ website: fc.oneof(fc.webUrl(), fc.string()) }), fc.anything()),
        notice: fc.oneof(fc.record({ text: fc.string(), until: fc.constantFrom('2026-12-31', 'mai') }), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(siteJson, (given) => {
        const faults = siteJsonFaults(given);
        for (const { code } of faults) expect(wordedCodes.has(code)).toBe(true);
        const settings = parseSiteSettings(given);
        const isFine = (path: string) => !faults.some((fault) => fault.path.startsWith(`site.json: ${path}`));
        const colour = given.accentColour;
        if (typeof colour === 'string' && isFine('accentColour')) expect(settings.accentColour).toBe(colour.trim());
        if (typeof given.name === 'string' && given.name.trim() && isFine('name'))
          expect(settings.name).toBe(given.name.normalize('NFC').trim());
      }),
    );
  });
});
