import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accentStyles } from '../../src/site/accent.ts';
import { rootDir } from '../support/shared.ts';

const folder = `${rootDir}src/views/`;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|tsx?)$/.test(name) && !name.startsWith('design'))
  .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const tokens = definedIn(sources.find(({ name }) => name === 'styles/tokens.css')?.text ?? '');

function definedIn(css: string): Set<string> {
  return new Set([...css.matchAll(/(?<![\w-])(--[a-z0-9-]+)\s*:/g)].map(([, name]) => name ?? ''));
}

test('every token of the visual language is used, and none is used that nobody defines', () => {
  const used = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name ?? '')),
  );
  const ofSite = definedIn(accentStyles('#b3202a'));
  // Measures that a part of a screen sets for itself, in its style sheet or its script.
  const ofParts = new Set(sources.flatMap(({ text }) => [...definedIn(text), ...quoted(text)]));
  expect(tokens.size).toBeGreaterThan(30);
  expect([...tokens].filter((name) => !used.has(name))).toEqual([]);
  expect([...used].filter((name) => !tokens.has(name) && !ofSite.has(name) && !ofParts.has(name))).toEqual([]);
});

/**
 * Points of iOS' text styles at its settings from the smallest to the largest for everybody, then at the five for
 * accessibility (Apple, Human Interface Guidelines, Typography).
 */
const IPHONE_STYLES: Record<string, number[]> = {
  subheadline: [12, 13, 14, 15, 17, 19, 21, 25, 30, 36, 42, 49],
  callout: [13, 14, 15, 16, 18, 20, 22, 26, 32, 38, 44, 51],
  body: [14, 15, 16, 17, 19, 21, 23, 28, 33, 40, 47, 53],
  title3: [17, 18, 19, 20, 22, 24, 26, 31, 37, 43, 49, 55],
  title2: [19, 20, 21, 22, 24, 26, 28, 34, 39, 44, 50, 56],
  title1: [25, 26, 27, 28, 30, 32, 34, 38, 43, 48, 53, 58],
};

test('on an iPhone each step of the text size enlarges, whatever the phone itself is set to', () => {
  const css = sources.find(({ name }) => name === 'styles/tokens.css')?.text ?? '';
  const [, iphone = ''] = css.split('@supports (-webkit-touch-callout: none)');
  // The step that is chosen at first has no rule of its own.
  const steps = [0, 1, 2, 3, 4, 5].map((step) => {
    const selector = step === 2 ? ':root {' : `:root[data-text-size="${step}"] {`;
    const [, rule = ''] = iphone.split(selector);
    return IPHONE_STYLES[/^[^}]*font: -apple-system-(\w+)/.exec(rule)?.[1] ?? ''] ?? [];
  });
  for (const [step, sizes] of steps.entries()) {
    expect(sizes, `step ${step}`).toHaveLength(12);
    const before = steps[step - 1] ?? [];
    for (const [setting, points] of sizes.entries()) expect(points).toBeGreaterThan(before[setting] ?? 0);
  }
});

function quoted(text: string): string[] {
  return [...text.matchAll(/['"`](--[a-z0-9-]+)['"`]/g)].map(([, name]) => name ?? '');
}

/** Of no theme: the shade at a table's edge, white under the site's mark, and a backdrop, which knew no tokens before 2024. */
const NOT_OF_A_THEME = [
  'styles/frame.css: #fff',
  'styles/sheet.css: rgb(10 8 6 / 55%)',
  'styles/tables.css: rgb(0 0 0 / 22%)',
];

test('colours are written in the tokens alone, but for what is over pictures and on paper', () => {
  const own = sources
    .filter(({ name }) => name.endsWith('.css') && !/(tokens|print|viewer)\.css$/.test(name))
    .flatMap(({ name, text }) =>
      [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)/g)].map(
        ([colour]) => `${name}: ${colour}`,
      ),
    );
  expect(own.sort()).toEqual(NOT_OF_A_THEME);
});

test('no sheet of styles is too long to be read as one thing', () => {
  const long = sources.filter(({ name, text }) => name.endsWith('.css') && text.split('\n').length > 251);
  expect(long.map(({ name }) => name)).toEqual([]);
});
