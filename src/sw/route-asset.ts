import { keepFont, matchShell } from './precache.ts';
import { buildFiles, SHELL_PATH, siteUrl } from './scope.ts';

const own = new Set(buildFiles.map(({ url }) => siteUrl(url)));

/** Files of this build, and of others: a page that was opened before an update loads its chunks from there. */
export function isAsset(request: Request, url: URL): boolean {
  if (request.method !== 'GET' || request.mode === 'navigate') return false;
  const bare = url.origin + url.pathname;
  return (own.has(bare) && bare !== siteUrl(SHELL_PATH)) || bare.startsWith(siteUrl('assets/'));
}

export async function answerAsset(request: Request, url: URL): Promise<Response> {
  const stored = await matchShell(url.origin + url.pathname);
  if (stored) return stored;
  const response = await fetch(request);
  if (url.pathname.endsWith('.woff2')) await keepFont(url.origin + url.pathname, response.clone());
  return response;
}
