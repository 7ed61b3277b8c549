import assert from 'node:assert/strict';
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
    assert.ok(article, `body of ${head.id}`);
    const ofItsVersion = `bản ${/\d+$/.exec(head.title)?.[0]}.`;
    assert.ok(JSON.stringify(article.body).includes(ofItsVersion), `body of ${head.id} is of its version`);
    assert.equal(pack?.orders[head.doc % PACK_SLOTS], head.order);
    assert.ok(!dead.has(head.doc), `${head.id} is not buried`);
    const { order, doc, fingerprint, viewCount } = head;
    const { modifiedAtMs: _, ...row } = ledger.get(head.key) ?? {};
    assert.deepEqual(row, { order, doc, fingerprint, viewCount }, `row of ${head.id}`);
    contents.set(head.id, { id: head.id, title: head.title, viewCount: head.viewCount, doc: head.doc });
  }
  assert.equal(ledger.size, heads.length, 'rows in the ledger');
  assert.equal(contents.size, heads.length, 'ids');

  // No body without a head, and what is counted is there.
  const docs = new Set(heads.map(({ doc }) => doc));
  for (const pack of packs) {
    pack.orders.forEach((order, slot) => {
      assert.equal(order !== '', docs.has(pack.id * PACK_SLOTS + slot), `slot ${slot} of pack ${pack.id}`);
    });
  }
  assert.equal(counts.articles, heads.length, 'counted articles');
  assert.equal(counts.albums, heads.filter(({ album }) => album).length, 'counted albums');
  assert.deepEqual(counts.byCategory, countBy(heads.map(({ categoryId }) => categoryId)));
  const textBytes = packs.reduce((sum, pack) => sum + pack.bytes.byteLength, 0);
  assert.equal(sizes.textBytes, textBytes, 'counted bytes');

  // What is saved is there.
  const keys = new Set(heads.map(({ key }) => key));
  assert.equal(counts.saved, saved.length, 'counted saved');
  for (const { key } of saved) assert.ok(keys.has(key), `saved ${key}`);
  return contents;
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
