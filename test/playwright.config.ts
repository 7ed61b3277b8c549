import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './e2e/fixtures.ts';
import { installed } from './support/browsers.ts';

/**
 * Browser tests: every spec in every engine that this machine has, but `*.playwright.e2e.ts` not in WebKit (driven
 * over WebDriver by our own reader, test/support/reader), and `*.chromium.e2e.ts` and tests with the tag `@chromium`
 * in Chromium alone.
 */
export default defineConfig<EngineOptions>({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  // On two cores a third makes nothing faster: each browser is several processes by itself.
  workers: process.env.BANTIN_WORKERS ? Number(process.env.BANTIN_WORKERS) : 2,
  forbidOnly: Boolean(process.env.CI),
  // Limits are for what hangs: the same machine has taken twice as long for a suite on some days as on others.
  timeout: 120_000,
  // Real browsers on a busy machine: a test that passes at the second try passes, and is told by name.
  retries: process.env.CI ? 1 : 0,
  // A run that hangs must end while someone still waits for it.
  globalTimeout: 75 * 60_000,
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { engine: 'chromium' } },
    ...(installed.firefox
      ? [
          {
            name: 'firefox',
            use: { engine: 'firefox' as const },
            testIgnore: '**/*.chromium.e2e.ts',
            grepInvert: /@chromium/,
          },
        ]
      : []),
    ...(installed.webkitDriver && installed.virtualScreen
      ? [{ name: 'webkit', use: { engine: 'webkit' as const }, testIgnore: '**/*.{chromium,playwright}.e2e.ts' }]
      : []),
  ],
});
