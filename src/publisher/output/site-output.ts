import { sha256Hex } from '../source/read-feed.ts';
import { ownEntry } from '../work/slugs.ts';
import type { SiteWriter } from './site-writer.ts';

/** Files of a site by content: what equals the last run's is taken over from it, the rest is written. */
export class SiteOutput {
  /** Hash of every file, by path. */
  readonly hashes = new Map<string, string>();
  readonly #writer: SiteWriter;
  readonly #before: Readonly<Record<string, string>>;

  constructor(writer: SiteWriter, before: Readonly<Record<string, string>>) {
    this.#writer = writer;
    this.#before = before;
  }

  /** A text, with compressed twins unless it is asked for too rarely; `quality` is brotli's. */
  text(path: string, text: string, twins: boolean | { quality: number } = true): { sha256: string; sizeBytes: number } {
    const bytes = Buffer.from(text);
    const sha256 = sha256Hex(bytes);
    if (!this.#isKept(path, sha256)) {
      if (twins) this.#writer.writeText(path, bytes, twins === true ? undefined : twins.quality);
      else this.#writer.write(path, bytes);
    }
    return { sha256, sizeBytes: bytes.length };
  }

  /** @param quality of brotli, for a text */
  file(path: string, bytes: Buffer, quality?: number): void {
    if (this.#isKept(path, sha256Hex(bytes))) return;
    if (/\.(js|css|svg|json|webmanifest|html|xml|txt)$/.test(path)) this.#writer.writeText(path, bytes, quality);
    else this.#writer.write(path, bytes);
  }

  /** Hash of a file of the last run, `''` for none. */
  before(path: string): string {
    return ownEntry(this.#before, path) ?? '';
  }

  #isKept(path: string, hash: string): boolean {
    this.hashes.set(path, hash);
    return ownEntry(this.#before, path) === hash && this.#writer.link(path);
  }
}
