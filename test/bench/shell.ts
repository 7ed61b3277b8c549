import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { requireAppBuild } from '../support/app-build.ts';
import type { BenchResult } from './run.ts';

/**
 * Bytes, by brotli at quality 11 as a static host keeps them, of what a first load of `/` fetches before its first
 * screen, and of what the service worker fetches ahead. Read from the built files (`npm run build` first): the
 * shell, the scripts and styles it names, and all that those import statically.
 */
export default async function shell(): Promise<BenchResult> {
  const appDir = requireAppBuild();
  const html = await readFile(join(appDir, 'index.html'), 'utf8');
  const firstRoute = new Set(['index.html']);
  const queue = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path ?? '',
  );
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (firstRoute.has(path)) continue;
    firstRoute.add(path);
    if (path.endsWith('.js')) queue.push(...staticImports(path, await readFile(join(appDir, path), 'utf8')));
  }
  const precached = await precacheList(appDir);

  const rows: (string | number)[][] = [];
  const sum = { html: 0, css: 0, js: 0, later: 0, precache: 0, afterInstall: 0 };
  let requests = 0;
  for (const path of [...firstRoute, ...[...precached.keys()].filter((path) => !firstRoute.has(path))]) {
    const bytes = await readFile(join(appDir, path));
    const brotliBytes = brotli(withSteadyNames(bytes));
    const isFirst = firstRoute.has(path);
    const tier = precached.get(path);
    if (isFirst) sum[path.endsWith('.js') ? 'js' : path.endsWith('.css') ? 'css' : 'html'] += brotliBytes;
    else sum.later += brotliBytes;
    if (tier && !tier.isPacked) sum[tier.when === 'later' ? 'afterInstall' : 'precache'] += brotliBytes;
    if (tier?.when === 'yes' && !tier.isPacked) requests++;
    const precachedAs = tier ? tier.when + (tier.isPacked ? ', in a pack' : '') : 'no';
    rows.push([path, isFirst ? 'first screen' : 'later', precachedAs, bytes.length, brotliBytes]);
  }
  const workerBytes = await readFile(join(appDir, 'sw.js'));
  const worker = brotli(withSteadyNames(workerBytes));
  rows.push(['sw.js', 'later', 'no', workerBytes.length, worker]);
  return {
    title: 'Bytes of the first route and of the precache (brotli, quality 11)',
    columns: ['file', 'when', 'precached', 'bytes', 'brotli'],
    rows,
    figures: {
      firstRouteBytes: sum.html + sum.css + sum.js,
      firstRouteJsBytes: sum.js,
      firstRouteCssBytes: sum.css,
      firstRouteHtmlBytes: sum.html,
      precacheBytes: sum.precache,
      precacheFiles: [...precached.keys()].filter((path) => !path.endsWith('.json')).length,
      precacheRequests: requests,
      fetchedAfterInstallBytes: sum.afterInstall,
      serviceWorkerBytes: worker,
    },
  };
}

/**
 * The hash in the name of each built file as one of the name alone, as long and as random: some hashes happen to be
 * shorter than others by brotli, which made the same script 50 bytes more or less from change to change.
 */
function withSteadyNames(bytes: Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replace(/([\w.-]+)-[\w-]{8}\.(js|css|woff2)\b/g, (_, name: string, type: string) => {
      return `${name}-${createHash('sha256').update(`${name}.${type}`).digest('base64url').slice(0, 8)}.${type}`;
    });
  return Buffer.from(text, 'latin1');
}

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Paths of the chunks that a built chunk imports before it runs. */
export function staticImports(path: string, code: string): string[] {
  const imports = code.matchAll(/\b(?:import|from)\s*(["'`])(\.\.?\/[^"'`]+\.js)\1/g);
  return [...imports].map(([, , specifier]) => posix.join(posix.dirname(path), specifier ?? ''));
}

export interface Precached {
  /** `yes` for what the worker is installed with, `later` for what follows. */
  when: 'yes' | 'later';
  /** Comes to a new reader in a pack, which is listed as well. */
  isPacked: boolean;
}

/** The files that the worker names in its list. */
export async function precacheList(appDir: string): Promise<Map<string, Precached>> {
  const worker = await readFile(join(appDir, 'sw.js'), 'utf8');
  const all = (await readdir(appDir, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort();
  const list = new Map<string, Precached>();
  const laterPacks = new Set<string>();
  for (const path of all) {
    const at = path === 'sw.js' ? -1 : worker.indexOf(`"url":"${path}"`);
    if (at < 0 || !existsSync(join(appDir, path))) continue;
    const entry = worker.slice(worker.lastIndexOf('{', at), worker.indexOf('}', at));
    const isLater = /"later":true/.test(entry);
    const pack = /"pack":"([^"]+)"/.exec(entry)?.[1];
    if (pack && isLater) laterPacks.add(pack);
    list.set(path, { when: isLater ? 'later' : 'yes', isPacked: pack !== undefined });
  }
  for (const path of laterPacks) list.set(path, { when: 'later', isPacked: false });
  return list;
}
