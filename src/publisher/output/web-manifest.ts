import type { SiteSettings } from '../../site/settings.ts';

/**
 * The built app's web app manifest with the name, colour and base of one site. Icons and shortcuts stay the app's, moved
 * below the base. Its screenshots are of the sample site: nobody is shown them when asked to install another.
 */
export function webManifest(built: string, settings: SiteSettings, basePath: string): string {
  const manifest = JSON.parse(built) as Record<string, unknown>;
  const { screenshots, ...rest } = manifest;
  const site = {
    ...rest,
    ...(settings.name === manifest.name && { screenshots }),
    id: basePath,
    start_url: basePath,
    scope: basePath,
    name: settings.name,
    short_name: settings.shortName,
    ...(settings.description && { description: settings.description }),
    theme_color: settings.accentColour,
    // What an installed app opens on. A manifest knows no dark one, and paper would flash white at night.
    background_color: settings.accentColour,
  };
  return `${JSON.stringify(moved(site, basePath), null, 2)}\n`;
}

/** Every address of the manifest that starts at the root, below the base instead. */
function moved(value: unknown, basePath: string): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, basePath));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      (name === 'src' || name === 'url') && typeof member === 'string'
        ? member.replace(/^\//, basePath)
        : moved(member, basePath),
    ]),
  );
}
