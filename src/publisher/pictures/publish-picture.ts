import { createHash } from 'node:crypto';
import { previewPath, variantPath } from '../../site/picture-variants.ts';
import type { PicturePool } from './picture-pool.ts';
import { sniff } from './sniff.ts';

/** Why a file was not taken as a picture or recording: what it is instead, or which limit it passed. */
export class PictureError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export interface PublishedPicture {
  /** Site-relative path of the widest JPEG; `pictureVariants` tells the others. */
  path: string;
  /** Pixels of the widest variant. */
  width: number;
  height: number;
  /** `data:image/webp;base64,…` of about 16 pixels. */
  placeholder: string;
  /** Site-relative path of the 1200×630 preview, `''` when none was asked for. */
  preview: string;
  /** Site-relative paths of everything written. */
  files: string[];
}

export interface PictureRecipe {
  /** sharp's AVIF effort: 0 is quick and about a tenth larger. */
  effort: number;
}

/** Changed with anything that changes the bytes made of a picture: their names promise never to change content. */
const RECIPE_VERSION = 1;

/** Publishes one picture into `folder` under the hash of its content. @throws PictureError */
export async function publishPicture(
  bytes: Buffer,
  use: { folder: string; preview: boolean; pool: PicturePool; recipe: PictureRecipe },
): Promise<PublishedPicture> {
  const found = sniff(bytes);
  if (found.kind !== 'picture') throw new PictureError(found.kind === 'audio' ? 'audio' : found.name);
  const key = pictureKeyFor(bytes, use.recipe);
  const answer = await use.pool.run({
    bytes,
    folder: use.folder,
    key,
    preview: use.preview,
    effort: use.recipe.effort,
  });
  if (!answer.ok && 'code' in answer)
    throw Object.assign(new Error(`${answer.code}: a picture`), { code: answer.code });
  if (!answer.ok) throw new PictureError(answer.reason);
  return {
    path: variantPath(key, answer.width, 'jpg'),
    width: answer.width,
    height: answer.height,
    placeholder: answer.placeholder,
    preview: use.preview ? previewPath(key) : '',
    files: answer.files,
  };
}

/** The key of a picture's files: its content and the recipe they are made by. */
export function pictureKeyFor(bytes: Uint8Array, recipe: PictureRecipe): string {
  return contentName(bytes, `${RECIPE_VERSION}/${recipe.effort}/`);
}

/** 80 bits of SHA-256 in base 36: short, and never in two cases, since some disks do not tell those apart. */
export function contentName(bytes: Uint8Array, salt = ''): string {
  const digest = createHash('sha256').update(salt).update(bytes).digest('hex');
  return BigInt(`0x${digest.slice(0, 20)}`)
    .toString(36)
    .padStart(16, '0');
}
