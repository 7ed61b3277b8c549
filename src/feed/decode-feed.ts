import { FeedError } from './feed-error.ts';
import { limits } from './limits.ts';

export type FeedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The text of a feed document: UTF-8 with or without a byte order mark, or UTF-16 with one (Windows exports).
 * @throws FeedError `too-large`, or `encoding` for bytes that are neither, so that no mojibake is ever stored
 */
export function decodeFeed(bytes: Uint8Array): string {
  if (bytes.byteLength > limits.feedBytes)
    throw new FeedError('too-large', `${bytes.byteLength} > ${limits.feedBytes}`);
  const encoding = feedEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FeedError('encoding', encoding.toUpperCase());
  }
}

/** What the byte order mark says; UTF-8 without one. */
export function feedEncoding(bytes: Uint8Array): FeedEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
