import { closeSync, linkSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Folders made here, the latest: each article has its own, whose files are written one after the other. */
const KNOWN_FOLDERS = 100;

/**
 * Files of a site that is being written beside the standing one, for one thread. What did not change since the last run
 * is linked, not written: the same file, with its time and its place on the disk.
 */
export class SiteFiles {
  /** The folder being written. */
  readonly folder: string;
  /** The site as it stands, which links lead to. */
  readonly place: string;
  writtenFiles = 0;
  readonly #folders = new Set<string>();

  constructor(place: string, folder: string) {
    this.place = place;
    this.folder = folder;
  }

  /** Writes a file. Paths are made by the publisher, of hashes and slugs; one that leads out is a fault of ours. */
  write(path: string, content: string | Uint8Array): void {
    const full = this.#fullPath(path);
    this.#create(full, () => writeFileSync(full, content, { flag: 'wx' }));
    this.writtenFiles++;
  }

  /** Writes a file whose text nobody should hold at once. */
  writePieces(path: string, pieces: Iterable<string>): void {
    const full = this.#fullPath(path);
    const file = this.#create(full, () => openSync(full, 'wx'));
    try {
      for (const piece of pieces) writeFileSync(file, piece);
    } finally {
      closeSync(file);
    }
    this.writtenFiles++;
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

  #linkOne(path: string): boolean {
    const full = this.#fullPath(path);
    const from = join(this.place, path);
    try {
      this.#inFolder(full, () => linkSync(from, full));
      return true;
    } catch (error) {
      // Not there (a twin of a small file has none), or a folder.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
      return false;
    }
  }

  #fullPath(path: string): string {
    const full = join(this.folder, path);
    if (!full.startsWith(this.folder + sep)) throw new Error(`path outside the site: ${path}`);
    return full;
  }

  /** What stands under the name already may be a link to the standing site's file, which is never written into. */
  #create<T>(full: string, open: () => T): T {
    try {
      return this.#inFolder(full, open);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      rmSync(full);
      return open();
    }
  }

  /**
   * Makes the folder only when it turns out to be missing: those of articles were made while the feed was being read
   * (`makeFolders`), and asking for ten thousand again takes as long as drawing them.
   */
  #inFolder<T>(full: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      const folder = dirname(full);
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || this.#folders.has(folder)) throw error;
      mkdirSync(folder, { recursive: true });
      if (this.#folders.size >= KNOWN_FOLDERS) this.#folders.clear();
      this.#folders.add(folder);
      return work();
    }
  }
}

/**
 * Makes folders in which something will be written later. One that cannot be made is left to the one who writes, who
 * says why.
 *
 * @param folder of the site being written
 * @param paths site-relative
 */
export function makeFolders(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    try {
      mkdirSync(join(folder, path), { recursive: true });
    } catch {
      // Said by the one who writes into it.
      return;
    }
  }
}
