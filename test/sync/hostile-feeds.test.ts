import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readFeedCases } from '../support/feed-cases.ts';
import { sharedDir } from '../support/shared.ts';
import { type AppCases, openAppCases } from './feed-case-in-app.ts';

// A feed of 200 MB, and a busy machine.
vi.setConfig({ testTimeout: 90_000 });

// ../shared is not part of a clone; the faults it collects have tests of their own in server-faults.
describe.skipIf(!sharedDir)('the app that reads a hostile feed of ../shared', () => {
  // The large ones, which take a minute, are in `npm run promises -- feeds`.
  const cases = readFeedCases().filter(({ gen, id }) => !gen || id === 'gzip-bomb');
  let app: AppCases;
  beforeAll(async () => {
    app = await openAppCases(cases);
  });
  afterAll(() => app.close());

  test.each(cases.map((one) => [one.id, one.expected.outcome, one] as const))('%s: %s', async (_id, _outcome, one) => {
    expect(await app.faultsOf(one)).toEqual([]);
  });
});
