import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type BuiltPublisher, buildPublisher } from './build-publisher.ts';
import { createTestSite, type TestSite } from './published-site.ts';

/** Builds the publisher once for the tests of a file, and gives each of them a site of its own. */
export function onEachSite(give: (site: TestSite, publisher: BuiltPublisher) => unknown): void {
  let publisher: BuiltPublisher;
  beforeAll(async () => {
    publisher = await buildPublisher();
  }, 120_000);
  afterAll(() => publisher?.remove());
  beforeEach(async () => {
    const site = await createTestSite(publisher);
    await give(site, publisher);
    return () => site.remove();
  });
}
