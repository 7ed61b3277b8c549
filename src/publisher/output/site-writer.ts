import { linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { compressedTwinsLater } from './compressed-twins.ts';
import { swapDirectory } from './swap-directory.ts';

/** zlib has four threads of its own, and each text makes two jobs for them. */
const MOST_PENDING = 8;

/**
 * Writes a site beside its place and puts it there whole when everything is written. What did not change since
 * the last run is linked, not written: the same file, with its time and its place on the disk.
 */
export class SiteWriter {
  /** The folder being written. */
  readonly folder: string;
  /** The site as it stands, which links lead to. */
  readonly place: string;
  writtenFiles = 0;
  readonly #folders = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #compress: boolean;
  readonly #pending = new Set<Promise<void>>();

  private constructor(place: string, folder: string, compress: boolean) {
    this.#compress = compress;
    this.place = place;
    this.folder = folder;
  }

  /** Starts a site that will stand at `place`; what earlier, stopped runs left beside it is cleared. */
  static async open(place: string, compress: boolean): Promise<SiteWriter> {
    const full = resolve(place);
    const parent = dirname(full);
    await mkdir(parent, { recursive: true });
    const prefix = `.${basename(full)}.bantin-new-`;
    for (const name of await readdir(parent))
      if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
    const folder = await mkdtemp(join(parent, prefix));
    // A temporary folder is its owner's alone; a web server has to read this one.
    await chmod(folder, 0o777 & ~process.umask());
    return new SiteWriter(full, folder, compress);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Writes a file. Paths are made by the publisher, of hashes and slugs; one that leads out is a fault of ours. */
  write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.#prepare(path), content);
    this.writtenFiles++;
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
    // A failure is thrown by whoever waits: `room` or `commit`.
    task.catch(() => undefined);
  }

  /** Resolves when no more than a few texts wait for their twins: each is held in memory until then. */
  async room(): Promise<void> {
    while (this.#pending.size > MOST_PENDING) await Promise.race(this.#pending);
  }

  /** Takes a file of the standing site over, with its twins; `false` when it is not there. */
  link(path: string): boolean {
    if (!this.#linkOne(path)) return false;
    for (const extension of ['.br', '.gz']) this.#linkOne(path + extension);
    return true;
  }

  /** Takes all files of a folder of the standing site over; `false` when there is none. */
  linkFolder(path: string): boolean {
    let names: string[];
    try {
      names = readdirSync(join(this.place, path));
    } catch {
      // Deleted by hand since the last run: the caller makes it anew.
      return false;
    }
    return names.length > 0 && names.every((name) => this.#linkOne(`${path}/${name}`));
  }

  /** Puts the finished site into its place, without what only the run itself needed. */
  async commit(scratch: string[]): Promise<void> {
    await Promise.all(this.#pending);
    for (const path of scratch) await rm(join(this.folder, path), { force: true });
    await swapDirectory(this.folder, this.place);
  }

  /** Drops what was written; the old site stays. */
  async abandon(): Promise<void> {
    await Promise.allSettled(this.#pending);
    await rm(this.folder, { recursive: true, force: true });
  }

  #linkOne(path: string): boolean {
    try {
      linkSync(join(this.place, path), this.#prepare(path));
      return true;
    } catch (error) {
      // Not there (a twin of a small file has none), or a folder.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
      return false;
    }
  }

  #prepare(path: string): string {
    const full = join(this.folder, path);
    if (!full.startsWith(this.folder + sep)) throw new Error(`path outside the site: ${path}`);
    const folder = dirname(full);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    this.#paths.add(path);
    return full;
  }
}
