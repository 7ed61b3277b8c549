import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface ListedFile {
  url: string;
  later?: boolean;
}

export interface Pack {
  url: string;
  revision: null;
  sha256: string;
  /** In bytes. */
  size: number;
  isPack: true;
}

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/**
 * Fetched singly, small files cost a phone more by their number than by their bytes. What no page asks for by itself on
 * a first visit lies in two more files, one for the installation and one for after it: `{ "assets/a.js": "text" }`. What
 * a page loads stays single, since it lies in the browser's own cache by then.
 *
 * @param appDir the built app, with Vite's manifest; the packs are written into its `assets`
 * @returns the files, with `pack` where they are in one, and the packs
 */
export function packAssets<File extends ListedFile>(appDir: string, files: readonly File[]): (File | Pack)[] {
  const ofPages = filesOfPages(appDir);
  const isPacked = ({ url }: File) => url.startsWith('assets/') && !ofPages.has(url);
  const packs = new Map(
    [false, true].map((later) => [
      later,
      writePack(
        appDir,
        files.filter((file) => isPacked(file) && Boolean(file.later) === later),
        later,
      ),
    ]),
  );
  const listed = files.map((file) => (isPacked(file) ? { ...file, pack: packs.get(Boolean(file.later))?.url } : file));
  return [...listed, ...packs.values()];
}

function writePack(appDir: string, files: readonly ListedFile[], later: boolean): Pack {
  const texts = Object.fromEntries(files.map(({ url }) => [url, readFileSync(join(appDir, url), 'utf8')]));
  const json = JSON.stringify(texts);
  const digest = createHash('sha256').update(json);
  const hash = digest.copy().digest('base64url').slice(0, 8);
  const url = `assets/${later ? 'later' : 'screens'}-${hash}.json`;
  writeFileSync(join(appDir, url), json);
  return {
    url,
    revision: null,
    sha256: digest.digest('hex').slice(0, 16),
    size: Buffer.byteLength(json),
    isPack: true,
  };
}

/** What the start page loads before it has a worker, and what any page asks for after that. */
function filesOfPages(appDir: string): Set<string> {
  const chunks = JSON.parse(readFileSync(join(appDir, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const shell = readFileSync(join(appDir, 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (!chunk || found.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file);
    chunk.imports?.forEach(add);
  };
  for (const [name, { file }] of Object.entries(chunks)) {
    if (shell.includes(file) || name === 'src/background.ts' || name.includes('/workbox-window/')) add(name);
  }
  return found;
}
