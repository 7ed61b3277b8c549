import { bodyAt } from './body.ts';
import { read } from './database.ts';
import { type ArticleHead, type Availability, PACK_SLOTS } from './schema.ts';

/**
 * What of each article is on the phone, by key: text and all pictures, text alone, or nothing.
 * A picture counts in whichever size it is stored.
 */
export function readAvailability(heads: ArticleHead[]): Promise<Map<string, Availability>> {
  return read(['pictures', 'pictureBytes', 'packs'], async (transaction) => {
    const pictures = transaction.objectStore('pictures').index('pictureId');
    const bytes = transaction.objectStore('pictureBytes');
    const packs = transaction.objectStore('packs');
    const isStored = async (id: number): Promise<boolean> => {
      const urls = await pictures.getAllKeys(id);
      return (await Promise.all(urls.map((url) => bytes.getKey(url)))).some((url) => url !== undefined);
    };
    const pictureIds = [...new Set(heads.flatMap((head) => head.pictureIds))];
    const packIds = [...new Set(heads.map(packIdOf))];
    const [storedPictures, storedPacks] = await Promise.all([
      Promise.all(pictureIds.map(isStored)).then((stored) => new Set(pictureIds.filter((_, i) => stored[i]))),
      Promise.all(packIds.map((id) => packs.get(id))),
    ]);
    const packOf = new Map(packIds.map((id, i) => [id, storedPacks[i]]));
    return new Map(
      heads.map((head) => {
        const pack = packOf.get(packIdOf(head));
        // Looked into, not only for: a damaged pack does not have the text.
        if (!pack || bodyAt(pack, head.doc % PACK_SLOTS) === null) return [head.key, 'none'];
        return [head.key, head.pictureIds.every((id) => storedPictures.has(id)) ? 'full' : 'text'];
      }),
    );
  });
}

/** Whether some size of this picture is on the phone. */
export function isPictureStored(pictureId: number): Promise<boolean> {
  return read(['pictures', 'pictureBytes'], async (transaction) => {
    const urls = await transaction.objectStore('pictures').index('pictureId').getAllKeys(pictureId);
    const bytes = transaction.objectStore('pictureBytes');
    return (await Promise.all(urls.map((url) => bytes.getKey(url)))).some((url) => url !== undefined);
  });
}

function packIdOf(head: ArticleHead): number {
  return Math.floor(head.doc / PACK_SLOTS);
}
