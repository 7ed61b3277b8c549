import { articleOf } from '../../src/store/body.ts';
import { read } from '../../src/store/database.ts';
import { loadLedger } from '../../src/store/ledger.ts';
import { getCounts, getSizes } from '../../src/store/meta.ts';
import { PACK_SLOTS } from '../../src/store/schema.ts';

export interface StoredArticle {
  id: string;
  title: string;
  viewCount: number | null;
  doc: number;
}

/** Reads everything, holds the stores against each other, and gives the articles by id. */
export async function checkedContents(): Promise<Map<string, StoredArticle>> {
  const { heads, packs, tombstones, saved, counts, sizes } = await read(
    ['heads', 'packs', 'tombstones', 'saved', 'meta'],
    async (transaction) => {
      const [heads, packs, tombstones, saved, counts, sizes] = await Promise.all([
        transaction.objectStore('heads').getAll(),
        transaction.objectStore('packs').getAll(),
        transaction.objectStore('tombstones').getAllKeys(),
        transaction.objectStore('saved').getAll(),
        getCounts(transaction.objectStore('meta')),
        getSizes(transaction.objectStore('meta')),
      ]);
      return { heads, packs, tombstones, saved, counts, sizes };
    },
  );
  const { ledger } = await loadLedger();
  const packById = new Map(packs.map((pack) => [pack.id, pack]));
  const dead = new Set(tombstones);

  // Every head has its body, its row in the ledger, and is not buried.
  const contents = new Map<string, StoredArticle>();
  for (const head of heads) {
    const pack = packById.get(Math.floor(head.doc / PACK_SLOTS));
    const article = articleOf(head, pack);
    demand(article, `body of ${head.id}`);
    const ofItsVersion = `bản ${/\d+$/.exec(head.title)?.[0]}.`;
    demand(JSON.stringify(article.body).includes(ofItsVersion), `body of ${head.id} is of its version`);
    same(pack?.orders[head.doc % PACK_SLOTS], head.order, `slot of ${head.id}`);
    demand(!dead.has(head.doc), `${head.id} is not buried`);
    const { order, doc, fingerprint, viewCount } = head;
    const { modifiedAtMs: _, ...row } = ledger.get(head.key) ?? {};
    same(row, { order, doc, fingerprint, viewCount }, `row of ${head.id}`);
    contents.set(head.id, { id: head.id, title: head.title, viewCount: head.viewCount, doc: head.doc });
  }
  same(ledger.size, heads.length, 'rows in the ledger');
  same(contents.size, heads.length, 'ids');

  // No body without a head, and what is counted is there.
  const docs = new Set(heads.map(({ doc }) => doc));
  for (const pack of packs) {
    pack.orders.forEach((order, slot) => {
      same(order !== '', docs.has(pack.id * PACK_SLOTS + slot), `slot ${slot} of pack ${pack.id}`);
    });
  }
  same(counts.articles, heads.length, 'counted articles');
  same(counts.albums, heads.filter(({ album }) => album).length, 'counted albums');
  same(counts.byCategory, countBy(heads.map(({ categoryId }) => categoryId)), 'counted by category');
  const textBytes = packs.reduce((sum, pack) => sum + pack.bytes.byteLength, 0);
  same(sizes.textBytes, textBytes, 'counted bytes');

  // What is saved is there.
  const keys = new Set(heads.map(({ key }) => key));
  same(counts.saved, saved.length, 'counted saved');
  for (const { key } of saved) demand(keys.has(key), `saved ${key}`);
  return contents;
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

// Of its own, so that a page of a real browser can check itself.
function demand(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`not so: ${what}`);
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [given, wanted] = [actual, expected].map((value) => JSON.stringify(sorted(value)));
  if (given !== wanted) throw new Error(`${what}: ${given} instead of ${wanted}`);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
