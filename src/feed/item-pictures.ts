import type { Picture } from './article.ts';

/** Pictures of a body that make an album without any attachment. */
const ALBUM_PICTURES = 3;

/** The album and the body show the same pictures: what one knows of a picture, the other gets. */
export function albumOf(attached: Picture[], inBody: Picture[]): Picture[] {
  if (attached.length > 0) {
    const known = new Map(inBody.map((picture) => [picture.src, picture]));
    return attached.map((picture) => {
      const same = known.get(picture.src);
      return same === undefined ? picture : completed(picture, same);
    });
  }
  const distinct = [...new Map(inBody.map((picture) => [picture.src, picture])).values()];
  return distinct.length >= ALBUM_PICTURES ? distinct : [];
}

function completed(picture: Picture, other: Picture): Picture {
  const size = picture.width === undefined && other.width !== undefined && other.height !== undefined;
  return {
    ...picture,
    alt: picture.alt || other.alt,
    // Equal but for the line break: then the break was lost on the way.
    caption:
      picture.caption === '' || other.caption.replace('\n', ' ') === picture.caption ? other.caption : picture.caption,
    credit: picture.credit || other.credit,
    ...(size && { width: other.width as number, height: other.height as number }),
  };
}

export function coverOf(src: string, album: Picture[], inBody: Picture[]): Picture | null {
  if (src === '') return album[0] ?? inBody[0] ?? null;
  const known = album.find((picture) => picture.src === src) ?? inBody.find((picture) => picture.src === src);
  return known ?? { src, alt: '', caption: '', credit: '' };
}
