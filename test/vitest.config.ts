import { defineConfig } from 'vitest/config';

/** Unit and property tests, in Node. What needs a real browser is in test/e2e, run by Playwright and WebDriver. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**', 'dist/**'],
    // The zone of the reader's phone must not matter: run in one that differs from the portal's.
    env: { TZ: 'America/St_Johns' },
    // One less than the processors is what it takes by itself: of two, one would do nothing.
    maxWorkers: '100%',
    // Limits are for what hangs.
    testTimeout: 60_000,
    // A second, as it is without this, is little for a browser on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
