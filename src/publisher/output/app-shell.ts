import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteSettings } from '../../site/settings.ts';
import { PublisherError } from '../publisher-error.ts';
import { escapeHtml } from './body-html.ts';

export interface OutputFile {
  /** Site-relative path. */
  path: string;
  bytes: Uint8Array;
}

/** The app's own files; the rest of `public/` is the sample site, and every other site brings its own. */
const APP_PATH = /^(index\.html|sw\.js|manifest\.webmanifest|favicon\.ico|(assets|icons|screenshots)\/.+)$/;

/**
 * The built app as the files of one site: settings and base path are written into the shell, and the service
 * worker's revision of the shell corrected to match, or it would never notice a changed site.json.
 *
 * @throws PublisherError `app-missing`
 */
export async function appFiles(appDir: string, settings: SiteSettings, basePath: string): Promise<OutputFile[]> {
  const files = await readTree(appDir).catch((error: unknown) => {
    throw new PublisherError('app-missing', { path: appDir }, { cause: error });
  });
  const shell = files.find(({ path }) => path === 'index.html');
  if (!shell) throw new PublisherError('app-missing', { path: appDir });
  const kept = files.filter(({ path }) => APP_PATH.test(path));
  const page = Buffer.from(siteShell(Buffer.from(shell.bytes).toString('utf8'), settings, basePath));
  return kept.map((file) => {
    if (file.path === 'index.html') return { path: file.path, bytes: page };
    if (file.path !== 'sw.js') return file;
    return {
      path: file.path,
      bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replaceAll(md5(shell.bytes), md5(page))),
    };
  });
}

/** Revisions in the precache list are MD5 sums, as workbox-build makes them. */
function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function siteShell(html: string, settings: SiteSettings, basePath: string): string {
  const name = escapeHtml(settings.name);
  return (
    html
      .replace(
        /(<script type="application\/json" id="site">)[\s\S]*?(<\/script>)/,
        (_all, open: string, close: string) => {
          return open + settingsJson(settings) + close;
        },
      )
      .replace(/<title>[\s\S]*?<\/title>/, () => `<title>${name}</title>`)
      .replace(
        /(<meta name="description" content=")[^"]*/,
        (_all, open: string) => open + escapeHtml(settings.description),
      )
      .replace(/(<meta name="theme-color" content=")[^"]*/, (_all, open: string) => open + settings.accentColour)
      .replace(/(<link rel="alternate"[^>]* title=")[^"]*/, (_all, open: string) => open + name)
      // The build names its files from the root; a site under a sub-path moves them there.
      .replace(/((?:href|src)=")\/(?!\/)/g, (_all, open: string) => open + basePath)
  );
}

/** JSON that cannot end its script element. */
function settingsJson(settings: SiteSettings): string {
  return JSON.stringify(settings).replaceAll('<', '\\u003c');
}

async function readTree(folder: string): Promise<OutputFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const full = join(entry.parentPath, entry.name);
      return { path: full.slice(folder.length + 1).replaceAll('\\', '/'), bytes: await readFile(full) };
    }),
  );
}
