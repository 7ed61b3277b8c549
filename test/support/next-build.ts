import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireAppBuild } from './app-build.ts';

/**
 * The app as a later build would be, in a folder of its own: every script and style has another name, and the page a
 * mark by which a test knows it (`data-build` of its body). Names inside the files are changed along, and with them what
 * the worker knows of each file, so it is a whole build. `preamble` is code that every script of it begins with, those of
 * workers too; it runs more than once in a page.
 */
export async function makeNextBuild(mark = 'next', preamble = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `bantin-build-${mark}-`));
  await cp(requireAppBuild(), folder, { recursive: true });
  const assets = await readdir(join(folder, 'assets'));
  const renamed = new Map(assets.map((name) => [name, name.replace(/(\.\w+)$/, `${mark}$1`)]));
  const hashes = new Map<string, string>();
  const isPack = (name: string) => name.endsWith('.json');
  const singly = assets.filter((name) => !isPack(name));
  const files = [...singly, ...assets.filter(isPack)].map((name) => `assets/${name}`);
  for (const file of [...files, 'index.html', 'sw.js'].filter((name) => /\.(js|css|json|html)$/.test(name))) {
    const before = await readFile(join(folder, file), 'utf8');
    let text = isPack(file) ? await packedAnew(folder, before) : before;
    for (const [name, next] of renamed) text = text.replaceAll(name, next);
    if (file.endsWith('.js')) text = preamble + text;
    if (file === 'index.html') text = text.replace('<body>', `<body data-build="${mark}">`);
    if (file === 'sw.js') {
      for (const [old, next] of hashes) text = text.replaceAll(old, next);
      text = `${text}\n// ${mark}\n`;
    }
    hashes.set(sha256Of(before), sha256Of(text));
    // The worker knows the shell by its revision.
    hashes.set(md5Of(before), md5Of(text));
    await writeFile(join(folder, file), text);
  }
  for (const [name, next] of renamed) await rename(join(folder, 'assets', name), join(folder, 'assets', next));
  return folder;
}

/** The pack of the same files as they are now. */
async function packedAnew(folder: string, pack: string): Promise<string> {
  const urls = Object.keys(JSON.parse(pack) as Record<string, string>);
  const texts = await Promise.all(urls.map(async (url) => [url, await readFile(join(folder, url), 'utf8')]));
  return JSON.stringify(Object.fromEntries(texts));
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
