import { blockText } from '../../src/feed/block-text.ts';
import { articleOf } from '../../src/store/body.ts';
import { read } from '../../src/store/database.ts';
import { PACK_SLOTS } from '../../src/store/schema.ts';
import { clearAll } from '../../src/store/storage.ts';
import { runSync, type SyncOutcome } from '../../src/sync/run-sync.ts';
import { allowedOutcomes, type CaseServer, type FeedCase, startCaseServer } from '../support/feed-cases.ts';
import { quickenTimers } from '../support/quick-timers.ts';

/** Retries wait seconds on a phone. */
const QUICKER = 20;

/** Of a list entry, so that lists stay light whatever a feed says. */
const MOST_HEAD_CHARS = 4096;

interface Stored {
  title: string;
  text: string;
  headChars: number;
}

export interface AppCases {
  /** Lets the app read the feed before, then the case; what of the expectation does not hold. */
  faultsOf(one: FeedCase): Promise<string[]>;
  close(): void;
}

/** The app's own sync over a real connection, into whatever `indexedDB` is there. */
export async function openAppCases(cases: readonly FeedCase[], folder?: string): Promise<AppCases> {
  const server = await startCaseServer(cases, folder);
  return { faultsOf: (one) => faultsOf(one, server), close: server.close };
}

async function faultsOf(one: FeedCase, server: CaseServer): Promise<string[]> {
  await clearAll();
  server.phase = 'before';
  await sync(server.feedUrl(one));
  const before = await stored();
  server.phase = 'case';
  const outcome = await sync(server.feedUrl(one));
  const after = await stored();
  const faults: string[] = [];
  if (before.size === 0) faults.push('the feed before was not read');
  for (const id of before.keys()) if (!after.has(id)) faults.push(`lost ${id}`);

  const allowed = allowedOutcomes(one);
  if (outcome.state === 'failed') {
    // A later page that fails ends a sync that applied the first one.
    const isLater = one.category === 'paging';
    if (!isLater && !allowed.includes('reject_keep_last_good') && !one.http)
      faults.push(`refused: ${outcome.failure.code}`);
    if (!isLater && JSON.stringify([...after]) !== JSON.stringify([...before]))
      faults.push('refused, and changed what was stored');
    return faults;
  }
  if (outcome.state !== 'done') return [...faults, `ended ${outcome.state}`];
  if (!allowed.some((each) => each.startsWith('accept'))) faults.push('accepted');
  const { expected } = one;
  for (const id of expected.must_contain_ids ?? []) if (!after.has(id)) faults.push(`has no ${JSON.stringify(id)}`);
  const fresh = new Set(
    [...after.keys()].filter((id) => !before.has(id) || after.get(id)?.text !== before.get(id)?.text),
  );
  if (expected.items_out !== undefined && fresh.size > expected.items_out) faults.push(`${fresh.size} new or changed`);
  const everything = [...after.values()].map(({ title, text }) => `${title}\n${text}`).join('\n');
  for (const text of expected.no_text ?? []) if (everything.includes(text)) faults.push(`says ${text}`);
  for (const text of expected.must_show_text ?? []) if (!everything.includes(text)) faults.push(`does not say ${text}`);
  for (const [id, { headChars }] of after)
    if (headChars > MOST_HEAD_CHARS) faults.push(`head of ${id}: ${headChars} characters`);
  if (Object.keys(Object.prototype).length > 0) faults.push('the prototype of objects was polluted');
  return faults;
}

async function sync(feedUrl: string): Promise<SyncOutcome> {
  const restore = quickenTimers(QUICKER);
  try {
    return await runSync({ feedUrl, signal: new AbortController().signal });
  } finally {
    restore();
  }
}

/** Every article of the store, each with its whole body. */
async function stored(): Promise<Map<string, Stored>> {
  const { heads, packs } = await read(['heads', 'packs'], async (transaction) => {
    const [heads, packs] = await Promise.all([
      transaction.objectStore('heads').getAll(),
      transaction.objectStore('packs').getAll(),
    ]);
    return { heads, packs };
  });
  const packById = new Map(packs.map((pack) => [pack.id, pack]));
  return new Map(
    heads.map((head) => {
      const article = articleOf(head, packById.get(Math.floor(head.doc / PACK_SLOTS)));
      if (!article) throw new Error(`no body of ${head.id}`);
      return [head.id, { title: head.title, text: blockText(article.body), headChars: JSON.stringify(head).length }];
    }),
  );
}
