import { createHash } from 'node:crypto';
import { build } from 'vite';
import { rootDir } from './shared.ts';

/** Files of a site by path, as `startSite({ files })` takes them. */
export type SiteFiles = Record<string, string | Uint8Array>;

/**
 * A build like the app's: the given files, and our service worker as `/sw.js` with all of them in its list.
 * Names under `/assets/` count as hashed, as Vite's do.
 *
 * @param isPacked which files lie in a pack as well
 */
export async function withServiceWorker(files: SiteFiles, isPacked?: (path: string) => boolean): Promise<SiteFiles> {
  const listed = Object.entries(files).map(([path, content]) => ({
    url: path.slice(1),
    revision: path.startsWith('/assets/') ? null : createHash('md5').update(content).digest('hex'),
    ...(path !== '/index.html' && { sha256: shortHash(content) }),
  }));
  const packed = Object.entries(files).filter(([path]) => isPacked?.(path));
  const json = JSON.stringify(Object.fromEntries(packed.map(([path, content]) => [path.slice(1), String(content)])));
  const pack = { url: `assets/pack-${shortHash(json)}.json`, revision: null, sha256: shortHash(json), isPack: true };
  const list = listed.map((file) => (isPacked?.(`/${file.url}`) ? { ...file, pack: pack.url } : file));
  return {
    ...files,
    ...(isPacked && { [`/${pack.url}`]: json }),
    '/sw.js': (await workerCode()).replace('self.__WB_MANIFEST', JSON.stringify(isPacked ? [...list, pack] : list)),
  };
}

function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
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
