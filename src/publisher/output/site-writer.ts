import { chmod, mkdir, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { compressedTwinsLater } from './compressed-twins.ts';
import { SiteFiles } from './site-files.ts';
import { swapDirectory } from './swap-directory.ts';

/** Writes a site beside its place and puts it there whole when everything is written. */
export class SiteWriter extends SiteFiles {
  readonly #compress: boolean;
  readonly #pending = new Set<Promise<void>>();

  private constructor(place: string, folder: string, compress: boolean) {
    super(place, folder);
    this.#compress = compress;
  }

  /** Starts a site that will stand at `place`; what earlier, stopped runs left beside it is cleared. */
  static async open(place: string, compress: boolean): Promise<SiteWriter> {
    const full = resolve(place);
    const parent = dirname(full);
    await mkdir(parent, { recursive: true });
    const prefix = `.${basename(full)}.bantin-new-`;
    // Of a site behind a link: the folder it leads to, and those that a run was stopped before or after.
    const linked = `.${basename(full)}.bantin-at-`;
    const stands = await readlink(full).then(basename, () => '');
    const isLeft = (name: string) => name.startsWith(prefix) || (name.startsWith(linked) && name !== stands);
    for (const name of await readdir(parent))
      if (isLeft(name)) await rm(join(parent, name), { recursive: true, force: true });
    const folder = await mkdtemp(join(parent, prefix));
    // A temporary folder is its owner's alone; a web server has to read this one.
    await chmod(folder, 0o777 & ~process.umask());
    return new SiteWriter(full, folder, compress);
  }

  /**
   * Writes a text; its compressed twins follow, at the latest with `commit`.
   *
   * @param quality of brotli, where it is not that of pages
   */
  writeText(path: string, bytes: Buffer, quality?: number): void {
    this.write(path, bytes);
    if (!this.#compress) return;
    const task = compressedTwinsLater(bytes, quality).then((twins) => {
      for (const twin of twins) this.write(path + twin.extension, twin.bytes);
      this.#pending.delete(task);
    });
    this.#pending.add(task);
    // A failure is thrown by `commit`, which waits for all of them.
    task.catch(() => undefined);
  }

  /** Resolves when the twins of all that was written are there. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  /** Puts the finished site into its place, without what only the run itself needed. */
  async commit(scratch: string[]): Promise<void> {
    await this.settle();
    for (const path of scratch) await rm(join(this.folder, path), { force: true });
    await swapDirectory(this.folder, this.place);
  }

  /** Drops what was written; the old site stays. */
  async abandon(): Promise<void> {
    await Promise.allSettled(this.#pending);
    await rm(this.folder, { recursive: true, force: true });
  }
}
