import { announce } from './changes.ts';
import { type ReadTransaction, read } from './database.ts';
import { getCounts, getSizes } from './meta.ts';
import type { ArticleHead, Counts, StoredSizes } from './schema.ts';
import { write } from './write.ts';

/** Records of one request: few enough that none holds up the page. */
const HEADS_AT_ONCE = 500;
const PACKS_AT_ONCE = 40;

interface Totals {
  counts: Counts;
  sizes: StoredSizes;
}

/**
 * Holds the counters against the records they count and puts them right where they have drifted; pictures of
 * which only one half is left go. Gives whether anything was amiss. Everything stored is read, in small steps: for
 * the rare screen that shows the figures.
 */
export async function recount(): Promise<boolean> {
  const { kept, counted, torn } = await read(
    ['heads', 'packs', 'pictures', 'pictureBytes', 'saved', 'meta'],
    async (transaction) => {
      const meta = transaction.objectStore('meta');
      const [counts, sizes] = await Promise.all([getCounts(meta), getSizes(meta)]);
      return { kept: { counts, sizes }, ...(await countAll(transaction)) };
    },
  );
  if (torn.length > 0) await dropTorn(torn);
  const isRight = JSON.stringify(sorted(kept)) === JSON.stringify(sorted(counted));
  if (!isRight) await correct(kept, counted);
  if (!isRight || torn.length > 0) announce({ type: 'changed', stores: ['meta', 'pictures'] });
  return !isRight || torn.length > 0;
}

type CountTransaction = ReadTransaction<['heads', 'packs', 'pictures', 'pictureBytes', 'saved', 'meta']>;

async function countAll(transaction: CountTransaction): Promise<{ counted: Totals; torn: string[] }> {
  const counts: Counts = { articles: 0, saved: 0, albums: 0, byCategory: {} };
  const heads = transaction.objectStore('heads');
  for (let batch = await heads.getAll(null, HEADS_AT_ONCE); batch.length > 0; ) {
    for (const head of batch) add(counts, head);
    const last = batch.at(-1)?.order ?? '';
    batch = batch.length < HEADS_AT_ONCE ? [] : await heads.getAll(IDBKeyRange.lowerBound(last, true), HEADS_AT_ONCE);
  }
  let textBytes = 0;
  const packs = transaction.objectStore('packs');
  for (let batch = await packs.getAll(null, PACKS_AT_ONCE); batch.length > 0; ) {
    for (const { bytes } of batch) textBytes += bytes?.byteLength ?? 0;
    const last = batch.at(-1)?.id ?? 0;
    batch = batch.length < PACKS_AT_ONCE ? [] : await packs.getAll(IDBKeyRange.lowerBound(last, true), PACKS_AT_ONCE);
  }
  const [records, urls, savedCount] = await Promise.all([
    transaction.objectStore('pictures').getAll(),
    transaction.objectStore('pictureBytes').getAllKeys(),
    transaction.objectStore('saved').count(),
  ]);
  counts.saved = savedCount;
  const withBytes = new Set(urls);
  const whole = records.filter(({ url }) => withBytes.has(url));
  const known = new Set(whole.map(({ url }) => url));
  const sizes: StoredSizes = {
    textBytes,
    pictureBytes: whole.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    pictureCount: whole.length,
  };
  const torn = [...records.map(({ url }) => url), ...urls].filter((url) => !known.has(url));
  return { counted: { counts, sizes }, torn };
}

function add(counts: Counts, { album, categoryId }: ArticleHead): void {
  counts.articles++;
  if (album) counts.albums++;
  counts.byCategory[categoryId] = (counts.byCategory[categoryId] ?? 0) + 1;
}

/** Deletes what is left of pictures that are still torn. */
async function dropTorn(urls: string[]): Promise<void> {
  await write(['pictures', 'pictureBytes'], async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const bytes = transaction.objectStore('pictureBytes');
    for (const url of urls) {
      const [record, content] = await Promise.all([pictures.getKey(url), bytes.getKey(url)]);
      if (record !== undefined && content !== undefined) continue;
      pictures.delete(url);
      bytes.delete(url);
    }
  });
}

/** By the difference, since others may have written since the counting. */
async function correct(kept: Totals, counted: Totals): Promise<void> {
  await write(['meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [counts, sizes] = await Promise.all([getCounts(meta), getSizes(meta)]);
    // A counter of a wrong shape is as good as none.
    const mend = (now: number, was = 0, is = 0) => (Number.isFinite(now + was) ? Math.max(0, now + is - was) : is);
    const categories = new Set([kept, counted].flatMap((totals) => Object.keys(totals.counts.byCategory)));
    const byCategory = { ...counts.byCategory };
    for (const id of categories) {
      const count = mend(byCategory[id] ?? 0, kept.counts.byCategory[id], counted.counts.byCategory[id]);
      if (count > 0) byCategory[id] = count;
      else delete byCategory[id];
    }
    meta.put(
      {
        articles: mend(counts.articles, kept.counts.articles, counted.counts.articles),
        albums: mend(counts.albums, kept.counts.albums, counted.counts.albums),
        saved: mend(counts.saved, kept.counts.saved, counted.counts.saved),
        byCategory,
      },
      'counts',
    );
    meta.put(
      {
        textBytes: mend(sizes.textBytes, kept.sizes.textBytes, counted.sizes.textBytes),
        pictureBytes: mend(sizes.pictureBytes, kept.sizes.pictureBytes, counted.sizes.pictureBytes),
        pictureCount: mend(sizes.pictureCount, kept.sizes.pictureCount, counted.sizes.pictureCount),
      },
      'sizes',
    );
  });
}

/** With every member in the same place, to be compared. */
function sorted({ counts, sizes }: Totals): unknown {
  const { articles, saved, albums, byCategory } = counts;
  const { textBytes, pictureBytes, pictureCount } = sizes;
  const categories = Object.entries(byCategory).sort(([a], [b]) => (a < b ? -1 : 1));
  return [articles, saved, albums, categories, textBytes, pictureBytes, pictureCount];
}
