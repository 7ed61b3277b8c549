import type { Picture } from '../../feed/article.ts';
import { pictureId } from '../../site/picture-id.ts';
import { readVariant } from '../../store/picture-bytes.ts';

/** A screenful on any phone; twice that costs four times the bytes. */
const WIDEST_PX = 960;
/**
 * Of a large album rather all pictures, smaller, than the first ones alone: photographs take 12 to 135 KB at 960
 * pixels, 7 to 60 KB at 640.
 */
const WIDEST_OF_MANY_PX = 640;
const MANY_PICTURES = 36;
const JPEG_QUALITY = 0.78;
/** What messengers take without asking, and a slow phone opens in a blink; base64 adds a third to it. */
const TOTAL_LIMIT_BYTES = 5_000_000;
/** A JPEG or PNG of this size goes in as it is stored. */
const SMALL_BYTES = 150_000;

/**
 * The pictures that are on the phone as `data:` URLs by `src`, in the order given, up to 5 MB in all. They become
 * JPEG where they are stored in a younger format: the file should open on the oldest phone of the family.
 */
export async function embedPictures(pictures: Picture[]): Promise<Map<string, string>> {
  const embedded = new Map<string, string>();
  let roomBytes = TOTAL_LIMIT_BYTES;
  const widestPx = pictures.length > MANY_PICTURES ? WIDEST_OF_MANY_PX : WIDEST_PX;
  const asStoredBytes = Math.min(SMALL_BYTES, TOTAL_LIMIT_BYTES / pictures.length);
  for (const { src } of pictures) {
    try {
      const blob = await storedPicture(src, widestPx, asStoredBytes);
      if (!blob || blob.size > roomBytes) continue;
      embedded.set(src, await dataUrl(blob));
      roomBytes -= blob.size;
    } catch (error) {
      // A picture that cannot be read or decoded is named and linked to, as one that is not stored.
      console.warn('picture not embedded', src, error);
    }
  }
  return embedded;
}

async function storedPicture(src: string, widestPx: number, asStoredBytes: number): Promise<Blob | null> {
  const stored = await readVariant(pictureId(src), 'image/avif,image/webp');
  if (!stored) return null;
  const blob = new Blob([stored.bytes], { type: stored.record.type });
  return /^image\/(?:jpeg|png)$/.test(blob.type) && blob.size <= asStoredBytes ? blob : await asJpeg(blob, widestPx);
}

/** Any picture that this browser shows, as a JPEG at most 960 pixels wide. */
export async function asJpeg(blob: Blob, widestPx = WIDEST_PX): Promise<Blob> {
  const bitmap = await createImageBitmap(blob);
  const scale = Math.min(1, widestPx / bitmap.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // What is transparent would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return await new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('not encoded'))), 'image/jpeg', JPEG_QUALITY);
  });
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(blob);
  });
}
