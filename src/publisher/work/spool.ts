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

/** Where bytes pass through on their way to the file and back: memory that is asked for anew costs more than the copying. */
const SCRATCH_BYTES = 1 << 17;

/**
 * Articles parsed once and kept on disk until their pages are written, so that memory does not grow with the archive.
 * All threads of a run read and write the one file, each by places of its own: what they parse passes through no other.
 * The text is UTF-16, as it lies in memory: nothing is encoded or decoded.
 */
export class ArticleSpool {
  readonly handle: SpoolHandle;
  readonly #file: number;
  readonly #end: BigInt64Array;
  #scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

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

  /** Writes the JSON of articles and of what they use, one after the other. @returns where they begin */
  append(texts: readonly string[]): number {
    const sizeBytes = texts.reduce((sum, text) => sum + textBytes(text), 0);
    const offset = Number(Atomics.add(this.#end, 0, BigInt(sizeBytes)));
    let at = offset;
    let filled = 0;
    const flush = () => {
      // `writeSync` may write a part only.
      for (let done = 0; done < filled; ) done += writeSync(this.#file, this.#scratch, done, filled - done, at + done);
      at += filled;
      filled = 0;
    };
    for (const text of texts) {
      if (textBytes(text) > this.#scratch.length - filled) flush();
      this.#reserve(textBytes(text));
      filled += this.#scratch.write(text, filled, 'utf16le');
    }
    flush();
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
    this.#reserve(sizeBytes);
    readSync(this.#file, this.#scratch, 0, sizeBytes, offset);
    return JSON.parse(this.#scratch.toString('utf16le', 0, sizeBytes));
  }

  /** Of an article that is longer than most. */
  #reserve(bytes: number): void {
    if (this.#scratch.length < bytes) this.#scratch = Buffer.allocUnsafeSlow(bytes);
  }
}

/** Bytes that a text takes in a spool. */
export function textBytes(text: string): number {
  return text.length * 2;
}
