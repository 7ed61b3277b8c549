import { keepFont, matchShell } from './precache.ts';
import { buildFiles, SHELL_PATH, siteUrl } from './scope.ts';

const own = new Set(buildFiles.map(({ url }) => siteUrl(url)));

/** Files of this build, and of others: a page that was opened before an update loads its chunks from there. */
export function isAsset(request: Request, url: URL): boolean {
  if (request.method !== 'GET' || request.mode === 'navigate') return false;
  const bare = url.origin + url.pathname;
  return (own.has(bare) && bare !== siteUrl(SHELL_PATH)) || bare.startsWith(siteUrl('assets/'));
}

export async function answerAsset(event: FetchEvent, url: URL): Promise<Response> {
  const address = url.origin + url.pathname;
  const stored = await matchShell(address).catch(noCache);
  if (stored) return stored;
  const response = await fetch(event.request);
  if (address.endsWith('.woff2')) event.waitUntil(keepFont(address, response.clone()).catch(noCache));
  return response;
}

/** Without its caches, or with broken ones, the app comes from the network. */
export function noCache(error: unknown): undefined {
  console.warn('the cache of the app is out of reach', error);
}
