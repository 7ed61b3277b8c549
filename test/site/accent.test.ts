import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentRoles, accentStyles, contrast, GROUNDS, type Scheme } from '../../src/site/accent.ts';
import { rootDir } from '../support/shared.ts';

const schemes = Object.keys(GROUNDS) as Scheme[];
const tokens = readFileSync(join(rootDir, 'src/views/styles/tokens.css'), 'utf8');
const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** `[light, dark]` of a role, or the same twice where a theme has only one. */
function tokenOf(role: string, theme: string): [string, string] {
  const rule = theme ? `:root[data-theme="${theme}"] {` : ':root {';
  const block = tokens.slice(
    tokens.indexOf(`\n${rule}\n  --`) >= 0 ? tokens.indexOf(`\n${rule}\n  --`) : tokens.indexOf(`\n${rule}`),
  );
  const value = new RegExp(`--${role}: ([^;]+);`).exec(block)?.[1] ?? '';
  const long = (hex = '') => (hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex);
  const [first, second] = value.match(/#[0-9a-f]{3,6}/g) ?? [];
  return [long(first), long(second ?? first)];
}

describe('an accent colour', () => {
  test('knows the contrasts of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test.each(schemes)('of any kind is readable wherever it stands, %s', (scheme) => {
    const { furthest, surface, leastContrast } = GROUNDS[scheme];
    fc.assert(
      fc.property(anyColour, (colour) => {
        const roles = accentRoles(colour, scheme);
        for (const ground of [furthest, surface, roles.accentSoft]) {
          expect(contrast(roles.accent, ground)).toBeGreaterThanOrEqual(leastContrast);
        }
        expect(contrast(roles.onAccent, roles.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(roles.onBanner, roles.banner)).toBeGreaterThanOrEqual(4.5);
        for (const role of Object.values(roles)) expect(role).toMatch(/^#[0-9a-f]{6}$/);
      }),
      { numRuns: 2000, examples: [['#000000'], ['#ffffff'], ['#ffff00'], ['#0000ff'], ['#808080'], ['#00ff00']] },
    );
  });

  test('that is dark enough stays as the site asked for it', () => {
    expect(accentRoles('#a3231f', 'light')).toMatchObject({ accent: '#a3231f', banner: '#a3231f' });
  });

  test('gives styles that name nothing but colours', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(accentStyles(colour)).toMatch(
          /^(:root(\[data-theme=\w+\])?\{(--[a-z-]+:(var\(--(light|dark),#[0-9a-f]{6}\) ?|#[0-9a-f]{6})+;?)+\})+$/,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('is measured against the grounds of tokens.css', () => {
    const grounds = (theme: string, index: 0 | 1) => ({
      furthest: tokenOf('sunken', theme)[index],
      surface: tokenOf('surface', theme)[index],
    });
    expect(GROUNDS.light).toMatchObject(grounds('', 0));
    expect(GROUNDS.dark).toMatchObject(grounds('', 1));
    expect(GROUNDS.sepia).toMatchObject(grounds('sepia', 0));
    expect(GROUNDS.contrastLight).toMatchObject(grounds('contrast', 0));
    expect(GROUNDS.contrastDark).toMatchObject(grounds('contrast', 1));
  });
});

describe('the words of every theme', () => {
  const pairs: [ink: string, ground: string][] = [
    ['ink', 'paper'],
    ['ink', 'surface'],
    ['ink', 'sunken'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'surface'],
    ['ink-soft', 'sunken'],
    ['good', 'surface'],
    ['good', 'paper'],
    ['on-notice', 'notice'],
    ['on-mark', 'mark'],
  ];
  test.each(['', 'sepia', 'contrast'])('read well, theme "%s"', (theme) => {
    const token = (role: string) => {
      const own = tokenOf(role, theme);
      return own[0] ? own : tokenOf(role, '');
    };
    for (const [ink, ground] of pairs) {
      for (const index of [0, 1] as const) {
        if (theme === 'sepia' && index === 1) continue;
        const ratio = contrast(token(ink)[index], token(ground)[index]);
        expect(ratio, `${ink} on ${ground}`).toBeGreaterThanOrEqual(
          theme === 'contrast' && ink.startsWith('ink') ? 7 : 4.5,
        );
      }
    }
    for (const ground of ['paper', 'surface']) {
      expect(contrast(token('edge')[0], token(ground)[0]), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});
