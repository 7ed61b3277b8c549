import { expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';

test('a build is the same bytes in another folder and at another time', async () => {
  const { buildCopy } = (await import(/* @vite-ignore */ `${rootDir}.ci/rebuild.mjs`)) as {
    buildCopy(place: string, time: Date): Promise<Map<string, string>>;
  };
  const one = await buildCopy('a', new Date(Date.UTC(2001, 5, 1)));
  const other = await buildCopy('another/longer path', new Date(Date.UTC(2031, 5, 1)));
  expect(one.size).toBeGreaterThan(20);
  // The page of the visual language is the development server's alone.
  expect([...one.keys()].filter((path) => path.endsWith('.html'))).toEqual(['/dist/app/index.html']);
  expect(other).toEqual(one);
}, 180_000);
