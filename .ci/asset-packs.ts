import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHash, viteChunks } from '../src/publisher/output/app-shell.ts';

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
  const packed = files.filter(({ url }) => url.startsWith('assets/') && !ofPages.has(url));
  const [later, screens] = ['later', 'screens'].map((name) =>
    writePack(
      appDir,
      name,
      packed.filter((file) => (name === 'later') === Boolean(file.later)),
    ),
  ) as [Pack, Pack];
  const inPacks = new Set(packed);
  const listed = files.map((file) =>
    inPacks.has(file) ? { ...file, pack: (file.later ? later : screens).url } : file,
  );
  return [...listed, screens, later];
}

function writePack(appDir: string, name: string, files: readonly ListedFile[]): Pack {
  const texts = Object.fromEntries(files.map(({ url }) => [url, readFileSync(join(appDir, url), 'utf8')]));
  const json = Buffer.from(JSON.stringify(texts));
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 8);
  const url = `assets/${name}-${hash}.json`;
  writeFileSync(join(appDir, url), json);
  return { url, revision: null, sha256: installHash(json), size: json.length, isPack: true };
}

/** What the start page loads before it has a worker, and what any page asks for after that. */
function filesOfPages(appDir: string): Set<string> {
  const chunks = viteChunks(appDir);
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
