import { matchShell } from './precache.ts';
import { buildFiles, SHELL_PATH, siteUrl } from './scope.ts';

const own = new Set(buildFiles.map(({ url }) => siteUrl(url)));

/** Files of this build, and of others: a page that was opened before an update loads its chunks from there. */
export function isAsset(request: Request, url: URL): boolean {
  if (request.method !== 'GET' || request.mode === 'navigate') return false;
  const bare = url.origin + url.pathname;
  return (own.has(bare) && bare !== siteUrl(SHELL_PATH)) || bare.startsWith(siteUrl('assets/'));
}

export async function answerAsset(request: Request, url: URL): Promise<Response> {
  return (await matchShell(url.origin + url.pathname)) ?? (await fetch(request));
}
