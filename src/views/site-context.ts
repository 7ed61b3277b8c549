import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SiteSettings } from '../site/settings.ts';

/** What every screen may know of the portal it belongs to. */
export interface Site {
  /** Path that the site lives under, with a slash at both ends: `/` or `/tin/`. */
  base: string;
  /** Scheme, host and port that the site is served from; pictures of any other origin are not loaded. */
  origin: string;
  settings: SiteSettings;
  /** Draws the site's notice above home; `null` where there is none, or none that this reader still wants. */
  notice: ComponentType | null;
}

/** Everything is drawn inside one: outside, the first look at what it gives fails. */
export const SiteContext = createContext<Site>(null as never);

/** The portal of the tree being drawn. */
export function useSite(): Site {
  return useContext(SiteContext);
}

/** Turns a site path (`/album/`) into an address below the site's base. */
export function useHref(): (path: string) => string {
  const { base } = useSite();
  return (path) => base + path.slice(1);
}
