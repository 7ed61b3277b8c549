import { read } from './database.ts';
import { type ArticleHead, type Availability, PACK_SLOTS } from './schema.ts';

/**
 * What of each article is on the phone, by key: text and all pictures, text alone, or nothing.
 * A picture counts in whichever size it is stored.
 */
export function readAvailability(heads: ArticleHead[]): Promise<Map<string, Availability>> {
  return read(['pictures', 'packs'], async (transaction) => {
    const pictures = transaction.objectStore('pictures').index('pictureId');
    const packs = transaction.objectStore('packs');
    const pictureIds = [...new Set(heads.flatMap((head) => head.pictureIds))];
    const packIds = [...new Set(heads.map(packIdOf))];
    const [foundPictures, foundPacks] = await Promise.all([
      Promise.all(pictureIds.map((id) => pictures.getKey(id))),
      Promise.all(packIds.map((id) => packs.getKey(id))),
    ]);
    const storedPictures = new Set(pictureIds.filter((_, i) => foundPictures[i] !== undefined));
    const storedPacks = new Set(packIds.filter((_, i) => foundPacks[i] !== undefined));
    return new Map(
      heads.map((head) => {
        if (!storedPacks.has(packIdOf(head))) return [head.key, 'none'];
        return [head.key, head.pictureIds.every((id) => storedPictures.has(id)) ? 'full' : 'text'];
      }),
    );
  });
}

function packIdOf(head: ArticleHead): number {
  return Math.floor(head.doc / PACK_SLOTS);
}
