import { expect } from 'vitest';
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
    expect(article, `body of ${head.id}`).not.toBeNull();
    expect(JSON.stringify(article?.body)).toContain(`bản ${/\d+$/.exec(head.title)?.[0]}.`);
    expect(pack?.orders[head.doc % PACK_SLOTS]).toBe(head.order);
    expect(dead.has(head.doc)).toBe(false);
    expect(ledger.get(head.key)).toMatchObject({
      order: head.order,
      doc: head.doc,
      fingerprint: head.fingerprint,
      viewCount: head.viewCount,
    });
    contents.set(head.id, { id: head.id, title: head.title, viewCount: head.viewCount, doc: head.doc });
  }
  expect(ledger.size).toBe(heads.length);
  expect(contents.size).toBe(heads.length);

  // No body without a head, and what is counted is there.
  const docs = new Set(heads.map(({ doc }) => doc));
  for (const pack of packs) {
    pack.orders.forEach((order, slot) => {
      expect(order !== '', `slot ${slot} of pack ${pack.id}`).toBe(docs.has(pack.id * PACK_SLOTS + slot));
    });
  }
  expect(counts.articles).toBe(heads.length);
  expect(counts.albums).toBe(heads.filter(({ album }) => album).length);
  expect(counts.byCategory).toEqual(countBy(heads.map(({ categoryId }) => categoryId)));
  expect(sizes.textBytes).toBe(packs.reduce((sum, pack) => sum + pack.bytes.byteLength, 0));

  // What is saved is there.
  const keys = new Set(heads.map(({ key }) => key));
  expect(counts.saved).toBe(saved.length);
  for (const { key } of saved) expect(keys).toContain(key);
  return contents;
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
