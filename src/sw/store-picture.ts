import { pictureId } from '../site/picture-id.ts';
import { putPicture, readPictureTotals } from '../store/picture-bytes.ts';
import { evictPictures } from '../store/picture-room.ts';
import { StoreError } from '../store/store-error.ts';
import type { PictureBudget } from './picture-budget.ts';

/** Whether this is a whole picture of this site; an opaque or partial response, or a web page, is not. */
export function isPictureResponse(response: Response): boolean {
  return (
    response.status === 200 && response.type === 'basic' && /^image\//.test(response.headers.get('content-type') ?? '')
  );
}

/**
 * Stores a picture where the budget has room for it, or can make some. Gives its size, 0 when it was left out.
 */
export async function storePicture(url: string, response: Response, budget: PictureBudget): Promise<number> {
  if (Number(response.headers.get('content-length') ?? 0) > budget.pictureBytes) return 0;
  const bytes = await response.arrayBuffer();
  const sizeBytes = bytes.byteLength;
  if (sizeBytes === 0 || sizeBytes > budget.pictureBytes) return 0;
  const { pictureBytes } = await readPictureTotals();
  const excessBytes = pictureBytes + sizeBytes - budget.totalBytes;
  if (excessBytes > 0 && (await evictPictures(excessBytes)) < excessBytes) return 0;
  const type = response.headers.get('content-type') ?? '';
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
