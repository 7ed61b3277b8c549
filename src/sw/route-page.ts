import { matchDressedShell, matchHome } from './home-page.ts';
import { matchShell } from './precache.ts';
import { noCache } from './route-asset.ts';
import { SHELL_PATH, siteUrl, worker } from './scope.ts';

/**
 * Navigations to the app's own addresses, which end in a name without an extension. Feeds, pictures and previews
 * opened by themselves are files: they never get the shell.
 */
export function isPage(request: Request, url: URL): boolean {
  if (request.mode !== 'navigate' || request.method !== 'GET' || !url.href.startsWith(worker.registration.scope)) {
    return false;
  }
  const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  return !name.includes('.') || name === SHELL_PATH;
}

/** The start page as it was last drawn, any other as the empty shell, in the reader's colours; the network only where the cache is gone. */
export async function answerPage(request: Request, url: URL): Promise<Response> {
  const isHome = url.origin + url.pathname === worker.registration.scope;
  const drawn = await (isHome ? matchHome() : matchDressedShell()).catch(noCache);
  const stored = drawn ?? (await matchShell(siteUrl(SHELL_PATH)).catch(noCache));
  return stored ?? (await fetch(request));
}
