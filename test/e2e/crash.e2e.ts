import { CrashBench, crashMoments } from '../promises/crash.ts';
import { test } from './fixtures.ts';

// A sample of `npm run promises -- crash`: the moments one after the other, on one profile. Chromium meets each of them;
// the others the two in which most is written.
test('killed in the middle, the browser opens again with everything that it had', async ({ engine, display }) => {
  test.setTimeout(900_000);
  const bench = await CrashBench.create(engine, display);
  try {
    const moments = engine === 'chromium' ? crashMoments : (['later sync', 'schema migration'] as const);
    for (const moment of moments) await test.step(`${moment}, --seed 1`, () => bench.kill(moment, 1));
  } finally {
    await bench.close();
  }
});
