import { type Backup, type BackupArticle, type BackupRead, featuredWishOf, listeningOf } from './backup-format.ts';
import { articleOf } from './body.ts';
import { announce } from './changes.ts';
import { read, type WriteTransaction } from './database.ts';
import { parseFeaturedNews } from './featured-news.ts';
import { type KeptRecord, keptName } from './kept-record.ts';
import { parseListening } from './listening.ts';
import { getCounts, getMeta } from './meta.ts';
import { parseReading } from './reading.ts';
import { PACK_SLOTS } from './schema.ts';
import { parseSettings } from './settings.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** What of this phone goes into a backup, as of one moment; the lists alone where texts are not wanted. */
export function readBackup(
  site: string,
  nowMs: number,
  wanted: 'with texts' | 'lists' = 'with texts',
): Promise<Backup> {
  return read(['saved', 'kept', 'reading', 'heads', 'packs', 'meta'], async (transaction) => {
    const byKey = transaction.objectStore('heads').index('key');
    const packs = transaction.objectStore('packs');
    const meta = transaction.objectStore('meta');
    const [saved, kept, reading, settings, listening, featuredNews] = await Promise.all([
      transaction.objectStore('saved').getAll(),
      transaction.objectStore('kept').getAll(),
      transaction.objectStore('reading').getAll(),
      getMeta(meta, 'settings'),
      getMeta(meta, 'listening'),
      getMeta(meta, 'featuredNews'),
    ]);
    const withText = async ({ key, id, slug, title, savedAtMs }: BackupArticle): Promise<BackupArticle> => {
      const head = wanted === 'lists' ? undefined : await byKey.get(key);
      const article = head && articleOf(head, await packs.get(Math.floor(head.doc / PACK_SLOTS)));
      return { key, id, slug, title, savedAtMs, ...(article && { article }) };
    };
    return {
      site,
      exportedAtMs: nowMs,
      settings: parseSettings(settings),
      listening: listeningOf(listening),
      featuredNews: featuredWishOf(featuredNews),
      saved: await Promise.all(saved.map(withText)),
      kept: kept.map((record) => {
        const { title, keptAtMs } = record;
        return record.kind === 'album'
          ? { kind: record.kind, key: record.key, id: record.id, slug: record.slug, title, keptAtMs }
          : { kind: record.kind, categoryId: record.categoryId, title, keptAtMs };
      }),
      read: reading.flatMap(backupOfReading),
    };
  });
}

/** What a file takes along of a reading; the place in the text is of this phone's screen. */
function backupOfReading(stored: unknown): BackupRead[] {
  const record = parseReading(stored);
  if (!record) return [];
  const { key, readAtMs, progress, pinnedSlug } = record;
  return [{ key, readAtMs, progress, ...(pinnedSlug && { pinnedSlug }) }];
}

/** How many entries of each kind were new here. */
export interface MergedBackup {
  saved: number;
  kept: number;
  read: number;
}

/**
 * Adds what a backup has to what is here, whole or not at all: nothing is taken away, what is here already stays as
 * it is, and of what was read the later reading counts. The settings become those of the backup. What the feed has
 * withdrawn (`withdrawnKeys`) does not come back.
 */
export async function mergeBackup(backup: Backup, withdrawnKeys: ReadonlySet<string>): Promise<MergedBackup> {
  const merge = async (transaction: WriteTransaction<['saved', 'kept', 'reading', 'meta']>): Promise<MergedBackup> => {
    const saved = transaction.objectStore('saved');
    const kept = transaction.objectStore('kept');
    const reading = transaction.objectStore('reading');
    const meta = transaction.objectStore('meta');
    const result: MergedBackup = { saved: 0, kept: 0, read: 0 };
    for (const { article: _article, ...record } of backup.saved) {
      if (withdrawnKeys.has(record.key) || (await saved.getKey(record.key)) !== undefined) continue;
      await saved.put(record);
      result.saved++;
    }
    for (const thing of backup.kept) {
      const record: KeptRecord = { name: keptName(thing), ...thing };
      if (thing.kind === 'album' && withdrawnKeys.has(thing.key)) continue;
      if ((await kept.getKey(record.name)) !== undefined) continue;
      await kept.put(record);
      result.kept++;
    }
    for (const record of backup.read) {
      const present = await reading.get(record.key);
      if (present && present.readAtMs >= record.readAtMs) continue;
      await reading.put({ ...present, ...record });
      result.read++;
    }
    const [counts, settings, listening, featuredNews] = await Promise.all([
      getCounts(meta),
      getMeta(meta, 'settings'),
      getMeta(meta, 'listening'),
      getMeta(meta, 'featuredNews'),
    ]);
    meta.put({ ...counts, saved: counts.saved + result.saved }, 'counts');
    meta.put({ ...settings, ...backup.settings }, 'settings');
    if (backup.listening) meta.put({ ...parseListening(listening), ...backup.listening }, 'listening');
    // What this phone has told of stays; whether it may tell of anything is for its browser's permission to say.
    if (backup.featuredNews) meta.put({ ...parseFeaturedNews(featuredNews), ...backup.featuredNews }, 'featuredNews');
    return result;
  };
  const merged = await withRoom(() => write(['saved', 'kept', 'reading', 'meta'], merge));
  announce({ type: 'changed', stores: ['saved', 'kept', 'reading', 'meta'] });
  return merged;
}
