import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { SiteWriter } from '../output/site-writer.ts';
import { PICTURE_EXTENSION, sniff } from './sniff.ts';

/** Why a file was not taken as a picture or recording: what it is instead, or which limit it passed. */
export class PictureError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export interface PublishedPicture {
  /** Site-relative path. */
  path: string;
  width: number;
  height: number;
  placeholder?: string;
}

/** 50 megapixels: the largest sensor in a phone that an editor's photographer carries. */
const MAX_PIXELS = 50_000_000;

/** Writes one picture into the site under the hash of its content. */
export async function publishPicture(bytes: Buffer, writer: SiteWriter): Promise<PublishedPicture> {
  const found = sniff(bytes);
  if (found.kind !== 'picture') throw new PictureError(found.kind === 'audio' ? 'audio' : found.name);
  const { width, height } = await sizeOf(bytes);
  const path = `pictures/${contentName(bytes)}.${PICTURE_EXTENSION[found.format]}`;
  if (!writer.written.has(path)) await writer.write(path, bytes);
  return { path, width, height };
}

/** 80 bits of SHA-256 in base 36, so that names stay short and never hold letters in two cases. */
export function contentName(bytes: Uint8Array): string {
  return BigInt(`0x${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}`)
    .toString(36)
    .padStart(16, '0');
}

async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number }> {
  const facts = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning' })
    .metadata()
    .catch(() => null);
  if (!facts?.width || !facts.height) throw new PictureError('unreadable');
  if (facts.width * facts.height > MAX_PIXELS) throw new PictureError('too-many-pixels');
  // EXIF orientations 5 to 8 lie on their side.
  return (facts.orientation ?? 1) > 4
    ? { width: facts.height, height: facts.width }
    : { width: facts.width, height: facts.height };
}
