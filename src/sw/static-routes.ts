import { pagesCache, shellCache } from './cache-names.ts';
import { buildFiles, siteUrl, worker } from './scope.ts';

interface RouterRule {
  condition: { urlPattern: URLPattern; requestMode?: 'navigate' } | { or: RouterRule['condition'][] };
  source: { cacheName: string };
}

interface RoutingEvent extends ExtendableEvent {
  addRoutes?(rules: RouterRule[]): Promise<void>;
}

/**
 * Has the browser answer the start page and this build's scripts and styles from the caches without starting
 * this worker, where it can (Static Routing). It goes to the network for what the cache has not: so there always
 * is a start page, and files of other builds are not named here.
 */
export async function routeStatically(event: RoutingEvent): Promise<void> {
  if (!event.addRoutes || typeof URLPattern === 'undefined') return;
  const assets = buildFiles.filter(({ revision }) => revision === null).map(({ url }) => siteUrl(url));
  await event.addRoutes([
    {
      condition: { urlPattern: exactly(worker.registration.scope), requestMode: 'navigate' },
      source: { cacheName: pagesCache },
    },
    {
      condition: { or: assets.map((url) => ({ urlPattern: exactly(url) })) },
      source: { cacheName: shellCache },
    },
  ]);
}

function exactly(url: string): URLPattern {
  const { protocol, hostname, port, pathname } = new URL(url);
  return new URLPattern({
    protocol: protocol.slice(0, -1),
    hostname,
    port,
    pathname: pathname.replace(/[+*?:{}()\\]/g, '\\$&'),
    search: '',
  });
}
