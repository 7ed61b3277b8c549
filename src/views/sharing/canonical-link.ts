import type { Site } from '../site-context.ts';

/**
 * The address that is passed on for a screen: where the site is published, whatever host, preview or proxy it is
 * read at; without an open picture, marked words or anything else that the reader's own address carries.
 *
 * @param path site path (`/bai-viet/…/`); `paths` makes them
 * @param query what belongs to the screen itself, as the words of a search; nothing else is kept
 */
export function canonicalLink(
  site: Pick<Site, 'base' | 'origin'> & { settings: Partial<Pick<Site['settings'], 'url'>> },
  path: string,
  query: Record<string, string> = {},
): string {
  // A shell published by an earlier version names no address.
  const base = site.settings.url || site.origin + site.base;
  const url = new URL(path.replace(/^\//, '').replace(/[?#].*$/, ''), base);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return url.href;
}
