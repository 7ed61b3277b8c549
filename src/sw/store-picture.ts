import { pictureId } from '../site/picture-id.ts';
import type { PictureBudget } from '../store/picture-budget.ts';
import { putPicture } from '../store/picture-bytes.ts';
import { evictPictures, keepSeenWithin } from '../store/picture-room.ts';
import { StoreError } from '../store/store-error.ts';

/** Whether this is a whole picture of this site; an opaque or partial response, or a web page, is not. */
export function isPictureResponse(response: Response): boolean {
  return response.status === 200 && response.type === 'basic' && isPictureType(response);
}

export function isPictureType({ headers }: Response): boolean {
  return /^image\//.test(headers.get('content-type') ?? '');
}

/** White space and a tag, or an object: what login pages and messages of servers begin with, and no picture but SVG. */
const TEXT = /^\s*[<{]/;

/** What is packed begins so. */
const GZIP = [0x1f, 0x8b];

/**
 * Whether these bytes are the whole picture that the answer announced. Not every browser minds an answer cut short, and a
 * login page may come under any type; but many a server calls one format by another's name. What they cannot unpack
 * WebKit hands on as it came, and other browsers refuse.
 */
export function isWholePicture({ headers }: Response, buffer: ArrayBuffer): boolean {
  const announced = headers.has('content-encoding') ? null : headers.get('content-length');
  if (buffer.byteLength === 0 || (announced !== null && Number(announced) !== buffer.byteLength)) return false;
  const start = new Uint8Array(buffer.slice(0, 64));
  if (GZIP.every((byte, at) => start[at] === byte)) return false;
  const isSvg = headers.get('content-type')?.startsWith('image/svg') === true;
  return isSvg || !TEXT.test(String.fromCharCode(...start));
}

/** Stores a whole picture, if it is not too large for the budget, in place of others where need be. Gives its size, 0 when it was left out. */
export async function storePicture(
  url: string,
  headers: Headers,
  bytes: ArrayBuffer,
  budget: PictureBudget,
): Promise<number> {
  const sizeBytes = bytes.byteLength;
  if (sizeBytes > budget.pictureBytes) return 0;
  await keepSeenWithin(budget.totalBytes - sizeBytes);
  const type = headers.get('content-type') ?? '';
  const record = { url, pictureId: pictureId(url), type, sizeBytes, lastSeenAtMs: Date.now() };
  try {
    await putPicture(record, bytes);
  } catch (error) {
    const full = error instanceof StoreError && error.code === 'quota';
    if (!full || (await evictPictures(sizeBytes)) === 0) throw error;
    await putPicture(record, bytes);
  }
  return sizeBytes;
}
