import type { SiteApp } from '../output/app-shell.ts';
import { APP_QUALITY } from '../output/compressed-twins.ts';
import type { SiteRecord } from './record.ts';
import type { SiteContext } from './site-context.ts';

/** How long files of an earlier build stay: a page left open in a tab may still ask for them. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/**
 * Writes the app: the empty shell that an installed app answers every address with, the worker, the assets; and
 * takes over the assets of earlier builds.
 *
 * @returns the assets that are no longer of the build, by when that was first seen
 */
export function writeApp(app: SiteApp, site: SiteContext, last: SiteRecord | null): Record<string, number> {
  const { output, writer } = site;
  for (const { path, bytes } of app.files) output.file(path, bytes, APP_QUALITY);
  // Home is prerendered, so the shell needs a name of its own.
  output.text(SHELL_PATH, app.shell, { quality: APP_QUALITY });
  output.text('sw.js', app.worker.replaceAll('index.html', SHELL_PATH), { quality: APP_QUALITY });
  const nowMs = Date.now();
  const retired: Record<string, number> = {};
  const earlier = [...Object.keys(last?.outputs ?? {}), ...Object.keys(last?.retired ?? {})];
  for (const path of earlier) {
    if (!path.startsWith('assets/') || output.hashes.has(path)) continue;
    const sinceMs = last?.retired[path] ?? nowMs;
    if (nowMs - sinceMs < KEPT_MS && writer.link(path)) retired[path] = sinceMs;
  }
  return retired;
}

const SHELL_PATH = 'shell.html';
