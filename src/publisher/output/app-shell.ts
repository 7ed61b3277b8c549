import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accentRoles, accentStyles } from '../../site/accent.ts';
import type { SiteSettings } from '../../site/settings.ts';
import { PublisherError } from '../publisher-error.ts';
import { escapeHtml } from './body-html.ts';
import { webManifest } from './web-manifest.ts';

export interface OutputFile {
  /** Site-relative path. */
  path: string;
  bytes: Buffer;
}

export interface BuiltApp {
  /** Everything but the shell and the worker, which differ from site to site. */
  files: OutputFile[];
  shell: string;
  worker: string;
  /** Stylesheets that a page needs besides the shell's, site-relative. */
  styles: Record<StyledScreen, string[]>;
  /** Site-relative path of the script that drawn pages start the app by. */
  starter: string;
  /** What the app of a drawn page asks for next, whatever the page, site-relative. */
  ahead: string[];
  /** Hash of all of it. */
  version: string;
}

/** The app's own files; the rest of `public/` is the sample site, and every other site brings its own. */
const APP_PATH = /^(manifest\.webmanifest|(assets|icons)\/.+)$/;

/** Reads the built app. @throws PublisherError `app-missing` */
export async function readApp(appDir: string): Promise<BuiltApp> {
  const paths = await filePaths(appDir).catch((error: unknown) => {
    throw new PublisherError('app-missing', { path: appDir }, { cause: error });
  });
  if (!paths.includes('index.html')) throw new PublisherError('app-missing', { path: appDir });
  const read = async (path: string) => ({ path, bytes: await readFile(join(appDir, path)) });
  const files = await Promise.all(paths.filter((path) => APP_PATH.test(path)).map(read));
  const shell = await readFile(join(appDir, 'index.html'), 'utf8');
  const chunks = viteChunks(appDir);
  const starter = chunks['src/start-drawn-page.ts']?.file;
  if (starter === undefined) throw new PublisherError('app-missing', { path: appDir });
  const worker = paths.includes('sw.js') ? await readFile(join(appDir, 'sw.js'), 'utf8') : '';
  const hash = createHash('sha256').update(shell).update(worker);
  for (const { path, bytes } of files) hash.update(path).update(bytes);
  return {
    files,
    shell,
    worker,
    styles: screenStyles(chunks, shell),
    starter,
    ahead: scriptsAhead(chunks, shell),
    version: hash.digest('hex').slice(0, 16),
  };
}

/** What Vite's manifest says of a chunk (https://vite.dev/guide/backend-integration). */
export interface ViteChunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

export function viteChunks(appDir: string): Record<string, ViteChunk> {
  const file = join(appDir, '.vite/manifest.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, ViteChunk>) : {};
}

/** Pages by the screen that draws them in the app. */
export type StyledScreen = 'article' | 'album' | 'albums' | 'about';

/** Styles of the screens whose code loads later, but the shell's: their prerendered pages need them at once. */
function screenStyles(chunks: Record<string, ViteChunk>, shell: string): Record<StyledScreen, string[]> {
  const of = (screen: StyledScreen) =>
    stylesOf(chunks, `src/views/screens/${screen}.tsx`, new Set()).filter((path) => !shell.includes(path));
  return { article: of('article'), album: of('album'), albums: of('albums'), about: of('about') };
}

/** Named one by the other these come one after the other, a round trip each, while the buttons of the page do nothing yet. */
function scriptsAhead(chunks: Record<string, ViteChunk>, shell: string): string[] {
  const seen = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (!chunk || seen.has(chunk.file) || shell.includes(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  add('src/views/prerendered.ts');
  add('src/background.ts');
  // What the worker is registered by.
  chunks['src/background.ts']?.dynamicImports?.filter((name) => name.includes('/workbox-window/')).forEach(add);
  return [...seen];
}

/** Of a chunk and of what it imports. */
function stylesOf(chunks: Record<string, ViteChunk>, name: string, seen: Set<string>): string[] {
  const chunk = chunks[name];
  if (!chunk || seen.has(name)) return [];
  seen.add(name);
  const imported = (chunk.imports ?? []).flatMap((one) => stylesOf(chunks, one, seen));
  return [...new Set([...imported, ...(chunk.css ?? [])])];
}

export interface SiteApp {
  shell: string;
  worker: string;
  files: OutputFile[];
}

/**
 * The app as one site has it: settings and base path are written into the shell, and the service worker's
 * revision of the shell corrected to match, or it would never notice a changed site.json.
 *
 * @param home makes the page that stands at the site's root out of the shell
 */
export function siteApp(app: BuiltApp, settings: SiteSettings, basePath: string): SiteApp {
  const accent = accentFile(app.shell, settings);
  const shell = siteShell(accent ? withStylesheet(app.shell, accent.path) : app.shell, settings, basePath);
  const built = app.files.find(({ path }) => path === 'manifest.webmanifest');
  const manifest = built && webManifest(built.bytes.toString('utf8'), settings, basePath);
  const files = app.files
    // Of the sample site, and of no use to one that does not name them.
    .filter(({ path }) => !path.startsWith('icons/screenshot-') || manifest?.includes(path))
    .map((file) => (manifest && file === built ? { path: file.path, bytes: Buffer.from(manifest) } : file));
  let worker = app.worker.replaceAll(md5(app.shell), md5(shell));
  if (accent) {
    files.push(accent);
    const entry = JSON.stringify({ revision: null, url: accent.path, sha256: installHash(accent.bytes) });
    worker = worker.replace('"url":"index.html"}', (shellEntry) => `${shellEntry},${entry}`);
  }
  return { shell, files, worker };
}

/**
 * The styles of the site's own accent colour; none where it is the one that the app was built with. A file of its own:
 * the scripts of the app name its stylesheets, so none of those can be written anew.
 */
function accentFile(builtShell: string, settings: SiteSettings): OutputFile | null {
  const built = /"accentColour":"(#[0-9a-f]{6})"/i.exec(builtShell)?.[1];
  if (built?.toLowerCase() === settings.accentColour.toLowerCase()) return null;
  const bytes = Buffer.from(accentStyles(settings.accentColour));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  return { path: `assets/accent-${hash}.css`, bytes };
}

/** After the others, whose roles it replaces. */
function withStylesheet(html: string, path: string): string {
  return html.replace('</head>', () => `  <link rel="stylesheet" crossorigin href="/${path}">\n  </head>`);
}

/** Revisions in the precache list are MD5 sums, as workbox-build makes them. */
export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

/**
 * What a file is held against when the worker installs it, as the build writes it beside the revision: accidents are to be
 * found out, and 64 bits do.
 */
export function installHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function siteShell(html: string, settings: SiteSettings, basePath: string): string {
  const name = escapeHtml(settings.name);
  const attribute = (element: RegExp, value: string) => {
    return (all: string) => all.replace(element, (_match, open: string) => open + value);
  };
  const edits = [
    (all: string) =>
      all.replace(
        /(<script type="application\/json" id="site">)[\s\S]*?(<\/script>)/,
        (_match, open: string, close: string) => {
          return open + JSON.stringify(settings).replaceAll('<', '\\u003c') + close;
        },
      ),
    (all: string) => all.replace(/<title>[\s\S]*?<\/title>/, () => `<title>${name}</title>`),
    attribute(/(<meta name="description" content=")[^"]*/, escapeHtml(settings.description)),
    attribute(
      /(<meta name="theme-color" content=")[^"]*(?=" media="\(prefers-color-scheme: dark)/,
      accentRoles(settings.accentColour, 'dark').banner,
    ),
    attribute(/(<meta name="theme-color" content=")[^"]*(?=">)/, accentRoles(settings.accentColour, 'light').banner),
    attribute(/(<link rel="alternate"[^>]* title=")[^"]*/, name),
    // The build names its files from the root; a site under a sub-path moves them there.
    (all: string) => all.replace(/((?:href|src)=")\/(?!\/)/g, (_match, open: string) => open + basePath),
  ];
  return edits.reduce((all, edit) => edit(all), html);
}

async function filePaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
