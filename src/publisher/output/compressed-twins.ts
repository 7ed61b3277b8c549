import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

/** Below this a compressed file saves no packet. */
const WORTH_COMPRESSING_BYTES = 1024;

/** Where a page of 16 KB costs a sixth of a millisecond; higher ones cost ten times that for a twentieth fewer bytes. */
export const PAGE_QUALITY = 5;
/** For what every reader fetches: 4 % fewer bytes, in three times the time (6.6 ms for a page of 30 articles). */
export const FEED_QUALITY = 7;
/** For the app itself, compressed once for as long as a version lasts: 8 % fewer bytes, two seconds of a slow machine for all. */
export const APP_QUALITY = 11;

/**
 * The window that texts within it are given (RFC 7932, 9.1). Below quality 10 the encoder then takes tables of half a
 * megabyte instead of one: a tenth less time where two threads share a cache, and not a byte more.
 */
const SMALL_WINDOW_BITS = 16;
const SMALL_WINDOW_BYTES = 2 ** SMALL_WINDOW_BITS - 16;

export interface CompressedTwin {
  extension: '.br' | '.gz';
  bytes: Buffer;
}

/**
 * A text compressed for servers that send it as it lies there; nothing for one that is too short to gain.
 *
 * @param quality of brotli
 * @param gzip of these bytes, by whoever knows a shorter way to it
 */
export function compressedTwins(bytes: Buffer, quality: number, gzip: () => Buffer): CompressedTwin[] {
  if (bytes.length < WORTH_COMPRESSING_BYTES) return [];
  return [
    { extension: '.br', bytes: brotliCompressSync(bytes, brotliOptions(bytes, quality)) },
    { extension: '.gz', bytes: gzip() },
  ];
}

/** Both by zlib's own threads, while the caller goes on. */
export async function compressedTwinsLater(bytes: Buffer, quality: number = PAGE_QUALITY): Promise<CompressedTwin[]> {
  if (bytes.length < WORTH_COMPRESSING_BYTES) return [];
  const [br, gz] = await Promise.all([brotliLater(bytes, brotliOptions(bytes, quality)), gzipLater(bytes)]);
  return [
    { extension: '.br', bytes: br },
    { extension: '.gz', bytes: gz },
  ];
}

const brotliLater = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress);
const gzipLater = promisify<Buffer, Buffer>(gzip);

function brotliOptions(bytes: Buffer, quality: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      ...(bytes.length <= SMALL_WINDOW_BYTES && { [constants.BROTLI_PARAM_LGWIN]: SMALL_WINDOW_BITS }),
    },
  };
}
