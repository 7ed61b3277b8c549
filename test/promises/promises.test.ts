import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';
import { titlesIn } from '../support/test-titles.ts';
import { partNames } from './run.ts';

const text = readFileSync(`${rootDir}test/PROMISES.md`, 'utf8');
const sections = text.split(/^## /m).slice(1);

/** `- path: title` of each promise's list, one test a line. */
const named = sections.flatMap((section) =>
  [...section.matchAll(/^- `(test\/[^`]+)`: (.+)$/gm)].map(([, path = '', title = '']) => ({
    promise: section.slice(0, section.indexOf('\n')),
    path,
    title,
  })),
);

describe('PROMISES.md', () => {
  test('makes the promises 1 to 12, each with a test or with what is not held yet', () => {
    expect(sections.map((section) => Number.parseInt(section, 10))).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    for (const section of sections) expect(section).toMatch(/^- `test\/|^Not held yet: \S/m);
  });

  test.each(named)('$promise: $path has "$title"', ({ path, title }) => {
    expect(existsSync(rootDir + path), `${path} is there`).toBe(true);
    expect(titlesIn(path, readFileSync(rootDir + path, 'utf8'))).toContain(title);
  });

  test('names only parts of `npm run promises` that there are, and all of them', () => {
    const told = new Set([...text.matchAll(/`npm run promises -- ([a-z-]+)`/g)].map(([, name]) => name));
    expect([...told].sort()).toEqual(partNames());
  });
});

test('titles are found as they are written', () => {
  const source = [
    "test('a', () => {});",
    "test.each([1])('b %s', () => {});",
    `describe.skipIf(x)(\`c \${y} d\`, () => { it("e", run); });`,
    'test(`f`, run);',
  ].join('\n');
  expect(titlesIn('x.ts', source)).toEqual(['a', 'b %s', 'c … d', 'e', 'f']);
});
