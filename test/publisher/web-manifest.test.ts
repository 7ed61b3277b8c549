import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { webManifest } from '../../src/publisher/output/web-manifest.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';
import { rootDir } from '../support/shared.ts';

const built = readFileSync(`${rootDir}public/manifest.webmanifest`, 'utf8');
const settings = parseSiteSettings(JSON.parse(readFileSync(`${rootDir}public/site.json`, 'utf8')));

/** Every address in it, in the order of the file. */
function addressesOf(manifest: string): string[] {
  return [...manifest.matchAll(/"(?:src|url|id|start_url|scope)": "([^"]*)"/g)].map(([, address = '']) => address);
}

test.each(['/', '/phuong/', '/icons/', '/icons/tin/'])('below %s every address is there, once', (basePath) => {
  const moved = addressesOf(webManifest(built, settings, basePath));
  expect(moved).toEqual(addressesOf(built).map((address) => basePath + address.slice(1)));
  expect(moved.length).toBeGreaterThan(12);
});

test('another site is not installed with the pictures of the sample', () => {
  const { screenshots } = JSON.parse(webManifest(built, settings, '/'));
  expect(screenshots.map(({ form_factor }: { form_factor: string }) => form_factor).sort()).toEqual([
    'narrow',
    'narrow',
    'wide',
  ]);
  for (const { src } of screenshots) expect(existsSync(`${rootDir}public${src}`), src).toBe(true);
  const members = (name: string) => Object.keys(JSON.parse(webManifest(built, { ...settings, name }, '/')));
  expect(members('Phường Khác')).not.toContain('screenshots');
  expect(members('Phường Khác')).toContain('icons');
});

test("the manifest in the repository is the sample site's, but for what the publisher writes into it", () => {
  const { theme_color, background_color, name, short_name, description } = JSON.parse(built) as Record<string, unknown>;
  const { name: siteName, shortName, description: siteDescription, accentColour } = settings;
  expect([name, short_name, description]).toEqual([siteName, shortName, siteDescription]);
  // An installed app opens on the site's own colour, which flashes neither by day nor by night.
  expect([theme_color, background_color]).toEqual([accentColour, accentColour]);
});
