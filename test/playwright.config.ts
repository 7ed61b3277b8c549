import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './e2e/fixtures.ts';
import { installed } from './support/browsers.ts';

/**
 * Browser tests: every spec in every engine that this machine has. WebKit is driven over WebDriver by our own
 * reader (test/support/reader), the runner is the same.
 */
export default defineConfig<EngineOptions>({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: process.env.BANTIN_WORKERS ? Number(process.env.BANTIN_WORKERS) : 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list']],
  projects: [
    { name: 'chromium', use: { engine: 'chromium' as const } },
    ...(installed.firefox ? [{ name: 'firefox', use: { engine: 'firefox' as const } }] : []),
    ...(installed.webkitDriver && installed.virtualScreen
      ? [{ name: 'webkit', use: { engine: 'webkit' as const } }]
      : []),
  ],
});
