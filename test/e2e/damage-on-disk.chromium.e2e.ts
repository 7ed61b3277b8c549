import { DamageBench, damageCases } from '../promises/damage-disk.ts';
import { expect, test } from './fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

// Two of the twenty that `npm run promises -- damage --engine chromium` tries: one that once lost what was saved, and another each day.
test('after damage on the disk the news, search and what was saved come again', async () => {
  const cases = damageCases('chromium');
  const { file, kind } = cases[Math.floor(Date.now() / DAY_MS) % cases.length] ?? { file: '', kind: '' };
  const bench = await DamageBench.create('chromium', '');
  try {
    await test.step('log cut in half', async () => {
      expect(await bench.attempt({ file: 'log', kind: 'cut in half' })).toBe('by itself');
    });
    await test.step(`${file} ${kind}`, () => bench.attempt({ file, kind }));
  } finally {
    await bench.close();
  }
});
