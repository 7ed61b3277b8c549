import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import type { Article } from '../../feed/article.ts';
import type { ArticleUses } from '../output/article-uses.ts';
import type { SpooledArticle } from './article-facts.ts';

/** Where an article lies in a spool, and behind it what it uses: nothing of a text alone. */
export interface SpoolPlace {
  offset: number;
  sizeBytes: number;
  usesBytes: number;
}

/** Written in portions of this size: a call to the system for each article would cost more than its JSON. */
const BUFFER_BYTES = 1 << 20;

/**
 * Articles parsed once and kept on disk until their pages are written, so that memory does not grow with the
 * archive. The threads that write pages read it by themselves (`SpoolReader`), once it is flushed.
 */
export class ArticleSpool {
  readonly path: string;
  readonly #file: number;
  readonly #reader: SpoolReader;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #flushedBytes = 0;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'wx+');
    this.#reader = new SpoolReader(path);
  }

  append({ bytes, sizeBytes, usesBytes }: SpooledArticle): SpoolPlace {
    const offset = this.#flushedBytes + this.#pendingBytes;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= BUFFER_BYTES) this.flush();
    return { offset, sizeBytes, usesBytes };
  }

  read(place: SpoolPlace): Article {
    this.flush();
    return this.#reader.read(place);
  }

  /** What the article shows and names, `null` for nothing. */
  readUses(place: SpoolPlace): ArticleUses | null {
    this.flush();
    return this.#reader.readUses(place);
  }

  flush(): void {
    if (this.#pendingBytes === 0) return;
    // `writeSync` may write a part only.
    writeFileSync(this.#file, Buffer.concat(this.#pending));
    this.#flushedBytes += this.#pendingBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  close(): void {
    closeSync(this.#file);
    this.#reader.close();
  }
}

/** Reads what another thread has spooled and flushed. */
export class SpoolReader {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  read({ offset, sizeBytes }: SpoolPlace): Article {
    return this.#parse(offset, sizeBytes) as Article;
  }

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
