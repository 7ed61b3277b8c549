import { parseSiteSettings, type SiteSettings } from '../site/settings.ts';
import { buildFiles, siteUrl } from './scope.ts';

/** Where the views are drawn; the shell has it empty. */
export const EMPTY_APP = '<div id="app"></div>';

/** The settings that stand in a shell. Throws where they are no JSON. */
export function settingsIn(shellHtml: string): SiteSettings {
  const json = /<script type="application\/json" id="site">([\s\S]*?)<\/script>/.exec(shellHtml)?.[1] ?? '{}';
  return parseSiteSettings(JSON.parse(json));
}

/** The reader's own choice among themes that are light or dark whatever the system wishes. */
const SCHEMES: Record<string, 'light' | 'dark'> = { light: 'light', sepia: 'light', dark: 'dark' };

/**
 * The shell in a reader's theme, also before any style is here: the browser then paints its canvas by the `color-scheme`
 * of the page, and its own bar by the `theme-color`, of which a shell has one for light and one for dark.
 */
export function inTheme(shellHtml: string, theme: string | undefined): string {
  const scheme = SCHEMES[theme ?? ''];
  if (!scheme) return shellHtml;
  const bars = [...shellHtml.matchAll(/<meta name="theme-color" content="([^"]*)"( media="[^"]*dark[^"]*")?/g)];
  const bar = bars.find(([, , dark]) => (dark !== undefined) === (scheme === 'dark'))?.[1];
  const dressed = shellHtml.replace(/(<meta name="color-scheme" content=")[^"]*/, (_, start) => start + scheme);
  return bar === undefined
    ? dressed
    : dressed.replace(/(<meta name="theme-color" content=")[^"]*/g, (_, start) => start + bar);
}

/**
 * Whether this is the shell of this build and whole. Known by its parts, not by a hash: some hosts write things of their
 * own into every page. No login page has these parts, nor has the shell of an earlier build, which a cache on the way may
 * still hand out.
 */
export function isOwnShell(html: string): boolean {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src = '']) => siteUrl(src));
  try {
    settingsIn(html);
  } catch {
    // Cut or damaged.
    return false;
  }
  return (
    html.includes(EMPTY_APP) &&
    html.trimEnd().endsWith('</html>') &&
    buildFiles.some(({ url }) => scripts.includes(siteUrl(url)))
  );
}
