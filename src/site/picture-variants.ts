/**
 * How the publisher names the sizes of a picture, so that a page can offer them all from the one address that
 * the feed carries. A published picture is `pictures/<key>-<width>.jpg`, where `key` is 16 letters and digits of
 * its content's hash and `width` that of the largest variant; beside it stand the smaller widths, each as JPEG
 * and AVIF. A picture of any other address has no variants.
 */
const PUBLISHED = /^(.*\/)?pictures\/([0-9a-z]{16})-(\d{1,4})\.(jpg|avif)$/;

/** Widths in pixels that a picture is published in, as far as it is that wide. */
export const PICTURE_WIDTHS = [320, 640, 1280] as const;
const WIDEST = 1280;

/** Width and height of the picture that link previews show. */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;

export interface PictureVariant {
  url: string;
  width: number;
}

export interface PictureVariants {
  /** The same for every variant of a picture. */
  key: string;
  /** Narrowest first. */
  avif: PictureVariant[];
  jpeg: PictureVariant[];
}

/** The widths a picture of `width` pixels is published in, narrowest first; never wider than it is. */
export function variantWidths(width: number): number[] {
  const widest = Math.min(width, WIDEST);
  return [...PICTURE_WIDTHS.filter((one) => one < widest), widest];
}

/** Site-relative path of a variant. */
export function variantPath(key: string, width: number, format: 'jpg' | 'avif'): string {
  return `pictures/${key}-${width}.${format}`;
}

/** Site-relative path of a picture's link preview. */
export function previewPath(key: string): string {
  return `pictures/${key}-preview.jpg`;
}

/** Every variant of the picture that `src` names by its widest JPEG; `null` for a picture that has none. */
export function pictureVariants(src: string): PictureVariants | null {
  const [, folder = '', key, width, format] = PUBLISHED.exec(src) ?? [];
  if (key === undefined || format !== 'jpg') return null;
  const widths = variantWidths(Number(width));
  const list = (extension: 'jpg' | 'avif') =>
    widths.map((one) => ({ url: folder + variantPath(key, one, extension), width: one }));
  return { key, avif: list('avif'), jpeg: list('jpg') };
}

/** The key of a published picture's address in any variant, or `null`: what an offline answer goes by. */
export function pictureKey(url: string): string | null {
  return PUBLISHED.exec(url)?.[2] ?? null;
}
