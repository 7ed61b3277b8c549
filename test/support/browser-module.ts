import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { launchChromium } from './browsers.ts';
import { startSite, type TestSite } from './servers.ts';
import { rootDir } from './shared.ts';

export interface BrowserModule {
  site: TestSite;
  browser: Browser;
  page: Page;
  close(): Promise<void>;
}

/**
 * Bundles a TypeScript module of ours for the browser. The result maps site paths to contents; the module itself
 * is `/module.js`, what it loads lazily (chunks, workers) stands beside it. `minify`: as the app ships its code; else names can be told apart.
 */
export async function bundleForBrowser(
  entryFile: string,
  { minify = false } = {},
): Promise<Record<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: rootDir,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'es2022',
      minify,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { module: entryFile },
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'chunks/[name]-[hash][extname]',
        },
      },
    },
  });
  const files: Record<string, string | Uint8Array> = {};
  for (const { output } of [result].flat() as {
    output: { fileName: string; code?: string; source?: string | Uint8Array }[];
  }[]) {
    for (const file of output) files[`/${file.fileName}`] = file.code ?? file.source ?? '';
  }
  return files;
}

/**
 * A page of Chromium (or of what `launch` starts), under the production headers, in which our module runs: real IndexedDB, real workers. Its
 * exports are the members of `globalThis.ours`: `page.evaluate(() => ours.readHome(30))` after
 * `declare const ours: typeof import('../../src/store/reads.ts')` in the test. (A dynamic import inside
 * `page.evaluate` does not survive the test runner's own module transform.)
 */
export async function openBrowserModule(
  entryFile: string,
  files: Record<string, string | Uint8Array | object> = {},
  launch: () => Promise<Browser> = launchChromium,
): Promise<BrowserModule> {
  const site = await startSite({
    files: {
      '/': '<!doctype html><title>module</title><script type="module" src="/expose.js"></script>',
      '/expose.js': "import * as ours from './module.js'; globalThis.ours = ours;",
      ...(await bundleForBrowser(entryFile)),
      ...files,
    },
  });
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.origin}/`);
  await page.waitForFunction(() => 'ours' in globalThis);
  return {
    site,
    browser,
    page,
    async close() {
      await browser.close();
      await site.stop();
    },
  };
}
