import { Document as FlexDocument, IndexedDB as FlexIndexedDb } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { BenchArticle, Contender } from './contender.ts';

/** MiniSearch as it ranks best: any of the words, the last as a prefix, the title three times the body. */
export function miniSearch(): Contender & { index: MiniSearch } {
  const index = new MiniSearch<{ id: number; foldedTitle: string; foldedBody: string }>({
    fields: ['foldedTitle', 'foldedBody'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: {
      combineWith: 'OR',
      boost: { foldedTitle: 3 },
      prefix: (_term, at, terms) => at === terms.length - 1,
    },
  });
  let count = 0;
  return {
    name: 'MiniSearch 7',
    index: index as unknown as MiniSearch,
    add(articles) {
      index.addAll(articles.map(({ foldedTitle, foldedBody }) => ({ id: count++, foldedTitle, foldedBody })));
    },
    search: ({ folded }) =>
      index
        .search(folded)
        .slice(0, 10)
        .map(({ id }) => id as number),
    storedBytes: () => JSON.stringify(index).length,
  };
}

function flexDocument(mode: 'forward' | 'context') {
  return new FlexDocument({
    document: { id: 'id', index: ['foldedTitle', 'foldedBody'] },
    encode: (text: string) => text.split(' ').filter(Boolean),
    ...(mode === 'forward'
      ? { tokenize: 'forward' as const }
      : { tokenize: 'strict' as const, context: { depth: 2, bidirectional: false, resolution: 9 } }),
  });
}

/** FlexSearch with each word's beginnings (`forward`), or with its neighbours (`context`). */
export function flexSearch(mode: 'forward' | 'context'): Contender {
  const index = flexDocument(mode);
  let count = 0;
  return {
    name: `FlexSearch 0.8 ${mode}`,
    add(articles: BenchArticle[]) {
      for (const { foldedTitle, foldedBody } of articles) index.add({ id: count++, foldedTitle, foldedBody });
    },
    search({ folded }) {
      const found = index.search(folded, { limit: 10, suggest: true }) as { field?: string; result: number[] }[];
      return merged(found.map(({ result }) => result));
    },
  };
}

/** Articles that FlexSearch writes at once: its memory until then is that of the index without a database. */
const FLEX_COMMIT_ARTICLES = 1000;

/** FlexSearch `forward` with its index in IndexedDB, which a new page finds there. In a browser alone. */
export async function flexSearchInDatabase(): Promise<Contender> {
  const index = flexDocument('forward');
  await index.mount(new FlexIndexedDb('flexsearch'));
  let count = 0;
  return {
    name: 'FlexSearch 0.8 IndexedDB',
    async add(articles: BenchArticle[]) {
      for (const { foldedTitle, foldedBody } of articles) {
        index.add({ id: count++, foldedTitle, foldedBody });
        if (count % FLEX_COMMIT_ARTICLES === 0) await index.commit();
      }
      await index.commit();
    },
    async search({ folded }) {
      const found = (await index.search(folded, { limit: 10, suggest: true })) as { result: number[] }[];
      return merged(found.map(({ result }) => result));
    },
  };
}

/** Title's hits first, then the body's. */
function merged(lists: number[][]): number[] {
  return [...new Set(lists.flat())].slice(0, 10);
}

interface SqliteDatabase {
  exec(options: string | { sql: string; bind?: unknown[]; rowMode?: 'array'; returnValue?: 'resultRows' }): unknown;
  prepare(sql: string): { bind(values: unknown[]): { stepReset(): void }; finalize(): void };
}

/** SQLite's FTS5, in memory: any of the words, the last as a prefix, ranked by bm25 with the title three times. */
export async function fullTextSqlite(): Promise<Contender> {
  const { default: initSqlite } = await import('@sqlite.org/sqlite-wasm');
  const sqlite = (await (initSqlite as unknown as () => Promise<unknown>)()) as {
    oo1: { DB: new (name: string) => SqliteDatabase };
  };
  const database = new sqlite.oo1.DB(':memory:');
  database.exec("CREATE VIRTUAL TABLE fts USING fts5(title, body, content='', tokenize='unicode61')");
  let count = 0;
  return {
    name: 'SQLite FTS5 wasm',
    add(articles) {
      database.exec('BEGIN');
      const insert = database.prepare('INSERT INTO fts(rowid, title, body) VALUES (?, ?, ?)');
      for (const { foldedTitle, foldedBody } of articles) insert.bind([++count, foldedTitle, foldedBody]).stepReset();
      insert.finalize();
      database.exec('COMMIT');
    },
    search({ folded }) {
      const words = folded.split(' ').filter(Boolean);
      const match = words.map((word, at) => `"${word}"${at === words.length - 1 ? '*' : ''}`).join(' OR ');
      const rows = database.exec({
        sql: 'SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 3.0, 1.0) LIMIT 10',
        bind: [match],
        rowMode: 'array',
        returnValue: 'resultRows',
      }) as number[][];
      return rows.map(([rowid]) => (rowid as number) - 1);
    },
    storedBytes() {
      const rows = database.exec({
        sql: 'SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)',
        rowMode: 'array',
        returnValue: 'resultRows',
      }) as number[][];
      return rows[0]?.[0] ?? 0;
    },
  };
}
