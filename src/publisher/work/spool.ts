import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Article } from '../../feed/article.ts';
import type { ArticleUses } from '../output/article-uses.ts';

/** Where an article lies in a spool, and behind it what it uses: nothing of a text alone. */
export interface SpoolPlace {
  offset: number;
  sizeBytes: number;
  usesBytes: number;
}

/** What another thread opens a spool by. */
export interface SpoolHandle {
  path: string;
  /** Bytes given away so far: one integer of 64 bits. */
  end: SharedArrayBuffer;
}

/**
 * Articles parsed once and kept on disk until their pages are written, so that memory does not grow with the archive.
 * All threads of a run read and write the one file, each by places of its own: what they parse passes through no other.
 */
export class ArticleSpool {
  readonly handle: SpoolHandle;
  readonly #file: number;
  readonly #end: BigInt64Array;

  private constructor(handle: SpoolHandle, flags: string) {
    this.handle = handle;
    this.#file = openSync(handle.path, flags);
    this.#end = new BigInt64Array(handle.end);
  }

  static create(path: string): ArticleSpool {
    return new ArticleSpool({ path, end: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT) }, 'wx+');
  }

  static open(handle: SpoolHandle): ArticleSpool {
    return new ArticleSpool(handle, 'r+');
  }

  /** Writes the JSON of articles and of what they use. @returns where they begin */
  append(bytes: Uint8Array): number {
    const offset = Number(Atomics.add(this.#end, 0, BigInt(bytes.length)));
    // `writeSync` may write a part only.
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, offset + done);
    return offset;
  }

  read({ offset, sizeBytes }: SpoolPlace): Article {
    return this.#parse(offset, sizeBytes) as Article;
  }

  /** What the article shows and names, `null` for nothing. */
  readUses({ offset, sizeBytes, usesBytes }: SpoolPlace): ArticleUses | null {
    return usesBytes === 0 ? null : (this.#parse(offset + sizeBytes, usesBytes) as ArticleUses);
  }

  close(): void {
    closeSync(this.#file);
  }

  #parse(offset: number, sizeBytes: number): unknown {
    const bytes = Buffer.allocUnsafe(sizeBytes);
    readSync(this.#file, bytes, 0, sizeBytes, offset);
    return JSON.parse(bytes.toString('utf8'));
  }
}
