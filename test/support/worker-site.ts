import { createHash } from 'node:crypto';
import { build } from 'vite';
import { rootDir } from './shared.ts';

/** Files of a site by path, as `startSite({ files })` takes them. */
export type SiteFiles = Record<string, string | Uint8Array>;

/**
 * A build like the app's: the given files, and our service worker as `/sw.js` with all of them in its list.
 * Names under `/assets/` count as hashed, as Vite's do.
 */
export async function withServiceWorker(files: SiteFiles): Promise<SiteFiles> {
  const list = Object.entries(files).map(([path, content]) => ({
    url: path.slice(1),
    revision: path.startsWith('/assets/') ? null : createHash('md5').update(content).digest('hex'),
    ...(path !== '/index.html' && { sha256: createHash('sha256').update(content).digest('hex').slice(0, 16) }),
  }));
  return { ...files, '/sw.js': (await workerCode()).replace('self.__WB_MANIFEST', JSON.stringify(list)) };
}

let bundling: Promise<string> | null = null;

function workerCode(): Promise<string> {
  bundling ??= bundleWorker();
  return bundling;
}

async function bundleWorker(): Promise<string> {
  const result = await build({
    configFile: false,
    root: rootDir,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: { sw: `${rootDir}src/sw/sw.ts` },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
  const [output] = [result].flat() as { output: { code?: string }[] }[];
  const code = output?.output[0]?.code;
  if (!code?.includes('self.__WB_MANIFEST')) throw new Error('the worker names no list of files');
  return code;
}
