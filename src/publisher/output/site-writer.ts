import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { recoverSwap, swapDirectory } from './swap-directory.ts';

/** Writes a site beside its place and puts it there whole when everything is written. */
export class SiteWriter {
  readonly folder: string;
  readonly #place: string;
  readonly #made = new Set<string>();
  readonly written = new Set<string>();

  private constructor(place: string, folder: string) {
    this.#place = place;
    this.folder = folder;
  }

  /** Starts a site that will stand at `place`; what earlier stopped runs left beside it is cleared. */
  static async open(place: string): Promise<SiteWriter> {
    const parent = dirname(resolve(place));
    await mkdir(parent, { recursive: true });
    await recoverSwap(place);
    const prefix = `.${basename(resolve(place))}.bantin-new-`;
    for (const name of await readdir(parent))
      if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
    return new SiteWriter(resolve(place), await mkdtemp(join(parent, prefix)));
  }

  /** Writes a file of the site. Paths are made by the publisher, from hashes and slugs; one that leads out is a fault of ours. */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const full = join(this.folder, path);
    if (!full.startsWith(this.folder + sep)) throw new Error(`path outside the site: ${path}`);
    const folder = dirname(full);
    if (!this.#made.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#made.add(folder);
    }
    await writeFile(full, content);
    this.written.add(path);
  }

  /** Puts the finished site into its place. */
  async commit(): Promise<void> {
    await swapDirectory(this.folder, this.#place);
  }

  /** Drops what was written; the old site stays. */
  async abandon(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
