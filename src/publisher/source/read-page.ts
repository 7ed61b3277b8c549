import { isUtf8 } from 'node:buffer';
import type { Article, FeedInfo, FeedWarning } from '../../feed/article.ts';
import { feedEncoding } from '../../feed/decode-feed.ts';
import { limits } from '../../feed/limits.ts';
import { type OpenFeed, openFeed, parseItems } from '../../feed/parse-feed.ts';

/** What a feed document brings: all of its articles, or what a reader of feeds needs to know of them. */
export interface PageContent<T> {
  /** With the categories that only its items name. */
  info: FeedInfo;
  articles: T[];
  warnings: FeedWarning[];
}

/** A document being read. What it says of itself is there first, so that the next one can be fetched meanwhile. */
export interface PageReading<T> {
  /** @throws FeedError */
  opened: Promise<FeedInfo>;
  content: Promise<PageContent<T>>;
}

/** Reads the bytes of a document that came from an address. */
export type PageReader<T> = (bytes: Uint8Array, url: string) => PageReading<T>;

/** Reads it here and now. */
export const readPageHere: PageReader<Article> = (bytes, url) => {
  const page = Promise.resolve().then(() => openPage(bytes, url));
  const content = page.then(parseItems);
  // A document that is no feed is told by `opened`.
  content.catch(() => undefined);
  return { opened: page.then(({ info }) => info), content };
};

/** @throws FeedError */
export function openPage(bytes: Uint8Array, url: string): OpenFeed {
  return openFeed(quicklyDecoded(bytes), { url });
}

/** Node decodes UTF-8 ten times as fast as a `TextDecoder` that is to find faults; whatever else it is goes there. */
function quicklyDecoded(bytes: Uint8Array): string | Uint8Array {
  if (bytes.byteLength > limits.feedBytes || feedEncoding(bytes) !== 'utf-8' || !isUtf8(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
