import type { Picture } from '../../feed/article.ts';
import { slugify } from '../../site/article-slug.ts';
import { pictureId } from '../../site/picture-id.ts';
import { readVariant } from '../../store/picture-bytes.ts';
import { asJpeg } from './embed-pictures.ts';

/** As wide as any variant is published. */
const WIDEST_PX = 1280;

/**
 * A picture as a file that any program opens: the stored bytes where they are JPEG or PNG, else made JPEG. Throws
 * where it is neither on the phone nor to be had now.
 */
export async function pictureFile(picture: Picture): Promise<File> {
  const stored = await readVariant(pictureId(picture.src), 'image/avif,image/webp');
  const blob = stored ? new Blob([stored.bytes], { type: stored.record.type }) : await fetched(picture.src);
  const isCommon = /^image\/(?:jpeg|png)$/.test(blob.type);
  const whole = isCommon ? blob : await asJpeg(blob, WIDEST_PX);
  const name = slugify(picture.caption || picture.alt) || 'anh';
  return new File([whole], `${name}.${whole.type === 'image/png' ? 'png' : 'jpg'}`, { type: whole.type });
}

async function fetched(src: string): Promise<Blob> {
  const response = await fetch(src);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return await response.blob();
}
