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

function quoted(text: string): string[] {
  return [...text.matchAll(/['"`](--[a-z0-9-]+)['"`]/g)].map(([, name]) => name ?? '');
}

/** Of no theme: the shade at a table's edge, white under the site's mark, and a backdrop, which knew no tokens before 2024. */
const NOT_OF_A_THEME = [
  'styles/article.css: rgb(0 0 0 / 22%)',
  'styles/main.css: #fff',
  'styles/sheet.css: rgb(10 8 6 / 55%)',
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
