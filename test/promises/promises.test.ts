import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { rootDir } from '../support/shared.ts';
import { titlesIn } from '../support/test-titles.ts';
import { absentOf, namedTests, titlePattern } from './named-tests.ts';
import { partNames, printRows } from './run.ts';

const text = readFileSync(`${rootDir}test/PROMISES.md`, 'utf8');
const sections = text
  .split(/^## /m)
  .slice(1)
  .filter((section) => /^\d/.test(section));

const named = namedTests(text);

describe('PROMISES.md', () => {
  test('makes the promises 1 to 12, each with a test or with what is not held yet', () => {
    expect(sections.map((section) => Number.parseInt(section, 10))).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    for (const section of sections) expect(section).toMatch(/^- `test\/|^Not held yet: \S/m);
  });

  test.each(named)('promise $promise: $path has "$title"', ({ path, title }) => {
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

test('a title is a pattern in which what is filled in may be anything', () => {
  expect('cut (short) is told').toMatch(new RegExp(`^${titlePattern('… (short) is told')}$`));
  expect('is asked again soon').toMatch(new RegExp(`^${titlePattern('is asked again %s')}$`));
  expect('a.b').toMatch(new RegExp(`^${titlePattern('a.b')}$`));
  expect('axb').not.toMatch(new RegExp(`^${titlePattern('a.b')}$`));
});

test('a title that no test answers to does not hold, whatever else of its file ran', () => {
  const ended = [{ title: 'the store keeps what it has' }, { title: 'is asked again soon' }];
  const titles = ['keeps what it has', 'is asked again %s', 'vanished'];
  expect(absentOf(ended, titles, 'node', 'test/a.test.ts')).toEqual([
    { engine: 'node', title: 'test/a.test.ts: vanished', result: 'failed', message: 'told no result' },
  ]);
  expect(absentOf([], titles, 'node', 'test/a.test.ts', 'does not compile')).toHaveLength(3);
});

test('what was not run is told as that, and what was run less often than promised too', () => {
  const said: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line = '') => void said.push(line));
  const row = { part: 'x', engine: 'node', unit: 'kills', failures: [] } as const;
  printRows([
    { ...row, what: 'a', failures: [], tried: 3, held: 2, promised: 50 },
    { ...row, what: 'b', failures: [], tried: 0, held: 0, note: 'not run: not installed' },
  ]);
  spy.mockRestore();
  expect(said.find((line) => line.startsWith('x     a'))).toMatch(/3 +2 +kills \(of 50\)/);
  expect(said.find((line) => line.startsWith('x     b'))).toMatch(/not run +- +kills/);
  expect(said.at(-1)).toBe('2 of 3 held, 1 line not run, 1 line with fewer than promised');
});
