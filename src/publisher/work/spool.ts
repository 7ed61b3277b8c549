import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Article } from '../../feed/article.ts';

/** Where an article lies in a spool. */
export interface SpoolPlace {
  offset: number;
  sizeBytes: number;
}

/** Written in portions of this size: a call to the system for each article would cost more than its JSON. */
const BUFFER_BYTES = 1 << 20;

/**
 * Articles parsed once and kept on disk until their pages are written, so that memory does not grow with the
 * archive.
 */
export class ArticleSpool {
  readonly #file: number;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #flushedBytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx+');
  }

  append(article: Article): SpoolPlace {
    const bytes = Buffer.from(JSON.stringify(article));
    const place = { offset: this.#flushedBytes + this.#pendingBytes, sizeBytes: bytes.length };
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= BUFFER_BYTES) this.#flush();
    return place;
  }

  read({ offset, sizeBytes }: SpoolPlace): Article {
    if (offset + sizeBytes > this.#flushedBytes) this.#flush();
    const bytes = Buffer.allocUnsafe(sizeBytes);
    readSync(this.#file, bytes, 0, sizeBytes, offset);
    return JSON.parse(bytes.toString('utf8')) as Article;
  }

  close(): void {
    closeSync(this.#file);
  }

  #flush(): void {
    for (const bytes of this.#pending) writeSync(this.#file, bytes);
    this.#flushedBytes += this.#pendingBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}
