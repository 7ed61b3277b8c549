import type { Picture } from '../feed/article.ts';
import { articlePictures } from './article-pictures.ts';
import { read } from './database.ts';
import { readDocuments } from './documents.ts';
import type { KeptPart } from './kept-record.ts';
import type { ArticleHead, PictureRecord } from './schema.ts';

/** Bodies of a category are read in steps of this many, so that none holds up the page for long. */
const DOCUMENTS_AT_ONCE = 64;

/** A picture of a part, and what of it is on the phone. */
export interface PictureHolding {
  picture: Picture;
  /** Stored in its full width, whatever the format. */
  isWhole: boolean;
  /** Of every stored size of it. */
  storedBytes: number;
}

/** How pictures are named: `site/picture-names.ts` tells. */
export interface PictureNames {
  /** Base address of the site: only its pictures are stored. */
  siteUrl: string;
  pictureId(url: string): number;
  /** Addresses that show the picture in its full width. */
  wholeUrls(picture: Picture): string[];
}

/** Every picture of a part with what is stored of it, once each, newest article first. */
export async function readHoldings(part: KeptPart, names: PictureNames): Promise<PictureHolding[]> {
  const pictures = new Map<string, Picture>();
  const docs = await readDocsOf(part);
  for (let from = 0; from < docs.length; from += DOCUMENTS_AT_ONCE) {
    for (const found of await readDocuments(docs.slice(from, from + DOCUMENTS_AT_ONCE))) {
      for (const picture of found ? articlePictures(found.article) : []) {
        if (picture.src.startsWith(names.siteUrl) && !pictures.has(picture.src)) pictures.set(picture.src, picture);
      }
    }
  }
  return await read(['pictures'], async (transaction) => {
    const byId = transaction.objectStore('pictures').index('pictureId');
    return await Promise.all(
      [...pictures.values()].map(async (picture) => {
        const records = await byId.getAll(names.pictureId(picture.src));
        return holdingOf(picture, records, names.wholeUrls(picture));
      }),
    );
  });
}

function holdingOf(picture: Picture, records: PictureRecord[], wholeUrls: string[]): PictureHolding {
  return {
    picture,
    isWhole: records.some(({ url }) => wholeUrls.includes(url)),
    storedBytes: records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

/** The document numbers of a part's articles that are on the phone, newest first. */
function readDocsOf(part: KeptPart): Promise<number[]> {
  return read(['heads', 'saved'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const byKeys = async (keys: string[]): Promise<(ArticleHead | undefined)[]> =>
      await Promise.all(keys.map((key) => heads.index('key').get(key)));
    const found =
      part.kind === 'category'
        ? await heads.index('categoryId').getAll(part.categoryId)
        : await byKeys(part.kind === 'saved' ? await transaction.objectStore('saved').getAllKeys() : [part.key]);
    return found
      .filter((head) => head !== undefined)
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ doc }) => doc);
  });
}
